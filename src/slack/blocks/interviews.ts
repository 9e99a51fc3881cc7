/** What the messages about an interview share, and the one to the opening's channel. */
import type { Shown } from '../../app/shown.ts'
import { type ChannelId, PersonId } from '../../core/ids.ts'
import type { Interview, PanelPlace, Place } from '../../core/interviews.ts'
import type { Event } from '../../core/notices.ts'
import type { Zone } from '../../core/time.ts'
import {
  clockWords,
  dayWords,
  localWords,
  spanWords,
  whenWords,
  zoneWords,
} from '../../core/time-words.ts'
import { bold, cut, join, link, type Mrkdwn, md, mention, NOTHING } from '../text.ts'
import { context, type Message, section } from './kit.ts'

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
    blocks: [
      section(titleOf(shown)),
      context(join([md`${when}`, panel, seatsWords(shown)], ' · ')),
    ],
  }
}

function seatsWords({ interview: { vacancies } }: Shown): Mrkdwn {
  if (vacancies.length === 0) return NOTHING
  return vacancies.length === 1 ? md`1 seat is open` : md`${vacancies.length} seats are open`
}

/** After `before`, where it is: a link to follow if it is one. As text it would get joiners, and lead nowhere once copied. */
export function placeWords({ text }: Place, before: string): Mrkdwn {
  return text === '' ? NOTHING : md`${before}${link(text, cut(text, 200))}`
}

/** How long somebody has to answer, on the clock of `zone`, and what happens then; nothing where there is no end. */
export function expiryWords(
  { interview, now }: Pick<Shown, 'interview' | 'now'>,
  about: PersonId,
  zone: Zone,
): Mrkdwn {
  const place = interview.panel.findLast(({ person }) => person === about)
  if (place?.rsvp !== 'asked' || !place.expiresAt) return NOTHING
  const ends = place.expiresAt
  const day = dayWords(ends, zone) === dayWords(now, zone) ? '' : `${dayWords(ends, zone)}, `
  const isNext = interview.standby.some(({ seat }) => seat === place.seat)
  const then = isNext ? 'somebody else is asked' : 'the seat is open again'
  return md`After ${day}${clockWords(ends, zone)} ${zoneWords(zone)} ${then}.`
}

/** What happened, for the thread below a message, in its reader's zone. */
export function eventWords(shown: Shown, event: Event, reader: PersonId | ChannelId): Mrkdwn {
  const { interview, people, now } = shown
  const zone =
    people.get(PersonId.safeParse(reader).data ?? interview.bookedBy)?.zone ?? interview.zone
  const when = spanWords(interview.span, zone, now)
  const why = interview.ending?.reason ? md` Reason: ${interview.ending.reason}.` : NOTHING
  const what = md`${bold(shown.candidate.name)}, ${interview.title}`
  switch (event) {
    case 'moved': {
      const last = interview.moves.at(-1)
      const from = last ? md` from ${spanWords(last.from, zone, now)}` : NOTHING
      return md`${what}: moved${from} to ${when}. Say whether you can make it.`
    }
    case 'cancelled':
      return md`Cancelled: ${what}. ${when} is free again.${why}`
    case 'no-show':
      return missedWords(shown, reader)
    case 'took place':
      return md`${what}, took place after all: ${when}. Your scorecard is wanted.`
    case 'conflict':
      return conflictWords(shown)
    case 'declined':
      return md`${whoSaid(interview, 'declined')} can't make ${what}, ${when}. Your card says who could step in.`
    case 'proposed':
      return md`${proposers(interview)} would rather have another time for ${what}, than ${when}. Your card says which.`
    case 'released':
      return md`You are not needed for ${what}, any more. ${when} is free again.`
    case 'placed':
      return interview.place.text === ''
        ? md`The place has changed, and the new one is not known yet. The time stays ${when}.`
        : md`The place has changed:${placeWords(interview.place, ' ')}. The time stays ${when}.`
    case 'kit changed':
      return md`The kit for ${what}, ${when}, has changed: look at it again before you ask.`
    case 'lapsed':
      return md`${whoSaid(interview, 'lapsed')} did not answer in time about ${what}, ${when}. Your card says what can be done.`
  }
}

