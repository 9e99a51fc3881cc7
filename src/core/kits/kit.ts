/** The questions drawn for one interview, and everything the draw depended on. */
import { z } from 'zod'
import { ApplicationId, CandidateId, InterviewId, KitId, OpeningId, PersonId } from '../ids.ts'
import { Blueprint } from '../plans.ts'
import { QuestionId } from '../questions/fields.ts'
import { Instant } from '../time.ts'
import { Shortage } from './shortage.ts'

/** One reason why a question was drawn: a code, and what makes it a sentence. */
export const Why = z.object({
  code: z.enum([
    'rates',
    'difficulty',
    'measured',
    'form',
    'anchor',
    'chosen',
    'instead',
    'asked',
    'pilot',
    'swapped',
  ]),
  value: z.union([z.string(), z.number()]).optional(),
})
export type Why = Readonly<z.infer<typeof Why>>

/** One question of a kit, in the version that was drawn. Its text is in the kept questions. */
export const KitQuestion = z.object({
  question: QuestionId,
  version: z.int().min(1),
  /** Of the bank at drawing, so that a kit can be read without it. */
  title: z.string(),
  competency: z.string(),
  area: z.string(),
  topic: z.string(),
  minutes: z.int().min(1),
  difficulty: z.number(),
  /** `pilot`: two named people have not reviewed it yet. */
  status: z.enum(['active', 'pilot']).default('pilot'),
  /** Asked of everybody in the round, so that forms can be compared. */
  anchor: z.boolean().default(false),
  /** Why it was drawn, as codes with figures; words are made when it is shown. */
  why: z.array(Why),
})
export type KitQuestion = Readonly<z.infer<typeof KitQuestion>>

/** One question that gave way to another. */
export const Swap = z.object({
  out: z.object({ question: QuestionId, version: z.int() }),
  in: z.object({ question: QuestionId, version: z.int() }),
  by: z.union([PersonId, z.literal('system')]),
  at: Instant,
  reason: z.string(),
})
export type Swap = Readonly<z.infer<typeof Swap>>

export const Kit = z.object({
  id: KitId,
  rev: z.int(),
  interview: InterviewId,
  application: ApplicationId,
  candidate: CandidateId,
  opening: OpeningId,
  stage: z.string(),
  /** Key of the interview in the plan. */
  kind: z.string(),
  /** `used` once the interview has taken place: it changes no more. */
  status: z.enum(['drawn', 'changed', 'used']),
  /** In the order they are asked. */
  questions: z.array(KitQuestion),
  blueprint: Blueprint,
  /** What the draw can be repeated from: seed, form, languages, versions of the banks, what was held back and why. */
  draw: z.record(z.string(), z.unknown()),
  swaps: z.array(Swap).default([]),
  /** What the blueprint wants and the banks could not give. */
  short: z.array(Shortage).default([]),
  drawnAt: Instant,
})
export type Kit = Readonly<z.infer<typeof Kit>>

/** The kit of an interview. */
export function kitIdOf(interview: InterviewId): KitId {
  return KitId.parse(`kit_${interview.slice('int_'.length)}`)
}
