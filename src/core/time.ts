/**
 * Time, as this bot understands it.
 *
 * An `Instant` is a point on the UTC time line; a `Zone` is an IANA name; a wall-clock time means
 * nothing until the two meet in `instantAt`. Luxon stays inside this file.
 */
import { DateTime, IANAZone } from 'luxon'
import { z } from 'zod'

/** Milliseconds since 1970-01-01T00:00Z. Compare with `<`; print with `iso`. */
export type Instant = number & z.core.$brand<'Instant'>

/** ISO 8601 text ending in `Z`, parsed to an `Instant` and encoded back. The form used in storage, logs and JSON. */
export const Instant = z.codec(z.iso.datetime(), z.custom<Instant>(Number.isFinite), {
  decode: (text) => Date.parse(text) as Instant,
  encode: iso,
})

/** IANA name such as `Europe/Berlin`. Fixed offsets are refused: they do not know about summer. */
export const Zone = z.string().refine(isZone, 'not an IANA time zone').brand<'Zone'>()
export type Zone = z.infer<typeof Zone>

/** Asking the machine costs more than the rest of reading a person, and its answer never changes. */
const zonesSeen = new Set<string>()

function isZone(name: string): boolean {
  if (zonesSeen.has(name)) return true
  const known = !/^[+-]/.test(name) && IANAZone.isValidZone(name)
  if (known) zonesSeen.add(name)
  return known
}

/** A calendar date without a zone, `2027-03-09`. */
export const LocalDate = z.iso.date().brand<'LocalDate'>()
export type LocalDate = z.infer<typeof LocalDate>

/** What a clock on a wall shows, `09:00`; `24:00` is the end of the day. */
export const ClockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'not a time such as 09:00')
  .brand<'ClockTime'>()
export type ClockTime = z.infer<typeof ClockTime>

/** ISO weekday: 1 Monday to 7 Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

/** Half-open: contains `start`, not `end`, so spans that touch do not overlap. */
export interface Span {
  readonly start: Instant
  readonly end: Instant
}

export const UTC = Zone.parse('Etc/UTC')
export const MIDNIGHT = ClockTime.parse('00:00')
export const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]

/** In milliseconds, as instants count. A day is one of 24 hours. */
export const MINUTE = 60_000
export const DAY_MINUTES = 24 * 60
export const DAY = DAY_MINUTES * MINUTE

/** The instant as ISO 8601 UTC text of fixed width, so that text order is time order. */
export function iso(instant: Instant): string {
  return new Date(instant).toISOString()
}

/** The instant `minutes` of elapsed time later; negative goes back. */
export function later(instant: Instant, minutes: number): Instant {
  return (instant + minutes * MINUTE) as Instant
}

/** Length of a span in minutes of elapsed time. */
export function minutesOf({ start, end }: Span): number {
  return (end - start) / MINUTE
}

/**
 * The instant a clock in `zone` shows `wall` (`2026-03-29T09:00`).
 *
 * When clocks go back and the time happens twice, the first is meant; when clocks go forward and it
 * never happens, the time moves on by the gap. Luxon alone would let today's offset decide.
 *
 * @throws RangeError if `wall` is not a date and time.
 */
export function instantAt(wall: string, zone: Zone): Instant {
  const asRead = DateTime.fromISO(wall, { zone })
  if (!asRead.isValid) throw new RangeError(`not a date and time: ${wall}`)
  return Math.min(...asRead.getPossibleOffsets().map((t) => t.toMillis())) as Instant
}

/** The instant at which `date` reaches `time` on a clock in `zone`; `24:00` is 00:00 of the next date. */
export function instantOn(date: LocalDate, time: ClockTime, zone: Zone): Instant {
  return time === '24:00'
    ? instantAt(`${addDays(date, 1)}T00:00`, zone)
    : instantAt(`${date}T${time}`, zone)
}

/** What a calendar and a clock in `zone` show at `instant`. */
export interface Wall {
  readonly date: LocalDate
  readonly time: ClockTime
  readonly weekday: Weekday
  /** Minutes that the zone is ahead of UTC then. */
  readonly offsetMinutes: number
}

export function wallAt(instant: Instant, zone: Zone): Wall {
  const local = DateTime.fromMillis(instant, { zone })
  return {
    date: local.toFormat('yyyy-MM-dd') as LocalDate,
    time: local.toFormat('HH:mm') as ClockTime,
    weekday: local.weekday as Weekday,
    offsetMinutes: local.offset,
  }
}

/** `days` calendar days after `date`; negative goes back. */
export function addDays(date: LocalDate, days: number): LocalDate {
  const moved = new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY)
  return moved.toISOString().slice(0, 10) as LocalDate
}

/** `months` calendar months after `date`; the last day of a month that is too short for it. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const moved = DateTime.fromISO(date, { zone: 'utc' }).plus({ months })
  return moved.toFormat('yyyy-MM-dd') as LocalDate
}

/** ISO weekday of a calendar date. */
export function weekdayOf(date: LocalDate): Weekday {
  const sundayIsZero = new Date(`${date}T00:00:00Z`).getUTCDay()
  return (sundayIsZero === 0 ? 7 : sundayIsZero) as Weekday
}

/** The ISO week of a date, `2026-W19`. Weeks begin on Monday. */
export function isoWeek(date: LocalDate): string {
  return DateTime.fromISO(date, { zone: 'utc' }).toFormat("kkkk-'W'WW")
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}
