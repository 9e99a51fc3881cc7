import { Settings } from 'luxon'
import { afterEach, describe, expect, test } from 'vitest'
import {
  addDays,
  ClockTime,
  instantAt,
  instantOn,
  iso,
  isoWeek,
  LocalDate,
  overlaps,
  wallAt,
  weekdayOf,
  Zone,
} from '../../src/core/time.ts'
import { at, span } from '../support/time.ts'

const newYork = Zone.parse('America/New_York')
const realNow = Settings.now
afterEach(() => {
  Settings.now = realNow
})

describe('instantAt', () => {
  test.each([
    ['an ordinary morning', '2026-05-04T10:00', '2026-05-04T14:00:00.000Z'],
    ['a skipped time moves on by the gap', '2026-03-08T02:30', '2026-03-08T07:30:00.000Z'],
    ['a repeated time means the first', '2026-11-01T01:30', '2026-11-01T05:30:00.000Z'],
  ])('%s', (_name, wall, expected) => {
    expect(iso(instantAt(wall, newYork))).toBe(expected)
  })

  test.each(['2026-01-15', '2026-07-15'])(
    'does not depend on the day it is asked (%s)',
    (today) => {
      Settings.now = () => Date.parse(today)
      expect(iso(instantAt('2026-11-01T01:30', newYork))).toBe('2026-11-01T05:30:00.000Z')
    },
  )

  test('refuses what is not a date', () => {
    expect(() => instantAt('2026-02-30T10:00', newYork)).toThrow(RangeError)
  })
})

test('24:00 is midnight of the next date', () => {
  const date = LocalDate.parse('2026-12-31')
  expect(instantOn(date, ClockTime.parse('24:00'), newYork)).toBe(
    instantAt('2027-01-01T00:00', newYork),
  )
})

test.each(['+05:30', 'Mars/Phobos', ''])('a zone is an IANA name, so %j is refused', (name) => {
  expect(Zone.safeParse(name).success).toBe(false)
})

test.each(['24:01', '9:00', '25:00', '12:60'])('%j is no clock time', (text) => {
  expect(ClockTime.safeParse(text).success).toBe(false)
})

test('a wall shows date, time, weekday and offset of its zone', () => {
  expect(wallAt(at('2026-05-04T10:00'), Zone.parse('Asia/Kolkata'))).toEqual({
    date: '2026-05-04',
    time: '13:30',
    weekday: 1,
    offsetMinutes: 330,
  })
})

test('dates step over month ends and leap days, and know their weekday and ISO week', () => {
  expect(addDays(LocalDate.parse('2028-02-28'), 2)).toBe('2028-03-01')
  expect(weekdayOf(LocalDate.parse('2026-05-03'))).toBe(7)
  expect(isoWeek(LocalDate.parse('2027-01-03'))).toBe('2026-W53')
})

test('spans that only touch do not overlap', () => {
  const morning = span('2026-05-04T09:00', '2026-05-04T10:00')
  expect(overlaps(morning, span('2026-05-04T10:00', '2026-05-04T11:00'))).toBe(false)
  expect(overlaps(morning, span('2026-05-04T09:59', '2026-05-04T11:00'))).toBe(true)
})
