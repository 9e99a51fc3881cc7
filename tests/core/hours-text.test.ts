import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  exceptionsText,
  hoursText,
  parseExceptions,
  parseHours,
} from '../../src/core/hours-text.ts'
import type { WeeklyHours } from '../../src/core/people.ts'
import { ClockTime, type Weekday } from '../../src/core/time.ts'

test.each([
  ['Mon-Fri 09:00-17:00', [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }]],
  ['mon, wed 9-12:30', [{ days: [1, 3], from: '09:00', to: '12:30' }]],
  ['Fri-Mon 20:00-24:00', [{ days: [1, 5, 6, 7], from: '20:00', to: '24:00' }]],
  [
    'Monday 9:00 – 10:00; Sun 8-9',
    [
      { days: [1], from: '09:00', to: '10:00' },
      { days: [7], from: '08:00', to: '09:00' },
    ],
  ],
  ['', []],
])('%j is understood', (text, value) => {
  expect(parseHours(text)).toEqual({ value })
})

test.each([
  ['Funday 9-17', "I don't know the days in “Funday 9-17”. Write it as Mon-Fri 09:00-17:00."],
  ['Mon 9', "I don't know the times in “Mon 9”. Write it as Mon-Fri 09:00-17:00."],
  ['Mon 9-25', "I don't know the times in “Mon 9-25”. Write it as Mon-Fri 09:00-17:00."],
  [
    'Mon 22:00-06:00',
    '“Mon 22:00-06:00” ends before it begins. Hours over midnight go on two lines, the first until 24:00.',
  ],
])('%j is refused with what to write instead', (text, problem) => {
  expect(parseHours(text)).toEqual({ problem })
})

test('exceptions are days off or other hours on a date', () => {
  expect(parseExceptions('2027-03-12 off\n2027-03-15 10-12, 14:00-16:00')).toEqual({
    value: [
      { date: '2027-03-12', ranges: [] },
      {
        date: '2027-03-15',
        ranges: [
          ['10:00', '12:00'],
          ['14:00', '16:00'],
        ],
      },
    ],
  })
  expect(parseExceptions('03/04 off')).toEqual({
    problem:
      "I don't know the date in “03/04 off”. Write it as 2027-03-12 off, or 2027-03-12 10:00-14:00.",
  })
  expect(parseExceptions('2027-02-30 off')).toHaveProperty('problem')
})

const minute = fc.integer({ min: 0, max: 24 * 60 - 1 })
const clock = (m: number) =>
  ClockTime.parse(
    `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`,
  )
const weekday = fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7)
const hours = fc
  .tuple(fc.uniqueArray(weekday, { minLength: 1 }), minute, minute)
  .filter(([, a, b]) => a !== b)
  .map(
    ([days, a, b]): WeeklyHours => ({
      days: days.toSorted(),
      from: clock(Math.min(a, b)),
      to: clock(Math.max(a, b)),
    }),
  )

test('what is shown is what would be read', () => {
  fc.assert(
    fc.property(fc.array(hours), (value) => {
      expect(parseHours(hoursText(value))).toEqual({ value })
    }),
  )
  const value = [{ date: '2027-03-12', ranges: [] }]
  const parsed = parseExceptions('2027-03-12 off')
  expect(parsed).toEqual({ value })
  expect('value' in parsed && exceptionsText(parsed.value)).toBe('2027-03-12 off')
})
