/**
 * When a person could be in an interview: working time of their own clock, less what keeps them busy.
 *
 * The rules are those of `slots` in the manual of the command line.
 */
import type { ClockTime, Instant, LocalDate, Span, Weekday, Zone } from '../time.ts'
import { addStretch, type Growing, type Stretches, toSpans, without } from './stretches.ts'
import { instantOf, wallOf, type ZoneTable, zoneTable } from './zone-table.ts'

/** Working time on some weekdays, by the clock of the person. None if `to` is not after `from`. */
export interface WeeklyHours {
  readonly days: readonly Weekday[]
  readonly from: ClockTime
  readonly to: ClockTime
}

/** Working time of one date, instead of the weekly hours; without ranges there is none. */
export interface DateOverride {
  readonly date: LocalDate
  readonly ranges: readonly (readonly [from: ClockTime, to: ClockTime])[]
}

/** All that decides when a person is free. Replace what changes, never write into it. */
export interface PersonHours {
  readonly id: string
  readonly zone: Zone
  readonly hours: readonly WeeklyHours[]
  readonly overrides: readonly DateOverride[]
  /** Dates without working time, whatever the overrides say. */
  readonly holidays: readonly LocalDate[]
  /** In any order; may overlap. Empty spans keep nobody busy. */
  readonly busy: readonly Span[]
  /** Minutes kept free before an interview. */
  readonly bufferBeforeMinutes: number
  /** Minutes kept free after an interview. */
  readonly bufferAfterMinutes: number
}

/** A person's availability, computed once for a window and used for every search inside it. */
export interface Prepared {
  readonly person: PersonHours
  readonly within: Span
  readonly working: Stretches
  readonly free: Stretches
}

/** Keeps what was prepared for the people asked about last. */
export interface Shelf {
  /** Prepared for at least `within`; only what changed about the person since is computed again. */
  readonly prepared: (person: PersonHours, within: Span) => Prepared
}

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** Weekday of day 0, 1970-01-01, a Thursday, with Monday as 0. */
const FIRST_WEEKDAY = 3

/** A clock that skips a whole date moves its hours on by one day, and zones lie up to a day apart. */
const SPARE_DAYS = 2

/** Shelves round windows out to this, so that moving a date seldom means preparing again. */
const SHELF_DAYS = 28

/** Working time within `within`: sorted, half-open, one span where two touch. */
export function workingSpans(person: PersonHours, within: Span): Span[] {
  return toSpans(working(person, within))
}

/**
 * Working time less busy spans, sorted, half-open, one span where two touch.
 *
 * Busy spans are widened by the buffer after an interview at their start, and by the buffer before
 * one at their end, so that an interview inside a free span keeps its buffers.
 */
export function freeSpans(person: PersonHours, within: Span): Span[] {
  return toSpans(free(person, within, working(person, within)))
}

/**
 * Compute a person's availability for every search inside `within`.
 *
 * What still holds of `before` is taken from there: parts are compared by identity, so new hours,
 * dates or busy spans must be new lists.
 */
export function prepare(person: PersonHours, within: Span, before?: Prepared): Prepared {
  const last = before && contains(before.within, within) ? before : undefined
  if (last && sameWork(last.person, person)) {
    if (sameBusy(last.person, person)) return last
    const left = free(person, last.within, last.working)
    return { ...last, person, free: new Float64Array(left) }
  }
  const work = working(person, within)
  const left = free(person, within, work)
  return { person, within, working: new Float64Array(work), free: new Float64Array(left) }
}

/** A shelf for `limit` people; whoever was asked about longest ago makes room. */
export function shelf(limit = 1000): Shelf {
  const kept = new Map<string, Prepared>()
  return {
    prepared(person, within) {
      const before = kept.get(person.id)
      const covered = before && contains(before.within, within)
      const now = prepare(person, covered ? before.within : roundedOut(within), before)
      kept.delete(person.id)
      kept.set(person.id, now)
      for (const oldest of kept.size > limit ? kept.keys().take(1) : []) kept.delete(oldest)
      return now
    },
  }
}

