/** Screening: answers read from a form, what they rule out, and what is passed over with a reason. */
import type { z } from 'zod'
import type { Application, PassedOver, ScreeningAnswer } from './candidates.ts'
import { forbiddenTopics } from './forbidden.ts'
import type { PersonId } from './ids.ts'
import { listed } from './plan-fields.ts'
import { Refusal } from './refusal.ts'
import type { ScreeningQuestion } from './screening-questions.ts'
import { LocalDate } from './time.ts'

export type AnswerValue = ScreeningAnswer['value']

/** What was typed or picked, as a form gives it. */
export type RawAnswer = string | readonly string[] | null | undefined

export type ParsedAnswer = { readonly value: AnswerValue } | { readonly problem: string }

const MOST_CHARACTERS = 1000
/** `12`, `12.5` or `12,5`, and perhaps a word for the unit. */
const NUMBER = /^(?<figure>\d{1,6}(?:[.,]\d{1,3})?)(?: ?(?<unit>\p{L}+))?$/u
const LEAST_REASON_WORDS = 3

/** Read what was typed or picked: the answer, or what is wrong with it and what is expected, in words. */
export function parseAnswer(question: ScreeningQuestion, raw: RawAnswer): ParsedAnswer {
  const picked = (typeof raw === 'string' ? [raw] : (raw ?? []))
    .map((text) => text.trim())
    .filter((text) => text !== '')
  const [first] = picked
  if (first === undefined) return { problem: `Nothing is answered. ${expected(question)}` }
  if (question.kind !== 'some of' && picked.length > 1)
    return { problem: `There is more than one answer. ${expected(question)}` }
  switch (question.kind) {
    case 'yes or no':
      return /^(yes|no)$/i.test(first) ? { value: /^yes$/i.test(first) } : wrong(question, first)
    case 'one of':
      return parseOptions(question, picked, ([only = '']) => only)
    case 'some of':
      return parseOptions(question, picked, (all) => [...all])
    case 'number':
      return parseNumber(question, first)
    case 'date':
      return LocalDate.safeParse(first).success ? { value: first } : wrong(question, first)
    case 'text':
      return parseText(first)
  }
}

function parseOptions(
  question: Extract<ScreeningQuestion, { options: string[] }>,
  picked: readonly string[],
  answer: (options: readonly string[]) => AnswerValue,
): ParsedAnswer {
  const stranger = picked.find((text) => !question.options.some((one) => sameWords(one, text)))
  if (stranger !== undefined) return wrong(question, stranger)
  // In the plan's order and each once, whatever the order of the clicks.
  const options = question.options.filter((one) => picked.some((text) => sameWords(one, text)))
  return { value: answer(options) }
}

function parseNumber(
  question: Extract<ScreeningQuestion, { kind: 'number' }>,
  text: string,
): ParsedAnswer {
  const { figure, unit } = NUMBER.exec(text)?.groups ?? {}
  const fits = figure !== undefined && (!unit || sameUnit(unit, question.unit))
  return fits ? { value: Number(figure.replace(',', '.')) } : wrong(question, text)
}

function parseText(text: string): ParsedAnswer {
  if (text.length > MOST_CHARACTERS)
    return { problem: `This has ${text.length} characters. Write ${MOST_CHARACTERS} at most.` }
  const problem = forbiddenWords(text)
  return problem === undefined ? { value: text } : { problem }
}

function wrong(question: ScreeningQuestion, found: string): ParsedAnswer {
  const shown = found.length > 40 ? `${found.slice(0, 39)}…` : found
  return { problem: `“${shown}” is no answer to this. ${expected(question)}` }
}

function expected(question: ScreeningQuestion): string {
  switch (question.kind) {
    case 'yes or no':
      return 'Answer yes or no.'
    case 'one of':
      return `Choose one of ${listed(question.options)}.`
    case 'some of':
      return `Choose one or more of ${listed(question.options)}.`
    case 'number':
      return `Write a number of ${question.unit}, such as ${question.min ?? question.max ?? 12}.`
    case 'date':
      return 'Give a date such as 2027-07-01.'
    case 'text':
      return 'Write it in a few words.'
  }
}

/** An answer that rules the candidate out. */
export interface Objection {
  readonly question: string
  readonly ask: string
  /** In words, such as `10 weeks; at least 12 are needed.` */
  readonly why: string
}

export interface Screening {
  /** What stands against going on. */
  readonly against: readonly Objection[]
  /** What would, had somebody not gone on in spite of it. */
  readonly passedOver: readonly (Objection & { readonly by: PersonId; readonly reason: string })[]
  /** Questions without an answer, or with one that is none any more since the plan has changed. */
  readonly unanswered: readonly ScreeningQuestion[]
}

