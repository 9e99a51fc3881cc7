import type { RatingTable } from './alpha.ts'

/** How often two raters of the same unit gave the same rating, or one at most one level away. */
export interface AgreementShares {
  /** How many pairs of ratings there are. */
  readonly pairs: number
  readonly exact: number | null
  readonly withinOne: number | null
}

/** Count agreeing pairs of ratings; people understand these shares, but they ignore chance. */
export function agreementShares(ratings: RatingTable): AgreementShares {
  let [pairs, exact, withinOne] = [0, 0, 0]
  for (const unit of ratings[0]?.keys() ?? []) {
    const values = ratings.flatMap((row) => row[unit] ?? []).sort((a, b) => a - b)
    pairs += (values.length * (values.length - 1)) / 2
    exact += closePairs(values, 0)
    withinOne += closePairs(values, 1)
  }
  if (pairs === 0) return { pairs, exact: null, withinOne: null }
  return { pairs, exact: exact / pairs, withinOne: withinOne / pairs }
}

/** Pairs of ascending values at most `apart` from each other. */
function closePairs(values: readonly number[], apart: number): number {
  let [first, pairs] = [0, 0]
  for (const [i, value] of values.entries()) {
    while (value - (values[first] ?? value) > apart) first += 1
    pairs += i - first
  }
  return pairs
}
