/** When somebody may be spoken to: on days they work, outside the hours they want quiet. */
import type { Person } from './people.ts'
import type { Reader } from './readers.ts'
import {
  addDays,
  type ClockTime,
  DAY_MINUTES,
  type Instant,
  instantOn,
  type LocalDate,
  later,
  MIDNIGHT,
  wallAt,
  weekdayOf,
  type Zone,
} from './time.ts'

/** Whoever is told something, with all that decides when. */
export interface Listener {
  readonly person: Person
  readonly reader: Reader
  /** Public holidays they keep, around the time in question. */
  readonly holidays: readonly LocalDate[]
}

const STEP_MINUTES = 15
/** Nobody is away for longer without being paused or gone. */
const LONGEST_MINUTES = 400 * DAY_MINUTES

/** Whether a date is kept free: a holiday, or a day off of their own. */
export function isDayOff({ person, holidays }: Listener, date: LocalDate): boolean {
  const { ownHolidays, exceptions } = person
  if (holidays.includes(date) || ownHolidays.includes(date)) return true
  const own = exceptions.filter((exception) => exception.date === date)
  return own.length > 0 && own.every(({ ranges }) => !ranges.some(([from, to]) => from < to))
}

/** Whether they have working hours on a date and do not keep it free. */
export function worksOn(listener: Listener, date: LocalDate): boolean {
  if (isDayOff(listener, date)) return false
  const { exceptions, hours } = listener.person
  if (exceptions.some((exception) => exception.date === date)) return true
  const weekday = weekdayOf(date)
  return hours.some(({ days, from, to }) => days.includes(weekday) && from < to)
}

/** Whether a clock of theirs stands in the hours they want quiet. Equal ends mean never. */
export function isQuiet({ person, reader }: Listener, instant: Instant): boolean {
  const { quietFrom: from, quietTo: to } = reader
  const { time } = wallAt(instant, person.zone)
  return from <= to ? from <= time && time < to : time >= from || time < to
}

/** Whether they may be spoken to at `instant`. A pause is another matter: it keeps some things off, not all. */
export function isCalm(listener: Listener, instant: Instant): boolean {
  const { date } = wallAt(instant, listener.person.zone)
  return worksOn(listener, date) && !isQuiet(listener, instant)
}

/** The first calm instant at or after `from`; undefined if there is none in over a year. */
export function calmFrom(listener: Listener, from: Instant): Instant | undefined {
  const last = later(from, LONGEST_MINUTES)
  let at = from
  while (at < last) {
    if (isCalm(listener, at)) return at
    const border = nextBorder(listener, at)
    // In an hour that comes twice a border may lie behind.
    at = border > at ? border : later(at, STEP_MINUTES)
  }
  return undefined
}

/** The last calm minute at or before `from` and not before `earliest`; undefined if there is none. */
export function calmBefore(
  listener: Listener,
  from: Instant,
  earliest: Instant,
): Instant | undefined {
  let at = from
  while (at >= earliest) {
    if (isCalm(listener, at)) return at
    const border = later(lastBorder(listener, at), -1)
    at = border < at ? border : later(at, -STEP_MINUTES)
  }
  return undefined
}

/** The calm hour nearest to `wanted`: before it if there is one from `start` on, else after it and before `end`. */
export function calmAround(
  listener: Listener,
  wanted: Instant,
  { start, end }: { readonly start: Instant; readonly end: Instant },
): Instant | undefined {
  const before = calmBefore(listener, wanted, start)
  if (before !== undefined) return before
  const after = calmFrom(listener, wanted > start ? wanted : start)
  return after !== undefined && after < end ? after : undefined
}

/** The first calm instant at or after `from` at which they are not paused either. */
export function calmAndBack(listener: Listener, from: Instant): Instant | undefined {
  const { pausedUntil, zone } = listener.person
  const back = pausedUntil ? clockReaches(pausedUntil, MIDNIGHT, zone) : from
  return calmFrom(listener, back > from ? back : from)
}

/**
 * The instant at which a clock in `zone` reaches `time` on `date`: the first of two, and where the time is
 * skipped, the end of the gap. `instantOn` would move on by the whole gap instead.
 */
export function clockReaches(date: LocalDate, time: ClockTime, zone: Zone): Instant {
  const found = instantOn(date, time, zone)
  const shown = wallAt(found, zone)
  if (time === '24:00' || (shown.time === time && shown.date === date)) return found
  return changeBefore(found, zone)
}

/** The last change of the clocks at or before `instant`, a whole minute within the two days that precede it. */
function changeBefore(instant: Instant, zone: Zone): Instant {
  const { offsetMinutes } = wallAt(instant, zone)
  let [before, after] = [-2 * DAY_MINUTES, 0]
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (wallAt(later(instant, middle), zone).offsetMinutes === offsetMinutes) after = middle
    else before = middle
  }
  return later(instant, after)
}

/** Where what is not calm at `at` ends at the earliest. */
function nextBorder(listener: Listener, at: Instant): Instant {
  const { person, reader } = listener
  const { date, time } = wallAt(at, person.zone)
  if (worksOn(listener, date) && time < reader.quietTo) {
    return clockReaches(date, reader.quietTo, person.zone)
  }
  return clockReaches(addDays(date, 1), MIDNIGHT, person.zone)
}

/** Where what is not calm at `at` began at the latest. */
function lastBorder(listener: Listener, at: Instant): Instant {
  const { person, reader } = listener
  const { date, time } = wallAt(at, person.zone)
  if (worksOn(listener, date) && time >= reader.quietFrom) {
    return clockReaches(date, reader.quietFrom, person.zone)
  }
  return clockReaches(date, MIDNIGHT, person.zone)
}
