import { expect, test } from 'vitest'
import { type Instant, later, Zone } from '../../src/core/time.ts'
import { clockWords, durationWords, spanWords, whenWords } from '../../src/core/time-words.ts'
import { at, belgrade, span } from '../support/time.ts'

test('a time names its weekday, date, clock and zone', () => {
  expect(whenWords(at('2027-03-09T10:00'), belgrade)).toBe('Tue 9 Mar, 10:00 Belgrade')
})

test('the year is said when it is not this one', () => {
  const now = at('2026-12-30T10:00')
  expect(whenWords(at('2027-03-09T10:00'), belgrade, now)).toBe('Tue 9 Mar 2027, 10:00 Belgrade')
  expect(whenWords(at('2026-12-31T10:00'), belgrade, now)).toBe('Thu 31 Dec, 10:00 Belgrade')
})

test('a span over midnight names both days', () => {
  const night = span('2027-03-09T23:30', '2027-03-10T00:30')
  expect(spanWords(night, belgrade)).toBe('Tue 9 Mar, 23:30 to Wed 10 Mar, 00:30 Belgrade')
  expect(spanWords(span('2027-03-09T10:00', '2027-03-09T11:00'), belgrade)).toBe(
    'Tue 9 Mar, 10:00-11:00 Belgrade',
  )
})

test('a time that a clock shows twice carries its offset, its neighbours do not', () => {
  const first = Date.parse('2027-10-31T00:30:00Z') as Instant
  expect(clockWords(first, belgrade)).toBe('02:30 (+02:00)')
  expect(clockWords(later(first, 60), belgrade)).toBe('02:30 (+01:00)')
  expect(clockWords(later(first, -60), belgrade)).toBe('01:30')
  expect(clockWords(later(first, 90), belgrade)).toBe('03:00')
  const lordHowe = Zone.parse('Australia/Lord_Howe')
  expect(clockWords(Date.parse('2027-04-03T14:45:00Z') as Instant, lordHowe)).toBe('01:45 (+11:00)')
  expect(clockWords(Date.parse('2027-04-03T15:15:00Z') as Instant, lordHowe)).toBe('01:45 (+10:30)')
})

test('a span over a change of clocks carries the offset at both ends', () => {
  const hour = (start: string, zone = belgrade) => {
    const from = Date.parse(start) as Instant
    return spanWords({ start: from, end: later(from, 60) }, zone)
  }
  expect(hour('2027-03-28T00:30:00Z')).toBe('Sun 28 Mar, 01:30 (+01:00)-03:30 (+02:00) Belgrade')
  expect(hour('2027-10-31T00:30:00Z')).toBe('Sun 31 Oct, 02:30 (+02:00)-02:30 (+01:00) Belgrade')
  expect(hour('2027-10-31T01:30:00Z')).toBe('Sun 31 Oct, 02:30 (+01:00)-03:30 Belgrade')
  expect(hour('2027-03-14T06:30:00Z', Zone.parse('America/New_York'))).toBe(
    'Sun 14 Mar, 01:30 (-05:00)-03:30 (-04:00) New York',
  )
  expect(hour('2027-03-28T23:30:00Z', Zone.parse('Atlantic/Azores'))).toBe(
    'Sun 28 Mar, 23:30 to Mon 29 Mar, 00:30 Azores',
  )
})

test.each([
  [45, '45 min'],
  [60, '60 min'],
  [120, '2 h'],
  [165, '2 h 45'],
])('%i minutes reads %s', (minutes, words) => {
  expect(durationWords(minutes)).toBe(words)
})
