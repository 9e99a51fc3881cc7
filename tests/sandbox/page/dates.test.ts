import { expect, test } from 'vitest'
import { dateText, dividerText, stampText } from '../../../sandbox/page/text/dates.ts'
import {
  addDays,
  addMonths,
  dayTyped,
  dayWords,
  timeTyped,
  weeksOf,
} from '../../../sandbox/page/text/days.ts'
import { aheadOf, dayAt, instantAt, nextAt, timeAt } from '../../../sandbox/page/text/zones.ts'

const now = Date.UTC(2027, 2, 8, 8, 0)
const belgrade = { zone: 'Europe/Belgrade', now }
const at = (iso: string) => Date.parse(iso) / 1000

test.each([
  ['{date_num}', '2027-03-09'],
  ['{date_slash}', '03/09/2027'],
  ['{date}', 'March 9th'],
  ['{date_short}', 'Mar 9'],
  ['{date_long}', 'Tuesday, March 9th'],
  ['{date_long_full}', 'Tuesday, March 9, 2027'],
  ['{date_pretty}', 'tomorrow'],
  ['{date_short_pretty} at {time}', 'tomorrow at 10:00'],
  ['{day_divider_pretty}', 'Tomorrow'],
  ['{time_secs}', '10:00:00'],
  ['{ago}', 'tomorrow'],
  ['{nonsense}', '{nonsense}'],
])('%s is drawn as %s in Belgrade', (format, expected) => {
  expect(dateText(at('2027-03-09T09:00Z'), format, belgrade)).toBe(expected)
})

test('the same moment is another time, and another day, elsewhere', () => {
  const unix = at('2027-03-08T22:30Z')
  const drawn = (zone: string) => dateText(unix, '{date_num} {time}', { zone, now })
  expect(drawn('Europe/London')).toBe('2027-03-08 22:30')
  expect(drawn('Asia/Kolkata')).toBe('2027-03-09 04:00')
  expect(drawn('America/St_Johns')).toBe('2027-03-08 19:00')
  // Chatham and Kathmandu are a quarter of an hour off everyone else.
  expect(drawn('Asia/Kathmandu')).toBe('2027-03-09 04:15')
})

test('a year is named only when it is more than half a year away', () => {
  expect(dateText(at('2027-08-20T09:00Z'), '{date_short}', belgrade)).toBe('Aug 20')
  expect(dateText(at('2028-08-20T09:00Z'), '{date_short}', belgrade)).toBe('Aug 20, 2028')
})

test.each([
  ['2027-03-08T07:58Z', '2 minutes ago'],
  ['2027-03-08T11:00Z', 'in 3 hours'],
  ['2027-03-08T08:00Z', 'now'],
  ['2027-02-20T08:00Z', '2 weeks ago'],
])('{ago} of %s is %s', (iso, expected) => {
  expect(dateText(at(iso), '{ago}', belgrade)).toBe(expected)
})

test('days are divided where the reader’s midnight is', () => {
  expect(dividerText(Date.parse('2027-03-07T23:30Z'), belgrade)).toBe('Today')
  expect(dividerText(Date.parse('2027-03-07T22:30Z'), belgrade)).toBe('Yesterday')
  expect(dividerText(Date.parse('2027-03-01T12:00Z'), belgrade)).toBe('Monday, March 1st')
  expect(stampText(now, 'Asia/Kolkata')).toBe('Mon 8 Mar 2027, 13:30:00')
})

test('yesterday is the day before, also after a day of 23 hours', () => {
  const after = { zone: 'Europe/Belgrade', now: Date.parse('2027-03-28T22:30Z') }
  expect(dividerText(Date.parse('2027-03-28T12:00Z'), after)).toBe('Yesterday')
  expect(dividerText(Date.parse('2027-03-27T22:30Z'), after)).toBe('Saturday, March 27th')
})

test.each([
  ['2027-03-09T10:00', 'Europe/Belgrade', '2027-03-09T09:00Z'],
  ['2027-03-28T02:30', 'Europe/Belgrade', '2027-03-28T01:30Z'],
  ['2027-10-31T02:30', 'Europe/Belgrade', '2027-10-31T00:30Z'],
  ['2027-03-09T10:00', 'Asia/Kathmandu', '2027-03-09T04:15Z'],
  ['2027-11-07T01:30', 'America/St_Johns', '2027-11-07T04:00Z'],
])('%s in %s is %s', (wall, zone, expected) => {
  expect(new Date(instantAt(wall, zone)).toISOString()).toBe(new Date(expected).toISOString())
})

test('a wall time that is none is no instant', () => {
  expect(instantAt('nullT10:00', 'Europe/Belgrade')).toBeNaN()
})

test('the next nine o’clock is today before nine and tomorrow from nine on', () => {
  const next = (iso: string) => new Date(nextAt(Date.parse(iso), '09:00', 'Europe/Belgrade'))
  expect(next('2027-03-08T07:59Z').toISOString()).toBe('2027-03-08T08:00:00.000Z')
  expect(next('2027-03-08T08:00Z').toISOString()).toBe('2027-03-09T08:00:00.000Z')
  expect(next('2027-03-27T20:00Z').toISOString()).toBe('2027-03-28T07:00:00.000Z')
})

test('zones are told by how far they are ahead', () => {
  expect(aheadOf(now, 'Asia/Kolkata')).toBe('UTC+5:30')
  expect(aheadOf(now, 'America/Sao_Paulo')).toBe('UTC−3')
  expect(aheadOf(now, 'Europe/London')).toBe('UTC')
  expect(`${dayAt(now, 'Asia/Kolkata')} ${timeAt(now, 'Asia/Kolkata')}`).toBe('2027-03-08 13:30')
})

test.each([
  ['2027-03-09', '2027-03-09'],
  ['9 Mar', '2027-03-09'],
  ['march 9', '2027-03-09'],
  ['Tue 9 Mar 2027', '2027-03-09'],
  ['1 Feb', '2028-02-01'],
  ['today', '2027-03-08'],
  ['tomorrow', '2027-03-09'],
  ['03/04', null],
  ['30 Feb 2027', null],
  ['2027-02-30', null],
  ['soon', null],
])('%s typed on 8 March 2027 means %s', (typed, expected) => {
  expect(dayTyped(typed, '2027-03-08')).toBe(expected)
})

test.each([
  ['9', '09:00'],
  ['0930', '09:30'],
  ['9:05', '09:05'],
  ['2pm', '14:00'],
  ['12am', '00:00'],
  ['25:00', null],
  ['13pm', null],
  ['noon', null],
])('%s typed as a time means %s', (typed, expected) => {
  expect(timeTyped(typed)).toBe(expected)
})

test('a calendar’s weeks begin on Monday and hold the whole month', () => {
  const weeks = weeksOf('2027-03-09')
  expect(weeks.map((week) => week[0])).toEqual([
    '2027-03-01',
    '2027-03-08',
    '2027-03-15',
    '2027-03-22',
    '2027-03-29',
  ])
  expect(addDays('2027-03-31', 1)).toBe('2027-04-01')
  expect(addMonths('2027-01-31', 1)).toBe('2027-02-28')
  expect(addMonths('2027-01-15', -1)).toBe('2026-12-15')
  expect(dayWords('2027-03-09')).toBe('Tue 9 Mar 2027')
})
