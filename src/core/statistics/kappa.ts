import { sum } from './moments.ts'
import type { Estimate, Why } from './why.ts'

/** Fleiss' kappa with its parts. */
export interface Kappa {
  readonly kappa: Estimate
  /** Kappa over its standard error if agreement were chance alone. */
  readonly z: number | null
  /** The mean share of agreeing pairs of raters. */
  readonly observed: number | null
  /** The share of agreeing pairs that chance would give. */
  readonly expected: number | null
}

/**
 * Measure the agreement on nominal categories of an equal number of raters for every subject.
 *
 * `counts` has a row for every subject and a column for every category; each cell says how many
 * raters chose it. kappa = (P - Pe)/(1 - Pe) (Fleiss 1971); z by the standard error under chance of
 * Fleiss, Nee & Landis (1979).
 *
 * @throws RangeError if the rows do not add up to the same number of raters.
 */
export function fleissKappa(counts: readonly (readonly number[])[]): Kappa {
  const raters = sum(counts[0] ?? [])
  const uneven = counts.findIndex((row) => sum(row) !== raters)
  if (uneven >= 0) throw new RangeError(`row ${uneven} has not ${raters} raters as the first`)
  if (counts.length === 0) return without('no ratings')
  if (raters < 2) return without('fewer than two raters')
  const observed = sum(counts.map((row) => agreeing(row, raters))) / counts.length
  const shares = categoryShares(counts, raters)
  const expected = sum(shares.map((share) => share * share))
  if (shares.some((share) => share === 1)) return { ...without('no variation'), observed, expected }
  const kappa = (observed - expected) / (1 - expected)
  const z = kappa / errorUnderChance(shares, counts.length, raters)
  return { kappa: { value: kappa }, z, observed, expected }
}

function agreeing(row: readonly number[], raters: number): number {
  return (sum(row.map((times) => times * times)) - raters) / (raters * (raters - 1))
}

function categoryShares(counts: readonly (readonly number[])[], raters: number): number[] {
  const categories = counts.reduce((widest, row) => Math.max(widest, row.length), 0)
  return Array.from(
    { length: categories },
    (_, j) => sum(counts.map((row) => row[j] ?? 0)) / (counts.length * raters),
  )
}

function errorUnderChance(shares: readonly number[], subjects: number, raters: number): number {
  const spread = sum(shares.map((p) => p * (1 - p)))
  const skew = sum(shares.map((p) => p * (1 - p) * (1 - 2 * p)))
  const pairs = subjects * raters * (raters - 1)
  return (Math.SQRT2 / (spread * Math.sqrt(pairs))) * Math.sqrt(spread * spread - skew)
}

function without(why: Why): Kappa {
  return { kappa: { value: null, why }, z: null, observed: null, expected: null }
}
