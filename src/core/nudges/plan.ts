/** When who is reminded of what about an interview. */
import { calmAndBack, calmAround, calmBefore, calmFrom, type Listener } from '../calm.ts'
import type { PersonId } from '../ids.ts'
import { type Interview, type PanelPlace, sitting } from '../interviews.ts'
import type { Notice } from '../notices.ts'
import { DAY_MINUTES, type Instant, later, minutesOf } from '../time.ts'
import { nudgeNotice } from './keys.ts'
import type { Matter, Step } from './matters.ts'
import { afterWorking, workingDaysLater } from './working.ts'

export interface TakenBack {
  readonly times: number
  readonly at: Instant
}

export interface NudgeFacts {
  readonly interview: Interview
  readonly leads: readonly PersonId[]
  /** Whose cards are owed. */
  readonly owing: readonly PersonId[]
  /** Of those, who has handed theirs in and taken it back: how often, and when last. */
  readonly takenBack?: ReadonlyMap<PersonId, TakenBack>
  /** Everybody who may be told: the panel, who booked it, its leads. */
  readonly listeners: ReadonlyMap<PersonId, Listener>
  /** What lies before it has been said, or need not be said any more. */
  readonly since: Instant
}

/** A reminder this shortly before an interview cannot wait for a calmer hour. */
export const CANNOT_WAIT_MINUTES = 60
/** Nobody is reminded of what they were asked a moment ago. */
const LEAST_WAIT_MINUTES = { day: 120, hours: 30, lapse: 90, recruiter: 15 } as const
const LAPSE_BEFORE_MINUTES = 30
const CARD_AFTER_MINUTES = 15
const CARD_HOURS_MINUTES = 4 * 60
/** Between two reminders of one card at the least, as a pause may push them together. */
const APART_MINUTES = 120

/** Of a card that somebody owes, in order; the leads hear after these. */
const CARD_STEPS: readonly Step[] = ['soon', 'hours', 'day']
/** A reminder that is this late, because the bot rested, leaves the word to the next. */
const LEAST_APART_MINUTES = 90

/**
 * Whether whoever owes a card is reminded of it again so soon after `now` that this step need not be said: where the bot
 * rested, several come due at once.
 */
export function isSaidAgain(step: Step, about: PersonId, facts: NudgeFacts, now: Instant): boolean {
  const next = CARD_STEPS.slice(CARD_STEPS.indexOf(step) + 1)
  return (
    CARD_STEPS.includes(step) &&
    nudgesOf({ ...facts, owing: [about], since: facts.interview.span.end }).some(
      ({ to, body, due }) =>
        to === about &&
        body.kind === 'nudge' &&
        next.includes(body.step) &&
        minutesOf({ start: now, end: due }) < LEAST_APART_MINUTES,
    )
  )
}

/** Everything that people are to be reminded of from `since` on, as the interview stands. */
export function nudgesOf(facts: NudgeFacts): Notice[] {
  const { interview, owing } = facts
  const all =
    interview.status === 'done'
      ? owing.flatMap((person) => ofCard(person, facts))
      : interview.status === 'booked'
        ? sitting(interview).flatMap((place) => ofPlace(place, facts))
        : []
  return all.filter(({ due }) => due >= facts.since)
}

function ofPlace(place: PanelPlace, facts: NudgeFacts): Notice[] {
  const listener = facts.listeners.get(place.person)
  if (!listener) return []
  if (place.rsvp === 'accepted') return reminders(place, listener, facts)
  return place.expiresAt === null
    ? unanswered(place, listener, facts)
    : lapsing(place, place.expiresAt, listener, facts)
}

/** Of an interview somebody has agreed to: as long before as they want, on a calm hour unless it is very near. */
function reminders(place: PanelPlace, listener: Listener, facts: NudgeFacts): Notice[] {
  const { start } = facts.interview.span
  return listener.reader.remindBefore.flatMap((minutes) => {
    const wanted = later(start, -minutes)
    if (wanted < facts.since) return []
    const due =
      minutes <= CANNOT_WAIT_MINUTES
        ? wanted
        : calmAround(listener, wanted, {
            start: facts.since,
            end: later(start, -CANNOT_WAIT_MINUTES),
          })
    return said(facts, 'interview', place.person, String(minutes), place.person, due)
  })
}

