/** The parallel forms of a round: four weeks of interviews of one kind, for candidates of the same languages. */
import { z } from 'zod'
import { OpeningId } from '../ids.ts'
import { QuestionId } from '../questions/fields.ts'
import { DAY, type Instant, Instant as StoredInstant, wallAt, type Zone } from '../time.ts'

const FormQuestion = z.object({
  question: QuestionId,
  version: z.int().min(1),
  competency: z.string(),
  difficulty: z.number(),
  /** Shared with another form. */
  anchor: z.boolean(),
})
export type FormQuestion = Readonly<z.infer<typeof FormQuestion>>

export const Form = z.object({ questions: z.array(FormQuestion) })
export type Form = Readonly<z.infer<typeof Form>>

export const Round = z.object({
  id: z.string().startsWith('round_'),
  rev: z.int(),
  opening: OpeningId,
  stage: z.string(),
  /** Key of the interview in the plan. */
  kind: z.string(),
  languages: z.array(z.string()),
  number: z.int(),
  /** Of the interview plan whose blueprint they follow. */
  planVersion: z.string(),
  seed: z.int(),
  forms: z.array(Form),
  /** Kits drawn in it. Grows with each, so that two draws at one moment cannot both overlook the other. */
  drawn: z.int().min(0),
  madeAt: StoredInstant,
})
export type Round = Readonly<z.infer<typeof Round>>

const ROUND_DAYS = 28
/** Thursday 1 January 1970 to the Monday before: rounds begin on Mondays. */
const TO_MONDAY = 3

/** The calendar day of an instant in a zone, counted in days. */
function dayOf(at: Instant, zone: Zone): number {
  return Date.parse(wallAt(at, zone).date) / DAY
}

/** The number of the round that a day belongs to. */
export function roundNumber(at: Instant, zone: Zone): number {
  return Math.floor((dayOf(at, zone) + TO_MONDAY) / ROUND_DAYS)
}

/** When a round began, in UTC: near enough to count what was asked in it. */
export function roundStart(number: number): Instant {
  return ((number * ROUND_DAYS - TO_MONDAY) * DAY) as Instant
}

/**
 * Which of `forms` is asked on a day: they take turns by working day, so that candidates of one day, who may talk
 * to each other, meet the same questions, and those of another day do not. A weekend goes with its Friday.
 */
export function formOf(at: Instant, zone: Zone, forms: number): number {
  const days = dayOf(at, zone) + TO_MONDAY
  const working = Math.floor(days / 7) * 5 + Math.min(days % 7, 4)
  return working % forms
}

/** The round of interviews of one kind, for candidates of these languages. */
export function roundIdOf({
  opening,
  stage,
  kind,
  languages,
  number,
}: Pick<Round, 'opening' | 'stage' | 'kind' | 'number'> & {
  readonly languages: readonly string[]
}): string {
  return `round_${opening}_${stage}_${kind}_${languages.join('+')}_${number}`
}
