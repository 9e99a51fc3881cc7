import type { Estimate } from './why.ts'

/** How the raters of a set of candidates overlap. */
export interface RaterDesign {
  /** The harmonic mean of raters per candidate. */
  readonly kHarmonic: number
  /** The share of rater severity that stays in differences between candidates: 0 crossed, 1/k nested. */
  readonly q: number
}

/** Variances of one rating: of targets, of raters' severity, and of all the rest. */
export interface RatingVariances {
  readonly target: number
  readonly rater: number
  readonly residual: number
}

/**
 * Describe who rated whom by k and q; candidates without raters do not count.
 *
 * q = 1/k - sum over pairs i <> j of c_ij/(k_i k_j) / (N (N - 1)), where c_ij raters are shared
 * (Putka, Le, McCloy & Diaz 2008). Undefined for fewer than two candidates.
 */
export function raterDesign(ratersOf: readonly ReadonlySet<string>[]): RaterDesign | null {
  const rated = ratersOf.filter((raters) => raters.size > 0)
  const n = rated.length
  if (n < 2) return null
  const inverse = rated.reduce((total, raters) => total + 1 / raters.size, 0)
  const shared = sharedWeight(rated) / (n * (n - 1))
  // Rounding may leave a crossed design a hair below zero.
  return { kHarmonic: n / inverse, q: Math.max(0, inverse / n - shared) }
}

/** The sum of c_ij/(k_i k_j), gathered rater by rater instead of pair by pair. */
function sharedWeight(rated: readonly ReadonlySet<string>[]): number {
  const perRater = new Map<string, { first: number; second: number }>()
  for (const raters of rated) {
    for (const rater of raters) {
      const { first, second } = perRater.get(rater) ?? { first: 0, second: 0 }
      perRater.set(rater, { first: first + 1 / raters.size, second: second + 1 / raters.size ** 2 })
    }
  }
  return perRater.values().reduce((total, { first, second }) => total + first ** 2 - second, 0)
}

/**
 * Estimate the reliability of candidates' mean ratings in a loop where raters neither all meet all
 * candidates nor stay apart.
 *
 * G(q,k) = vT/(vT + q vR + vTRe/k) (Putka, Le, McCloy & Diaz 2008).
 */
export function generalizability(variances: RatingVariances, design: RaterDesign): Estimate {
  const { target, rater, residual } = variances
  const total = target + design.q * rater + residual / design.kHarmonic
  return total > 0 ? { value: target / total } : { value: null, why: 'no variation' }
}

/** Give the standard error of one candidate's mean of `k` ratings: the root of q vR + vTRe/k. */
export function errorOfMean(variances: RatingVariances, q: number, k: number): number {
  return Math.sqrt(q * variances.rater + variances.residual / k)
}

/**
 * Step the reliability of one rating up to that of the mean of `k`.
 *
 * k r/(1 + (k - 1) r) (Spearman 1910, Brown 1910).
 */
export function spearmanBrown(reliability: number, k: number): number {
  return (k * reliability) / (1 + (k - 1) * reliability)
}
