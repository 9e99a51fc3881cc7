import { expect, test } from 'vitest'
import { countries, holidays } from '../../src/calendars/holidays.ts'
import { LocalDate } from '../../src/core/time.ts'

const day = (text: string) => LocalDate.parse(text)

function year(of: number, country: string, region?: string): string[] {
  const place = { country, ...(region !== undefined && { region }) }
  const found = holidays(place, day(`${of}-01-01`), day(`${of}-12-31`))
  return found.map(({ date, name }) => `${date.slice(5)} ${name}`)
}

test('Serbia in 2027: both Orthodox feasts, and a Tuesday for the Sunday before Easter Monday', () => {
  expect(year(2027, 'RS')).toEqual([
    "01-01 New Year's Day",
    "01-02 New Year's Day",
    '01-07 Orthodox Christmas',
    '02-15 Statehood Day',
    '02-16 Statehood Day',
    '04-30 Orthodox Good Friday',
    '05-01 Labour Day',
    '05-02 Orthodox Easter',
    '05-03 Orthodox Easter Monday',
    '05-04 Labour Day',
    '11-11 Armistice Day',
  ])
})

test.each([
  [2016, ['04-29', '05-01', '05-02', '05-03']],
  [2021, ['04-30', '05-01', '05-02', '05-03', '05-04']],
  [2024, ['05-01', '05-02', '05-03', '05-05', '05-06']],
])('Serbia in %i: Labour Day and Easter as the ministry gave them out', (of, days) => {
  const may = year(of, 'RS').map((line) => line.slice(0, 5))
  expect(may.filter((date) => date > '04-28' && date < '05-10')).toEqual(days)
})

test('Serbia in 2026: the first day of Statehood on a Sunday is made up for after the second', () => {
  expect(year(2026, 'RS').filter((line) => line.includes('Statehood'))).toEqual([
    '02-16 Statehood Day',
    '02-17 Statehood Day',
  ])
})

test('the days asked for are the days answered, both ends included and over the new year', () => {
  const found = holidays({ country: 'RS' }, day('2026-11-11'), day('2027-01-02'))
  expect(found.map(({ date }) => date)).toEqual(['2026-11-11', '2027-01-01', '2027-01-02'])
})

test('a region has holidays of its own', () => {
  expect(year(2027, 'DE')).not.toContain('01-06 Epiphany')
  expect(year(2027, 'DE', 'BY')).toContain('01-06 Epiphany')
})

test('a substitute day is a holiday', () => {
  expect(year(2027, 'GB', 'ENG')).toEqual(
    expect.arrayContaining([
      '12-27 Christmas Day (substitute day)',
      '12-28 Boxing Day (substitute day)',
    ]),
  )
})

test('observances, bank holidays and half days are not', () => {
  const denmark = year(2027, 'DK')
  expect(denmark.filter((line) => /^(12-24|06-05)/.test(line))).toEqual([])
  expect(year(2027, 'CN').filter((line) => line.startsWith('03-08'))).toEqual([])
})

test('a feast of several days is as many days, also when it begins in the evening or ends at noon', () => {
  const feast = (country: string) =>
    year(2027, country)
      .filter((line) => line.includes('Eid al-Fitr'))
      .map((line) => line.slice(0, 5))
  expect(feast('AE')).toEqual(['03-09', '03-10', '03-11'])
  expect(feast('TR')).toEqual(['03-09', '03-10', '03-11'])
})

test('a feast that began last year goes on', () => {
  const found = holidays({ country: 'SZ' }, day('2027-01-02'), day('2027-01-05'))
  expect(found).toEqual([{ date: '2027-01-02', name: 'Incwala Festival' }])
})

test('a holiday on the day clocks go forward is one day', () => {
  expect(year(2027, 'SE').filter((line) => line.startsWith('03-28'))).toHaveLength(1)
})

test('an unknown country or region is refused', () => {
  expect(() => year(2027, 'XX')).toThrow(RangeError)
  expect(() => year(2027, 'RS', 'BY')).toThrow(RangeError)
})

test('countries can be chosen by name, with their regions', () => {
  const all = countries()
  expect(all.find(({ code }) => code === 'RS')).toEqual({ code: 'RS', name: 'Serbia', regions: [] })
  expect(all.find(({ code }) => code === 'DE')?.regions).toContainEqual({
    code: 'BY',
    name: 'Bayern',
  })
  expect(all.map(({ name }) => name)).toEqual(
    all.map(({ name }) => name).toSorted((a, b) => a.localeCompare(b, 'en')),
  )
  for (const { code } of all) {
    expect(
      holidays({ country: code }, day('2027-01-01'), day('2027-12-31')).length,
      code,
    ).toBeGreaterThan(0)
  }
})
