import { type IccForm, iccIntervals } from './icc-intervals.ts'
import { mean, squaredDeviation, sum } from './moments.ts'
import type { Estimate, IntervalEstimate, Why } from './why.ts'

/** Mean squares of a complete table: between targets, within targets, between judges, error. */
export interface MeanSquares {
  readonly between: number
  readonly within: number
  readonly judges: number
  readonly error: number
}

/** How many targets a table has, and how many judges each. */
export interface TableSize {
  readonly n: number
  readonly k: number
}

/** The six intraclass correlations of Shrout & Fleiss with 95 % limits. */
export interface Icc {
  readonly icc: Readonly<Record<IccForm, Estimate>>
  readonly intervals: Readonly<Record<IccForm, IntervalEstimate>>
  /** Null when the table is too small to have any. */
  readonly meanSquares: MeanSquares | null
}

/**
 * Work out the six intraclass correlations of a complete table, a row for every target.
 *
 * (1,.) takes different judges for every target, (2,.) the same judges as a sample of many,
 * (3,.) these judges alone; (.,1) is one rating, (.,k) the mean of the k (Shrout & Fleiss 1979).
 *
 * @throws RangeError if the rows differ in length.
 */
export function intraclassCorrelations(ratings: readonly (readonly number[])[]): Icc {
  const judges = ratings[0]?.length ?? 0
  const uneven = ratings.findIndex((row) => row.length !== judges)
  if (uneven >= 0) throw new RangeError(`row ${uneven} has not ${judges} ratings as the first`)
  if (ratings.length < 2) return without('fewer than two targets')
  if (judges < 2) return without('fewer than two raters')
  const size = { n: ratings.length, k: judges }
  const ms = meanSquares(ratings, size)
  if (Math.max(ms.between, ms.within) === 0) return { ...without('no variation'), meanSquares: ms }
  return { icc: estimates(ms, size), intervals: iccIntervals(ms, size), meanSquares: ms }
}

function meanSquares(ratings: readonly (readonly number[])[], { n, k }: TableSize): MeanSquares {
  const within = sum(ratings.map(squaredDeviation))
  const between = k * squaredDeviation(ratings.map(mean))
  const judges = n * squaredDeviation(columns(ratings).map(mean))
  // What rounding leaves of a table without error is no error.
  const rest = within - judges
  const error = rest > 1e-12 * (within + judges) ? rest : 0
  return {
    between: between / (n - 1),
    within: within / (n * (k - 1)),
    judges: judges / (k - 1),
    error: error / ((n - 1) * (k - 1)),
  }
}

function estimates(ms: MeanSquares, { n, k }: TableSize): Record<IccForm, Estimate> {
  const { between: B, within: W, judges: J, error: E } = ms
  return {
    '1,1': ratio(B - W, B + (k - 1) * W),
    '2,1': ratio(B - E, B + (k - 1) * E + (k * (J - E)) / n),
    '3,1': ratio(B - E, B + (k - 1) * E),
    '1,k': ratio(B - W, B),
    '2,k': ratio(B - E, B + (J - E) / n),
    '3,k': ratio(B - E, B),
  }
}

/** The denominator estimates a variance; at zero or below there is nothing to take a share of. */
function ratio(above: number, below: number): Estimate {
  if (below > 0) return { value: above / below }
  return { value: null, why: below < 0 ? 'a variance estimate is negative' : 'no variation' }
}

function columns(ratings: readonly (readonly number[])[]): number[][] {
  return (ratings[0] ?? []).map((_, j) => ratings.map((row) => row[j] ?? 0))
}

function without(why: Why): Icc {
  const none = { value: null, why } as const
  const open = { interval: null, why } as const
  return {
    icc: { '1,1': none, '2,1': none, '3,1': none, '1,k': none, '2,k': none, '3,k': none },
    intervals: { '1,1': open, '2,1': open, '3,1': open, '1,k': open, '2,k': open, '3,k': open },
    meanSquares: null,
  }
}
