/** Interview plans: what every application to an opening goes through. Data in `interview-plans/`, one file each. */
import { z } from 'zod'
import { Zone } from './time.ts'

const Key = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected words-with-hyphens')

/** One place on a panel, or several alike, filled from a pool. */
export const Seat = z.strictObject({
  key: Key,
  title: z.string().min(1),
  pool: Key,
  count: z.int().min(1).max(4).default(1),
  /** For someone who learns. May stay empty. */
  shadow: z.boolean().default(false),
})
export type Seat = Readonly<z.infer<typeof Seat>>

/** What a kit for an interview is drawn from. */
const Blueprint = z.strictObject({
  items: z.int().min(1).max(12),
  areas: z.record(Key, z.int().min(1)),
  competencies: z.array(z.string()),
  difficulty: z.tuple([z.int().min(1).max(5), z.int().min(1).max(5)]),
  /** Draw language questions only from languages the candidate declared. */
  followLanguages: z.boolean().default(false),
})

export const PlannedInterview = z.strictObject({
  key: Key,
  title: z.string().min(1).max(60),
  minutes: z.int().min(15).max(240),
  room: z.boolean().default(false),
  /** Keys of interviews of the stage that come before. */
  after: z.array(Key).default([]),
  seats: z.array(Seat).min(1),
  rates: z.array(z.string()).default([]),
  kit: Blueprint.optional(),
})
export type PlannedInterview = Readonly<z.infer<typeof PlannedInterview>>

export const Stage = z.strictObject({
  key: Key,
  title: z.string().min(1).max(60),
  interviews: z.array(PlannedInterview).min(1).max(8),
  maxDays: z.int().min(1).max(5).default(1),
  maxPerDay: z.int().min(1).max(8).default(4),
  breakMinutes: z.int().min(0).max(120).default(10),
  lunch: z
    .strictObject({ minutes: z.int().min(15).max(120), from: z.string(), to: z.string() })
    .optional(),
})
export type Stage = Readonly<z.infer<typeof Stage>>

const question = {
  key: Key,
  ask: z.string().min(5).max(150),
  help: z.string().max(150).default(''),
}

/** A question answered before anything is scheduled. `rulesOut` says which answers end it. */
export const ScreeningQuestion = z.discriminatedUnion('kind', [
  z.strictObject({
    ...question,
    kind: z.literal('yes or no'),
    rulesOut: z.enum(['yes', 'no']).optional(),
  }),
  z.strictObject({
    ...question,
    kind: z.literal('one of'),
    options: z.array(z.string().max(75)).min(2).max(20),
    rulesOut: z.array(z.string()).default([]),
  }),
  z.strictObject({
    ...question,
    kind: z.literal('some of'),
    options: z.array(z.string().max(75)).min(2).max(10),
    /** Rules out whoever has none of these. */
    needsOneOf: z.array(z.string()).default([]),
  }),
  z.strictObject({
    ...question,
    kind: z.literal('number'),
    unit: z.string(),
    /** Rules out what lies outside. */
    min: z.number().optional(),
    max: z.number().optional(),
  }),
  z.strictObject({ ...question, kind: z.literal('date') }),
  z.strictObject({ ...question, kind: z.literal('text') }),
])
export type ScreeningQuestion = Readonly<z.infer<typeof ScreeningQuestion>>

const Competency = z.strictObject({
  key: z.string().regex(/^[a-z_]+$/),
  title: z.string(),
  why: z.string(),
  tasks: z.array(z.string()).min(2).max(4),
  weight: z.number().positive().default(1),
  must: z.boolean(),
  minItems: z.int().min(0),
  minRaters: z.int().min(1),
  /** What is said or done at each level; 3 meets the bar. */
  anchors: z.strictObject({
    1: z.string(),
    2: z.string(),
    3: z.string(),
    4: z.string(),
    5: z.string(),
  }),
})

export const PlanText = z.strictObject({
  key: Key,
  title: z.string().min(3).max(60),
  office: z.strictObject({ city: z.string(), zone: Zone, country: z.string().length(2) }),
  form: z.string(),
  weeks: z.strictObject({ min: z.int(), max: z.int().nullable() }),
  competencies: z.array(Competency).min(5).max(8),
  screening: z.array(ScreeningQuestion),
  stages: z.array(Stage).min(1),
  redFlags: z.array(z.string()),
  scorecard: z.strictObject({
    minWords: z.int(),
    minWordsExtreme: z.int(),
    deadlineHours: z.int(),
    lateAfterHours: z.int(),
    bar: z.number(),
    mustFloor: z.number(),
    mustFloorMinRaters: z.int(),
  }),
  retention: z.strictObject({
    defaultMonths: z.int(),
    minimumMonths: z.record(z.string(), z.int()).default({}),
    maximumMonths: z.record(z.string(), z.int()).default({}),
  }),
})

/** A plan as read, with the hash of its content: what was planned under it can be told from what came later. */
export type Plan = Readonly<z.infer<typeof PlanText>> & { readonly version: string }

/** What is wrong with a plan beyond its shape, each with the path of the culprit. */
export function planProblems(
  plan: z.infer<typeof PlanText>,
): { path: PropertyKey[]; message: string }[] {
  const known = new Set(plan.competencies.map(({ key }) => key))
  return plan.stages.flatMap((stage, s) => {
    const keys = stage.interviews.map(({ key }) => key)
    return stage.interviews.flatMap((interview, i) => {
      const path = ['stages', s, 'interviews', i]
      return [
        ...interview.rates
          .filter((key) => !known.has(key))
          .map((key) => ({
            path: [...path, 'rates'],
            message: `rates “${key}”, which is no competency of this plan`,
          })),
        ...interview.after
          .filter((key) => !keys.slice(0, i).includes(key))
          .map((key) => ({
            path: [...path, 'after'],
            message: `comes after “${key}”, which is not listed before it`,
          })),
        ...(interview.seats.every(({ shadow }) => shadow)
          ? [
              {
                path: [...path, 'seats'],
                message: 'has no seat that counts: one must not be a shadow’s',
              },
            ]
          : []),
      ]
    })
  })
}

/** The stage of a plan called `key`. */
export function stageOf(plan: Plan, key: string): Stage | undefined {
  return plan.stages.find((stage) => stage.key === key)
}
