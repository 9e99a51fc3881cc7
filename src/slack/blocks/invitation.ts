/** What a panellist reads of an interview: a question at first, one line once it needs nothing of them. */
import type { Shown } from '../../app/shown.ts'
import type { PersonId } from '../../core/ids.ts'
import type { Interview, PanelPlace } from '../../core/interviews.ts'
import { minutesOf, type Zone } from '../../core/time.ts'
import { durationWords, spanWords, whenWords } from '../../core/time-words.ts'
import { bold, join, type Mrkdwn, md, mention, NOTHING } from '../text.ts'
import { alsoFor, expiryWords, line, placeWords, sits } from './interviews.ts'
import { actions, type Block, button, context, type Message, section } from './kit.ts'
import { cardDueBlocks, dueWords } from './scorecard-list.ts'

export function invitation(shown: Shown, reader: PersonId): Message {
  const { interview, people } = shown
  const place = interview.panel.findLast(({ person }) => person === reader)
  const zone = people.get(reader)?.zone ?? interview.zone
  const over = overFor(shown, place, spanWords(interview.span, zone, shown.now))
  if (place && owesCard(shown, place)) return cardDue(shown, zone)
  if (over || !place) return line(over ?? NOTHING)
  return place.rsvp === 'accepted' ? mine(shown, place, zone) : question(shown, place, zone)
}

/** What is left to say to whom it asks nothing any more. */
function overFor(
  { interview, candidate, cards }: Shown,
  place: PanelPlace | undefined,
  when: string,
): Mrkdwn | undefined {
  const what = md`${bold(candidate.name)}, ${interview.title}, ${when}`
  if (interview.status === 'cancelled') return md`Cancelled: ${what}.`
  if (!place || place.rsvp === 'replaced' || place.rsvp === 'lapsed') {
    return md`No longer yours: ${what}. Nothing to do.`
  }
  if (interview.status === 'done') {
    const isIn = cards.get(place.person) === 'submitted'
    return md`Done: ${what}.${isIn ? ' Your scorecard is in.' : ''}`
  }
  if (interview.status === 'no-show') return md`Did not happen: ${what}.`
  if (place.rsvp === 'declined')
    return md`You can't make ${what}. ${mention(interview.bookedBy)} knows.`
  return undefined
}

/** Whether it took place and the card about it is still to be handed in. */
function owesCard({ interview, cards }: Shown, place: PanelPlace): boolean {
  const card = cards.get(place.person)
  const isClosed = card === 'submitted' || card === 'not needed'
  return interview.status === 'done' && sits(place) && !isClosed
}

function cardDue({ interview, candidate, due, now }: Shown, zone: Zone): Message {
  const what = md`${bold(candidate.name)}, ${interview.title}, ${spanWords(interview.span, zone, now)}`
  const when = dueWords(due, zone, now)
  return {
    text: md`Your scorecard about ${candidate.name} ${when}.`,
    blocks: [section(md`Done: ${what}.`), ...cardDueBlocks(interview, when)],
  }
}

function mine(shown: Shown, place: PanelPlace, zone: Zone): Message {
  const { interview, candidate } = shown
  return {
    text: md`You interview ${candidate.name}: ${spanWords(interview.span, zone, shown.now)}.`,
    blocks: [
      section(
        md`You interview ${bold(candidate.name)} · ${lengthOf(interview)}\n${timeFor(shown, zone)}.${companyOf(interview, place)}`,
      ),
      ...notesOf(interview),
      ...proposedBlocks(shown, place, zone),
      actions(`invite:${interview.id}`, [
        button('kit-open', 'Kit', interview.id),
        declineButton(interview),
        button('invite-ics', 'Calendar file', interview.id),
      ]),
    ],
  }
}

function question(shown: Shown, place: PanelPlace, zone: Zone): Message {
  const { interview, candidate, opening } = shown
  return {
    text: md`You're asked to interview ${candidate.name}: ${spanWords(interview.span, zone, shown.now)}.`,
    blocks: [
      section(
        md`You're asked to interview ${bold(candidate.name)} (${opening.title})\n${timeFor(shown, zone)}\n${lengthOf(interview)}.${companyOf(interview, place)}`,
      ),
      ...notesOf(interview),
      ...proposedBlocks(shown, place, zone),
      ...expiryBlocks(shown, place, zone),
      actions(`invite:${interview.id}`, [
        button('invite-accept', 'Accept', interview.id, { style: 'primary' }),
        declineButton(interview),
        button('invite-propose', 'Propose another time', interview.id),
      ]),
    ],
  }
}

/** A stand-in has not for ever. */
function expiryBlocks(shown: Shown, { person }: PanelPlace, zone: Zone): Block[] {
  const words = expiryWords(shown, person, zone)
  return words === NOTHING ? [] : [context(words)]
}

/** What they have proposed, until the time changes or they say otherwise. */
function proposedBlocks({ interview, now }: Shown, { proposes }: PanelPlace, zone: Zone): Block[] {
  if (!proposes) return []
  const when = whenWords(proposes, zone, now)
  return [
    context(
      md`You proposed ${when}. ${mention(interview.bookedBy)} decides; until then this time stands.`,
    ),
  ]
}

/** What the recruiter wants the panel to know. */
function notesOf({ notes }: Interview): Block[] {
  return notes === '' ? [] : [context(md`${notes}`)]
}

function lengthOf({ title, span, place }: Interview): Mrkdwn {
  return md`${title} · ${durationWords(minutesOf(span))}${placeWords(place, ' · ')}`
}

/** Their own clock first, then the candidate's where it differs. */
function timeFor({ interview, candidate, now }: Shown, zone: Zone): Mrkdwn {
  const own = spanWords(interview.span, zone, now)
  return md`${own}, your time${alsoFor(candidate.name, interview, zone)}`
}

function companyOf(interview: Interview, { person, shadow }: PanelPlace): Mrkdwn {
  const others = interview.panel.filter((p) => p.person !== person && sits(p))
  const names = others.map((p) => mention(p.person))
  const company = names.length === 0 ? NOTHING : md` With ${join(names, ', ')}.`
  return shadow ? md`${company} You sit in as a shadow.` : company
}

function declineButton(interview: Interview) {
  return button('invite-decline', "I can't make it", interview.id)
}
