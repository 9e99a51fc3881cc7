/** What one panellist saw in one interview, and what they make of it. */
import { z } from 'zod'
import { ApplicationId, CandidateId, CardId, InterviewId, OpeningId, PersonId } from '../ids.ts'
import { QuestionId } from '../questions/fields.ts'
import { Instant } from '../time.ts'

/** 3 meets the bar. Whole numbers only. `NA`: there was no chance to see it, for a reason that is given. */
export const Rating = z.union([
  z.literal(1),
  z.literal(2),
  z.literal(3),
  z.literal(4),
  z.literal(5),
  z.literal('NA'),
])
export type Rating = z.infer<typeof Rating>

export const QuestionAnswer = z.object({
  question: QuestionId,
  version: z.int().min(1),
  /** Null until said. */
  asked: z.enum(['yes', 'no time', 'other']).nullable().default(null),
  skipReason: z.string().default(''),
  minutes: z.int().min(0).max(240).nullable().default(null),
  rating: Rating.nullable().default(null),
  naReason: z.string().default(''),
  /** What the candidate said or did. */
  evidence: z.string().default(''),
  /** Numbers of the hints given. */
  hints: z.array(z.int().min(1)).default([]),
  /** Numbers of the further questions asked, in the order of the bank. */
  followUps: z.array(z.int().min(1)).default([]),
  /** How it was asked otherwise than it is worded; empty if it was not. */
  deviation: z.string().default(''),
  /** The candidate seems to have met it before, and what gave that impression. */
  knewIt: z.boolean().default(false),
  knewNote: z.string().default(''),
})
export type QuestionAnswer = Readonly<z.infer<typeof QuestionAnswer>>

export const CompetencyAnswer = z.object({
  competency: z.string(),
  rating: Rating.nullable().default(null),
  naReason: z.string().default(''),
  /** Questions, or observations by their index as `observation:0`, that the rating rests on. */
  evidence: z.array(z.string()).default([]),
  /** In words, where no question rates it, or why it is far from its questions. */
  note: z.string().default(''),
})
export type CompetencyAnswer = Readonly<z.infer<typeof CompetencyAnswer>>

export const Observation = z.object({
  kind: z.enum(['strength', 'concern', 'red flag']),
  /** Of the plan, for a red flag; else empty. */
  code: z.string().default(''),
  /** What happened, in behaviour. */
  what: z.string(),
  question: QuestionId.nullable().default(null),
  /** What speaks against it. A red flag needs it; "none seen" is an answer. */
  counter: z.string().default(''),
})
export type Observation = Readonly<z.infer<typeof Observation>>

export const Recommendation = z.enum(['strong no', 'no', 'yes', 'strong yes'])
export type Recommendation = z.infer<typeof Recommendation>

export const Overall = z.object({
  recommendation: Recommendation.nullable().default(null),
  confidence: z.enum(['low', 'medium', 'high']).nullable().default(null),
  summary: z.string().default(''),
  changeMind: z.string().default(''),
  /** Technical trouble, interruptions: about the interview, not the candidate. */
  process: z.string().default(''),
  /** What the candidate asked. Never rated. */
  theirQuestions: z.string().default(''),
  /** The interview was adjusted to what the candidate needs. Why is nobody's business here. */
  adjusted: z.boolean().default(false),
})
export type Overall = Readonly<z.infer<typeof Overall>>

export const Answers = z.object({
  questions: z.array(QuestionAnswer),
  competencies: z.array(CompetencyAnswer),
  observations: z.array(Observation).default([]),
  overall: Overall,
})
export type Answers = Readonly<z.infer<typeof Answers>>

/** One change after submission: what it said stays readable. */
export const Amendment = z.object({
  at: Instant,
  by: PersonId,
  /** Such as `competency:debugging:rating`. */
  field: z.string(),
  old: z.string(),
  new: z.string(),
  reason: z.string(),
  /** As of a submission; empty for those made before amendments were sealed. */
  nonce: z.string().default(''),
  seal: z.string().default(''),
})
export type Amendment = Readonly<z.infer<typeof Amendment>>

/**
 * A card as it was handed in. The seal is the hash of its answers and of a number drawn for it alone, which the
 * audit log has too: it proves later what was written, and tells nobody before what it was.
 */
export const Submitted = z.object({
  at: Instant,
  answers: Answers,
  nonce: z.string().default(''),
  seal: z.string(),
})
export type Submitted = Readonly<z.infer<typeof Submitted>>

export const Scorecard = z.object({
  id: CardId,
  rev: z.int(),
  interview: InterviewId,
  application: ApplicationId,
  candidate: CandidateId,
  opening: OpeningId,
  stage: z.string(),
  person: PersonId,
  /** Whose card never counts. */
  shadow: z.boolean(),
  /** Who declares one is heard and never counts. */
  conflict: z.enum(['none', 'declared']).default('none'),
  /** Version of the interview plan whose template it follows. */
  planVersion: z.string(),
  status: z.enum(['draft', 'submitted', 'withdrawn', 'not needed']),
  startedAt: Instant,
  /** When it is due, and after when it stays out of statistics of agreement. */
  dueAt: Instant,
  lateAt: Instant,
  /** What stands in it now. After submission it equals what was submitted, with the amendments. */
  answers: Answers,
  /** When each field was last saved, by its name, so that of two devices the later wins field by field. */
  savedAt: z.record(z.string(), Instant).default({}),
  /** In which form each was last saved, such as the id of a modal: two forms are two devices. */
  savedIn: z.record(z.string(), z.string()).default({}),
  /** Of the forms last saved from, when the newest of what they told was told, in seconds by Slack's clock. */
  heard: z.record(z.string(), z.number()).default({}),
  /** Every submission, oldest first: one that was withdrawn is kept. The last one is in force if `submitted`. */
  submissions: z.array(Submitted).default([]),
  amendments: z.array(Amendment).default([]),
  /** Warnings about words that the author let stand, and why. */
  overrides: z
    .array(z.object({ field: z.string(), rule: z.string(), reason: z.string() }))
    .default([]),
  /** Why nobody owes it. */
  notNeeded: z.object({ reason: z.string(), by: PersonId, at: Instant }).nullable().default(null),
})
export type Scorecard = Readonly<z.infer<typeof Scorecard>>

/** Whether a card takes part in what is counted, compared and combined. */
export function isCounted({ shadow, conflict }: Pick<Scorecard, 'shadow' | 'conflict'>): boolean {
  return !shadow && conflict === 'none'
}

/** The card of somebody about an interview. */
export function cardIdOf(interview: InterviewId, person: PersonId): CardId {
  return CardId.parse(`card_${interview.slice('int_'.length)}_${person}`)
}

/** The interview that a card is about. */
export function interviewOfCard(card: CardId): InterviewId {
  const [, name = ''] = /^card_(.+)_[^_]+$/.exec(card) ?? []
  return InterviewId.parse(`int_${name}`)
}
