import { expect, test } from 'vitest'
import { type Given, HALF_LIFE_MINUTES, loadDebt } from '../../../src/core/scheduling/load.ts'
import { later } from '../../../src/core/time.ts'
import { at, span } from '../../support/time.ts'

const now = at('2027-03-09T12:00')
const week = 7 * 24 * 60

/** An hour that ended so many minutes ago, asked for in good time. */
function given(minutesAgo: number, more: Partial<Given> = {}): Given {
  const end = later(now, -minutesAgo)
  const effort = { preparationMinutes: 15, writeUpMinutes: 15 }
  const asked = { offHoursMinutes: 0, noticeMinutes: 3 * 24 * 60 }
  return { interview: 'int_1', span: { start: later(end, -60), end }, ...effort, ...asked, ...more }
}

test('an interview counts with its preparation and write-up', () => {
  expect(loadDebt([given(0)], [], now).minutes).toBe(90)
})

test('half of it is left after four weeks, a quarter after eight', () => {
  expect(loadDebt([given(HALF_LIFE_MINUTES)], [], now).minutes).toBe(45)
  expect(loadDebt([given(2 * HALF_LIFE_MINUTES)], [], now).minutes).toBe(23)
})

test('off-hours and short notice weigh more, and the owner sees why', () => {
  const hard = given(0, { offHoursMinutes: 60, noticeMinutes: 120 })
  expect(loadDebt([hard], [], now)).toEqual({
    minutes: 143,
    parts: [{ interview: 'int_1', minutes: 90, offHours: 30, shortNotice: 22.5, left: 1 }],
  })
})

test('time away adds nothing and lets nothing fade', () => {
  const before = given(5 * week)
  const away = [
    span('2027-02-09T12:00', '2027-03-09T12:00'),
    span('2027-02-20T00:00', '2027-02-25T00:00'),
  ]
  expect(loadDebt([before], away, now).minutes).toBe(loadDebt([given(week)], [], now).minutes)
  expect(loadDebt([], away, now).minutes).toBe(0)
})

test('an interview to come counts in full', () => {
  expect(loadDebt([given(-week)], [], now).minutes).toBe(90)
})
