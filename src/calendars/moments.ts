/** Dates and times as calendars write them, resolved to what this bot understands. */
import { addDays, DAY, type Instant, LocalDate, UTC, type Zone } from '../core/time.ts'
import { instantShowing, wallShown } from './clock.ts'
import { type Property, parameter } from './text.ts'

/** A whole day, or a point in time and the zone whose clock it was written by. */
export type Moment =
  | { readonly kind: 'day'; readonly date: LocalDate }
  | { readonly kind: 'time'; readonly at: Instant; readonly zone: Zone }

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
  const wall = `${date.data}T${hour}:${minute}:${second === '60' ? '59' : second}Z`
  const own = z === undefined ? zone : UTC
  return { kind: 'time', at: instantShowing(Date.parse(wall), own), zone: own }
}

/** When a moment begins; a day begins at midnight in `home`. */
export function instantOf(moment: Moment, home: Zone): Instant {
  return moment.kind === 'time' ? moment.at : midnightOf(moment.date, home)
}

/** `moment` as a clock on the wall moves: nine o'clock stays nine o'clock over a change of offset. */
export function moved(moment: Moment, milliseconds: number): Moment {
  if (moment.kind === 'day')
    return { ...moment, date: addDays(moment.date, Math.round(milliseconds / DAY)) }
  return { ...moment, at: instantShowing(wallClock(moment) + milliseconds, moment.zone) }
}

/** The wall clock's reading in milliseconds, as if it were UTC: for differences between wall clocks. */
export function wallClock(moment: Moment): number {
  if (moment.kind === 'day') return Date.parse(moment.date)
  return wallShown(moment.at, moment.zone)
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

function midnightOf(date: LocalDate, zone: Zone): Instant {
  return instantShowing(Date.parse(date), zone)
}

function dayOf(moment: Moment, home: Zone): LocalDate {
  if (moment.kind === 'day') return moment.date
  const shown = wallShown(moment.at, moment.zone === UTC ? home : moment.zone)
  return LocalDate.parse(new Date(shown).toISOString().slice(0, 10))
}
