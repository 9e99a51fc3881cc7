/** Planned interviews beside what was asked of them: what the checker and the value of a plan both start from. */
import {
  addDays,
  type ClockTime,
  type Instant,
  instantOn,
  type LocalDate,
  type Span,
  wallAt,
  weekdayOf,
  type Zone,
} from '../time.ts'
import type { WeeklyHours } from './person-hours.ts'
import type { LoopInterview, PlannedInterview, Problem } from './problem.ts'

/** A planned interview with what was asked of it. */
export interface Sitting extends Span {
  readonly asked: LoopInterview
  readonly planned: PlannedInterview
  readonly people: readonly string[]
}

/** The interviews of `plan` that were asked for, in order of time. */
export function sittingsOf(problem: Problem, plan: readonly PlannedInterview[]): Sitting[] {
  const sittings = plan.flatMap((planned) => {
    const asked = problem.interviews.find(({ id }) => id === planned.interview)
    const { start, end } = planned
    const people = [...new Set(Object.values(planned.seats).flat())]
    return asked ? [{ start, end, asked, planned, people }] : []
  })
  return sittings.sort((a, b) => a.start - b.start)
}

/** Whether the interview starts where it did before a repair. */
export function isKept({ before }: Problem, interview: string, start: Instant): boolean {
  return before?.current.some((old) => old.interview === interview && old.start === start) ?? false
}

/** By date of the candidate, by start. */
export function byDate(
  { candidate }: Problem,
  sittings: readonly Sitting[],
): Map<LocalDate, Sitting[]> {
  return Map.groupBy(sittings, ({ start }) => wallAt(start, candidate.zone).date)
}

/** Dates whose ranges may reach into the span: clocks that skip a date move its hours by a day. */
export function datesAround(zone: Zone, { start, end }: Span): LocalDate[] {
  const last = addDays(wallAt(end, zone).date, 1)
  const dates = [addDays(wallAt(start, zone).date, -2)]
  for (let date = dates[0]; date !== undefined && date < last; ) {
    date = addDays(date, 1)
    dates.push(date)
  }
  return dates
}

/** From one time of a local date to another. */
export function localSpan(date: LocalDate, from: ClockTime, to: ClockTime, zone: Zone): Span {
  return { start: onClock(date, from, zone), end: onClock(date, to, zone) }
}

/** Asking what a clock shows is slow, and plans of one loop ask the same again and again. */
const known = new Map<string, Instant>()
const MOST_KNOWN = 10_000

function onClock(date: LocalDate, time: ClockTime, zone: Zone): Instant {
  const key = `${date} ${time} ${zone}`
  const found = known.get(key) ?? instantOn(date, time, zone)
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(key, found)
  return found
}

/** The ranges of the weekday of `date`. */
export function weekly(hours: readonly WeeklyHours[], date: LocalDate): [ClockTime, ClockTime][] {
  const today = hours.filter(({ days }) => days.includes(weekdayOf(date)))
  return today.map(({ from, to }) => [from, to])
}
