/**
 * Ratings as statistics may use them: what a card said when it was first handed in, before its author
 * could have read anybody else's, and in time. What was amended later serves decisions, not agreement.
 */
import type { CandidateId, InterviewId, PersonId } from '../ids.ts'
import { keptId } from '../kits/kept-question.ts'
import type { Kit } from '../kits/kit.ts'
import type { Recommendation, Scorecard } from '../scorecards/scorecard.ts'
import type { Instant } from '../time.ts'

export interface BlindRating {
  readonly candidate: CandidateId
  readonly interview: InterviewId
  readonly interviewer: PersonId
  readonly competency: string
  /** `question@version`; null for the rating of a competency as a whole. */
  readonly question: string | null
  readonly rating: number
  /** Whether a question was put as it is worded; a rating of another wording says nothing of the question. */
  readonly asWorded: boolean
  readonly at: Instant
}

/** What one card said of the candidate as a whole. */
export interface BlindCard {
  readonly candidate: CandidateId
  readonly interview: InterviewId
  readonly interviewer: PersonId
  readonly recommendation: Recommendation
  /** Codes of the red flags it raised. */
  readonly redFlags: readonly string[]
}

/** One question met in an interview, as its card tells. */
export interface Use {
  readonly question: string
  readonly candidate: CandidateId
  readonly asked: boolean
  readonly minutes: number | null
  readonly hints: number
  readonly knewIt: boolean
  readonly asWorded: boolean
  readonly at: Instant
}

export interface BlindFacts {
  readonly ratings: readonly BlindRating[]
  readonly cards: readonly BlindCard[]
  readonly uses: readonly Use[]
}

/** First submissions that were in time. `ofShadows` gives those of shadows instead, which never count. */
export function blindFacts(
  cards: readonly Scorecard[],
  kits: readonly Kit[],
  { ofShadows = false } = {},
): BlindFacts {
  const competencies = new Map(
    kits.flatMap(({ interview, questions }) =>
      questions.map((each) => [`${interview} ${each.question}`, each.competency] as const),
    ),
  )
  const counted = cards
    .filter(({ shadow, conflict }) => shadow === ofShadows && conflict === 'none')
    .flatMap(firstOf)
  return {
    ratings: counted.flatMap((one) => [...ofQuestions(one, competencies), ...ofCompetencies(one)]),
    cards: counted.flatMap(wholeOf),
    uses: counted.flatMap(usesOf),
  }
}

type First = Scorecard & { readonly handed: Scorecard['submissions'][number] }

function firstOf(card: Scorecard): First[] {
  const [handed] = card.submissions
  return handed && handed.at <= card.lateAt ? [{ ...card, handed }] : []
}

function ofQuestions(card: First, competencies: ReadonlyMap<string, string>): BlindRating[] {
  return card.handed.answers.questions.flatMap((answer) => {
    const competency = competencies.get(`${card.interview} ${answer.question}`)
    const { rating } = answer
    if (competency === undefined || typeof rating !== 'number') return []
    const asWorded = isBlank(answer.deviation)
    return [{ ...whoseOf(card), competency, question: keptId(answer), rating, asWorded }]
  })
}

function ofCompetencies(card: First): BlindRating[] {
  return card.handed.answers.competencies.flatMap(({ competency, rating }) =>
    typeof rating === 'number'
      ? [{ ...whoseOf(card), competency, question: null, rating, asWorded: true }]
      : [],
  )
}

function wholeOf(card: First): BlindCard[] {
  const { recommendation } = card.handed.answers.overall
  if (recommendation === null) return []
  const redFlags = card.handed.answers.observations
    .filter(({ kind }) => kind === 'red flag')
    .map(({ code }) => code)
  return [{ ...whoseOf(card), recommendation, redFlags }]
}

function usesOf(card: First): Use[] {
  return card.handed.answers.questions.map((answer) => ({
    question: keptId(answer),
    candidate: card.candidate,
    asked: answer.asked === 'yes',
    minutes: answer.minutes,
    hints: answer.hints.length,
    knewIt: answer.knewIt,
    asWorded: isBlank(answer.deviation),
    at: card.handed.at,
  }))
}

function whoseOf({ candidate, interview, person, handed }: First) {
  return { candidate, interview, interviewer: person, at: handed.at }
}

function isBlank(text: string): boolean {
  return text.trim() === ''
}
