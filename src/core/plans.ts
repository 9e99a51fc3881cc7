/** Interview plans: what every application to an opening goes through. Data in `interview-plans/`, one file each. */
import { z } from 'zod'
import { holding, Key, Text } from './plan-fields.ts'
import { competencyFlaws, lunchFlaws, panelFlaws, stageFlaws } from './plan-part-rules.ts'
import { AREAS } from './questions/areas.ts'
import { Level } from './questions/fields.ts'
import { Language } from './questions/item.ts'
import { ScreeningQuestion } from './screening-questions.ts'
import { ClockTime, Zone } from './time.ts'

const Country = z.string().regex(/^[A-Z]{2}$/, 'expected an ISO 3166 country such as RS')

/** One place on a panel, or several alike, filled from a pool. */
export const Seat = z.strictObject({
  key: Key,
  title: Text.max(60),
  pool: Key.describe('Whose people can sit here.'),
  byLanguage: z
    .partialRecord(Language.exclude(['none']), Key)
    .default({})
    .describe('Pools for candidates who declared these languages, instead of `pool`.'),
  count: z.int().min(1).max(4).default(1).describe('How many people sit here.'),
  shadow: z.boolean().default(false).describe('For someone who learns. May stay empty.'),
})
export type Seat = Readonly<z.infer<typeof Seat>>

/** What a kit for an interview is drawn from. */
export const Blueprint = z.strictObject({
  items: z.int().min(1).max(12).describe('How many questions and live exercises.'),
  exercises: z.int().min(0).max(2).default(0).describe('How many of them are live exercises.'),
  competencies: z
    .record(z.string(), z.int().min(1))
    .describe('How many of them rate each competency. Adds up to `items`.'),
  areas: z
    .partialRecord(z.enum(AREAS.map(({ key }) => key)), z.int().min(1))
    .describe('Areas they come from, and how many from each at most.'),
  difficulty: z
    .tuple([z.int().min(1).max(5), z.int().min(1).max(5)])
    .describe('Of the first question, and of the hardest one later.'),
  followLanguages: z
    .boolean()
    .default(false)
    .describe('Draw language questions only from languages the candidate declared.'),
  levels: z
    .array(Level)
    .min(1)
    .default(['intern', 'junior'])
    .describe('Levels of the questions it draws.'),
})
export type Blueprint = Readonly<z.infer<typeof Blueprint>>

const InterviewShape = z.strictObject({
  key: Key,
  title: Text.max(60),
  minutes: z.int().min(15).max(240),
  room: z.boolean().default(false).describe('Whether it needs a room.'),
  after: z.array(Key).default([]).describe('Keys of interviews of the stage that come before.'),
  seats: z.array(Seat).min(1),
  rates: z.array(z.string()).default([]).describe('Competencies that each of its cards rates.'),
  kit: Blueprint.optional(),
})
export const PlannedInterview = InterviewShape.superRefine(holding(panelFlaws))
export type PlannedInterview = Readonly<z.infer<typeof InterviewShape>>

const LunchShape = z.strictObject({
  minutes: z.int().min(15).max(120),
  from: ClockTime,
  to: ClockTime,
})
export type Lunch = Readonly<z.infer<typeof LunchShape>>

const StageShape = z.strictObject({
  key: Key,
  title: Text.max(60),
  interviews: z.array(PlannedInterview).min(1).max(8),
  maxDays: z.int().min(1).max(5).default(1),
  maxPerDay: z.int().min(1).max(8).default(4),
  breakMinutes: z.int().min(0).max(120).default(10).describe('Between two interviews.'),
  lunch: LunchShape.superRefine(holding(lunchFlaws))
    .optional()
    .describe("A free stretch, on the clock of the candidate's zone."),
})
export const Stage = StageShape.superRefine(holding(stageFlaws))
export type Stage = Readonly<z.infer<typeof StageShape>>

const CompetencyShape = z.strictObject({
  key: z.string().regex(/^[a-z]+(_[a-z]+)*$/, 'expected small letters with underscores'),
  title: Text.max(60),
  why: Text.describe('Why the job needs it.'),
  tasks: z.array(Text).min(2).max(4).describe('Tasks of the job that show it.'),
  weight: z.number().positive().max(10).default(1),
  must: z.boolean().describe('Whether nobody is hired below the bar in it.'),
  minItems: z.int().min(0).max(12).describe('Questions that rate it, over the whole plan.'),
  minRaters: z.int().min(1).max(8).describe('People who rate it independently.'),
  anchors: z
    .strictObject({ 1: Text, 2: Text, 3: Text, 4: Text, 5: Text })
    .describe('What is said or done at each rating; 3 meets the bar.'),
})
export const Competency = CompetencyShape.superRefine(holding(competencyFlaws))
export type Competency = Readonly<z.infer<typeof CompetencyShape>>

/** An observation with a code, never a rating or a veto. */
const RedFlag = z.strictObject({
  code: z.string().regex(/^[a-z]+(_[a-z]+)*$/, 'expected small letters with underscores'),
  title: Text.max(75),
  when: Text.max(300).describe('What must have happened before it counts.'),
  not: Text.max(300).describe('What is no red flag.'),
})
export type RedFlag = Readonly<z.infer<typeof RedFlag>>

const Months = z.record(Country, z.int().min(1).max(120)).default({})

export const PlanText = z.strictObject({
  key: Key.describe('The name of the file without .yaml.'),
  title: Text.min(3).max(60),
  office: z.strictObject({ city: Text, zone: Zone, country: Country }),
  form: Text.max(150).describe('Such as "In person, full-time".'),
  weeks: z.strictObject({ min: z.int().min(1), max: z.int().min(1).nullable() }),
  competencies: z.array(Competency).min(5).max(8),
  screening: z.array(ScreeningQuestion).max(20),
  stages: z.array(Stage).min(1).max(10),
  redFlags: z.array(RedFlag).max(10),
  scorecard: z.strictObject({
    minWords: z.int().min(1).describe('Of evidence for a rating of 3 or 4.'),
    minWordsExtreme: z.int().min(1).describe('Of evidence for a rating of 1, 2 or 5.'),
    deadlineHours: z.int().min(1).describe('After the interview.'),
    lateAfterHours: z.int().min(1).describe('Later cards stay out of statistics of agreement.'),
    bar: z.number().min(1).max(5),
    bandStandardErrors: z.number().positive().max(3).default(1).describe('Half width of “near”.'),
    mustFloor: z.number().min(1).max(5).describe('A must-have below it is named.'),
    mustFloorMinRaters: z.int().min(1),
  }),
  retention: z.strictObject({
    defaultMonths: z.int().min(1).max(120).describe('After the decision.'),
    minimumMonths: Months,
    maximumMonths: Months,
  }),
})

/** A plan as read, with the hash of its file: what was planned under it can be told from what came later. */
export type Plan = Readonly<z.infer<typeof PlanText>> & { readonly version: string }

/** The stage of a plan called `key`. */
export function stageOf(plan: Plan, key: string): Stage | undefined {
  return plan.stages.find((stage) => stage.key === key)
}

/** The pools a seat is filled from, for a candidate who declared these languages. */
export function poolsOf(
  { pool, byLanguage }: Seat,
  declared: readonly string[],
): readonly string[] {
  const own = Object.entries(byLanguage).filter(([language]) => declared.includes(language))
  return own.length > 0 ? [...new Set(own.map(([, key]) => key))] : [pool]
}
