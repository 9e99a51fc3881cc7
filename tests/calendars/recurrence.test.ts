import fc from 'fast-check'
import { expect, test } from 'vitest'
import { busyIn } from '../../src/calendars/busy.ts'
import { Zone } from '../../src/core/time.ts'
import { calendarOf } from '../support/calendar.ts'
import { at, span } from '../support/time.ts'

/**
 * Daily and weekly rules against an expansion of our own: walk the days, keep those the rule names, and ask the
 * platform for the offset. It shares no code with the reader, with node-ical or with Luxon.
 */
const DAY = 86_400_000
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

interface Rule {
  readonly zone: string
  /** Days since 1 January 2027. */
  readonly startDay: number
  /** Minutes since midnight, as the clock shows it. */
  readonly time: number
  readonly weekly: boolean
  readonly interval: number
  readonly byDay: readonly number[]
  readonly count: number | undefined
  readonly untilDay: number | undefined
  readonly exceptDays: readonly number[]
}

const rules: fc.Arbitrary<Rule> = fc.record({
  zone: fc.constantFrom(
    'Europe/Belgrade',
    'America/New_York',
    'Australia/Lord_Howe',
    'America/Santiago',
    'Asia/Kathmandu',
    'Africa/Cairo',
    'Atlantic/Azores',
  ),
  startDay: fc.integer({ min: -400, max: 360 }),
  // Every half hour of the night, where clocks change, and some of the day.
  time: fc.oneof(
    fc.integer({ min: 0, max: 9 }).map((n) => n * 30),
    fc.constantFrom(540, 810, 1410),
  ),
  weekly: fc.boolean(),
  interval: fc.integer({ min: 1, max: 5 }),
  byDay: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 4 }),
  count: fc.option(fc.integer({ min: 1, max: 400 }), { nil: undefined }),
  untilDay: fc.option(fc.integer({ min: 0, max: 500 }), { nil: undefined }),
  exceptDays: fc.uniqueArray(fc.integer({ min: 0, max: 365 }), { maxLength: 20 }),
})

test('daily and weekly rules give the same spans as walking the days, over every clock change', () => {
  fc.assert(
    fc.property(rules, (rule) => {
      const within = span('2027-01-05T00:00', '2027-12-20T00:00')
      const expected = walked(rule).filter(
        (start) => start + 60_000 > within.start && start < within.end,
      )
      const busy = busyIn(written(rule), { zone: Zone.parse('Asia/Tokyo') }, within)
      if (busy.kind !== 'busy') throw new Error(busy.why)
      expect(busy.unread).toBe(0)
      expect(busy.spans.map(({ start }) => iso(start))).toEqual(expected.map(iso))
    }),
    { numRuns: 200 },
  )
})

function written({
  zone,
  startDay,
  time,
  weekly,
  interval,
  byDay,
  count,
  untilDay,
  exceptDays,
}: Rule): string {
  const parts = [
    // node-ical drops what stands before FREQ, unless it is put in order first.
    `INTERVAL=${interval}`,
    `FREQ=${weekly ? 'WEEKLY' : 'DAILY'}`,
    ...(byDay.length === 0 ? [] : [`BYDAY=${byDay.map((day) => WEEKDAYS[day]).join(',')}`]),
    ...(count === undefined ? [] : [`COUNT=${count}`]),
    ...(count !== undefined || untilDay === undefined
      ? []
      : [`UNTIL=${wall(untilDay, 0).slice(0, 8)}`]),
  ]
  const except = exceptDays.map((day) => wall(day, time)).join(',')
  return calendarOf(
    `DTSTART;TZID=${zone}:${wall(startDay, time)}`,
    'DURATION:PT1M',
    `RRULE:${parts.join(';')}`,
    ...(except === '' ? [] : [`EXDATE;TZID=${zone}:${except}`]),
  )
}

function walked({
  zone,
  startDay,
  time,
  weekly,
  interval,
  byDay,
  count,
  untilDay,
  exceptDays,
}: Rule): number[] {
  const weekOf = (day: number) =>
    Math.floor((day - weekday(day) - (startDay - weekday(startDay))) / 7)
  const days: number[] = []
  let counted = 0
  const last = count === undefined ? (untilDay ?? 400) : 3000
  for (let day = startDay; day <= last; day++) {
    const inStep = weekly ? weekOf(day) % interval === 0 : (day - startDay) % interval === 0
    const named =
      byDay.length === 0
        ? !weekly || weekday(day) === weekday(startDay)
        : byDay.includes(weekday(day))
    if (!inStep || !named) continue
    counted++
    if (count !== undefined && counted > count) break
    days.push(day)
  }
  // The start belongs to the series even where the rule does not name it (RFC 5545 3.8.5.3).
  const all = [...new Set([startDay, ...days])].filter((day) => !exceptDays.includes(day))
  return all.map((day) => instant(dayMilliseconds(day) + time * 60_000, zone)).sort((a, b) => a - b)
}

/** The first instant at which a clock shows `local`; where none does, as if the clock had not been changed yet. */
function instant(local: number, zone: string): number {
  const around = [local - DAY, local + DAY].map((near) => offset(near, zone))
  const fits = around.map((by) => local - by).filter((one) => one + offset(one, zone) === local)
  return fits.length > 0 ? Math.min(...fits) : local - (around[0] ?? 0)
}

const formats = new Map<string, Intl.DateTimeFormat>()

function offset(instantThere: number, zone: string): number {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
  formats.set(zone, format)
  const name =
    format.formatToParts(instantThere).find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const [, sign, hours = '0', minutes = '0'] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
}

function dayMilliseconds(day: number): number {
  return Date.UTC(2027, 0, 1) + day * DAY
}

/** 0 is Monday. */
function weekday(day: number): number {
  return (new Date(dayMilliseconds(day)).getUTCDay() + 6) % 7
}

function wall(day: number, time: number): string {
  return iso(dayMilliseconds(day) + time * 60_000).replaceAll(/[-:]|\.000Z/g, '')
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}

test('the walk itself knows the clock changes', () => {
  expect(iso(instant(Date.UTC(2027, 2, 28, 2, 30), 'Europe/Belgrade'))).toBe(
    '2027-03-28T01:30:00.000Z',
  )
  expect(iso(instant(Date.UTC(2027, 9, 31, 2, 30), 'Europe/Belgrade'))).toBe(
    '2027-10-31T00:30:00.000Z',
  )
  expect(instant(Date.UTC(2027, 9, 31, 2, 30), 'Europe/Belgrade')).toBe(at('2027-10-31T02:30'))
})
