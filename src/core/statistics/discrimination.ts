import { normalDensity, normalQuantile, Z95 } from './distributions.ts'
import { correlation, squaredDeviation } from './moments.ts'
import type { Estimate, Interval, IntervalEstimate } from './why.ts'

/** What is believed of a question's discrimination before it is asked: mean and variance on Fisher's scale. */
export interface DiscriminationPrior {
  readonly z: number
  readonly variance: number
}

/** A design choice, to be replaced once own data can tell. */
export const PRIOR: DiscriminationPrior = { z: 0.3, variance: 0.04 }

/** How far ratings of a question go with the rest of the candidates' ratings. */
export interface Discrimination {
  readonly r: Estimate
  readonly interval: IntervalEstimate
  /** The correlation pulled towards the prior. */
  readonly shrunk: number
  readonly n: number
}

/**
 * Correlate the ratings of a question with the rest scores of the same candidates.
 *
 * The 95 % interval is Fisher's, tanh(atanh r +- 1.96/sqrt(n - 3)) (Fisher 1921); the shrunk value
 * weighs atanh r by t2/(t2 + 1/(n - 3)) against the prior's mean.
 */
export function discrimination(
  ratings: readonly number[],
  rest: readonly number[],
  prior: DiscriminationPrior = PRIOR,
): Discrimination {
  const n = ratings.length
  const r = correlation(ratings, rest)
  if (r === null) {
    const why = n < 2 ? 'fewer than two persons' : 'no variation'
    const none = { interval: null, why } as const
    return { r: { value: null, why }, interval: none, shrunk: Math.tanh(prior.z), n }
  }
  const shrunk = Math.tanh(shrunkZ(Math.atanh(r), n, prior))
  if (n < 4) {
    return {
      r: { value: r },
      interval: { interval: null, why: 'fewer than four pairs' },
      shrunk,
      n,
    }
  }
  return { r: { value: r }, interval: { interval: fisherInterval(r, n) }, shrunk, n }
}

/** Give Fisher's 95 % interval for the correlation `r` of `n` pairs, `n` at least 4. */
export function fisherInterval(r: number, n: number): Interval {
  const half = Z95 / Math.sqrt(n - 3)
  return [Math.tanh(Math.atanh(r) - half), Math.tanh(Math.atanh(r) + half)]
}

function shrunkZ(z: number, n: number, prior: DiscriminationPrior): number {
  if (n <= 3) return prior.z
  const weight = prior.variance / (prior.variance + 1 / (n - 3))
  return weight * z + (1 - weight) * prior.z
}

/**
 * Correct an item-rest correlation of the part both have in common, given correlation with the total
 * and the two standard deviations.
 *
 * (r sT - sq)/sqrt(sT^2 + sq^2 - 2 r sT sq) (Lord & Novick 1968); null when the rest does not vary.
 */
export function itemRestFromTotal(r: number, ofTotal: number, ofItem: number): number | null {
  const rest = ofTotal ** 2 + ofItem ** 2 - 2 * r * ofTotal * ofItem
  return rest > 0 ? (r * ofTotal - ofItem) / Math.sqrt(rest) : null
}

/**
 * Estimate the correlation a rating would have if it were not rounded to levels.
 *
 * r s/sum of (step x normal density at the level's threshold), s with divisor n and thresholds from
 * the cumulative shares: the ad hoc estimator of Olsson, Drasgow & Dorans (1982). Small samples may
 * overshoot; the value is cut at 1.
 */
export function polyserial(ratings: readonly number[], rest: readonly number[]): Estimate {
  const r = correlation(ratings, rest)
  if (r === null) return { value: null, why: 'no variation' }
  const n = ratings.length
  const spread = Math.sqrt(squaredDeviation(ratings) / n)
  const levels = [...new Set(ratings)].sort((a, b) => a - b)
  let density = 0
  for (const [j, level] of levels.slice(0, -1).entries()) {
    const below = ratings.filter((rating) => rating <= level).length / n
    density += ((levels[j + 1] ?? level) - level) * normalDensity(normalQuantile(below))
  }
  return { value: Math.max(-1, Math.min(1, (r * spread) / density)) }
}
