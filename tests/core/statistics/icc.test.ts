import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fQuantile } from '../../../src/core/statistics/distributions.ts'
import { generalizability, raterDesign } from '../../../src/core/statistics/generalizability.ts'
import { type Icc, intraclassCorrelations } from '../../../src/core/statistics/icc.ts'
import { near } from '../../support/stat-tables.ts'

const forms = ['1,1', '2,1', '3,1', '1,k', '2,k', '3,k'] as const

const complete = fc
  .tuple(fc.integer({ min: 2, max: 8 }), fc.integer({ min: 2, max: 5 }))
  .chain(([targets, judges]) =>
    fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: judges, maxLength: judges }), {
      minLength: targets,
      maxLength: targets,
    }),
  )

function same(a: Icc, b: Icc): void {
  for (const form of forms) {
    expect(b.icc[form].value === null).toBe(a.icc[form].value === null)
    if (a.icc[form].value !== null) near(b.icc[form].value, a.icc[form].value, 1e-7)
    const [first, second] = [a.intervals[form].interval, b.intervals[form].interval]
    expect(second === null).toBe(first === null)
    for (const side of [0, 1] as const) if (first) near(second?.[side], first[side], 1e-6)
  }
}

describe('intraclass correlations', () => {
  test('do not care for the order of targets or judges, nor for the zero and unit of the scale', () => {
    fc.assert(
      fc.property(complete, (ratings) => {
        const found = intraclassCorrelations(ratings)
        same(found, intraclassCorrelations(ratings.toReversed().map((row) => row.toReversed())))
        same(found, intraclassCorrelations(ratings.map((row) => row.map((v) => 64 + 8 * v))))
      }),
      { numRuns: 200, seed: 1 },
    )
  })

  test('lie inside their limits, at most 1, and are never NaN', () => {
    fc.assert(
      fc.property(complete, (ratings) => {
        const { icc, intervals } = intraclassCorrelations(ratings)
        for (const form of forms) {
          const [value, limits] = [icc[form].value, intervals[form].interval]
          if (value !== null) expect(value).toBeLessThanOrEqual(1)
          if (limits === null) continue
          expect(limits.every(Number.isFinite), form).toBe(true)
          expect(limits[0]).toBeLessThanOrEqual(limits[1])
          if (value === null || form.startsWith('2')) continue
          expect(value).toBeGreaterThanOrEqual(limits[0] - 1e-9)
          expect(value).toBeLessThanOrEqual(limits[1] + 1e-9)
        }
      }),
      { numRuns: 500, seed: 2 },
    )
  })

  test('(1,1) sets the spread between targets against the spread within, by hand', () => {
    const found = intraclassCorrelations([
      [1, 2],
      [4, 4],
      [3, 5],
    ])
    near(found.meanSquares?.between, 25 / 6, 1e-12)
    near(found.meanSquares?.within, 5 / 6, 1e-12)
    near(found.icc['1,1'].value, (25 / 6 - 5 / 6) / (25 / 6 + 5 / 6), 1e-12)
  })

  test('judges who differ by a constant agree wholly in (3,.) and partly in (2,.)', () => {
    const found = intraclassCorrelations([
      [1, 2, 4],
      [2, 3, 5],
      [5, 6, 8],
    ])
    expect(found.icc['3,1']).toEqual({ value: 1 })
    expect(found.intervals['3,1']).toEqual({ interval: [1, 1] })
    expect(found.intervals['3,k']).toEqual({ interval: [1, 1] })
    expect(found.icc['2,1'].value).toBeLessThan(0.8)
    const { interval } = found.intervals['2,1']
    expect(interval?.[0]).toBeGreaterThan(0)
    expect(interval?.[1]).toBeLessThan(1)
  })

  test('perfect agreement is 1 in every form', () => {
    const { icc, intervals } = intraclassCorrelations([
      [1, 1],
      [4, 4],
      [3, 3],
    ])
    for (const form of forms) {
      expect(icc[form]).toEqual({ value: 1 })
      if (!form.startsWith('2')) expect(intervals[form]).toEqual({ interval: [1, 1] })
    }
  })

  test('targets that do not differ give a negative value, and none for means', () => {
    const { icc, intervals } = intraclassCorrelations([
      [1, 3],
      [3, 1],
      [2, 2],
    ])
    expect(icc['1,1']).toEqual({ value: -1 })
    expect(icc['1,k']).toEqual({ value: null, why: 'no variation' })
    expect(intervals['1,k']).toEqual({ interval: null, why: 'no variation' })
  })

  test('a table without variation, or too small for any, has no value', () => {
    const cases = [
      [
        [
          [3, 3],
          [3, 3],
        ],
        'no variation',
      ],
      [[[1, 2, 3]], 'fewer than two targets'],
      [[[1], [2]], 'fewer than two raters'],
      [[], 'fewer than two targets'],
    ] as const
    for (const [ratings, why] of cases) {
      const found = intraclassCorrelations(ratings)
      for (const form of forms) expect(found.icc[form]).toEqual({ value: null, why })
    }
  })

  test('rows of different length are refused', () => {
    expect(() => intraclassCorrelations([[1, 2], [1]])).toThrow('row 1 has not 2 ratings')
  })
})

test('an F quantile and that of its inverse are reciprocal', () => {
  const degrees = fc.double({ min: 0.1, max: 5000, noNaN: true })
  fc.assert(
    fc.property(degrees, degrees, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (d1, d2, p) => {
      const product = fQuantile(p, d1, d2) * fQuantile(1 - p, d2, d1)
      near(product, 1, 1e-6)
    }),
    { numRuns: 300, seed: 3 },
  )
})

test('F quantiles are those of printed tables', () => {
  // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.3: upper critical values.
  near(fQuantile(0.95, 5, 10), 3.326, 5e-4)
  near(fQuantile(0.95, 1, 1), 161.448, 5e-4)
  near(fQuantile(0.99, 10, 20), 3.368, 5e-4)
  expect(() => fQuantile(1, 5, 5)).toThrow(RangeError)
  expect(() => fQuantile(0.5, 0.01, 5)).toThrow(RangeError)
})

describe('G(q,k)', () => {
  const candidates = fc.array(
    fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1 }),
    { minLength: 2, maxLength: 8 },
  )

  test('q counts what each pair of candidates shares', () => {
    fc.assert(
      fc.property(candidates, (raters) => {
        const sets = raters.map((each) => new Set(each))
        let shared = 0
        for (const [i, a] of sets.entries()) {
          for (const [j, b] of sets.entries()) {
            if (i !== j) shared += a.intersection(b).size / (a.size * b.size)
          }
        }
        const inverse = sets.reduce((total, set) => total + 1 / set.size, 0) / sets.length
        const expected = inverse - shared / (sets.length * (sets.length - 1))
        const design = raterDesign(sets)
        near(design?.q, Math.max(0, expected), 1e-12)
        near(design?.kHarmonic, 1 / inverse, 1e-12)
      }),
      { numRuns: 200, seed: 4 },
    )
  })

  test('is undefined for one candidate, or without any variance', () => {
    expect(raterDesign([new Set('a'), new Set()])).toBeNull()
    const none = { target: 0, rater: 0, residual: 0 }
    expect(generalizability(none, { q: 0, kHarmonic: 2 })).toEqual({
      value: null,
      why: 'no variation',
    })
  })
})
