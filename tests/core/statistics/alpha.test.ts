import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawsFrom } from '../../../src/core/random.ts'
import { agreementShares } from '../../../src/core/statistics/agreement-shares.ts'
import { krippendorffAlpha, type RatingTable } from '../../../src/core/statistics/alpha.ts'
import { alphaInterval } from '../../../src/core/statistics/bootstrap.ts'
import { type Level, levels } from '../../../src/core/statistics/disagreement.ts'
import { near } from '../../support/stat-tables.ts'

const cell = fc.option(fc.integer({ min: 1, max: 5 }), { freq: 4 })

/** Ratings with gaps: raters in rows, units in columns. */
const ratingTables = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 9 }))
  .chain(([raters, units]) =>
    fc.array(fc.array(cell, { minLength: units, maxLength: units }), {
      minLength: raters,
      maxLength: raters,
    }),
  )

const level = fc.constantFrom(...levels)

/** Alpha from the definition: a coincidence matrix, and differences between values as printed. */
function byDefinition(ratings: RatingTable, at: Level): number | null {
  const units = (ratings[0] ?? []).map((_, u) => ratings.flatMap((row) => row[u] ?? []))
  const pairs = units.flatMap((unit) =>
    unit.flatMap((a, i) =>
      unit.flatMap((b, j) => (i === j ? [] : [{ a, b, weight: 1 / (unit.length - 1) }])),
    ),
  )
  const values = units.filter((unit) => unit.length > 1).flat()
  const count = (value: number) => values.filter((each) => each === value).length
  const between = (a: number, b: number) =>
    [1, 2, 3, 4, 5].filter((g) => g >= Math.min(a, b) && g <= Math.max(a, b))
  const distance = (a: number, b: number): number => {
    if (a === b) return 0
    if (at === 'nominal') return 1
    if (at === 'interval') return (a - b) ** 2
    if (at === 'ratio') return ((a - b) / (a + b)) ** 2
    const ranks = between(a, b).reduce((total, g) => total + count(g), 0)
    return (ranks - (count(a) + count(b)) / 2) ** 2
  }
  const expected = values
    .flatMap((a) => values.map((b) => distance(a, b)))
    .reduce((x, y) => x + y, 0)
  if (expected === 0) return null
  const observed = pairs.reduce((total, { a, b, weight }) => total + weight * distance(a, b), 0)
  return 1 - ((values.length - 1) * observed) / expected
}

describe('alpha', () => {
  test('is what its definition says, at every level and with gaps', () => {
    fc.assert(
      fc.property(ratingTables, level, (ratings, at) => {
        const { alpha } = krippendorffAlpha(ratings, at)
        const expected = byDefinition(ratings, at)
        expect(alpha.value === null).toBe(expected === null)
        if (alpha.value !== null && expected !== null) near(alpha.value, expected, 1e-9)
      }),
      { numRuns: 300, seed: 1 },
    )
  })

  test('does not care who is which rater, or which unit comes first', () => {
    fc.assert(
      fc.property(ratingTables, level, (ratings, at) => {
        const turned = ratings.toReversed().map((row) => row.toReversed())
        const [a, b] = [krippendorffAlpha(ratings, at).alpha, krippendorffAlpha(turned, at).alpha]
        expect(a.value === null).toBe(b.value === null)
        if (a.value !== null) near(b.value, a.value, 1e-9)
      }),
      { numRuns: 150, seed: 2 },
    )
  })

  test('stays when values are shifted, scaled or renamed as far as the level allows', () => {
    const allowed = {
      nominal: (v: number) => [9, 4, 7, 1, 3][v - 1] ?? 0,
      ordinal: (v: number) => v ** 3,
      interval: (v: number) => 1000 + 7 * v,
      ratio: (v: number) => 0.01 * v,
    } satisfies Record<Level, (v: number) => number>
    fc.assert(
      fc.property(ratingTables, level, (ratings, at) => {
        const other = ratings.map((row) => row.map((v) => (v === null ? v : allowed[at](v))))
        const [a, b] = [krippendorffAlpha(ratings, at).alpha, krippendorffAlpha(other, at).alpha]
        if (a.value === null) expect(b).toEqual(a)
        else near(b.value, a.value, 1e-9)
      }),
      { numRuns: 150, seed: 3 },
    )
  })

  test('is 1 exactly when all agree and ratings vary', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 9, noNaN: true }), { minLength: 2 }),
        level,
        (row, at) => {
          fc.pre(new Set(row).size > 1)
          expect(krippendorffAlpha([row, row, row], at).alpha).toEqual({ value: 1 })
        },
      ),
      { numRuns: 100, seed: 4 },
    )
  })

  test.each(levels)('has no value at %s level when one rating was ever used', (at) => {
    expect(
      krippendorffAlpha(
        [
          [3, 3, 3],
          [3, null, 3],
        ],
        at,
      ).alpha,
    ).toEqual({
      value: null,
      why: 'no variation',
    })
  })

  test('has no value when no unit has two ratings', () => {
    for (const ratings of [
      [],
      [[]],
      [[1, 2, 3]],
      [
        [1, null],
        [null, 2],
      ],
    ]) {
      expect(krippendorffAlpha(ratings, 'ordinal')).toEqual({
        alpha: { value: null, why: 'no unit with two ratings' },
        units: 0,
        values: 0,
        distinct: [],
      })
    }
  })

  test('two units with one disagreement each are at worst', () => {
    near(
      krippendorffAlpha(
        [
          [1, 2],
          [2, 1],
        ],
        'nominal',
      ).alpha.value,
      -0.5,
      1e-12,
    )
  })

  test('at ratio level zero and zero agree, and values below zero make no sense', () => {
    near(
      krippendorffAlpha(
        [
          [0, 2],
          [0, 2],
        ],
        'ratio',
      ).alpha.value,
      1,
      1e-12,
    )
    expect(
      krippendorffAlpha(
        [
          [-1, 2],
          [1, 2],
        ],
        'ratio',
      ).alpha,
    ).toEqual({
      value: null,
      why: 'ratio level needs values of zero or more',
    })
  })
})

