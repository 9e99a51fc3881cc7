import { expect, test } from 'vitest'
import { pastRatings } from '../../src/core/past-ratings.ts'
import { isHeld, type Kept, termOf } from '../../src/core/retention.ts'
import { addMonths, LocalDate } from '../../src/core/time.ts'
import { nobodysApplication } from '../support/booking.ts'
import { cardBy, cy, held } from '../support/cards.ts'
import { handedIn, question } from '../support/debrief.ts'
import { at, belgrade } from '../support/time.ts'
import { ana, bo, petra, plan } from '../support/world.ts'

const day = (date: string) => LocalDate.parse(date)

function kept(
  months: { usual?: number; least?: Record<string, number>; most?: Record<string, number> },
  changes: Partial<Kept> = {},
): Kept {
  const { usual = 12, least = {}, most = {} } = months
  return {
    application: { ...nobodysApplication, createdAt: at('2027-01-15T09:00') },
    plan: {
      office: plan.office,
      retention: { defaultMonths: usual, minimumMonths: least, maximumMonths: most },
    },
    interviews: [],
    decisions: [],
    ...changes,
  }
}

test.each([
  ['the usual months', kept({}), { asked: '2028-01-15', forced: null }],
  [
    "the country's maximum where it is shorter",
    kept({ most: { RS: 6 } }),
    { asked: '2027-07-15', forced: '2027-07-15' },
  ],
  [
    'the usual months where the maximum is longer',
    kept({ most: { RS: 24 } }),
    { asked: '2028-01-15', forced: '2029-01-15' },
  ],
  [
    "the country's minimum where it is longer",
    kept({ usual: 3, least: { RS: 12 } }),
    { asked: '2028-01-15', forced: null },
  ],
  [
    'nothing of another country',
    kept({ most: { DE: 6 }, least: { US: 24 } }),
    { asked: '2028-01-15', forced: null },
  ],
] as const)('data is kept for %s', (_, one, term) => {
  expect(termOf([one])).toEqual(term)
})

test('the term begins with the last that happened', () => {
  const interview = held('1', [ana])
  expect(termOf([kept({}, { interviews: [interview] })])?.asked).toBe('2028-03-09')
})

test('of several applications the longest counts, and the law only where it speaks of all of them', () => {
  const short = kept({ most: { RS: 6 } })
  const long = kept({ usual: 24 })
  expect(termOf([short, long])).toEqual({ asked: '2029-01-15', forced: null })
  expect(termOf([short, kept({ most: { RS: 8 } })])).toEqual({
    asked: '2027-09-15',
    forced: '2027-09-15',
  })
  expect(termOf([])).toBeUndefined()
})

test('a month that is too short ends on its last day', () => {
  expect(addMonths(day('2027-01-31'), 1)).toBe('2027-02-28')
  expect(addMonths(day('2028-02-29'), 12)).toBe('2029-02-28')
})

test('data is held until the end of the day named', () => {
  const hold = { until: day('2027-04-01'), reason: 'a dispute', by: petra }
  expect(isHeld({ hold }, day('2027-04-01'))).toBe(true)
  expect(isHeld({ hold }, day('2027-04-02'))).toBe(false)
  expect(isHeld({ hold: null }, day('2027-04-01'))).toBe(false)
})

test('only first ratings that statistics count outlive an erasure', () => {
  const interview = held('1', [ana, bo, { person: cy, shadow: true }])
  let n = 0
  const newId = () => String(++n)
  const first = handedIn(ana, interview, {
    ratings: { systems: 4, debugging: 'NA' },
    questions: [question('sys-durability-001', { rating: 2 })],
  })
  const late = {
    ...handedIn(bo, interview, { ratings: { systems: 1 } }),
    lateAt: interview.span.end,
  }
  const shadow = handedIn(cy, interview, { ratings: { systems: 1 } })
  expect(
    pastRatings([first, late, shadow, cardBy(bo, interview, 'draft')], belgrade, newId),
  ).toMatchObject([
    { competency: 'systems', question: null, rating: 4, interviewer: ana, month: '2027-03' },
    { competency: null, question: 'sys-durability-001', version: 1, rating: 2 },
  ])
})
