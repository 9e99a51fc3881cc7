import { Matrix, solve } from 'ml-matrix'
import type { Identified } from './identifiable.ts'
import type { Factor } from './mixed-design.ts'
import { mean, squaredDeviation } from './moments.ts'

/** Where a moment estimate is below this share of the residual variance, the search starts here. */
const LEAST = 0.01

/**
 * Estimate the ratio of each kept factor's variance to the residual's from moments, to start from.
 *
 * Solves tr(M G_k M G_l) s_l = y'M G_k M y for the variances s, which is MIVQUE(0) (Rao 1972; Goodnight
 * 1978); estimates at or below zero start just above it.
 */
export function momentRatios(
  ratings: readonly number[],
  { kept, products }: Identified,
): ReadonlyMap<Factor, number> {
  const centre = mean(ratings)
  const forms = [
    squaredDeviation(ratings),
    ...kept.map((factor) => squaredTotals(ratings, centre, factor)),
  ]
  const estimates = solve(
    new Matrix(products.map((row) => [...row])),
    Matrix.columnVector(forms),
  ).to1DArray()
  const [residual = 1] = estimates
  const scale = Math.max(residual, (0.01 * (forms[0] ?? 1)) / ratings.length)
  return new Map(kept.map((of, k) => [of, Math.max(LEAST, (estimates[k + 1] ?? 0) / scale)]))
}

function squaredTotals(
  ratings: readonly number[],
  centre: number,
  { levels, codes }: Factor,
): number {
  const totals = new Float64Array(levels.length)
  for (const [row, code] of codes.entries()) {
    totals[code] = (totals[code] ?? 0) + (ratings[row] ?? 0) - centre
  }
  return totals.reduce((total, value) => total + value * value, 0)
}
