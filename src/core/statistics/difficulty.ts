import { Z95 } from './distributions.ts'
import { sum } from './moments.ts'
import { wilson } from './proportion.ts'
import type { Interval, IntervalEstimate } from './why.ts'

/** The rating expected of a question before it is asked, by its author's difficulty of 1 to 5. */
const EXPECTED = { 1: 3.8, 2: 3.4, 3: 3, 4: 2.6, 5: 2.2 } as const

/** An author's guess: 1 easy to 5 hard. */
export type AuthorDifficulty = keyof typeof EXPECTED

/** The rating that meets the bar. */
const BAR = 3

/** Variances of ratings: between questions, and within one. */
export interface DifficultyVariances {
  readonly question: number
  readonly residual: number
}

/** How candidates fare on a question; higher is easier. */
export interface Difficulty {
  readonly n: number
  /** The mean rating pulled towards the author's guess. */
  readonly shrunk: number
  readonly interval: Interval
  /** Ratings that meet the bar, and the 95 % interval of their share. */
  readonly passed: number
  readonly passInterval: IntervalEstimate
}

/** Give the mean rating expected of a question whose author guessed `difficulty`. */
export function expectedRating(difficulty: AuthorDifficulty): number {
  return EXPECTED[difficulty]
}

/**
 * Estimate how hard a question is from its ratings and its author's guess.
 *
 * (n mean + kappa m0)/(n + kappa) with kappa = ve/vItem, the posterior mean of the normal model with
 * known variances; its variance is ve/(n + kappa) (Gelman et al. 2013, section 2.5).
 *
 * @throws RangeError if the variance between questions is not above 0.
 */
export function difficulty(
  ratings: readonly number[],
  guess: AuthorDifficulty,
  { question, residual }: DifficultyVariances,
): Difficulty {
  if (!(question > 0)) throw new RangeError(`variance between questions is ${question}`)
  const n = ratings.length
  const kappa = residual / question
  const shrunk = (sum(ratings) + kappa * EXPECTED[guess]) / (n + kappa)
  const half = Z95 * Math.sqrt(residual / (n + kappa))
  const passed = ratings.filter((rating) => rating >= BAR).length
  return {
    n,
    shrunk,
    interval: [shrunk - half, shrunk + half],
    passed,
    passInterval: n === 0 ? { interval: null, why: 'no ratings' } : { interval: wilson(passed, n) },
  }
}
