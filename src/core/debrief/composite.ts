/** The composite of a packet: weights fixed beforehand, an error, a band. It supports a decision and never makes one. */
import type { PersonId } from '../ids.ts'
import type { Competency, Plan } from '../plans.ts'
import { isCounted, type Scorecard } from '../scorecards/scorecard.ts'
import { type Composite, composite } from '../statistics/composite.ts'
import { errorOfMean } from '../statistics/generalizability.ts'
import { mean, sum } from '../statistics/moments.ts'
import { figure, ratingIn, type Voice } from './voices.ts'

/**
 * How far two people's ratings of one competency lie apart as long as an opening has few of its own: a variance of
 * .45, as with an agreement of .44 between separate interviews (Huffcutt, Culbertson & Weyhrauch 2013) and
 * ratings that spread by .9. It weighs as much as ten comparisons.
 */
export const USUAL_VARIANCE = 0.45
export const USUAL_COMPARISONS = 10

/** From so many comparisons of an opening's own on, its error is no longer marked as early. */
export const ENOUGH_COMPARISONS = 40

export interface Standing {
  /** Null when nothing was rated. */
  readonly composite: Composite | null
  /** Must-haves below their floor, which keep the band from being above. */
  readonly heldBy: readonly Competency[]
  /** Comparisons of two people's ratings that the error rests on, beside what is usual. */
  readonly comparisons: number
  readonly isEarly: boolean
}

/** Ratings of one competency of one candidate by different people. */
export type Compared = readonly number[]

/** Where a packet stands. `compared` are blind first ratings of the opening's candidates, this one included. */
export function standingOf(
  { competencies, scorecard }: Pick<Plan, 'competencies' | 'scorecard'>,
  voices: readonly Voice[],
  compared: readonly Compared[],
): Standing {
  const { variance, comparisons } = disagreement(compared)
  const ratings = competencies.map(({ key, weight, must }) => {
    const independent = ratingsOf(voices, key)
    const se = errorOfMean({ target: 0, rater: 0, residual: variance }, 0, independent.length)
    return { key, weight, must, ratings: independent, se }
  })
  const result = composite(ratings, {
    bar: scorecard.bar,
    bandSe: scorecard.bandStandardErrors,
    mustFloor: scorecard.mustFloor,
    mustFloorMinRaters: scorecard.mustFloorMinRaters,
  })
  return {
    composite: result,
    heldBy: competencies.filter(({ key }) => result?.heldBy.includes(key)),
    comparisons,
    isEarly: comparisons < ENOUGH_COMPARISONS,
  }
}

/** What is compared in the cards of one candidate: first ratings, in time, of those that count, by competency. */
export function comparedIn(
  cards: readonly Scorecard[],
  competencies: readonly Pick<Competency, 'key'>[],
): Compared[] {
  const blind = cards.filter(isCounted).flatMap(({ status, submissions, lateAt, person }) => {
    const handedIn = submissions.at(-1)
    const counts = status === 'submitted' && handedIn && handedIn.at <= lateAt
    return counts ? [{ person, answers: handedIn.answers }] : []
  })
  return competencies
    .map(({ key }) =>
      perPerson(
        blind.map(({ person, answers }) => ({ person, value: figure(ratingIn(answers, key)) })),
      ),
    )
    .filter((ratings) => ratings.length > 1)
}

function ratingsOf(voices: readonly Voice[], key: string): number[] {
  return perPerson(
    voices.map(({ person, final }) => ({ person, value: figure(ratingIn(final, key)) })),
  )
}

/** One rating a person: who met a candidate twice is still one rater. */
function perPerson(
  ratings: readonly { readonly person: PersonId; readonly value: number | undefined }[],
): number[] {
  const own = Map.groupBy(
    ratings.filter(({ value }) => value !== undefined),
    ({ person }) => person,
  )
  return [...own.values()].map((theirs) => mean(theirs.flatMap(({ value }) => value ?? [])))
}

/** The variance of ratings within a competency of a candidate, drawn towards the usual one while there are few. */
function disagreement(compared: readonly Compared[]): {
  readonly variance: number
  readonly comparisons: number
} {
  const squares = compared.map((ratings) => sum(ratings.map((r) => (r - mean(ratings)) ** 2)))
  const comparisons = sum(compared.map((ratings) => ratings.length - 1))
  const usual = USUAL_COMPARISONS * USUAL_VARIANCE
  return { variance: (usual + sum(squares)) / (USUAL_COMPARISONS + comparisons), comparisons }
}