/** Who gave such an answer, as it stands at sending: whoever was replaced meanwhile is nobody's matter any more. */
function whoSaid({ panel }: Interview, rsvp: PanelPlace['rsvp']): Mrkdwn {
  return namesOf(panel.filter((place) => place.rsvp === rsvp))
}

function proposers({ panel }: Interview): Mrkdwn {
  return namesOf(panel.filter((place) => place.proposes && sits(place)))
}

function namesOf(places: readonly PanelPlace[]): Mrkdwn {
  if (places.length === 0) return md`Somebody on the panel`
  return join(
    places.map(({ person }) => mention(person)),
    ' and ',
  )
}

/** Whoever booked it can take it back, and is told by whom it was noted. */
function missedWords({ interview }: Shown, reader: PersonId | ChannelId): Mrkdwn {
  const { ending, bookedBy } = interview
  const why = ending?.reason ? md` Reason: ${ending.reason}.` : NOTHING
  if (!ending || reader !== bookedBy) return md`Noted: it did not take place.${why}`
  return md`${mention(ending.by)} noted that it did not take place.${why} If that is wrong, press It took place on the card.`
}

function conflictWords({ conflicts, candidate }: Shown): Mrkdwn {
  if (conflicts.length === 0) {
    return md`A conflict of interest was declared by mistake: the scorecard counts after all.`
  }
  const people = join(conflicts.map(mention), ', ')
  return md`${people} declared a conflict of interest after the interview with ${bold(candidate.name)}. What they write does not count. If nobody else covered what they asked, book another interview.`
}

/** The one line that is left of an interview that did not happen; `whose` fault that is, for those who should know. */
export function ended(shown: Shown, whose = NOTHING): Message {
  const { interview, candidate } = shown
  const word = interview.status === 'cancelled' ? md`Cancelled` : md`Did not happen`
  const why = interview.ending?.reason ? md` · ${interview.ending.reason}` : NOTHING
  return line(
    md`${word}: ${bold(candidate.name)}, ${interview.title}, ${whenWords(interview.span.start, interview.zone, shown.now)}${whose}${why}`,
  )
}

/** A message of one line, without buttons: nothing to do. */
export function line(text: Mrkdwn): Message {
  return { text, blocks: [context(text)] }
}

/** Candidate, interview, opening. */
export function titleOf({ interview, candidate, opening }: Shown): Mrkdwn {
  return md`${bold(candidate.name)} · ${interview.title} · ${opening.title}`
}

interface Timed extends Pick<Shown, 'people' | 'officeZone' | 'now'> {
  readonly interview: Pick<Interview, 'span' | 'zone' | 'bookedBy'>
}

/** The agreed time in the candidate's zone, and on the clocks of the office and of whoever booked it where they differ. */
export function whenOf({ interview, people, officeZone, now }: Timed): Mrkdwn {
  const { span, zone, bookedBy } = interview
  const office = localWords(span.start, officeZone, zone)
  const readers = people.get(bookedBy)?.zone ?? officeZone
  const own = localWords(span.start, readers, zone)
  const isNews = own !== '' && localWords(span.start, readers, officeZone) !== ''
  return join(
    [spanWords(span, zone, now), office, isNews ? `${own}, your time` : '']
      .filter((words) => words !== '')
      .map((words) => md`${words}`),
    ' · ',
  )
}

/** When it begins for the candidate, where their clock is another than the reader's. The day only if that differs. */
export function alsoFor(
  name: string,
  { span: { start }, zone }: Pick<Interview, 'span' | 'zone'>,
  readers: Zone,
): Mrkdwn {
  const theirs = clockWords(start, zone)
  if (theirs === clockWords(start, readers)) return NOTHING
  const isSameDay = dayWords(start, zone) === dayWords(start, readers)
  const day = isSameDay ? '' : `${dayWords(start, zone)}, `
  return md` · ${day}${theirs} for ${name} in ${zoneWords(zone)}`
}

/** Whether a place takes somebody's time. */
export function sits({ rsvp }: PanelPlace): boolean {
  return rsvp === 'asked' || rsvp === 'accepted'
}
