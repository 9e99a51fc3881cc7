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
  for (const [i, row] of ratings.entries()) {
    for (const other of ratings.slice(i + 1)) {
      for (const [unit, rating] of row.entries()) {
        const second = other[unit] ?? null
        if (rating === null || second === null) continue
        pairs += 1
        if (rating === second) exact += 1
        if (Math.abs(rating - second) <= 1) withinOne += 1
      }
    }
  }
  if (pairs === 0) return { pairs, exact: null, withinOne: null }
  return { pairs, exact: exact / pairs, withinOne: withinOne / pairs }
}
