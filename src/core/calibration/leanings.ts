/** How much higher or lower somebody rates than colleagues do for the same candidates. Private first, never a ranking. */
import type { PersonId } from '../ids.ts'
import { Z95 } from '../statistics/distributions.ts'
import { type Comparison, compared, type Standing, standing } from '../statistics/gates.ts'
import { interviewerSeverity, type SeverityRating } from '../statistics/severity.ts'
import type { Interval } from '../statistics/why.ts'
import type { BlindRating } from './blind-ratings.ts'

export interface Leaning {
  readonly person: PersonId
  readonly standing: Standing
  readonly comparison: Comparison
  /** In levels of the scale, positive where they rate higher; null where it is hidden. */
  readonly by: number | null
  readonly interval: Interval | null
  /** Candidates they have rated. */
  readonly candidates: number
}

/**
 * Everybody's leaning, by id, from the crossed model of candidates, interviewers and questions with shrinkage.
 *
 * Somebody who shares no candidate with anybody cannot be compared, and stays hidden.
 */
export function leanings(ratings: readonly BlindRating[]): Leaning[] {
  const rated = ratings.flatMap(({ candidate, interviewer, question, rating }): SeverityRating[] =>
    question === null ? [] : [{ candidate, interviewer, item: question, rating }],
  )
  if (rated.length === 0) return []
  const { interviewers } = interviewerSeverity(rated)
  const raters = Map.groupBy(rated, ({ candidate }) => candidate)
  const ids = new Map<string, PersonId>(
    ratings.map(({ interviewer }) => [interviewer, interviewer]),
  )
  return interviewers
    .flatMap(({ id, severity, se }): Leaning[] => {
      const person = ids.get(id)
      if (!person) return []
      const met = [...raters.values()].filter((own) => own.some((r) => r.interviewer === id))
      const linked = met.some((own) => own.some(({ interviewer }) => interviewer !== id))
      return [leaningOf(person, { severity, se, candidates: met.length, linked })]
    })
    .toSorted((a, b) => (a.person < b.person ? -1 : 1))
}

function leaningOf(
  person: PersonId,
  {
    severity,
    se,
    candidates,
    linked,
  }: {
    readonly severity: number | null
    readonly se: number | null
    readonly candidates: number
    readonly linked: boolean
  },
): Leaning {
  const shown = standing('severity', { candidates, linked })
  if (shown === 'hidden' || severity === null || se === null) {
    const comparison = 'not enough data'
    return { person, standing: 'hidden', comparison, by: null, interval: null, candidates }
  }
  const interval: Interval = [severity - Z95 * se, severity + Z95 * se]
  const comparison = compared(shown, interval, 0)
  return { person, standing: shown, comparison, by: severity, interval, candidates }
}
