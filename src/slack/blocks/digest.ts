/** The message of the day: what waits on its reader, a line and a button each. */
import type { DigestShown } from '../../app/digests.ts'
import type { Changed, Digest } from '../../core/digest/digest.ts'
import type { Item } from '../../core/digest/items.ts'
import type { Interview } from '../../core/interviews.ts'
import { DAY_MINUTES, type Instant, minutesOf, wallAt } from '../../core/time.ts'
import { clockWords, dateWords, dayWords, zoneWords } from '../../core/time-words.ts'
import { bold, cut, join, type Mrkdwn, md, mention, NOTHING } from '../text.ts'
import { loadWords } from './interviewers.ts'
import { type Block, button, context, type Message, section } from './kit.ts'

/** Interviews named in one line of what is on; the rest is counted. */
const NAMED = 8

export function digestMessage(shown: DigestShown): Message {
  const { digest } = shown
  const title = titleOf(digest)
  if (digest.items.length === 0) {
    return { text: title, blocks: [context(title)] }
  }
  return {
    text: join([title, ...digest.items.slice(0, 3).map((item) => lineOf(item, shown))], '\n'),
    blocks: [
      section(title),
      ...digest.items.flatMap((item) => itemBlock(item, shown)),
      ...moreBlock(digest),
      ...around(shown),
    ],
  }
}

/** `Tue 9 Mar · 3 things wait on you`. */
function titleOf({ date, matters, done, items }: Digest): Mrkdwn {
  const day = bold(dateWords(date))
  if (items.length === 0) return md`${day} · all done`
  const doneWords = done > 0 ? md` · ${done} done` : NOTHING
  if (matters > 0) {
    const things = matters === 1 ? '1 thing waits on you' : `${matters} things wait on you`
    return md`${day} · ${things}${doneWords}`
  }
  const count = items.length
  return md`${day} · you have ${count === 1 ? '1 interview' : `${count} interviews`} today`
}

/** One thing that waits, with its one action. Home shows them as well. */
export function itemBlock(item: Item, shown: DigestShown): Block[] {
  const action = actionOf(item, shown)
  return [section(lineOf(item, shown), action)]
}

function lineOf(item: Item, shown: DigestShown): Mrkdwn {
  const { zone, now } = shown
  switch (item.kind) {
    case 'decide': {
      const { of, since } = item.debrief
      const other = of.otherOfferUntil
        ? md` · another offer until ${dateWords(of.otherOfferUntil)}`
        : NOTHING
      return md`*Decide*  ${nameOf(of.candidate, shown)} · all in since ${dayWords(since, zone, now)}${other}`
    }
    case 'seat': {
      const { interview, vacancy } = item
      const title =
        interview.panel.find(({ seat }) => seat === vacancy.seat)?.seatTitle ?? vacancy.seat
      const [first] = vacancy.standIns
      const free = first ? md`${mention(first)} is free` : md`nobody else of its pool is free`
      return md`*Unfilled*  ${title}, ${nameOf(interview.candidate, shown)}, ${near(interview.span.start, shown)} · ${free}`
    }
    case 'card': {
      const { interview, due } = item.owed
      const state = due <= now ? md`overdue by ${age(due, now)}` : md`due ${near(due, shown)}`
      return md`*Scorecard*  ${nameOf(interview.candidate, shown)} · ${interview.title} · ${state}`
    }
    case 'overdue': {
      const { interview, person, due } = item.owed
      return md`*Overdue*  ${mention(person)}'s scorecard for ${nameOf(interview.candidate, shown)} · ${age(due, now)}`
    }
    case 'answer':
      return md`*Asked*  Can you make it? ${about(item.interview, shown)}`
    case 'unanswered': {
      const lapses = item.lapses
        ? md` · passes on at ${clockWords(item.lapses, zone)} ${zoneWords(zone)}`
        : NOTHING
      return md`*Unconfirmed*  ${mention(item.of)} · ${about(item.interview, shown)}${lapses}`
    }
    case 'interview':
      return md`*Today*  ${about(item.interview, shown)}`
    case 'next':
      return md`*No next step*  ${nameOf(item.application.candidate, shown)} · waits for ${age(item.since, now)}`
  }
}

function actionOf(item: Item, { names }: DigestShown) {
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
        ? button('open-kit', 'Kit', item.interview.id)
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

function around(shown: DigestShown): Block[] {
  const { today, tomorrow, changes, load } = shown.digest
  const lines = [
    onDay(md`Today`, today, shown),
    onDay(md`Tomorrow`, tomorrow, shown),
    changes.length === 0 ? NOTHING : md`Since yesterday  ${changes.map(changeWords).join(', ')}`,
    load ? md`My week  ${loadWords(load)}` : NOTHING,
  ].filter(({ mrkdwn }) => mrkdwn !== '')
  return lines.map((text) => context(text))
}

function onDay(day: Mrkdwn, interviews: readonly Interview[], shown: DigestShown): Mrkdwn {
  if (interviews.length === 0) return NOTHING
  const named = interviews.slice(0, NAMED).map((interview) => {
    const people = interview.panel
      .filter(({ rsvp, shadow }) => !shadow && (rsvp === 'asked' || rsvp === 'accepted'))
      .map(({ person }) => mention(person))
    return md`${clockWords(interview.span.start, shown.zone)} ${nameOf(interview.candidate, shown)} · ${join(people, ', ')}`
  })
  const more = interviews.length > NAMED ? md`  and ${interviews.length - NAMED} more` : NOTHING
  return md`${day}  ${join(named, '   ')}${more} · ${zoneWords(shown.zone)}`
}

function moreBlock({ more }: Digest): Block[] {
  return more === 0 ? [] : [context(md`and ${more} more in Home`)]
}

function about({ candidate, title, span }: Interview, shown: DigestShown): Mrkdwn {
  return md`${nameOf(candidate, shown)} · ${title} · ${near(span.start, shown)}`
}

function nameOf(candidate: Interview['candidate'], { candidates }: DigestShown): Mrkdwn {
  return bold(cut(candidates.get(candidate)?.name ?? '', 120))
}

/** `today 15:00 Belgrade`, `tomorrow 09:30 Belgrade`, `Thu 11 Mar, 10:00 Belgrade`. */
function near(at: Instant, { zone, now }: DigestShown): string {
  const clock = `${clockWords(at, zone)} ${zoneWords(zone)}`
  const days = (Date.parse(wallAt(at, zone).date) - Date.parse(wallAt(now, zone).date)) / 86_400_000
  if (days === 0) return `today ${clock}`
  if (days === 1) return `tomorrow ${clock}`
  return `${dayWords(at, zone, now)}, ${clock}`
}

/** `3 h`, `2 days`. */
function age(since: Instant, now: Instant): string {
  const minutes = Math.max(0, Math.floor(minutesOf({ start: since, end: now })))
  if (minutes < 2 * DAY_MINUTES)
    return minutes < 120 ? `${minutes} min` : `${Math.floor(minutes / 60)} h`
  return `${Math.floor(minutes / DAY_MINUTES)} days`
}

const CHANGE_WORDS: Readonly<Record<Changed, string>> = {
  booked: 'booked',
  moved: 'moved',
  cancelled: 'cancelled',
  missed: 'did not take place',
  applied: 'new candidates',
  withdrew: 'withdrew',
}

function changeWords({ what, count }: Digest['changes'][number]): string {
  return what === 'applied' && count === 1 ? '1 new candidate' : `${count} ${CHANGE_WORDS[what]}`
}
