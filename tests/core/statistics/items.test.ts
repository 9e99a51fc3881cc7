import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { difficulty, expectedRating } from '../../../src/core/statistics/difficulty.ts'
import {
  discrimination,
  fisherInterval,
  itemRestFromTotal,
  polyserial,
} from '../../../src/core/statistics/discrimination.ts'
import { analyseItems } from '../../../src/core/statistics/items.ts'
import { variance } from '../../../src/core/statistics/moments.ts'
import { type ItemRating, restPairs } from '../../../src/core/statistics/rest-scores.ts'
import { near } from '../../support/stat-tables.ts'

const scores = fc
  .tuple(fc.integer({ min: 2, max: 12 }), fc.integer({ min: 2, max: 5 }))
  .chain(([persons, items]) =>
    fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: items, maxLength: items }), {
      minLength: persons,
      maxLength: persons,
    }),
  )

describe('items of a test', () => {
  test('the rest correlation is the total correlation freed of the item itself', () => {
    fc.assert(
      fc.property(scores, (rows) => {
        const deviation = Math.sqrt(variance(rows.map((row) => row.reduce((a, b) => a + b, 0))))
        for (const [i, { itemRest, itemTotal }] of analyseItems(rows).items.entries()) {
          if (itemTotal.value === null || itemRest.value === null) continue
          const own = Math.sqrt(variance(rows.map((row) => row[i] ?? 0)))
          const rest = itemRestFromTotal(itemTotal.value, deviation, own)
          near(rest, itemRest.value, 1e-6)
        }
      }),
      { numRuns: 200, seed: 1 },
    )
  })

  test('alpha without an item is alpha of the table without its column', () => {
    fc.assert(
      fc.property(scores, (rows) => {
        const { items } = analyseItems(rows)
        for (const [i, { alphaIfDropped }] of items.entries()) {
          const { alpha } = analyseItems(rows.map((row) => row.filter((_, j) => j !== i)))
          expect(alphaIfDropped).toEqual(alpha)
        }
      }),
      { numRuns: 100, seed: 2 },
    )
  })

  test('alpha of two parallel items is the stepped-up correlation', () => {
    // r = .8 with equal variances, so alpha = 2 x .8/1.8.
    const rows = [
      [1, 2],
      [2, 1],
      [3, 3],
      [4, 5],
      [5, 4],
    ]
    near(analyseItems(rows).alpha.value, 1.6 / 1.8, 1e-12)
  })

  test('an item everybody answers alike has no correlation, and the others keep theirs', () => {
    const { items, alpha } = analyseItems([
      [1, 1, 5],
      [2, 1, 4],
      [4, 1, 3],
    ])
    expect(items[1]).toMatchObject({
      itemRest: { value: null, why: 'no variation' },
      itemTotal: { value: null, why: 'no variation' },
    })
    expect(items[0]?.itemRest.value).toBeLessThan(-0.9)
    expect(alpha.value).toBeLessThan(0)
  })

  test('one item, one person or no variation leave nothing to relate', () => {
    const none = (why: string) => ({ value: null, why })
    expect(analyseItems([[1], [2]]).alpha).toEqual(none('fewer than two items'))
    expect(analyseItems([[1], [2]]).items[0]?.itemRest).toEqual(none('fewer than two items'))
    expect(analyseItems([[1, 2]]).alpha).toEqual(none('fewer than two persons'))
    expect(
      analyseItems([
        [1, 2],
        [2, 1],
      ]).alpha,
    ).toEqual(none('no variation'))
    expect(analyseItems([])).toEqual({ alpha: none('fewer than two items'), items: [] })
  })
})

