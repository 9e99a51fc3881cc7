import { describe, expect, test } from 'vitest'
import { digestKey, dueOn, lastDigest, nextDigest } from '../../../src/core/digest/when.ts'
import { ClockTime, type Instant, iso, LocalDate, wallAt, Zone } from '../../../src/core/time.ts'
import { listener } from '../../support/listeners.ts'
import { at } from '../../support/time.ts'
import { ana } from '../../support/world.ts'

const date = (text: string) => LocalDate.parse(text)
const time = (text: string) => ClockTime.parse(text)
const zone = (name: string) => Zone.parse(name)

function next(now: Instant, of = listener()): string | undefined {
  const due = nextDigest(of, now)
  return due && `${due.date} ${iso(due.at)}`
}

describe('a digest comes at the chosen time on the reader’s own clock', () => {
  test.each([
    ['at nine in Belgrade', 'Europe/Belgrade', '2027-03-09', '09:00', '2027-03-09T08:00:00.000Z'],
    ['at nine in Kathmandu', 'Asia/Kathmandu', '2027-03-09', '09:00', '2027-03-09T03:15:00.000Z'],
    [
      'once, at three, on a day that skips half past two',
      'Europe/Belgrade',
      '2027-03-28',
      '02:30',
      '2027-03-28T01:00:00.000Z',
    ],
    [
      'once, the first time, on a day that repeats half past two',
      'Europe/Belgrade',
      '2027-10-31',
      '02:30',
      '2027-10-31T00:30:00.000Z',
    ],
    [
      'at one on a day that has no midnight',
      'Africa/Cairo',
      '2027-04-30',
      '00:15',
      '2027-04-29T22:00:00.000Z',
    ],
    [
      'at the end of a gap of half an hour',
      'Australia/Lord_Howe',
      '2027-10-03',
      '02:15',
      '2027-10-02T15:30:00.000Z',
    ],
    [
      'at midnight where the last hour of the day is skipped',
      'America/Nuuk',
      '2027-03-27',
      '23:30',
      '2027-03-28T01:00:00.000Z',
    ],
  ])('%s', (_, name, on, clock, expected) => {
    expect(iso(dueOn(date(on), time(clock), zone(name))?.at ?? at('1970-01-01'))).toBe(expected)
  })

  test('a date that no calendar there has brings none', () => {
    expect(dueOn(date('2011-12-30'), time('09:00'), zone('Pacific/Apia'))).toBeUndefined()
    expect(dueOn(date('2011-12-29'), time('09:00'), zone('Pacific/Apia'))).toBeDefined()
  })
})

describe('the next digest', () => {
  test('is today’s until noon, and then that of the next working day', () => {
    const friday = '2027-03-05 2027-03-05T08:00:00.000Z'
    expect(next(at('2027-03-05T07:00'))).toBe(friday)
    expect(next(at('2027-03-05T11:59'))).toBe(friday)
    expect(next(at('2027-03-05T12:00'))).toBe('2027-03-08 2027-03-08T08:00:00.000Z')
  })

  test('one of the afternoon may be two hours late', () => {
    const of = listener({}, { digestAt: '16:00' })
    expect(next(at('2027-03-05T17:59'), of)).toBe('2027-03-05 2027-03-05T15:00:00.000Z')
    expect(next(at('2027-03-05T18:00'), of)).toBe('2027-03-08 2027-03-08T15:00:00.000Z')
  })

  test.each([
    ['a public holiday', listener({}, {}, ['2027-03-08']), '2027-03-09'],
    ['a day off of their own', listener({ ownHolidays: ['2027-03-08'] }), '2027-03-09'],
    [
      'a day they have marked as off',
      listener({ exceptions: [{ date: '2027-03-08', ranges: [] }] }),
      '2027-03-09',
    ],
    ['a pause', listener({ pausedUntil: '2027-03-17' }), '2027-03-17'],
    ['a mute', listener({}, { mutedUntil: '2027-03-18' }), '2027-03-18'],
    ['days that are not theirs', listener({}, { digestDays: [3] }), '2027-03-10'],
    [
      'days without hours',
      listener({ hours: [{ days: [2, 4], from: '09:00', to: '17:00' }] }),
      '2027-03-09',
    ],
  ])('passes over %s', (_, of, expected) => {
    expect(nextDigest(of, at('2027-03-06T10:00'))?.date).toBe(expected)
  })

  test('comes on a Saturday that is worked by way of exception', () => {
    const of = listener({ exceptions: [{ date: '2027-03-06', ranges: [['10:00', '12:00']] }] })
    expect(nextDigest(of, at('2027-03-06T08:00'))?.date).toBe('2027-03-06')
  })

  test('never comes to whoever has left', () => {
    expect(nextDigest(listener({ status: 'gone' }), at('2027-03-06T10:00'))).toBeUndefined()
  })

  test('is one and the same for a date, whatever zone its reader has moved to since', () => {
    const now = at('2027-03-09T13:00')
    const home = nextDigest(listener(), at('2027-03-09T08:00'))
    const away = nextDigest(listener({ zone: 'America/New_York' }), now)
    const keys = [home, away].map((due) => due && digestKey(ana, due.date))
    expect(keys).toEqual([`digest:${ana}:2027-03-09`, `digest:${ana}:2027-03-09`])
    expect(away && wallAt(away.at, zone('America/New_York')).time).toBe('09:00')
  })
})

test.each([
  ['on a Tuesday since Monday', '2027-03-09T09:00', {}, '2027-03-08T08:00:00.000Z'],
  ['later that day too', '2027-03-09T18:00', {}, '2027-03-08T08:00:00.000Z'],
  ['on a Monday since Friday', '2027-03-08T09:00', {}, '2027-03-05T08:00:00.000Z'],
  [
    'after days off since the day before them',
    '2027-03-09T09:00',
    { ownHolidays: [date('2027-03-08'), date('2027-03-05')] },
    '2027-03-04T08:00:00.000Z',
  ],
  [
    'after weeks away since a week ago',
    '2027-03-22T09:00',
    { pausedUntil: date('2027-03-22') },
    '2027-03-15T08:00:00.000Z',
  ],
])('what has changed is told %s', (_, now, person, expected) => {
  expect(iso(lastDigest(listener(person), at(now)))).toBe(expected)
})
