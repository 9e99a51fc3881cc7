/** Everything a draw depends on beside the bank. Kept with the kit, so that it can be drawn again. */
import { z } from 'zod'
import { Blueprint } from '../plans.ts'
import { QuestionId } from '../questions/fields.ts'
import { Figure } from './figures.ts'

/** How often questions were asked, and in how many interviews they could have been. */
export const Exposure = z.object({
  interviews: z.int().min(0),
  asked: z.record(z.string(), z.int().min(0)),
})
export type Exposure = Readonly<z.infer<typeof Exposure>>

/** A question that a form, or a kit before a change, already holds. */
export const Held = z.object({
  question: QuestionId,
  /** Of the plan. */
  competency: z.string(),
  anchor: z.boolean(),
})
export type Held = Readonly<z.infer<typeof Held>>

export const DrawFacts = z.object({
  seed: z.int(),
  blueprint: Blueprint,
  /** What the questions may take together. */
  minutes: z.int(),
  /** Languages that the candidate has declared and the panel can interview in. */
  languages: z.array(z.string()),
  /** Questions the candidate has met or is to meet elsewhere, in any application. */
  met: z.array(QuestionId),
  /** How many questions of each topic, as `area/topic`, the loop's other interviews ask. */
  topics: z.record(z.string(), z.int().min(0)),
  /** Leaked or wrong. */
  reported: z.array(QuestionId),
  /** Of the same opening and stage, over the rolling window. */
  exposure: Exposure,
  /** Of the round only, by which anchors are judged. */
  inRound: Exposure,
  /** Share of interviews that a question is rather not asked in more often. */
  rMax: z.number(),
  /** What ratings say of the questions, by id, at the time of the draw. */
  figures: z.record(z.string(), Figure).default({}),
  /** ISO date of the interview, by which reviews are old or not. */
  on: z.iso.date(),
  /** The form of its day, or what the kit held before; empty for a free draw. */
  held: z.array(Held),
  /** Whether `held` is a kit already drawn: what is in it stays unless it must not be asked at all. */
  redraw: z.boolean(),
  /** Difficulties wanted, one a question: of the form, so that what stands in for a question of it is as hard. */
  targets: z.array(z.number()),
  /** Such as `2 of 4`; null without a form. */
  form: z.string().nullable(),
})
export type DrawFacts = Readonly<z.infer<typeof DrawFacts>>

/** Interviews of so many minutes or fewer are screens: they see most candidates and wear questions out soonest. */
const SCREEN_MINUTES = 30

/** What a slot keeps free: five minutes to arrive, and ten for the candidate's own questions, five in a screen. */
export const KEPT = { usual: 15, screen: 10 } as const

export function isScreen(minutes: number): boolean {
  return minutes <= SCREEN_MINUTES
}

/** A question is not asked in more of the interviews than this. */
export const HARD_STOP = 0.35
/** An anchor, within its round. */
export const ANCHOR_STOP = 0.5
/** What is rather not passed: in interviews of any length, and in screens, which see more candidates. */
export const R_MAX = { usual: 0.2, screen: 0.15 } as const
/** Of the rolling window. */
export const WINDOW_DAYS = 180

/** Fewer interviews than this say nothing of a share: a question asked once in one is not worn out. */
const LEAST_INTERVIEWS = 20

/** Whether one more asking would keep a question within `share` of the interviews. */
export function within({ interviews, asked }: Exposure, question: string, share: number): boolean {
  return (asked[question] ?? 0) + 1 <= share * Math.max(LEAST_INTERVIEWS, interviews + 1)
}

/** The share of interviews that asked a question, pulled towards nought while there are few. */
export function rateOf({ interviews, asked }: Exposure, question: string): number {
  return (asked[question] ?? 0) / Math.max(LEAST_INTERVIEWS, interviews)
}