/** Free time as flat stretches, for one search that keeps nothing. */
export function freeStretches(person: PersonHours, within: Span): Stretches {
  return new Float64Array(free(person, within, working(person, within)))
}

function working(person: PersonHours, within: Span): Growing {
  const table = zoneTable(person.zone)
  const week = weekOf(person.hours)
  const dates = datesOf(person)
  const found: Growing = []
  const first = Math.floor(wallOf(table, within.start) / DAY) - SPARE_DAYS
  const last = Math.floor(wallOf(table, within.end) / DAY) + SPARE_DAYS
  for (let day = first; day <= last; day++) {
    const weekday = (((day + FIRST_WEEKDAY) % 7) + 7) % 7
    addDay(found, table, day * DAY, dates.get(day) ?? week[weekday] ?? [], within)
  }
  return found
}

/** Each range runs between the instants its two ends mean, so a day of 23 hours needs no special case. */
function addDay(
  found: Growing,
  table: ZoneTable,
  midnight: number,
  ranges: readonly number[],
  { start, end }: Span,
): void {
  for (let i = 0; i < ranges.length; i += 2) {
    const from = instantOf(table, midnight + (ranges[i] ?? 0))
    const to = instantOf(table, midnight + (ranges[i + 1] ?? 0))
    addStretch(found, Math.max(from, start), Math.min(to, end))
  }
}

function free(person: PersonHours, { start, end }: Span, work: ArrayLike<number>): Growing {
  const before = person.bufferBeforeMinutes * MINUTE
  const after = person.bufferAfterMinutes * MINUTE
  const blocked: Growing = []
  for (const busy of inOrder(person.busy)) {
    if (busy.end <= busy.start) continue
    if (busy.end + before <= start || busy.start - after >= end) continue
    addStretch(blocked, busy.start - after, busy.end + before)
  }
  return without(work, blocked)
}

function inOrder(spans: readonly Span[]): readonly Span[] {
  const sorted = spans.every((span, i) => i === 0 || (spans[i - 1]?.start ?? 0) <= span.start)
  return sorted ? spans : spans.toSorted((a, b) => a.start - b.start)
}

/** Ranges of each weekday from Monday, as `from, to, from, to, …` in milliseconds of the clock. */
function weekOf(hours: readonly WeeklyHours[]): readonly (readonly number[])[] {
  const week: number[][] = [[], [], [], [], [], [], []]
  for (const { days, from, to } of hours) {
    for (const day of new Set(days)) week[day - 1]?.push(clock(from), clock(to))
  }
  return week
}

/** Ranges of the dates that differ from their week, by days since 1970-01-01. */
function datesOf(person: PersonHours): Map<number, readonly number[]> {
  const dates = new Map<number, readonly number[]>()
  for (const { date, ranges } of person.overrides) {
    const day = dayOf(date)
    const more = ranges.flatMap(([from, to]) => [clock(from), clock(to)])
    dates.set(day, [...(dates.get(day) ?? []), ...more])
  }
  for (const date of person.holidays) dates.set(dayOf(date), [])
  return dates
}

function clock(time: ClockTime): number {
  return (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * MINUTE
}

function dayOf(date: LocalDate): number {
  return Date.parse(date) / DAY
}

function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

function sameWork(a: PersonHours, b: PersonHours): boolean {
  return (
    a.zone === b.zone &&
    a.hours === b.hours &&
    a.overrides === b.overrides &&
    a.holidays === b.holidays
  )
}

function sameBusy(a: PersonHours, b: PersonHours): boolean {
  return (
    a.busy === b.busy &&
    a.bufferBeforeMinutes === b.bufferBeforeMinutes &&
    a.bufferAfterMinutes === b.bufferAfterMinutes
  )
}

function roundedOut({ start, end }: Span): Span {
  const step = SHELF_DAYS * DAY
  return {
    start: (Math.floor(start / step) * step) as Instant,
    end: (Math.ceil(end / step) * step) as Instant,
  }
}
