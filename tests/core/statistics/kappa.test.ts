import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fleissKappa } from '../../../src/core/statistics/kappa.ts'
import { near } from '../../support/stat-tables.ts'

/** Subjects by raters: the category each rater chose. */
const choices = fc
  .tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 2, max: 6 }))
  .chain(([subjects, raters]) =>
    fc.array(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: raters, maxLength: raters }), {
      minLength: subjects,
      maxLength: subjects,
    }),
  )

const counted = (rows: readonly (readonly number[])[]) =>
  rows.map((row) => [0, 1, 2, 3].map((category) => row.filter((c) => c === category).length))

function shareAgreeing(pairs: readonly (readonly [number, number])[]): number {
  return pairs.filter(([a, b]) => a === b).length / pairs.length
}

test('kappa is agreement beyond chance, counted pair by pair', () => {
  fc.assert(
    fc.property(choices, (rows) => {
      const within = rows.map((row) =>
        shareAgreeing(
          row.flatMap((a, i) => row.flatMap((b, j) => (i === j ? [] : [[a, b] as const]))),
        ),
      )
      const observed = within.reduce((total, share) => total + share, 0) / rows.length
      const all = rows.flat()
      const chance = shareAgreeing(all.flatMap((a) => all.map((b) => [a, b] as const)))
      const found = fleissKappa(counted(rows))
      near(found.observed, observed, 1e-12)
      near(found.expected, chance, 1e-12)
      if (chance === 1) expect(found.kappa).toEqual({ value: null, why: 'no variation' })
      else near(found.kappa.value, (observed - chance) / (1 - chance), 1e-9)
    }),
    { numRuns: 200, seed: 1 },
  )
})

test('kappa lies between -1/(raters - 1) and 1, and z has its sign', () => {
  fc.assert(
    fc.property(choices, (rows) => {
      const { kappa, z } = fleissKappa(counted(rows))
      if (kappa.value === null) return
      expect(kappa.value).toBeLessThanOrEqual(1 + 1e-12)
      expect(kappa.value).toBeGreaterThanOrEqual(-1 / ((rows[0]?.length ?? 0) - 1) - 1e-12)
      expect(Math.sign(z ?? Number.NaN)).toBe(Math.sign(kappa.value))
    }),
    { numRuns: 200, seed: 2 },
  )
})

test('with two categories the standard error under chance is the root of 2/(N n (n - 1))', () => {
  const { kappa, z } = fleissKappa([
    [3, 1],
    [4, 0],
    [1, 3],
  ])
  near((kappa.value ?? Number.NaN) / (z ?? Number.NaN), Math.sqrt(2 / (3 * 4 * 3)), 1e-12)
})

test('one rater, no subject or one category leave no kappa', () => {
  expect(
    fleissKappa([
      [1, 0],
      [0, 1],
    ]).kappa,
  ).toEqual({ value: null, why: 'fewer than two raters' })
  expect(fleissKappa([]).kappa).toEqual({ value: null, why: 'no ratings' })
  expect(
    fleissKappa([
      [5, 0],
      [5, 0],
    ]),
  ).toEqual({
    kappa: { value: null, why: 'no variation' },
    z: null,
    observed: 1,
    expected: 1,
  })
})

test('subjects with different numbers of raters are refused', () => {
  expect(() =>
    fleissKappa([
      [2, 1],
      [1, 1],
    ]),
  ).toThrow('row 1 has not 3 raters')
})
