/** The messages that show an interview: to its recruiter, to its panel, to the opening's channel. */
import type { Shown } from '../../app/shown.ts'
import { type ChannelId, PersonId } from '../../core/ids.ts'
import type { Interview, PanelPlace } from '../../core/interviews.ts'
import type { Event } from '../../core/notices.ts'
import { iso, minutesOf, type Zone } from '../../core/time.ts'
import {
  clockWords,
  dayWords,
  durationWords,
  spanWords,
  whenWords,
  zoneWords,
} from '../../core/time-words.ts'
import { bold, join, type Mrkdwn, md, mention, NOTHING } from '../text.ts'
import { declineWords } from './interview-forms.ts'
import {
  actions,
  type Block,
  button,
  context,
  type Message,
  option,
  overflow,
  section,
} from './kit.ts'

/** To who booked it: edited in place as answers come in. */
export function recruiterCard(shown: Shown): Message {
  const { interview, candidate } = shown
  const title = titleOf(shown)
  const when = whenOf(shown)
  if (interview.status === 'cancelled' || interview.status === 'no-show') return ended(shown)
  const state = stateOf(interview)
  const where = interview.place.text === '' ? NOTHING : md` · ${interview.place.text}`
  return {
    text: md`${candidate.name}, ${interview.title}: ${whenWords(interview.span.start, interview.zone, shown.now)}. ${state}.`,
    blocks: [
      section(md`${title}\n${when}${where}\n${state}`),
      ...answers(interview),
      ...interview.panel.flatMap((place) => proposalBlocks(place, interview)),
      ...interview.vacancies.flatMap((vacancy) => vacancyBlocks(vacancy, shown)),
      actions(`card:${interview.id}`, [
        ...(interview.status === 'booked'
          ? [
              button('card-move', 'Move', interview.id),
              button('card-panel', 'Change panel', interview.id),
            ]
          : []),
        button('card-copy', 'Text and .ics for the candidate', interview.id),
        overflow('card-more', [
          option('Cancel the interview', `cancel:${interview.id}`),
          option('Candidate did not come', `no-show-candidate:${interview.id}`),
          option('Interviewer did not come', `no-show-panel:${interview.id}`),
          option('History', `history:${interview.id}`),
        ]),
      ]),
    ],
  }
}

/** `Confirmed`, `Confirmed 1 of 2`, `1 seat is open`. */
function stateOf({ panel, vacancies, status }: Interview): Mrkdwn {
  if (status === 'done') return md`Done`
  if (vacancies.length > 0)
    return vacancies.length === 1 ? md`1 seat is open` : md`${vacancies.length} seats are open`
  const sitters = panel.filter(sits)
  const accepted = sitters.filter(({ rsvp }) => rsvp === 'accepted')
  if (accepted.length === sitters.length) return md`Confirmed`
  return md`Confirmed ${accepted.length} of ${sitters.length}`
}

/** To a panellist: a question at first, one line once answered. */
export function invitation(shown: Shown, reader: PersonId): Message {
  const { interview, candidate, people } = shown
  const place = interview.panel.findLast(({ person }) => person === reader)
  const zone = people.get(reader)?.zone ?? interview.zone
  const mine = spanWords(interview.span, zone, shown.now)
  const theirs = zoneNote(interview, zone, candidate.name)
  const about = md`${interview.title} · ${durationWords(minutesOf(interview.span))}`
  if (interview.status === 'cancelled') {
    return line(md`Cancelled: ${bold(candidate.name)}, ${interview.title}, ${mine}.`)
  }
  if (!place || place.rsvp === 'replaced' || place.rsvp === 'lapsed') {
    return line(
      md`No longer yours: ${bold(candidate.name)}, ${interview.title}, ${mine}. Nothing to do.`,
    )
  }
  if (interview.status === 'done')
    return line(md`Done: ${bold(candidate.name)}, ${interview.title}, ${mine}.`)
  if (place.rsvp === 'declined') {
    return line(
      md`You can't make ${bold(candidate.name)}, ${interview.title}, ${mine}. Somebody else is being asked.`,
    )
  }
  const others = interview.panel.filter((p) => p.person !== reader && sits(p))
  const company =
    others.length === 0
      ? NOTHING
      : md` With ${join(
          others.map((p) => mention(p.person)),
          ', ',
        )}.`
  const role = place.shadow ? md` You sit in as a shadow.` : NOTHING
  if (place.rsvp === 'accepted') {
    return {
      text: md`You interview ${candidate.name}: ${mine}.`,
      blocks: [
        section(
          md`You interview ${bold(candidate.name)} · ${about}\n${mine}, your time${theirs}.${company}${role}`,
        ),
        actions(`invite:${interview.id}`, [
          declineButton(interview),
          button('invite-ics', 'Calendar file', interview.id),
        ]),
      ],
    }
  }
  return {
    text: md`You're asked to interview ${candidate.name}: ${mine}.`,
    blocks: [
      section(
        md`You're asked to interview ${bold(candidate.name)} (${shown.opening.title})\n${mine}, your time${theirs}\n${about}.${company}${role}`,
      ),
      actions(`invite:${interview.id}`, [
        button('invite-accept', 'Accept', interview.id, { style: 'primary' }),
        declineButton(interview),
        button('invite-propose', 'Propose another time', interview.id),
      ]),
    ],
  }
}

/** To the opening's channel: what is on, and whether it stands. */
export function channelPost(shown: Shown): Message {
  const { interview, candidate } = shown
  if (interview.status === 'cancelled' || interview.status === 'no-show') return ended(shown)
  const panel = join(
    interview.panel.filter(sits).map(({ person }) => mention(person)),
    ', ',
  )
  const when = spanWords(interview.span, shown.officeZone, shown.now)
  return {
    text: md`${candidate.name}, ${interview.title}: ${when}.`,
    blocks: [section(titleOf(shown)), context(md`${when} · ${panel}`)],
  }
}

