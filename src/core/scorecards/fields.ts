/**
 * The fields of a scorecard by name, such as `question:go-slice-append-001:rating`, `competency:debugging:note`,
 * `observation:0:what` or `overall:summary`: forms, drafts from two devices and amendments meet in them.
 */
import type { z } from 'zod'
import { Refusal } from '../refusal.ts'
import {
  type Answers,
  CompetencyAnswer,
  Observation,
  Overall,
  QuestionAnswer,
} from './scorecard.ts'

/** What a form gives of a field: a text, or what was picked of a list. Nothing is `''` or `[]`. */
export type FieldValue = string | readonly string[]

/** A field taken apart: of what kind of entry, of which, and what of it. `of` is empty for `overall`. */
export interface Field {
  readonly kind: 'question' | 'competency' | 'observation' | 'overall'
  readonly of: string
  readonly what: string
}

/** What a field holds as one text, as amendments keep it. */
export function textOf(value: FieldValue): string {
  return typeof value === 'string' ? value : value.join(', ')
}

/** How many observations a card can hold: more do not fit on the page of a modal with what may be wrong in them. */
export const MOST_OBSERVATIONS = 6

/** @throws Refusal `not-found` for what is no field of a card. */
export function fieldOf(name: string): Field {
  const [, kind, of = '', what = ''] =
    /^(question|competency|observation):([\w-]+):(\w+)$/.exec(name) ?? []
  if (kind === 'question' || kind === 'competency' || kind === 'observation') {
    return { kind, of, what }
  }
  const [, whole] = /^overall:(\w+)$/.exec(name) ?? []
  if (whole === undefined) throw unknown(name)
  return { kind: 'overall', of: '', what: whole }
}

export function fieldName({ kind, of, what }: Field): string {
  return kind === 'overall' ? `overall:${what}` : `${kind}:${of}:${what}`
}

/** What a field holds now, as a form would give it. @throws Refusal `not-found`. */
export function fieldIn(answers: Answers, name: string): FieldValue {
  const { kind, of, what } = fieldOf(name)
  const entry = entryOf(answers, kind, of)
  if (entry === undefined) return ''
  const held = heldIn(entry, what)
  if (held === undefined) throw unknown(name)
  return asValue(held)
}

/**
 * The answers with a field set.
 *
 * Questions and competencies must be there already; an observation is added when its number is the next one.
 *
 * @throws Refusal `not-found` for a field the card does not have, or `bad-field` for what it cannot hold.
 */
export function put(answers: Answers, name: string, value: FieldValue): Answers {
  const { kind, of, what } = fieldOf(name)
  switch (kind) {
    case 'question':
      return {
        ...answers,
        questions: replaced(
          answers.questions,
          (one) => one.question === of,
          name,
          (entry) => changed(QuestionAnswer, entry, name, what, value),
        ),
      }
    case 'competency':
      return {
        ...answers,
        competencies: replaced(
          answers.competencies,
          (one) => one.competency === of,
          name,
          (entry) => changed(CompetencyAnswer, entry, name, what, value),
        ),
      }
    case 'observation':
      return { ...answers, observations: observed(answers.observations, name, value) }
    case 'overall':
      return { ...answers, overall: changed(Overall, answers.overall, name, what, value) }
  }
}

const EMPTY: Observation = { kind: 'strength', code: '', what: '', question: null, counter: '' }

function observed(all: Answers['observations'], name: string, value: FieldValue) {
  const { of, what } = fieldOf(name)
  const at = Number(of)
  if (!Number.isInteger(at) || at > all.length || at >= MOST_OBSERVATIONS) throw unknown(name)
  const entry = changed(Observation, all[at] ?? EMPTY, name, what, value)
  return all.toSpliced(at, 1, entry)
}

function entryOf(answers: Answers, kind: Field['kind'], of: string): object | undefined {
  switch (kind) {
    case 'question':
      return answers.questions.find(({ question }) => question === of)
    case 'competency':
      return answers.competencies.find(({ competency }) => competency === of)
    case 'observation':
      return answers.observations[Number(of)]
    case 'overall':
      return answers.overall
  }
}

function replaced<T>(
  entries: readonly T[],
  is: (entry: T) => boolean,
  name: string,
  change: (entry: T) => T,
): T[] {
  if (!entries.some(is)) throw unknown(name)
  return entries.map((entry) => (is(entry) ? change(entry) : entry))
}

function changed<T extends object>(
  schema: z.ZodType<T>,
  entry: T,
  name: string,
  what: string,
  value: FieldValue,
): T {
  const held = heldIn(entry, what)
  if (held === undefined) throw unknown(name)
  const parsed = schema.safeParse({ ...entry, [what]: raw(held, what, value) })
  if (parsed.success) return parsed.data
  throw new Refusal({ code: 'bad-field', field: name, problem: 'Choose one of the answers given.' })
}

function asValue(held: unknown): FieldValue {
  if (Array.isArray(held)) return held.map(String)
  if (held === null || held === false) return ''
  return held === true ? 'yes' : String(held)
}

function heldIn(entry: object, what: string): unknown {
  return new Map<string, unknown>(Object.entries(entry)).get(what)
}

/** What the schema of an entry expects where `held` stands now. */
function raw(held: unknown, what: string, value: FieldValue): unknown {
  if (Array.isArray(held)) {
    const list = typeof value === 'string' ? [value].filter((one) => one !== '') : value
    return NUMBERED.has(what) ? list.map(Number) : [...list]
  }
  if (typeof held === 'boolean') return value === 'yes'
  if (value === '' && NULLABLE.has(what)) return null
  return NUMBERS.has(what) && value !== 'NA' ? Number(value) : value
}

/** Fields that hold a list of what has a number in the bank. */
export const NUMBERED = new Set(['hints', 'followUps'])
const NUMBERS = new Set(['rating', 'minutes'])
const NULLABLE = new Set(['asked', 'minutes', 'rating', 'question', 'recommendation', 'confidence'])

function unknown(name: string): Refusal {
  return new Refusal({ code: 'not-found', what: 'field of a scorecard', text: name })
}
