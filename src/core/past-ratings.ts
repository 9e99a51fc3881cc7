/** What is left of somebody's scorecards once they are erased: figures, under keys that lead nowhere. */
import { z } from 'zod'
import type { CandidateId } from './ids.ts'
import { OpeningId, PersonId } from './ids.ts'
import { QuestionId } from './questions/fields.ts'
import { isCounted, type Scorecard } from './scorecards/scorecard.ts'
import { wallAt, type Zone } from './time.ts'

export const PastRating = z.object({
  id: z.string().startsWith('past_'),
  rev: z.int(),
  /** Random, one for each candidate: who was rated together can be told, and not who it was. */
  candidate: z.string().startsWith('gone_'),
  /** Random, one for each interview, so that panels can be told from loops. */
  interview: z.string().startsWith('gone_'),
  opening: OpeningId,
  stage: z.string(),
  competency: z.string().nullable(),
  question: QuestionId.nullable(),
  version: z.int().nullable(),
  rating: z.int().min(1).max(5),
  interviewer: PersonId,
  /** `2027-03`: a day would tell who it was. */
  month: z.string().regex(/^\d{4}-\d{2}$/),
})
export type PastRating = Readonly<z.infer<typeof PastRating>>

/** What statistics may go on using: first ratings, handed in blind and in time, by those who count. */
export function pastRatings(
  cards: readonly Scorecard[],
  zone: Zone,
  newId: () => string,
): PastRating[] {
  const candidates = keys<CandidateId>(newId)
  const interviews = keys<Scorecard['interview']>(newId)
  return cards.flatMap((card) => {
    // The first one, as statistics of those who are not erased take it.
    const [handedIn] = card.submissions
    if (!handedIn || !isCounted(card) || handedIn.at > card.lateAt) return []
    const shared = {
      rev: 0,
      candidate: candidates(card.candidate),
      interview: interviews(card.interview),
      opening: card.opening,
      stage: card.stage,
      interviewer: card.person,
      month: wallAt(handedIn.at, zone).date.slice(0, 7),
    }
    const { competencies, questions } = handedIn.answers
    return [
      ...competencies.flatMap(({ competency, rating }) =>
        typeof rating === 'number' ? [{ competency, question: null, version: null, rating }] : [],
      ),
      ...questions.flatMap(({ question, version, rating, deviation }) =>
        typeof rating === 'number' && deviation.trim() === ''
          ? [{ competency: null, question, version, rating }]
          : [],
      ),
    ].map((rated) => ({ id: `past_${newId()}`, ...shared, ...rated }))
  })
}

/** A random key for each id, the same for the same one. */
function keys<Id>(newId: () => string): (id: Id) => string {
  const known = new Map<Id, string>()
  return (id) => {
    const key = known.get(id) ?? `gone_${newId()}`
    known.set(id, key)
    return key
  }
}
