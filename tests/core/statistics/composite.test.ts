import { describe, expect, test } from 'vitest'
import { type CompetencyRatings, composite } from '../../../src/core/statistics/composite.ts'
import { errorOfMean } from '../../../src/core/statistics/generalizability.ts'
import { near } from '../../support/stat-tables.ts'

const rules = { bar: 3, bandSe: 1, mustFloor: 2.5, mustFloorMinRaters: 2 }

const competency = (key: string, ratings: readonly number[], more = {}): CompetencyRatings => ({
  key,
  weight: 1,
  must: false,
  ratings,
  se: 0.3,
  ...more,
})

describe('the composite', () => {
  test('is the weighted mean of competencies with the error of their weighted sum', () => {
    const found = composite(
      [competency('C1', [4, 3], { weight: 2, se: 0.3 }), competency('C2', [2], { se: 0.6 })],
      rules,
    )
    near(found?.value, (2 * 3.5 + 2) / 3, 1e-12)
    near(found?.se, Math.sqrt(0.36 + 0.36) / 3, 1e-12)
  })

  test('competencies nobody rated do not count', () => {
    expect(composite([competency('C1', [4]), competency('C2', [], { se: null })], rules)).toEqual({
      value: 4,
      se: 0.3,
      band: 'above',
      heldBy: [],
    })
    expect(composite([competency('C1', [])], rules)).toBeNull()
    expect(composite([competency('C1', [4], { weight: 0 })], rules)).toBeNull()
  })

  test.each([
    [[3.3001], 'above'],
    [[3.29], 'near'],
    [[2.71], 'near'],
    [[2.6999], 'below'],
  ] as const)('%j within one standard error of the bar is %s', (ratings, band) => {
    expect(composite([competency('C1', ratings)], rules)?.band).toBe(band)
  })

  test('a must-have below its floor from two raters keeps it from being above, by name', () => {
    const strong = competency('C1', [5, 5], { weight: 5 })
    const weak = (ratings: readonly number[]) => competency('C5', ratings, { must: true })
    expect(composite([strong, weak([2, 2])], rules)).toMatchObject({ band: 'near', heldBy: ['C5'] })
    expect(composite([strong, weak([2])], rules)).toMatchObject({ band: 'above', heldBy: [] })
    expect(composite([strong, weak([2, 3])], rules)).toMatchObject({ band: 'above', heldBy: [] })
  })

  test('has no band while the error of a part is unknown', () => {
    const found = composite([competency('C1', [5], { se: null }), competency('C2', [5])], rules)
    expect(found).toEqual({ value: 5, se: null, band: null, heldBy: [] })
  })
})

test('the error of a mean takes severity by q and the rest by the number of raters', () => {
  near(
    errorOfMean({ target: 0.5, rater: 0.2, residual: 0.6 }, 0.25, 4),
    Math.sqrt(0.05 + 0.15),
    1e-12,
  )
})
