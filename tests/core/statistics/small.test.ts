import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawsFrom } from '../../../src/core/random.ts'
import { connectedParts } from '../../../src/core/statistics/components.ts'
import { countedOverlap, expectedOverlap, exposure } from '../../../src/core/statistics/exposure.ts'
import { leakSigns } from '../../../src/core/statistics/leak.ts'
import { correlation, quantileOf } from '../../../src/core/statistics/moments.ts'
import { proportion } from '../../../src/core/statistics/proportion.ts'
import { shrunkMean, shrunkProportions } from '../../../src/core/statistics/shrinkage.ts'
import { near } from '../../support/stat-tables.ts'

describe('proportions', () => {
  test('their interval solves |p - x/n| = z sqrt(p(1 - p)/n) and stays inside 0 and 1', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.nat(), (n, any) => {
        const x = any % (n + 1)
        const { interval } = proportion(x, n).interval
        for (const limit of interval ?? [Number.NaN]) {
          expect(limit).toBeGreaterThanOrEqual(0)
          expect(limit).toBeLessThanOrEqual(1)
          near(Math.abs(limit - x / n), 1.959964 * Math.sqrt((limit * (1 - limit)) / n), 1e-6)
        }
      }),
      { numRuns: 200, seed: 1 },
    )
  })

  test('no trials have no share, and more hits than trials are a mistake', () => {
    expect(proportion(0, 0)).toEqual({
      p: { value: null, why: 'no trials' },
      interval: { interval: null, why: 'no trials' },
    })
    expect(() => exposure(3, 2)).toThrow(RangeError)
  })
})

describe('shrinkage', () => {
  test('an empty group gets the grand mean, a large one keeps its own', () => {
    const spread = { between: 0.2, within: 0.6 }
    expect(shrunkMean({ mean: 5, n: 0 }, 3, spread)).toBe(3)
    near(shrunkMean({ mean: 5, n: 3 }, 3, spread), 4, 1e-12)
    near(shrunkMean({ mean: 5, n: 1e9 }, 3, spread), 5, 1e-6)
    expect(shrunkMean({ mean: 5, n: 3 }, 3, { between: 0, within: 1 })).toBe(3)
  })

  test('shares never leave the span between their own value and the common mean', () => {
    const count = fc
      .tuple(fc.nat({ max: 30 }), fc.integer({ min: 1, max: 30 }))
      .map(([x, n]) => ({ x: Math.min(x, n), n }))
    fc.assert(
      fc.property(fc.array(count, { minLength: 4, maxLength: 12 }), (groups) => {
        const { mean, estimates } = shrunkProportions(groups)
        for (const [i, { x, n }] of groups.entries()) {
          const [low, high] = [Math.min(x / n, mean ?? 0), Math.max(x / n, mean ?? 0)]
          expect(estimates?.[i]).toBeGreaterThanOrEqual(low - 1e-9)
          expect(estimates?.[i]).toBeLessThanOrEqual(high + 1e-9)
        }
      }),
      { numRuns: 300, seed: 2 },
    )
  })

  test('with unequal trials the group with fewer is pulled further', () => {
    const { kept } = shrunkProportions([
      { x: 2, n: 4 },
      { x: 45, n: 50 },
      { x: 20, n: 50 },
      { x: 30, n: 50 },
      { x: 10, n: 50 },
    ])
    expect(kept?.[0]).toBeLessThan((kept?.[1] ?? 0) - 0.1)
  })

  test('three groups, no trials or no difference leave nothing to shrink by', () => {
    const group = { x: 1, n: 2 }
    expect(shrunkProportions([group, group, group])).toMatchObject({
      mean: 0.5,
      estimates: null,
      why: 'fewer than four groups',
    })
    expect(shrunkProportions([])).toMatchObject({ mean: null, why: 'no trials' })
    expect(shrunkProportions([group, group, group, group]).estimates).toEqual([0.5, 0.5, 0.5, 0.5])
    const none = { x: 0, n: 3 }
    expect(shrunkProportions([none, none, none, none]).estimates).toEqual([0, 0, 0, 0])
  })
})

describe('exposure', () => {
  test('overlap by the formula is the overlap counted, for forms of equal length', () => {
    const forms = fc.array(
      fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { minLength: 3, maxLength: 3 }),
      { minLength: 2, maxLength: 8 },
    )
    fc.assert(
      fc.property(forms, (drawn) => {
        const sets = drawn.map((form) => new Set(form))
        const rates = [...'abcdefgh'].map(
          (item) => sets.filter((set) => set.has(item)).length / sets.length,
        )
        near(
          expectedOverlap(rates, 3, sets.length).value,
          countedOverlap(sets, 3).value ?? Number.NaN,
          1e-12,
        )
      }),
      { numRuns: 100, seed: 3 },
    )
  })

  test('one form overlaps with nothing', () => {
    expect(countedOverlap([new Set('a')], 1).value).toBeNull()
    expect(expectedOverlap([1], 1, 1).value).toBeNull()
  })
})

describe('leaks', () => {
  const calm = {
    before: 3,
    now: 3.2,
    restBefore: 3,
    restNow: 3,
    uses: 12,
    suspicions: 1,
    foundOnline: false,
  }

  test('a mean that rises by more than half a level beyond the candidates’ own is a sign', () => {
    expect(leakSigns(calm)).toEqual([])
    expect(leakSigns({ ...calm, now: 3.51 })).toEqual(['easier'])
    expect(leakSigns({ ...calm, now: 3.51, uses: 9 })).toEqual([])
    expect(leakSigns({ ...calm, now: 3.9, restNow: 3.5 })).toEqual([])
    expect(leakSigns({ ...calm, now: 3.4, restNow: 2.5 })).toEqual([])
  })

  test('two suspicions or one find on the web are signs by themselves', () => {
    const evidence = { ...calm, uses: 1, suspicions: 2, foundOnline: true }
    expect(leakSigns(evidence)).toEqual(['suspected', 'online'])
  })
})

test('parts of a graph are numbered as they appear, and names on both sides are not mixed up', () => {
  const edges = [
    ['a', 'x'],
    ['b', 'y'],
    ['c', 'a'],
    ['b', 'x'],
  ] as const
  expect(connectedParts(edges)).toEqual([0, 0, 1, 0])
  expect(connectedParts([])).toEqual([])
})

test('draws repeat for a seed and spread evenly', () => {
  const [one, two] = [drawsFrom(5), drawsFrom(5)]
  const drawn = Array.from({ length: 6000 }, () => one(6))
  expect(Array.from({ length: 6000 }, () => two(6))).toEqual(drawn)
  for (const face of [0, 1, 2, 3, 4, 5]) {
    near(drawn.filter((each) => each === face).length / 6000, 1 / 6, 0.02)
  }
})

test('quantiles interpolate between neighbours', () => {
  expect([0, 0.25, 0.5, 0.9, 1].map((p) => quantileOf([10, 20, 30, 50], p))).toEqual([
    10, 17.5, 25, 44, 50,
  ])
})

test('a correlation needs two pairs and two variables that vary', () => {
  expect(correlation([1], [2])).toBeNull()
  expect(correlation([0.1, 0.1, 0.1], [1, 2, 3])).toBeNull()
  near(correlation([1, 2, 3], [1e9 + 2, 1e9 + 4, 1e9 + 6]), 1, 1e-12)
})
