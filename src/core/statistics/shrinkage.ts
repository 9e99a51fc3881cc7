import { sum } from './moments.ts'
import type { Why } from './why.ts'

/** A mean and how many values it is of. */
export interface GroupMean {
  readonly mean: number
  readonly n: number
}

/** Variances between groups and within them. */
export interface Spread {
  readonly between: number
  readonly within: number
}

/**
 * Pull the mean of a group towards the grand mean, the further the fewer values it has.
 *
 * grand + (mean - grand) vG/(vG + ve/n), the best linear predictor of the one-way random model
 * (Searle, Casella & McCulloch 1992). An empty group gets the grand mean.
 */
export function shrunkMean(group: GroupMean, grand: number, { between, within }: Spread): number {
  if (group.n === 0 || between === 0) return grand
  return grand + (group.mean - grand) * (between / (between + within / group.n))
}

/** How many of how many. */
export interface Count {
  readonly x: number
  readonly n: number
}

/** Shares pulled towards their common mean. */
export type ShrunkProportions =
  | {
      readonly mean: number
      /** How much of each group's deviation is kept, 0 to 1. */
      readonly kept: readonly number[]
      readonly estimates: readonly number[]
    }
  | {
      readonly mean: number | null
      readonly kept: null
      readonly estimates: null
      readonly why: Why
    }

/**
 * Pull the shares of several groups towards their common mean.
 *
 * With equal n this is James-Stein as in Efron & Morris (1977): kept is 1 - (k - 3) s2/S, never
 * below 0. With unequal n the variance between groups is found so that the scaled squares add up to
 * k - 1, and each group is kept by 1 - (k - 3)/(k - 1) s2_i/(s2_i + A) (Morris 1983, J Am Stat
 * Assoc 78:47). Sampling variances are taken at the common mean.
 */
export function shrunkProportions(groups: readonly Count[]): ShrunkProportions {
  const trials = sum(groups.map(({ n }) => n))
  if (trials === 0 || groups.some(({ n }) => n === 0)) return none(null, 'no trials')
  const mean = sum(groups.map(({ x }) => x)) / trials
  const k = groups.length
  if (k < 4) return none(mean, 'fewer than four groups')
  const sampling = groups.map(({ n }) => (mean * (1 - mean)) / n)
  const squares = groups.map(({ x, n }) => (x / n - mean) ** 2)
  const between = varianceBetween(squares, sampling)
  const kept = sampling.map((s2) => keptShare(((k - 3) / (k - 1)) * (s2 / (s2 + between))))
  return {
    mean,
    kept,
    estimates: groups.map(({ x, n }, i) => mean + (kept[i] ?? 0) * (x / n - mean)),
  }
}

/** No variation at all (0/0) keeps nothing, which changes nothing. */
function keptShare(lost: number): number {
  return Number.isNaN(lost) ? 0 : Math.min(1, Math.max(0, 1 - lost))
}

/**
 * The A at which the squares over (s2_i + A) add up to k - 1, by bisection.
 *
 * It may come out negative, down to minus the smallest s2; shares are clipped afterwards.
 */
function varianceBetween(squares: readonly number[], sampling: readonly number[]): number {
  const target = squares.length - 1
  let low = -Math.min(...sampling)
  let high = sum(squares) / target
  for (let round = 0; round < 200; round++) {
    const middle = (low + high) / 2
    const total = sum(squares.map((square, i) => square / ((sampling[i] ?? 0) + middle)))
    if (total > target) low = middle
    else high = middle
  }
  return (low + high) / 2
}

function none(mean: number | null, why: Why): ShrunkProportions {
  return { mean, kept: null, estimates: null, why }
}
