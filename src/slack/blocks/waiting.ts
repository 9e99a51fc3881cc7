/** Things that wait on somebody, a line and a button each: in a digest and in Home. */
import type { types } from '@slack/bolt'
import type { LinesShown } from '../../app/digests.ts'
import type { Item } from '../../core/digest/items.ts'
import type { PersonId } from '../../core/ids.ts'
import type { Interview } from '../../core/interviews.ts'
import { addDays, DAY_MINUTES, type Instant, minutesOf, wallAt } from '../../core/time.ts'
import { clockWords, dateWords, dayWords, zoneWords } from '../../core/time-words.ts'
import { cut, type Mrkdwn, md, mention, NOTHING } from '../text.ts'
import { type Block, button, section } from './kit.ts'

/** One thing that waits, with its one action. Home shows them as well. */
export function itemBlock(item: Item, shown: LinesShown): Block {
  const action = actionOf(item, shown)
  return section(itemLine(item, shown), action)
}

export function itemLine(item: Item, shown: LinesShown): Mrkdwn {
  const { zone, now } = shown
  switch (item.kind) {
    case 'decide': {
      const { of, since } = item.debrief
      const other = of.otherOfferUntil
        ? md` · another offer until ${dateWords(of.otherOfferUntil)}`
        : NOTHING
      return md`*Decide*  ${nameOf(of.candidate, shown) ?? SOMEBODY} · cards open since ${dayWords(since, zone, now)}${other}`
    }
    case 'seat': {
      const { interview, vacancy } = item
      const title =
        interview.panel.find(({ seat }) => seat === vacancy.seat)?.seatTitle ?? vacancy.seat
      const [first] = vacancy.standIns
      const free = first ? md`${who(first, shown)} is free` : md`nobody else of its pool is free`
      return md`*Unfilled*  ${title}, ${subject(interview, shown)}, ${near(interview.span.start, shown)} · ${free}`
    }
    case 'card': {
      const { interview, due } = item.owed
      const state = due <= now ? md`overdue by ${age(due, now)}` : md`due ${near(due, shown)}`
      return md`*Scorecard*  ${whole(interview, shown)} · ${state}`
    }
    case 'overdue': {
      const { interview, person, due } = item.owed
      return md`*Overdue*  ${who(person, shown)}'s scorecard for ${subject(interview, shown)} · ${age(due, now)}`
    }
    case 'late': {
      const cards = item.count === 1 ? '1 scorecard' : `${item.count} scorecards`
      return md`*Overdue*  ${cards}${item.count === 1 ? '' : ', the first'} by ${age(item.oldest, now)}`
    }
    case 'answer':
      return md`*Asked*  Can you make it? ${about(item.interview, shown)}`
    case 'unanswered': {
      const lapses = item.lapses
        ? md` · passes on at ${clockWords(item.lapses, zone)} ${zoneWords(zone)}`
        : NOTHING
      return md`*Unconfirmed*  ${who(item.of, shown)} · ${about(item.interview, shown)}${lapses}`
    }
    case 'interview':
      return md`*Today*  ${about(item.interview, shown)}`
    case 'next':
      return md`*No next step*  ${nameOf(item.application.candidate, shown) ?? SOMEBODY} · waits for ${age(item.since, now)}`
  }
}

function actionOf(item: Item, { names }: LinesShown): types.Button | undefined {
  switch (item.kind) {
    case 'decide':
      return button(
        'debrief-open',
        'Open debrief',
        `${item.debrief.application}:${item.debrief.stage}`,
      )
    case 'seat': {
      const { interview, vacancy } = item
      const [first] = vacancy.standIns
      return first
        ? button(
            'ask-stand-in',
            `Ask ${cut(names.get(first) ?? 'them', 60)}`,
            `${interview.id}:${vacancy.leaver}:${vacancy.standIns.join(',')}`,
          )
        : button('card-move', 'Find another time', interview.id)
    }
    case 'card':
      return button('open-scorecard', 'Fill my scorecard', item.owed.interview.id)
    case 'late':
      // In a channel nobody is pointed at, so there is nobody to nudge.
      return undefined
    case 'overdue': {
      const { interview, person } = item.owed
      return nudgeButton('card', interview, person, names.get(person))
    }
    case 'answer':
      return button('home-accept', 'Accept', item.interview.id)
    case 'unanswered':
      return nudgeButton('answer', item.interview, item.of, names.get(item.of))
    case 'interview':
      return item.hasKit
        ? button('kit-open', 'Kit', item.interview.id)
        : button('invite-ics', 'Calendar file', item.interview.id)
    case 'next':
      return button('schedule-application', 'Schedule', item.application.id)
  }
}

function nudgeButton(
  matter: 'card' | 'answer',
  interview: Interview,
  person: string,
  name = 'them',
) {
  return button('nudge', `Nudge ${cut(name, 60)}`, `${matter}:${interview.id}:${person}`)
}

function about(interview: Interview, shown: LinesShown): Mrkdwn {
  return md`${whole(interview, shown)} · ${near(interview.span.start, shown)}`
}

/** Where the reader may not know of whom. */
const SOMEBODY = md`a candidate`

/** Candidate and title; the title alone where candidates are not named. */
function whole(interview: Interview, shown: LinesShown): Mrkdwn {
  const name = nameOf(interview.candidate, shown)
  return name ? md`${name} · ${interview.title}` : md`${interview.title}`
}

/** The candidate, or else the title of the interview. */
export function subject(interview: Interview, shown: LinesShown): Mrkdwn {
  return nameOf(interview.candidate, shown) ?? md`${interview.title}`
}

function nameOf(candidate: Interview['candidate'], { candidates }: LinesShown): Mrkdwn | undefined {
  const known = candidates.get(candidate)
  return known && md`${cut(known.name, 120)}`
}

/** A colleague: mentioned to a reader, and named in a channel, where a mention would ping. */
export function who(person: PersonId, { pings, names }: LinesShown): Mrkdwn {
  return pings ? mention(person) : md`${cut(names.get(person) ?? 'somebody', 60)}`
}

/** `today 15:00 Belgrade`, `tomorrow 09:30 Belgrade`, `Thu 11 Mar, 10:00 Belgrade`. */
function near(at: Instant, { zone, now }: LinesShown): string {
  const clock = `${clockWords(at, zone)} ${zoneWords(zone)}`
  const [day, today] = [wallAt(at, zone).date, wallAt(now, zone).date]
  if (day === today) return `today ${clock}`
  if (day === addDays(today, 1)) return `tomorrow ${clock}`
  return `${dayWords(at, zone, now)}, ${clock}`
}

/** `3 h`, `2 days`. */
function age(since: Instant, now: Instant): string {
  const minutes = Math.max(0, Math.floor(minutesOf({ start: since, end: now })))
  if (minutes < 2 * DAY_MINUTES)
    return minutes < 120 ? `${minutes} min` : `${Math.floor(minutes / 60)} h`
  return `${Math.floor(minutes / DAY_MINUTES)} days`
}
