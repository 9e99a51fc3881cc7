import { mean } from './moments.ts'

/** One rating of a candidate on an item, with what is needed to keep halo out of its rest score. */
export interface ItemRating {
  readonly candidate: string
  readonly interviewer: string
  readonly item: string
  readonly competency: string
  readonly rating: number
}

/** A candidate's mean rating on an item beside the mean of their other ratings. */
export interface RestPair {
  readonly candidate: string
  readonly rating: number
  readonly rest: number
}

/** A rest score of fewer ratings than this is taken from the whole loop instead. */
const ENOUGH = 3

/**
 * Pair each candidate's rating on `item` with their rest score, for its discrimination.
 *
 * The rest is the mean of other items' ratings in the same competency, or of the whole loop where
 * those are fewer than three; ratings by the interviewers who rated the item are left out as long as
 * three others remain, because one person's ratings colour each other. Candidates without any other
 * rating are left out.
 */
export function restPairs(ratings: readonly ItemRating[], item: string): readonly RestPair[] {
  const byCandidate = Map.groupBy(ratings, ({ candidate }) => candidate)
  return [...byCandidate].flatMap(([candidate, all]) => {
    const own = all.filter((rating) => rating.item === item)
    const rest = own.length === 0 ? [] : restOf(all, own)
    if (rest.length === 0) return []
    return [{ candidate, rating: meanRating(own), rest: meanRating(rest) }]
  })
}

function restOf(all: readonly ItemRating[], own: readonly ItemRating[]): readonly ItemRating[] {
  const raters = new Set(own.map(({ interviewer }) => interviewer))
  const competencies = new Set(own.map(({ competency }) => competency))
  const others = all.filter(({ item }) => item !== own[0]?.item)
  const near = others.filter(({ competency }) => competencies.has(competency))
  const byOthers = (from: readonly ItemRating[]) =>
    from.filter(({ interviewer }) => !raters.has(interviewer))
  const choices = [byOthers(near), byOthers(others), near]
  return choices.find((choice) => choice.length >= ENOUGH) ?? others
}

function meanRating(ratings: readonly ItemRating[]): number {
  return mean(ratings.map(({ rating }) => rating))
}
