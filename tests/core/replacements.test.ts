import { expect, test } from 'vitest'
import { expiryOf } from '../../src/core/replacements.ts'
import { minutesOf } from '../../src/core/time.ts'
import { at } from '../support/time.ts'

const now = at('2027-03-09T09:00')

test.each([
  ['a week ahead: a day at most', '2027-03-16T09:00', 24 * 60],
  ['eight hours ahead: a quarter of them', '2027-03-09T17:00', 120],
  ['half an hour ahead: a quarter of an hour at least', '2027-03-09T09:30', 15],
  ['ten minutes ahead: until it begins', '2027-03-09T09:10', 10],
])('who is asked has time to answer, %s', (_name, start, minutes) => {
  expect(minutesOf({ start: now, end: expiryOf(now, at(start)) })).toBe(minutes)
})