describe('the interval of alpha', () => {
  const ratings = [
    [1, 2, 3, 4, 5, 2, 3, 1, 4, 5],
    [1, 3, 3, 4, 4, 2, 2, 1, 5, 5],
  ]

  test('is the same for the same seed and another for another', () => {
    const at = (seed: number) => alphaInterval(ratings, 'ordinal', { resamples: 500, seed })
    expect(at(1)).toEqual(at(1))
    expect(at(2)).not.toEqual(at(1))
  })

  test('counts the resamples without variation and leaves them out', () => {
    const rare = [
      [3, 3, 3, 3, 4],
      [3, 3, 3, 3, 3],
    ]
    const { interval, dropped } = alphaInterval(rare, 'nominal', { resamples: 4000, seed: 3 })
    // The one unit that varies is missed by (4/5)^5 of the resamples.
    near(dropped / 4000, 0.8 ** 5, 0.03)
    expect(interval?.[1]).toBeLessThanOrEqual(0)
  })

  test('has no value when alpha has none, or when nothing was drawn', () => {
    expect(alphaInterval([[3], [3]], 'nominal', { resamples: 10, seed: 1 })).toEqual({
      interval: null,
      why: 'no variation',
      dropped: 0,
    })
    expect(alphaInterval(ratings, 'nominal', { resamples: 0, seed: 1 }).interval).toBeNull()
  })

  test('is wider when units that travel together are drawn together', () => {
    const draw = drawsFrom(7)
    const first = Array.from({ length: 60 }, () => 1 + draw(5))
    const second = first.map((value) => Math.min(5, value + draw(3)))
    const doubled = [first, second].map((row) => row.flatMap((value) => [value, value]))
    const clusters = doubled[0]?.map((_, i) => `candidate ${Math.floor(i / 2)}`) ?? []
    const width = (of: ReturnType<typeof alphaInterval>) =>
      of.interval ? of.interval[1] - of.interval[0] : Number.NaN
    const draws = { resamples: 2000, seed: 5 }
    const alone = width(alphaInterval(doubled, 'ordinal', draws))
    const together = width(alphaInterval(doubled, 'ordinal', { ...draws, clusters }))
    near(together / alone, Math.SQRT2, 0.2)
  })
})

test('agreement shares count pairs of ratings of the same unit', () => {
  const ratings = [
    [1, 2, null, 5],
    [1, 3, 4, 3],
    [2, null, null, 5],
  ]
  expect(agreementShares(ratings)).toEqual({ pairs: 7, exact: 2 / 7, withinOne: 5 / 7 })
  expect(agreementShares([[1, 2]])).toEqual({ pairs: 0, exact: null, withinOne: null })
})
