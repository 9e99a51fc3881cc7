import { PersonId } from '../../src/core/ids.ts'
import type { Interview } from '../../src/core/interviews.ts'
import type { Kit } from '../../src/core/kits/kit.ts'
import type { Rating, Recommendation, Scorecard } from '../../src/core/scorecards/scorecard.ts'
import { later } from '../../src/core/time.ts'
import { draftBy, durability, kitFor } from './assessment.ts'
import { placeOf, screenNo, upTo } from './season.ts'

export interface Said {
  readonly rating: Rating
  readonly overall?: Recommendation
  readonly shadow?: boolean
  readonly knewIt?: boolean
  readonly deviation?: string
  /** Hours after the interview. */
  readonly after?: number
}

/** A card about `interview` that rates the question of its kit, and the competency the same. */
export function handedIn(
  person: PersonId,
  interview: Interview,
  { rating, overall = 'yes', shadow = false, knewIt = false, deviation = '', after = 1 }: Said,
): Scorecard {
  const card = draftBy(person, interview)
  const evidence = 'Named the page cache and fsync before the acknowledgement, unprompted.'
  const answers: Scorecard['answers'] = {
    ...card.answers,
    questions: [
      {
        question: durability,
        version: 1,
        asked: 'yes',
        skipReason: '',
        minutes: 9,
        rating,
        naReason: '',
        evidence,
        hints: [1],
        followUps: [],
        deviation,
        knewIt,
        knewNote: '',
      },
    ],
    competencies: [
      { competency: 'systems', rating, naReason: '', evidence: [durability], note: '' },
    ],
    overall: { ...card.answers.overall, recommendation: overall, confidence: 'high' },
  }
  const at = later(interview.span.end, after * 60)
  return {
    ...card,
    shadow,
    status: 'submitted',
    answers,
    submissions: [{ at, answers, nonce: 'n', seal: 'x' }],
  }
}

/** The `n`th interviewer. */
export function rater(n: number): PersonId {
  return PersonId.parse(`U0N${n}`)
}

export interface Rated {
  readonly interviews: readonly Interview[]
  readonly kits: readonly Kit[]
  readonly cards: readonly Scorecard[]
}

/** A panel of raters for each of `candidates`; `said` gives what each of them says of the candidate. */
export function panels(
  candidates: number,
  raters: (candidate: number) => readonly number[],
  said: (candidate: number, rater: number) => Said,
): Rated {
  const interviews = upTo(candidates).map((n) =>
    screenNo(n, { panel: raters(n).map((r) => placeOf(rater(r))) }),
  )
  return {
    interviews,
    kits: interviews.map(kitFor),
    cards: interviews.flatMap((interview, at) =>
      raters(at + 1).map((r) => handedIn(rater(r), interview, said(at + 1, r))),
    ),
  }
}

/** A rating between 1 and 5. */
export function level(value: number): Rating {
  const whole = Math.max(1, Math.min(5, Math.round(value)))
  return whole === 1 || whole === 2 || whole === 4 || whole === 5 ? whole : 3
}

/** How good the `n`th of a row of candidates is, from weak to strong. */
export const ability = (n: number) => 1 + ((n * 7) % 5)

/** The two of four raters who see the `n`th candidate. */
export const pairs = (n: number) => [n % 4, (n + 1) % 4]
