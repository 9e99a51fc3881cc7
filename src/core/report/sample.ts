/** Figures that are only given where they mean something. */
import { quantileOf } from '../statistics/moments.ts'

/** With fewer than this a median says more about one person than about hiring. */
export const LEAST = 5
/** With fewer than this a ninetieth percentile is the longest one. */
export const LEAST_FOR_P90 = 10

export interface Sample {
  readonly n: number
  /** Null below `LEAST`. */
  readonly median: number | null
  /** Null below `LEAST_FOR_P90`. */
  readonly p90: number | null
}

/** Median and ninetieth percentile (definition 7 of Hyndman & Fan 1996), as far as there is enough to say them. */
export function sampleOf(values: readonly number[]): Sample {
  const ascending = values.toSorted((a, b) => a - b)
  const n = ascending.length
  return {
    n,
    median: n < LEAST ? null : quantileOf(ascending, 0.5),
    p90: n < LEAST_FOR_P90 ? null : quantileOf(ascending, 0.9),
  }
}

export interface Bin {
  readonly label: string
  readonly count: number
}

/**
 * Count values into bins. Each bound is the last value of its bin; the last bin takes the rest.
 * `labels` has one more than `bounds`.
 */
export function binned(
  values: readonly number[],
  bounds: readonly number[],
  labels: readonly string[],
): Bin[] {
  const binOf = (value: number) => {
    const at = bounds.findIndex((bound) => value <= bound)
    return at < 0 ? bounds.length : at
  }
  const counts = values.map(binOf)
  return labels.map((label, at) => ({ label, count: counts.filter((bin) => bin === at).length }))
}
