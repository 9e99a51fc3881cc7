import { type Draw, drawsFrom } from '../random.ts'
import { alphaOf, type Pairable, pairable, type RatingTable } from './alpha.ts'
import type { Level } from './disagreement.ts'
import { quantileOf } from './moments.ts'
import type { IntervalEstimate } from './why.ts'

/** How to resample: how often, from which seed, and which columns travel together. */
export interface Resampling {
  readonly resamples: number
  readonly seed: number
  /** The cluster of each column, a candidate say; by default every column is its own. */
  readonly clusters?: readonly string[]
}

/** A 95 % percentile interval, and how many resamples had no value. */
export type AlphaInterval = IntervalEstimate & { readonly dropped: number }

/**
 * Find a 95 % interval for alpha by drawing units with replacement and taking percentiles.
 *
 * Resamples whose ratings are all the same have no alpha: they are left out and counted in `dropped`.
 * Units are drawn, or whole clusters of them, because the ratings of one candidate belong together
 * (Efron & Tibshirani 1993, chapter 13).
 */
export function alphaInterval(
  ratings: RatingTable,
  level: Level,
  { resamples, seed, clusters }: Resampling,
): AlphaInterval {
  const table = pairable(ratings, level)
  const whole = alphaOf(table)(new Int32Array(table.units.length).fill(1))
  if (whole.value === null) return { interval: null, why: whole.why, dropped: 0 }
  const drawn = resampled(table, membersOf(table, clusters), resamples, drawsFrom(seed))
  const dropped = resamples - drawn.length
  if (drawn.length === 0) return { interval: null, why: 'every resample lacks variation', dropped }
  drawn.sort()
  return { interval: [quantileOf(drawn, 0.025), quantileOf(drawn, 0.975)], dropped }
}

function resampled(
  table: Pairable,
  clusters: readonly (readonly number[])[],
  resamples: number,
  draw: Draw,
): Float64Array {
  const alpha = alphaOf(table)
  const weights = new Int32Array(table.units.length)
  const values = new Float64Array(resamples)
  let kept = 0
  for (let round = 0; round < resamples; round++) {
    weights.fill(0)
    for (let i = 0; i < clusters.length; i++) {
      for (const u of clusters[draw(clusters.length)] ?? []) weights[u] = (weights[u] ?? 0) + 1
    }
    const { value } = alpha(weights)
    if (value !== null) values[kept++] = value
  }
  return values.subarray(0, kept)
}

function membersOf(table: Pairable, clusters?: readonly string[]): readonly (readonly number[])[] {
  const members = Map.groupBy(table.columns.keys(), (u) => {
    const column = table.columns[u] ?? u
    return clusters?.[column] ?? column
  })
  return [...members.values()]
}
