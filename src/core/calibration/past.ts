/** What is left of the ratings of erased candidates, for the statistics of questions and for nothing else. */
import { keptId } from '../kits/kept-question.ts'
import type { PastRating } from '../past-ratings.ts'
import type { ItemRating } from '../statistics/rest-scores.ts'
import { Instant } from '../time.ts'

/** A rating of a question, by whom and when; the candidate is a key. */
export interface PastQuestionRating extends ItemRating {
  readonly at: Instant
}

/**
 * Those of questions whose competency is known, from `from` on. A month is taken as its middle: a day is not kept.
 *
 * They are left out of agreement and of what is said of interviewers: they were kept to tell of questions.
 */
export function pastOfQuestions(
  past: readonly PastRating[],
  competencyOf: (question: NonNullable<PastRating['question']>) => string | undefined,
  from: Instant,
): PastQuestionRating[] {
  return past.flatMap(({ question, version, candidate, interviewer, rating, month }) => {
    if (question === null || version === null) return []
    const competency = competencyOf(question)
    const at = Instant.parse(`${month}-15T00:00:00.000Z`)
    if (competency === undefined || at < from) return []
    return [{ candidate, interviewer, item: keptId({ question, version }), competency, rating, at }]
  })
}