/** What happened, for the thread below a message, in its reader's zone. */
export function eventWords(
  { interview, people, now }: Shown,
  event: Event,
  reader: PersonId | ChannelId,
): Mrkdwn {
  const zone =
    people.get(PersonId.safeParse(reader).data ?? interview.bookedBy)?.zone ?? interview.zone
  const when = spanWords(interview.span, zone, now)
  const why = interview.ending?.reason ? md` Reason: ${interview.ending.reason}.` : NOTHING
  switch (event) {
    case 'moved': {
      const last = interview.moves.at(-1)
      const from = last ? md` from ${spanWords(last.from, zone, now)}` : NOTHING
      return md`Moved${from} to ${when}. Say whether you can make it.`
    }
    case 'cancelled':
      return md`Cancelled: ${when} is free again.${why}`
    case 'no-show':
      return md`Noted: it did not take place.${why}`
    case 'declined':
      return md`Somebody on the panel can't make it. Your card says who.`
    case 'proposed':
      return md`Somebody on the panel would rather have another time. Your card says when.`
    case 'released':
      return md`You are not needed for this one any more. Your time is free again.`
    case 'lapsed':
      return md`Somebody who was asked has not answered in time. Your card says who.`
  }
}

function ended(shown: Shown): Message {
  const { interview, candidate } = shown
  const word = interview.status === 'cancelled' ? md`Cancelled` : md`Did not happen`
  const why = interview.ending?.reason ? md` · ${interview.ending.reason}` : NOTHING
  return line(
    md`${word}: ${bold(candidate.name)}, ${interview.title}, ${whenWords(interview.span.start, interview.zone, shown.now)}${why}`,
  )
}

function line(text: Mrkdwn): Message {
  return { text, blocks: [context(text)] }
}

function titleOf({ interview, candidate, opening }: Shown): Mrkdwn {
  return md`${bold(candidate.name)} · ${interview.title} · ${opening.title}`
}

/** The agreed time in the candidate's zone, and the office's when it differs. */
function whenOf({ interview, officeZone, now }: Shown): Mrkdwn {
  const { span, zone } = interview
  const agreed = spanWords(span, zone, now)
  const office = clockWords(span.start, officeZone)
  const same = office === clockWords(span.start, zone)
  return same ? md`${agreed}` : md`${agreed} · ${office} ${zoneWords(officeZone)}`
}

function zoneNote({ span, zone }: Interview, readers: Zone, name: string): Mrkdwn {
  const theirs = clockWords(span.start, zone)
  if (theirs === clockWords(span.start, readers)) return NOTHING
  const day =
    dayWords(span.start, zone) === dayWords(span.start, readers)
      ? ''
      : `${dayWords(span.start, zone)}, `
  return md` · ${day}${theirs} for ${name} in ${zoneWords(zone)}`
}

function answers(interview: Interview): Block[] {
  const lines = interview.panel.filter(({ rsvp }) => rsvp !== 'replaced').map(answerOf)
  return lines.length === 0 ? [] : [context(...lines)]
}

/** Another time that somebody proposed, with the one press that goes there. */
function proposalBlocks({ person, rsvp, proposes }: PanelPlace, interview: Interview): Block[] {
  if (!proposes || (rsvp !== 'asked' && rsvp !== 'accepted')) return []
  const words = md`${mention(person)} proposes ${whenWords(proposes, interview.zone)}.`
  const value = `${interview.id}@${iso(proposes)}`
  return [section(words, button('card-move', 'Look at that day', value))]
}

/** Who could fill an open seat at the same time, each a press away; or that nobody can. */
function vacancyBlocks(
  { seat, leaver, standIns }: Interview['vacancies'][number],
  { interview, people }: Shown,
): Block[] {
  const title = interview.panel.find((place) => place.seat === seat)?.seatTitle ?? seat
  const [first, ...others] = standIns
  const open = `vacancy:${interview.id}:${leaver}`
  if (!first) {
    return [
      section(md`*${title} is open.* Nobody else of its pool is free then.`),
      actions(open, [button('card-move', 'Find another time', interview.id)]),
    ]
  }
  const next = others.slice(0, 3).map((id) => mention(id))
  const then =
    next.length === 0
      ? NOTHING
      : md` If they can't, ${join(next, ', then ')} will be asked in turn.`
  const name = people.get(first)?.name ?? 'them'
  return [
    section(md`*${title} is open.* ${mention(first)} is free at the same time.${then}`),
    actions(open, [
      button('ask-stand-in', `Ask ${name}`, `${interview.id}:${leaver}:${standIns.join(',')}`, {
        style: 'primary',
      }),
      button('replace-place', 'Other people', `${interview.id}:${leaver}`),
    ]),
  ]
}

function answerOf(place: PanelPlace): Mrkdwn {
  const { person, seatTitle, shadow, rsvp, reason, proposes } = place
  const seat = shadow ? md`shadow` : md`${seatTitle}`
  if (proposes && rsvp !== 'replaced') {
    return md`${mention(person)} (${seat}): would rather have another time`
  }
  const words = {
    asked: md`no answer yet`,
    accepted: md`accepted`,
    declined: reason === '' ? md`can't make it` : md`can't make it: ${declineWords(reason)}`,
    lapsed: md`did not answer in time`,
    replaced: md`replaced`,
  }
  return md`${mention(person)} (${seat}): ${words[rsvp]}`
}

function sits({ rsvp }: PanelPlace): boolean {
  return rsvp === 'asked' || rsvp === 'accepted'
}

function declineButton(interview: Interview) {
  return button('invite-decline', "I can't make it", interview.id)
}