/** What the answers to a plan's questions mean, in the order of the questions. The last answer to a question counts. */
export function ruledOut(
  questions: readonly ScreeningQuestion[],
  answers: readonly ScreeningAnswer[],
  passedOver: readonly z.infer<typeof PassedOver>[],
): Screening {
  const seen = questions.map((question) => ({ question, value: answerTo(question, answers) }))
  const objections = seen.flatMap(({ question, value }) => {
    const why = value === undefined ? undefined : objection(question, value)
    return why === undefined ? [] : [{ question: question.key, ask: question.ask, why }]
  })
  const passes = new Map(passedOver.map((pass) => [pass.question, pass]))
  return {
    against: objections.filter(({ question }) => !passes.has(question)),
    passedOver: objections.flatMap((one) => {
      const pass = passes.get(one.question)
      return pass ? [{ ...one, by: pass.by, reason: pass.reason }] : []
    }),
    unanswered: seen.flatMap(({ question, value }) => (value === undefined ? [question] : [])),
  }
}

function answerTo(
  question: ScreeningQuestion,
  answers: readonly ScreeningAnswer[],
): AnswerValue | undefined {
  const value = answers.findLast((answer) => answer.question === question.key)?.value
  return value !== undefined && fits(question, value) ? value : undefined
}

function fits(question: ScreeningQuestion, value: AnswerValue): boolean {
  switch (question.kind) {
    case 'yes or no':
      return typeof value === 'boolean'
    case 'one of':
      return typeof value === 'string' && question.options.includes(value)
    case 'some of':
      return Array.isArray(value) && value.every((one) => question.options.includes(one))
    case 'number':
      return typeof value === 'number'
    case 'date':
      return LocalDate.safeParse(value).success
    case 'text':
      return typeof value === 'string'
  }
}

function objection(question: ScreeningQuestion, value: AnswerValue): string | undefined {
  switch (question.kind) {
    case 'yes or no': {
      const said = value === true ? 'yes' : 'no'
      if (said !== question.rulesOut) return undefined
      return `Answered ${said}; ${said === 'yes' ? 'no' : 'yes'} is needed.`
    }
    case 'one of':
      return question.rulesOut.some((one) => one === value) ? `Answered “${value}”.` : undefined
    case 'some of':
      return missing(question.needsOneOf, value)
    case 'number':
      return outside(question, Number(value))
    case 'date':
    case 'text':
      return undefined
  }
}

function missing(needed: readonly string[], value: AnswerValue): string | undefined {
  const has = Array.isArray(value) ? value : []
  if (needed.length === 0 || needed.some((one) => has.includes(one))) return undefined
  return `Has none of ${listed(needed)}.`
}

function outside(
  { min, max, unit }: Extract<ScreeningQuestion, { kind: 'number' }>,
  value: number,
): string | undefined {
  if (min !== undefined && value < min) return `${value} ${unit}; at least ${min} are needed.`
  if (max !== undefined && value > max) return `${value} ${unit}; at most ${max} are possible.`
  return undefined
}

/** The application with this answer instead of an earlier one. Passing over is about an answer, so it goes with it. */
export function withAnswer(application: Application, answer: ScreeningAnswer): Application {
  const { screening, passedOver } = application
  const before = screening.findLast(({ question }) => question === answer.question)
  const isSame = JSON.stringify(before?.value) === JSON.stringify(answer.value)
  return {
    ...application,
    screening: [...screening.filter(({ question }) => question !== answer.question), answer],
    passedOver: isSame
      ? passedOver
      : passedOver.filter(({ question }) => question !== answer.question),
  }
}

/**
 * The application going on in spite of an answer, with the reason kept.
 *
 * @throws Refusal `bad-field` if the reason is too short to be one, or tells what must never be noted.
 */
export function passOver(
  application: Application,
  { question, by, reason }: z.infer<typeof PassedOver>,
): Application {
  const said = reason.trim()
  const isShort = said.split(/\s+/).length < LEAST_REASON_WORDS
  const problem = isShort
    ? `Say in at least ${LEAST_REASON_WORDS} words why you go on in spite of the answer.`
    : forbiddenWords(said)
  if (problem !== undefined) throw new Refusal({ code: 'bad-field', field: 'reason', problem })
  const others = application.passedOver.filter((pass) => pass.question !== question)
  return { ...application, passedOver: [...others, { question, by, reason: said }] }
}

function forbiddenWords(text: string): string | undefined {
  const [first] = forbiddenTopics(text)
  return (
    first && `“${first.found}” is about ${first.topic}, which must never be noted. ${first.instead}`
  )
}

function sameWords(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase()
}

/** `week` and `Weeks`. */
function sameUnit(a: string, b: string): boolean {
  const bare = (word: string) => word.toLowerCase().replace(/s$/, '')
  return bare(a) === bare(b)
}
