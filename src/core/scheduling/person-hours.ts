/** When a person works, as they say it: by the clock of their own zone. */
import type { ClockTime, LocalDate, Span, Weekday, Zone } from '../time.ts'
import { addStretch, type Growing } from './stretches.ts'
import { wallOf, wallReader, zoneTable } from './zone-table.ts'

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

/** Ranges of a day as `from, to, from, to, …` in milliseconds of the clock. */
type Ranges = readonly number[]

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const DIGIT_0 = 48

/** Weekday of day 0, 1970-01-01, a Thursday, with Monday as 0. */
const FIRST_WEEKDAY = 3

/** A clock that skips or repeats a whole date moves hours by one day, and none has moved them by more. */
const SPARE_DAYS = 1

/**
 * Working time in `within`.
 *
 * Each range runs between the instants its two ends mean, so a day of 23 hours is no special case.
 */
export function workingTime(
  person: Pick<PersonHours, 'zone' | 'hours' | 'overrides' | 'holidays'>,
  { start, end }: Span,
): Growing {
  const table = zoneTable(person.zone)
  const instantAt = wallReader(table)
  const rangesOn = rangesByDay(person)
  const first = Math.floor(wallOf(table, start) / DAY) - SPARE_DAYS
  const last = Math.floor(wallOf(table, end) / DAY) + SPARE_DAYS
  const found: Growing = []
  for (let day = first; day <= last; day++) {
    const ranges = rangesOn(day)
    for (let i = 0; i < ranges.length; i += 2) {
      const from = instantAt(day * DAY + (ranges[i] ?? 0))
      const to = instantAt(day * DAY + (ranges[i + 1] ?? 0))
      addStretch(found, Math.max(from, start), Math.min(to, end))
    }
  }
  return found
}

/** The ranges of a day, counted from 1970-01-01: of its date if that has its own, else of its weekday. */
function rangesByDay({
  hours,
  overrides,
  holidays,
}: Pick<PersonHours, 'hours' | 'overrides' | 'holidays'>): (day: number) => Ranges {
  const week: number[][] = [[], [], [], [], [], [], []]
  for (const { days, from, to } of hours) {
    for (const weekday of days) week[weekday - 1]?.push(clock(from), clock(to))
  }
  const dates = new Map<number, Ranges>()
  for (const { date, ranges } of overrides) {
    const more = ranges.flatMap(([from, to]) => [clock(from), clock(to)])
    dates.set(dayOf(date), [...(dates.get(dayOf(date)) ?? []), ...more])
  }
  for (const date of holidays) dates.set(dayOf(date), [])
  return (day) => dates.get(day) ?? week[(((day + FIRST_WEEKDAY) % 7) + 7) % 7] ?? []
}

function clock(time: ClockTime): number {
  return (twoDigits(time, 0) * 60 + twoDigits(time, 3)) * MINUTE
}

function twoDigits(text: string, at: number): number {
  return (text.charCodeAt(at) - DIGIT_0) * 10 + text.charCodeAt(at + 1) - DIGIT_0
}

function dayOf(date: LocalDate): number {
  return Date.parse(date) / DAY
}
