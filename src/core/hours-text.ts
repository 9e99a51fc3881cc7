/** Working hours as people write them: `Mon-Fri 09:00-17:00`, a line each. */

import type { DateOverride, WeeklyHours } from './people.ts'
import { ClockTime, LocalDate, WEEKDAYS, type Weekday } from './time.ts'
import { DAY_NAMES } from './time-words.ts'

/** What a line means, or what is wrong with it and what is expected. */
type Read<T> = { readonly value: T } | { readonly problem: string }

export type Parsed<T> = { readonly value: readonly T[] } | { readonly problem: string }

/** `Mon-Fri 09:00-17:00`, several with line breaks or semicolons between. Nothing typed means none. */
export function parseHours(text: string): Parsed<WeeklyHours> {
  return parseLines(text, hoursLine)
}

/** `2027-03-12 off` or `2027-03-15 10:00-12:00, 14:00-16:00`, a line each. */
export function parseExceptions(text: string): Parsed<DateOverride> {
  return parseLines(text, exceptionLine)
}

/** Dates such as `2027-04-23`, a line each, in order and each once. */
export function parseDates(text: string): Parsed<LocalDate> {
  const parsed = parseLines(text, dateLine)
  return 'problem' in parsed ? parsed : { value: [...new Set(parsed.value)].toSorted() }
}

/** The text that `parseHours` reads. */
export function hoursText(hours: readonly WeeklyHours[]): string {
  return hours.map(({ days, from, to }) => `${daysText(days)} ${from}-${to}`).join('\n')
}

/** The text that `parseExceptions` reads, in order of date. */
export function exceptionsText(exceptions: readonly DateOverride[]): string {
  return exceptions
    .toSorted((a, b) => (a.date < b.date ? -1 : 1))
    .map(({ date, ranges }) => `${date} ${rangesText(ranges)}`)
    .join('\n')
}

function rangesText(ranges: DateOverride['ranges']): string {
  return ranges.length === 0 ? 'off' : ranges.map(([from, to]) => `${from}-${to}`).join(', ')
}

function parseLines<T>(text: string, read: (line: string) => Read<T>): Parsed<T> {
  const value: T[] = []
  for (const line of text.split(/[\n;]/).map((part) => part.trim())) {
    if (line === '') continue
    const one = read(line)
    if ('problem' in one) return one
    value.push(one.value)
  }
  return { value }
}

function hoursLine(line: string): Read<WeeklyHours> {
  const example = 'Write it as Mon-Fri 09:00-17:00.'
  const [, days = '', times = ''] = /^([a-z, -]+?)\s*(\d.*)$/i.exec(line) ?? []
  const on = parseDays(days)
  if (!on) return { problem: `I don't know the days in “${line}”. ${example}` }
  const range = parseRange(times)
  if (!range) return { problem: `I don't know the times in “${line}”. ${example}` }
  const [from, to] = range
  if (from >= to)
    return {
      problem: `“${line}” ends before it begins. Hours over midnight go on two lines, the first until 24:00.`,
    }
  return { value: { days: on, from, to } }
}

function exceptionLine(line: string): Read<DateOverride> {
  const example = 'Write it as 2027-03-12 off, or 2027-03-12 10:00-14:00.'
  const [, day = '', rest = ''] = /^(\S+)\s+(.+)$/.exec(line) ?? []
  const date = LocalDate.safeParse(day)
  if (!date.success) return { problem: `I don't know the date in “${line}”. ${example}` }
  if (rest.toLowerCase() === 'off') return { value: { date: date.data, ranges: [] } }
  const ranges = rest.split(',').map((part) => parseRange(part))
  const known = ranges.filter((range) => range !== undefined)
  if (known.length < ranges.length || known.some(([from, to]) => from >= to)) {
    return { problem: `I don't know the times in “${line}”. ${example}` }
  }
  return { value: { date: date.data, ranges: known } }
}

function dateLine(line: string): Read<LocalDate> {
  const date = LocalDate.safeParse(line)
  return date.success
    ? { value: date.data }
    : { problem: `I don't know the date in “${line}”. Write it as 2027-04-23.` }
}

function parseRange(text: string): [ClockTime, ClockTime] | undefined {
  const [from, to, more] = text.split(/\s*[-–]\s*/).map((part) => clock(part.trim()))
  return from && to && !more && from !== '24:00' ? [from, to] : undefined
}

/** `9`, `9:00` and `09:00` are the same. */
function clock(text: string): ClockTime | undefined {
  const [, hours = '', minutes = '00'] = /^(\d{1,2})(?::(\d{2}))?$/.exec(text) ?? []
  return ClockTime.safeParse(`${hours.padStart(2, '0')}:${minutes}`).data
}

/** `Mon-Fri`, `Sat, Sun`, `Fri-Mon`. */
function parseDays(text: string): Weekday[] | undefined {
  const days: Weekday[] = []
  for (const part of text.split(/\s*,\s*/)) {
    const [first, last = first, more] = part.split(/\s*-\s*/).map(dayOf)
    if (!first || !last || more !== undefined) return undefined
    for (let day = first; ; day = next(day)) {
      days.push(day)
      if (day === last) break
    }
  }
  return [...new Set(days)].toSorted()
}

function dayOf(text: string): Weekday | undefined {
  const wanted = text.trim().slice(0, 3).toLowerCase()
  const index = DAY_NAMES.findIndex((name) => name.toLowerCase() === wanted)
  return WEEKDAYS[index]
}

function next(day: Weekday): Weekday {
  return WEEKDAYS[day % 7] ?? 1
}

/** `Mon-Fri`, or `Mon, Wed`. */
function daysText(days: readonly number[]): string {
  const sorted = days.toSorted()
  const [first, last] = [sorted[0], sorted.at(-1)]
  const run = first !== undefined && last !== undefined && last - first === sorted.length - 1
  if (run && sorted.length > 2) return `${DAY_NAMES[first - 1]}-${DAY_NAMES[last - 1]}`
  return sorted.map((day) => DAY_NAMES[day - 1]).join(', ')
}
