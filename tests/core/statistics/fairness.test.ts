import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  adverseImpact,
  belowFourFifths,
  impactRatio,
} from '../../../src/core/statistics/adverse-impact.ts'
import { fisherExact } from '../../../src/core/statistics/fisher-exact.ts'
import { near } from '../../support/stat-tables.ts'

function choose(n: number, k: number): bigint {
  let result = 1n
  for (let i = 0; i < k; i++) result = (result * BigInt(n - i)) / BigInt(i + 1)
  return result
}

describe('Fisher’s exact test', () => {
  const count = fc.integer({ min: 0, max: 25 })

  test('adds up the tables no likelier than this one, in whole numbers', () => {
    fc.assert(
      fc.property(count, count, count, count, (a, b, c, d) => {
        const [row, other, column] = [a + b, c + d, a + c]
        let [tail, all] = [0n, 0n]
        const ways = (x: number) => choose(row, x) * choose(other, column - x)
        for (let x = Math.max(0, column - other); x <= Math.min(row, column); x++) {
          all += ways(x)
          if (ways(x) <= ways(a)) tail += ways(x)
        }
        const p = fisherExact([
          [a, b],
          [c, d],
        ])
        near(p, Number(tail) / Number(all), 1e-9)
      }),
      { numRuns: 300, seed: 1 },
    )
  })

  test('survives tables far too unlikely to be counted', () => {
    const p = fisherExact([
      [5000, 0],
      [0, 5000],
    ])
    expect(p).toBeGreaterThanOrEqual(0)
    expect(p).toBeLessThan(1e-300)
  })
})

describe('adverse impact', () => {
  test('compares with the highest rate and prints counts, ratio, limits and p', () => {
    const groups = [
      { group: 'a', applicants: 80, selected: 48 },
      { group: 'b', applicants: 60, selected: 27 },
    ]
    const [first, second] = adverseImpact(groups)
    expect(first).toEqual({ ...groups[0], shown: true, reference: true })
    expect(second).toMatchObject({ ...groups[1], shown: true, reference: false, flagged: true })
    const { ratio, interval, p, small, hangsOnOne } = impactRatio(
      { group: 'b', applicants: 60, selected: 27 },
      { group: 'a', applicants: 80, selected: 48 },
    )
    near(ratio, 0.75, 1e-12)
    const half = 1.959964 * Math.sqrt(1 / 27 - 1 / 60 + 1 / 48 - 1 / 80)
    near(interval.interval?.[0], 0.75 * Math.exp(-half), 1e-6)
    near(interval.interval?.[1], 0.75 * Math.exp(half), 1e-6)
    expect(p).toBeGreaterThan(0.05)
    expect([small, hangsOnOne]).toEqual([false, false])
  })

  test('exactly four fifths is no flag, and one selection less would make it one', () => {
    const found = impactRatio(
      { group: 'b', applicants: 100, selected: 48 },
      { group: 'a', applicants: 100, selected: 60 },
    )
    expect(found).toMatchObject({ flagged: false, hangsOnOne: true })
  })

  test('four fifths is told in whole numbers, where floating point falls short of it', () => {
    expect(6 / 20 / (9 / 24)).toBeLessThan(0.8)
    expect(belowFourFifths(6, 20, 9, 24)).toBe(false)
  })

  test('fewer than five people in any cell keep a group’s figures back', () => {
    const groups = [
      { group: 'a', applicants: 90, selected: 40 },
      { group: 'b', applicants: 90, selected: 4 },
      { group: 'c', applicants: 20, selected: 17 },
    ]
    expect(adverseImpact(groups).slice(1)).toEqual([
      { group: 'b', shown: false, why: 'too few people' },
      { group: 'c', shown: false, why: 'too few people' },
    ])
  })

  test('groups below two per cent of the applicants are not compared', () => {
    const groups = [
      { group: 'a', applicants: 985, selected: 400 },
      { group: 'b', applicants: 15, selected: 10 },
    ]
    expect(adverseImpact(groups)[1]).toEqual({ group: 'b', shown: false, why: 'small share' })
  })

  test('a group without selections has a ratio of zero and no limits', () => {
    const found = impactRatio(
      { group: 'b', applicants: 20, selected: 0 },
      { group: 'a', applicants: 20, selected: 10 },
    )
    expect(found).toMatchObject({
      ratio: 0,
      flagged: true,
      interval: { interval: null, why: 'a rate is zero' },
      small: true,
    })
  })
})
