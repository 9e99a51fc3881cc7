import { correlation, mean, sum, variance } from './moments.ts'
import type { Estimate } from './why.ts'

/** One item of a test, as the other items see it. */
export interface ItemAnalysis {
  readonly mean: number
  /** Correlation with the sum of the other items. */
  readonly itemRest: Estimate
  /** Correlation with the sum of all items, itself among them. */
  readonly itemTotal: Estimate
  /** Cronbach's alpha of the other items. */
  readonly alphaIfDropped: Estimate
}

/** The items of a complete table of scores, and how well they hang together. */
export interface TestAnalysis {
  readonly alpha: Estimate
  readonly items: readonly ItemAnalysis[]
}

type Scores = readonly (readonly number[])[]

/**
 * Analyse a complete table of scores, a row for every person and a column for every item.
 *
 * Classical item analysis (Lord & Novick 1968): Pearson correlations with the rest and the total, and
 * Cronbach's alpha k/(k - 1) (1 - sum of item variances/variance of the total) (Cronbach 1951).
 */
export function analyseItems(scores: Scores): TestAnalysis {
  const totals = scores.map(sum)
  return {
    alpha: cronbachAlpha(scores),
    items: (scores[0] ?? []).map((_, item) => {
      const own = scores.map((row) => row[item] ?? 0)
      const others = scores.map((row) => row.filter((__, j) => j !== item))
      const rest = others.map(sum)
      return {
        mean: mean(own),
        itemRest: others[0]?.length === 0 ? noOthers() : related(own, rest),
        itemTotal: related(own, totals),
        alphaIfDropped: cronbachAlpha(others),
      }
    }),
  }
}

/** Estimate the internal consistency of a complete table of scores. */
export function cronbachAlpha(scores: Scores): Estimate {
  const k = scores[0]?.length ?? 0
  if (k < 2) return noOthers()
  if (scores.length < 2) return { value: null, why: 'fewer than two persons' }
  const ofTotal = variance(scores.map(sum))
  if (!(ofTotal > 0)) return { value: null, why: 'no variation' }
  const ofItems = sum(
    Array.from({ length: k }, (_, j) => variance(scores.map((row) => row[j] ?? 0))),
  )
  return { value: (k / (k - 1)) * (1 - ofItems / ofTotal) }
}

function related(xs: readonly number[], ys: readonly number[]): Estimate {
  if (xs.length < 2) return { value: null, why: 'fewer than two persons' }
  const value = correlation(xs, ys)
  return value === null ? { value, why: 'no variation' } : { value }
}

function noOthers(): Estimate {
  return { value: null, why: 'fewer than two items' }
}
