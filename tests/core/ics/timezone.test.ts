import { describe, expect, test } from 'vitest'
import { timezoneLines } from '../../../src/core/ics/timezone.ts'
import { type Instant, iso, later, Zone } from '../../../src/core/time.ts'
import { at } from '../../support/time.ts'

const HOUR = 60
const YEAR = 365 * 24 * HOUR
const utc = Zone.parse('Etc/UTC')

describe('a zone with a yearly rule is right in every hour of the year before, of and after the event', () => {
  test.each([
    ['Europe/Belgrade', '2027-03-09T10:00'],
    ['Europe/Dublin', '2027-07-01T10:00'],
    ['Australia/Lord_Howe', '2027-10-02T10:00'],
    ['Pacific/Chatham', '2028-01-01T00:00'],
    ['America/St_Johns', '2026-12-31T23:30'],
    ['America/Santiago', '2027-04-03T10:00'],
    ['Asia/Jerusalem', '2027-10-01T10:00'],
    ['Africa/Cairo', '2027-04-30T10:00'],
    ['Antarctica/Troll', '2027-03-09T10:00'],
    ['America/New_York', '2027-11-07T10:00'],
  ])('%s', (name, wall) => {
    const zone = Zone.parse(name)
    const start = at(wall, zone)
    const lines = timezoneLines(zone, { start, end: later(start, HOUR) })
    expect(lines.filter((line) => line.startsWith('RRULE'))).toHaveLength(2)
    const from = later(start, -HOUR * 24 * 10)
    expect(wrongHours(lines, zone, from, later(from, YEAR))).toEqual([])
  })
})

describe('a zone without a yearly rule is right from before the event to its end', () => {
  test.each([
    ['Africa/Casablanca', '2024-03-09T10:00', 'before Ramadan'],
    ['Africa/Casablanca', '2024-03-20T10:00', 'in Ramadan'],
    ['Africa/Casablanca', '2024-04-13T23:00', 'the night Ramadan’s hour ends'],
    ['America/Asuncion', '2024-12-01T10:00', 'the year summer time was kept for good'],
    ['Asia/Kathmandu', '2027-03-09T10:00', 'no summer time'],
    ['Asia/Kolkata', '2027-03-09T10:00', 'no summer time'],
    ['Europe/Volgograd', '2020-12-27T01:00', 'the night the offset itself changed'],
  ])('%s, %s (%s)', (name, wall) => {
    const zone = Zone.parse(name)
    const start = at(wall, zone)
    const end = later(start, 8 * HOUR)
    const lines = timezoneLines(zone, { start, end })
    expect(lines.some((line) => line.startsWith('RRULE'))).toBe(false)
    expect(wrongHours(lines, zone, later(start, -HOUR), end)).toEqual([])
  })
})

/** The hours at which the definition, read by RFC 5545 alone, and the platform's time zone data differ. */
function wrongHours(lines: readonly string[], zone: Zone, from: Instant, until: Instant): string[] {
  const wrong: string[] = []
  for (let hour = from; hour < until; hour = later(hour, HOUR)) {
    const expected = platformOffset(hour, zone)
    if (definedOffset(lines, hour) !== expected) wrong.push(iso(hour))
  }
  return wrong
}

interface Observance {
  readonly onsets: readonly number[]
  readonly from: number
  readonly to: number
}

function definedOffset(lines: readonly string[], instant: Instant): number | undefined {
  const onsets = observancesOf(lines).flatMap(({ onsets: all, from, to }) =>
    all.map((wall) => ({ at: wall - from * 60_000, to })),
  )
  const past = onsets.filter((onset) => onset.at <= instant).sort((a, b) => a.at - b.at)
  return past.at(-1)?.to
}

const read = new Map<readonly string[], readonly Observance[]>()

function observancesOf(lines: readonly string[]): readonly Observance[] {
  const known = read.get(lines)
  if (known !== undefined) return known
  const found: Observance[] = []
  for (const block of lines.join('\n').matchAll(/BEGIN:(STANDARD|DAYLIGHT)\n(.*?)END:/gs)) {
    const of = (name: string) => new RegExp(`^${name}:(.*)$`, 'm').exec(block[2] ?? '')?.[1] ?? ''
    const start = stamp(of('DTSTART'))
    const onsets = of('RRULE') === '' ? [start] : yearly(start, of('RRULE'))
    found.push({ onsets, from: minutes(of('TZOFFSETFROM')), to: minutes(of('TZOFFSETTO')) })
  }
  read.set(lines, found)
  return found
}

/** The onsets of a yearly rule for five years, day by day: no shortcut shared with the writer. */
function yearly(start: number, rule: string): number[] {
  const [, month, nth, weekday = ''] =
    /^FREQ=YEARLY;BYMONTH=(\d+);BYDAY=(-?\d)(\w\w)$/.exec(rule) ?? []
  const onsets: number[] = []
  const first = new Date(start)
  for (let year = first.getUTCFullYear(); year < first.getUTCFullYear() + 5; year++) {
    const days: number[] = []
    const day = new Date(Date.UTC(year, Number(month) - 1, 1))
    while (day.getUTCMonth() === Number(month) - 1) {
      if (day.getUTCDay() === ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'].indexOf(weekday))
        days.push(day.getTime())
      day.setUTCDate(day.getUTCDate() + 1)
    }
    const chosen = days.at(Number(nth) > 0 ? Number(nth) - 1 : Number(nth))
    if (chosen !== undefined) onsets.push(chosen + (start % 86_400_000))
  }
  expect(onsets[0]).toBe(start)
  return onsets
}

function stamp(text: string): number {
  return at(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3T$4:$5:$6'), utc)
}

function minutes(offset: string): number {
  const size = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(3))
  return offset.startsWith('-') ? -size : size
}

const formats = new Map<Zone, Intl.DateTimeFormat>()

function platformOffset(instant: Instant, zone: Zone): number {
  const options = { timeZone: zone, timeZoneName: 'longOffset' } as const
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('en-US', options)
  formats.set(zone, format)
  const name = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value
  return name === undefined || name === 'GMT' ? 0 : minutes(name.slice(3).replace(':', ''))
}
