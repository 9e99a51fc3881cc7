import { expect, test } from 'vitest'
import { compared, standing } from '../../../src/core/statistics/gates.ts'

const alpha = (targets: number, distinct = 5, raters = 3) =>
  standing('alpha', { targets, distinct, raters })
const icc = (targets: number, raters: number) => standing('icc', { targets, raters })
const severity = (candidates: number, linked = true) => standing('severity', { candidates, linked })

test.each([
  ['alpha of 19 targets', alpha(19), 'hidden'],
  ['alpha of 20 targets', alpha(20), 'early'],
  ['alpha of 49 targets', alpha(49), 'early'],
  ['alpha of 50 targets', alpha(50), 'usable'],
  ['alpha of 50 targets by two raters', alpha(50, 5, 2), 'early'],
  ['alpha of ratings with two values', alpha(50, 2), 'hidden'],
  ['an ICC of 19 targets', icc(19, 3), 'hidden'],
  ['an ICC of 25 targets by three', icc(25, 3), 'early'],
  ['an ICC of 26 targets by three', icc(26, 3), 'usable'],
  ['an ICC of 39 targets by two', icc(39, 2), 'early'],
  ['an ICC of 40 targets by two', icc(40, 2), 'usable'],
  ['severity after 7 candidates', severity(7), 'hidden'],
  ['severity after 8 candidates', severity(8), 'early'],
  ['severity after 15 candidates', severity(15), 'usable'],
  ['severity without shared candidates', severity(40, false), 'hidden'],
  ['difficulty of 4 ratings', standing('difficulty', { ratings: 4 }), 'hidden'],
  ['difficulty of 5 ratings', standing('difficulty', { ratings: 5 }), 'early'],
  ['difficulty of 20 ratings', standing('difficulty', { ratings: 20 }), 'usable'],
  ['discrimination of 29', standing('discrimination', { candidates: 29 }), 'hidden'],
  ['discrimination of 99', standing('discrimination', { candidates: 99 }), 'early'],
  ['discrimination of 100', standing('discrimination', { candidates: 100 }), 'usable'],
  ['exposure in no interview', standing('exposure', { interviews: 0 }), 'hidden'],
  ['exposure in 19 interviews', standing('exposure', { interviews: 19 }), 'early'],
  ['exposure in 20 interviews', standing('exposure', { interviews: 20 }), 'usable'],
  [
    'impact with 4 in a cell',
    standing('adverseImpact', { smallestCell: 4, smallestGroup: 60 }),
    'hidden',
  ],
  [
    'impact with groups of 29',
    standing('adverseImpact', { smallestCell: 5, smallestGroup: 29 }),
    'early',
  ],
  [
    'impact with groups of 30',
    standing('adverseImpact', { smallestCell: 5, smallestGroup: 30 }),
    'usable',
  ],
] as const)('%s: %s', (_name, found, expected) => {
  expect(found).toBe(expected)
})

test('a difference is likely only when the interval leaves the reference out', () => {
  expect(compared('usable', [-0.6, -0.1], 0)).toBe('difference likely')
  expect(compared('early', [-0.6, 0], 0)).toBe('no clear difference')
  expect(compared('hidden', [-0.6, -0.1], 0)).toBe('not enough data')
  expect(compared('usable', null, 0)).toBe('not enough data')
})
