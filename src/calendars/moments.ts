/** Dates and times as calendars write them, resolved to what this bot understands. */
import {
  addDays,
  ClockTime,
  type Instant,
  instantAt,
  instantOn,
  LocalDate,
  later,
  MINUTE,
  wallAt,
  Zone,
} from '../core/time.ts'
import { type Property, parameter } from './text.ts'

/** A whole day, or a point in time and the zone whose clock it was written by. */
export type Moment =
  | { readonly kind: 'day'; readonly date: LocalDate }
  | { readonly kind: 'time'; readonly at: Instant; readonly zone: Zone }

/** How long something lasts: calendar days first, then elapsed time (RFC 5545 3.3.6). */
export interface Length {
  readonly days: number
  readonly milliseconds: number
}

/** What a value without a zone means, and what the calendar's names of zones mean. */
export interface Reading {
  readonly floating: Zone
  readonly zoneNamed: (tzid: string) => Zone
}

/** A value that is no date, time or length. The entry it stands in cannot be read. */
export class Unreadable extends Error {}

/** What `read` gives, or nothing if it meets something unreadable; whoever asks counts it. */
export function readable<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof Unreadable) return undefined
    throw error
  }
}

const UTC = Zone.parse('Etc/UTC')
const MIDNIGHT = ClockTime.parse('00:00')
const SECOND = 1000
const DAY = 86_400 * SECOND

/** Every value of a property such as DTSTART or EXDATE. @throws Unreadable */
export function momentsOf(property: Property, reading: Reading): readonly Moment[] {
  const tzid = parameter(property, 'TZID')
  const zone = tzid === undefined ? reading.floating : reading.zoneNamed(tzid)
  const isDate = parameter(property, 'VALUE')?.toUpperCase() === 'DATE'
  return property.value.split(',').map((value) => momentOf(value.trim(), zone, isDate))
}

/** The value of a property that has one. @throws Unreadable */
export function singleMoment(property: Property, reading: Reading): Moment {
  const [moment, ...more] = momentsOf(property, reading)
  if (moment === undefined || more.length > 0) throw new Unreadable(property.name)
  return moment
}

/** Times are read by the clock of `zone` unless they end in `Z`. @throws Unreadable */
export function momentOf(value: string, zone: Zone, isDate = false): Moment {
  const found = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z)?)?$/i.exec(value)
  if (found === null) throw new Unreadable('not a date')
  const [, year, month, day, hour, minute, second = '00', z] = found
  const date = LocalDate.safeParse(`${year}-${month}-${day}`)
  if (!date.success || year === '0000' || year === '9999') throw new Unreadable('no such day')
  if (hour === undefined || isDate) return { kind: 'day', date: date.data }
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60)
    throw new Unreadable('no such time')
  // RFC 5545 allows a leap second; it is the end of its minute to us.
  const wall = `${date.data}T${hour}:${minute}:${second === '60' ? '59' : second}`
  const own = z === undefined ? zone : UTC
  return { kind: 'time', at: instantAt(wall, own), zone: own }
}

/** `P1DT2H` and its like; what is negative or says nothing is no length. @throws Unreadable */
export function lengthOf(value: string): Length {
  const found =
    /^\+?P(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?)?$/i.exec(
      value,
    )
  if (found === null || !/\d/.test(value)) throw new Unreadable('not a length')
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = found
    .slice(1)
    .map((n) => Number(n ?? 0))
  return {
    days: weeks * 7 + days,
    milliseconds: ((hours * 60 + minutes) * 60 + seconds) * SECOND,
  }
}

/** From `start` to `end`: whole days between days, elapsed time otherwise (RFC 5545 3.8.5.3). */
export function lengthBetween(start: Moment, end: Moment, home: Zone): Length {
  if (start.kind === 'day' && end.kind === 'day') {
    const days = Math.round((Date.parse(end.date) - Date.parse(start.date)) / DAY)
    return { days, milliseconds: 0 }
  }
  return { days: 0, milliseconds: instantOf(end, home) - instantOf(start, home) }
}

/** When a moment begins; a day begins at midnight in `home`. */
export function instantOf(moment: Moment, home: Zone): Instant {
  return moment.kind === 'time' ? moment.at : instantOn(moment.date, MIDNIGHT, home)
}

/** When what starts at `start` is over. A day lasts until a later midnight in `home`, whatever its length says. */
export function endOf(start: Moment, { days, milliseconds }: Length, home: Zone): Instant {
  if (start.kind === 'day') {
    const whole = Math.max(1, days + Math.ceil(milliseconds / DAY))
    return instantOn(addDays(start.date, whole), MIDNIGHT, home)
  }
  const day = days === 0 ? start : moved(start, days * DAY)
  return later(instantOf(day, home), milliseconds / MINUTE)
}

/** `moment` as a clock on the wall moves: nine o'clock stays nine o'clock over a change of offset. */
export function moved(moment: Moment, milliseconds: number): Moment {
  if (moment.kind === 'day')
    return { ...moment, date: addDays(moment.date, Math.round(milliseconds / DAY)) }
  const wall = new Date(wallClock(moment) + milliseconds).toISOString().slice(0, -1)
  return { ...moment, at: instantAt(wall, moment.zone) }
}

/** The wall clock's reading in milliseconds, as if it were UTC: for differences between wall clocks. */
export function wallClock(moment: Moment): number {
  if (moment.kind === 'day') return Date.parse(moment.date)
  const { offsetMinutes } = wallAt(moment.at, moment.zone)
  return moment.at + offsetMinutes * MINUTE
}

/**
 * Tell which occurrences a list of exceptions (EXDATE, RECURRENCE-ID) means.
 *
 * Exchange writes midnights for the days of all-day series, others write days for timed ones: then the day
 * decides. A UTC midnight is meant as one at home.
 */
export function meantBy(
  exceptions: readonly Moment[],
  home: Zone,
): (occurrence: Moment) => boolean {
  const times = new Set(exceptions.map((one) => (one.kind === 'time' ? one.at : undefined)))
  const anyDays = new Set(exceptions.map((one) => dayOf(one, home)))
  const wholeDays = new Set(exceptions.map((one) => (one.kind === 'day' ? one.date : undefined)))
  return (occurrence) => {
    if (occurrence.kind === 'day') return anyDays.has(occurrence.date)
    return times.has(occurrence.at) || wholeDays.has(dayOf(occurrence, home))
  }
}

function dayOf(moment: Moment, home: Zone): LocalDate {
  if (moment.kind === 'day') return moment.date
  return wallAt(moment.at, moment.zone === UTC ? home : moment.zone).date
}
