import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { calendarsFrom } from '../../src/calendars/calendars.ts'
import { holidaysApart } from '../../src/calendars/holidays-apart.ts'
import { Zone } from '../../src/core/time.ts'
import { at, span } from '../support/time.ts'

const calendars = calendarsFrom({ busySpans: async () => new Map() }, holidaysApart())

test('holidays of a country are those that touch the time asked for', async () => {
  const within = span('2027-02-01T09:00', '2027-03-01T09:00')
  expect(await calendars.holidays('RS', null, within)).toEqual(['2027-02-15', '2027-02-16'])
})

test('a holiday counts while it lasts anywhere on earth, and over the new year', async () => {
  const auckland = Zone.parse('Pacific/Auckland')
  const morning = { start: at('2027-01-01T00:30', auckland), end: at('2027-01-01T01:00', auckland) }
  expect(await calendars.holidays('NZ', null, morning)).toContain('2027-01-01')
})

test('a region has holidays of its own', async () => {
  const january = span('2027-01-02T00:00', '2027-01-31T00:00')
  expect(await calendars.holidays('DE', null, january)).not.toContain('2027-01-06')
  expect(await calendars.holidays('DE', 'BY', january)).toContain('2027-01-06')
})

test('a place that nobody knows has no holidays, and nothing fails', async () => {
  const within = span('2027-01-01T00:00', '2027-12-31T00:00')
  expect(await calendars.holidays('XX', null, within)).toEqual([])
  expect(await calendars.holidays('RS', 'BY', within)).toEqual([])
})

test('who asks again after a long silence is answered too', async () => {
  const book = holidaysApart(1)
  const serbia = { country: 'RS' }
  const before = await book.datesOf(serbia, 2027)
  // Long enough for the process to have ended.
  await sleep(300)
  expect(await book.datesOf(serbia, 2026)).not.toEqual(before)
  expect(await book.countries()).toContainEqual(expect.objectContaining({ code: 'RS' }))
})