describe('discrimination', () => {
  // Constructed: 20 candidates' rest scores and their ratings on one question.
  const rest = [12, 15, 9, 20, 17, 11, 14, 18, 8, 16, 13, 19, 10, 15, 17, 12, 21, 14, 9, 16]
  const ratings = [2, 3, 1, 4, 4, 2, 3, 3, 1, 3, 2, 5, 2, 3, 3, 2, 5, 3, 2, 4]

  test('is a correlation with Fisher limits, and polyserial undoes the rounding', () => {
    const found = discrimination(ratings, rest)
    near(found.r.value, 0.916246, 1e-6)
    near(polyserial(ratings, rest).value, 0.962105, 1e-6)
    const half = 1.959964 / Math.sqrt(17)
    near(found.interval?.interval?.[0], Math.tanh(Math.atanh(0.916246) - half), 1e-6)
  })

  test('the interval at r = .3 narrows from 30 to 100 candidates as printed', () => {
    const rounded = (n: number) => fisherInterval(0.3, n).map((limit) => Math.round(100 * limit))
    expect(rounded(30)).toEqual([-7, 60])
    expect(rounded(100)).toEqual([11, 47])
  })

  test('is pulled to the prior, wholly at three candidates and hardly at many', () => {
    near(discrimination([1, 2, 4], [1, 5, 2]).shrunk, Math.tanh(0.3), 1e-12)
    const many = (times: number) =>
      discrimination(
        Array.from({ length: times }, () => ratings).flat(),
        Array.from({ length: times }, () => rest).flat(),
      )
    const z = Math.atanh(many(1).r.value ?? Number.NaN)
    near(many(1).shrunk, Math.tanh((0.04 * z + 0.3 / 17) / (0.04 + 1 / 17)), 1e-12)
    near(many(200).shrunk, many(200).r.value ?? Number.NaN, 2e-3)
  })

  test('polyserial skips levels nobody used by their distance', () => {
    const doubled = ratings.map((rating) => 2 * rating)
    near(polyserial(doubled, rest).value, polyserial(ratings, rest).value ?? Number.NaN, 1e-12)
  })

  test('has no value when ratings do not vary or are too few', () => {
    expect(discrimination([3, 3, 3], [1, 2, 3]).r).toEqual({ value: null, why: 'no variation' })
    expect(discrimination([3], [1]).r).toEqual({ value: null, why: 'fewer than two persons' })
    expect(discrimination([1, 2, 4], [1, 2, 3]).interval).toEqual({
      interval: null,
      why: 'fewer than four pairs',
    })
    expect(polyserial([2, 2], [1, 2])).toEqual({ value: null, why: 'no variation' })
  })
})

describe('difficulty', () => {
  const variances = { question: 0.15, residual: 0.6 }

  test('starts at the author’s guess and follows the ratings as they come in', () => {
    const none = difficulty([], 4, variances)
    near(none.shrunk, expectedRating(4), 1e-12)
    expect(none.passInterval).toEqual({ interval: null, why: 'no ratings' })
    // kappa = 4: (4 x 3.5 + 4 x 2.6)/8.
    const some = difficulty([3, 4, 4, 3], 4, variances)
    near(some.shrunk, 3.05, 1e-12)
    expect(some.passed).toBe(4)
    const half = 1.959964 * Math.sqrt(0.6 / 8)
    near(some.interval[1] - some.shrunk, half, 1e-6)
  })

  test('needs some variance between questions', () => {
    expect(() => difficulty([3], 3, { question: 0, residual: 1 })).toThrow(RangeError)
  })
})

describe('rest scores', () => {
  const rated = (
    interviewer: string,
    item: string,
    competency: string,
    rating: number,
  ): ItemRating => ({
    candidate: 'c',
    interviewer,
    item,
    competency,
    rating,
  })
  const own = rated('x', 'q', 'C1', 4)

  test('leave out the item and its interviewer while three ratings of the competency remain', () => {
    const all = [
      own,
      rated('x', 'a', 'C1', 5),
      rated('y', 'b', 'C1', 1),
      rated('y', 'd', 'C1', 2),
      rated('z', 'e', 'C1', 3),
      rated('z', 'f', 'C2', 5),
    ]
    expect(restPairs(all, 'q')).toEqual([{ candidate: 'c', rating: 4, rest: 2 }])
  })

  test('take in the whole loop, then the same interviewer, rather than fewer than three', () => {
    const loop = [own, rated('y', 'b', 'C1', 1), rated('y', 'd', 'C2', 2), rated('z', 'e', 'C3', 3)]
    expect(restPairs([...loop, rated('x', 'a', 'C1', 5)], 'q')[0]?.rest).toBe(2)
    const alone = [
      own,
      rated('x', 'a', 'C1', 5),
      rated('x', 'b', 'C1', 4),
      rated('x', 'd', 'C1', 3),
    ]
    expect(restPairs(alone, 'q')[0]?.rest).toBe(4)
    expect(restPairs([own, rated('x', 'a', 'C2', 5)], 'q')[0]?.rest).toBe(5)
  })

  test('leave out candidates without the item or without anything else', () => {
    expect(restPairs([own], 'q')).toEqual([])
    expect(restPairs([rated('x', 'a', 'C1', 5)], 'q')).toEqual([])
  })
})