/** A day and two hours before the start, then whoever booked it hears. Whoever is paused is left alone. */
function unanswered(place: PanelPlace, listener: Listener, facts: NudgeFacts): Notice[] {
  const { interview, since, listeners } = facts
  const { start } = interview.span
  const ask = (step: 'day' | 'hours', before: number, end: Instant) => {
    const wanted = later(start, -before)
    const from = notBefore(place, LEAST_WAIT_MINUTES[step], since)
    const back = calmAndBack(listener, from)
    if (wanted < from || back === undefined || back > end) return []
    return said(
      facts,
      'answer',
      place.person,
      step,
      place.person,
      calmAround(listener, wanted, { start: back, end }),
    )
  }
  const booker = listeners.get(interview.bookedBy)
  const told =
    booker &&
    calmAround(booker, later(start, -60), {
      start: notBefore(place, LEAST_WAIT_MINUTES.recruiter, since),
      end: start,
    })
  return [
    ...ask('day', DAY_MINUTES, later(start, -180)),
    ...ask('hours', 120, later(start, -CANNOT_WAIT_MINUTES)),
    ...said(facts, 'answer', place.person, 'recruiter', interview.bookedBy, told),
  ]
}

/** Shortly before a question passes to the next, if there was time to forget it. */
function lapsing(
  place: PanelPlace,
  expiresAt: Instant,
  listener: Listener,
  facts: NudgeFacts,
): Notice[] {
  const from = notBefore(place, LEAST_WAIT_MINUTES.lapse, facts.since)
  const due = calmBefore(listener, later(expiresAt, -LAPSE_BEFORE_MINUTES), from)
  return said(facts, 'lapse', place.person, 'soon', place.person, due)
}

/**
 * A quarter of an hour after the end, four working hours and a working day later; then the leads hear. Whoever has taken
 * theirs back knows that they owe it: they are left alone for the quarter of an hour, and counted with from then on.
 */
function ofCard(person: PersonId, facts: NudgeFacts): Notice[] {
  const listener = facts.listeners.get(person)
  if (!listener) return []
  const again = facts.takenBack?.get(person)
  const from = again?.at ?? facts.interview.span.end
  const soon = calmAndBack(listener, later(from, CARD_AFTER_MINUTES))
  const hours = soon && next(listener, afterWorking(listener, from, CARD_HOURS_MINUTES), soon)
  const day = hours && next(listener, workingDaysLater(listener, from, 1), hours)
  const passed = day && afterWorking(listener, day, CARD_HOURS_MINUTES)
  const owed = (step: Step, to: PersonId, due: Instant | undefined): Notice[] =>
    said(facts, 'card', person, step, to, due, again?.times)
  return [
    ...(again ? [] : owed('soon', person, soon)),
    ...owed('hours', person, hours),
    ...owed('day', person, day),
    ...facts.leads
      .filter((lead) => lead !== person)
      .flatMap((lead) => {
        const hears = facts.listeners.get(lead)
        const due = passed && hears && calmFrom(hears, passed)
        return owed('lead', lead, due)
      }),
  ]
}

function next(listener: Listener, wanted: Instant, last: Instant): Instant | undefined {
  const earliest = later(last, APART_MINUTES)
  return calmAndBack(listener, wanted > earliest ? wanted : earliest)
}

function notBefore({ askedAt }: PanelPlace, wait: number, since: Instant): Instant {
  const from = later(askedAt, wait)
  return from > since ? from : since
}

function said(
  { interview }: NudgeFacts,
  matter: Matter,
  about: PersonId,
  step: Step,
  to: PersonId,
  due: Instant | undefined,
  again = 0,
): Notice[] {
  return due === undefined ? [] : [nudgeNotice({ interview, matter, about, step, again }, to, due)]
}

/** Minutes from `now` to the start. */
export function minutesLeft({ span }: Interview, now: Instant): number {
  return minutesOf({ start: now, end: span.start })
}
