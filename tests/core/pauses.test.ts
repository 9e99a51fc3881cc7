import { expect, test } from 'vitest'
import { pausesWith } from '../../src/core/pauses.ts'
import { LocalDate } from '../../src/core/time.ts'

const on = (text: string) => LocalDate.parse(text)
const pause = (first: string, until: string) => ({ first: on(first), until: on(until) })

test('a pause begins today and lasts until its date', () => {
  expect(pausesWith({ pauses: [] }, on('2027-03-01'), on('2027-03-10'))).toEqual([
    pause('2027-03-01', '2027-03-10'),
  ])
})

test('a pause that ends early is remembered for as long as it was, one of the same day not at all', () => {
  const pauses = [pause('2027-03-01', '2027-03-10')]
  expect(pausesWith({ pauses }, on('2027-03-04'), null)).toEqual([
    pause('2027-03-01', '2027-03-04'),
  ])
  expect(pausesWith({ pauses }, on('2027-03-01'), null)).toEqual([])
})

test('a pause that is made longer goes on without a gap', () => {
  const pauses = [pause('2027-03-01', '2027-03-10')]
  expect(pausesWith({ pauses }, on('2027-03-04'), on('2027-03-20'))).toEqual([
    pause('2027-03-01', '2027-03-04'),
    pause('2027-03-04', '2027-03-20'),
  ])
})

test('what is long over is forgotten', () => {
  const pauses = [pause('2026-08-01', '2026-09-01'), pause('2027-01-01', '2027-01-10')]
  expect(pausesWith({ pauses }, on('2027-03-04'), null)).toEqual([
    pause('2027-01-01', '2027-01-10'),
  ])
})
