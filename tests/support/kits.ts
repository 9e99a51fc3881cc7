/** Banks and draws, made up. */
import { type Choice, choicesOf } from '../../src/core/kits/choice.ts'
import { drawKit } from '../../src/core/kits/draw.ts'
import { type DrawContext, freeFacts } from '../../src/core/kits/draw-context.ts'
import type { DrawFacts } from '../../src/core/kits/draw-facts.ts'
import { Blueprint } from '../../src/core/plans.ts'
import type { Bank } from '../../src/core/questions/bank.ts'
import { QuestionId } from '../../src/core/questions/fields.ts'
import { Refusal } from '../../src/core/refusal.ts'
import { exercise, item } from './questions.ts'
import { at, belgrade } from './time.ts'

export const questionId = (text: string) => QuestionId.parse(text)

export const ids = (questions: readonly { readonly question: string }[]) =>
  questions.map(({ question }) => question)

/** A bank of these questions. Each is the clean one of `questions.ts` with what is given changed. */
export function bankOf(given: readonly object[]): Bank {
  const all = given.map((one) => ('kind' in one ? exercise(one) : item(one)))
  return new Map(
    all.map((question) => [
      question.id,
      { question, bank: 'test', hash: question.id, starter: new Map(), reference: new Map() },
    ]),
  )
}

const TOPICS = ['processes-and-threads', 'virtual-memory', 'concurrency', 'storage-and-durability']

/** `count` questions on systems, for everybody, of difficulties 2, 3 and 4 and four topics in turn. */
export function systemsQuestions(count: number, more: object = {}): readonly object[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `sys-made-up-${String(i + 1).padStart(3, '0')}`,
    title: `Question ${i + 1}`,
    area: 'systems',
    topic: TOPICS[i % TOPICS.length],
    competency: 'systems_fundamentals',
    difficulty_author: 2 + (i % 3),
    languages: ['none'],
    status: 'active',
    ...more,
  }))
}

/** An interview of an hour with four questions on systems. */
export const usualBlueprint = Blueprint.parse({
  items: 4,
  competencies: { systems_fundamentals: 4 },
  areas: { systems: 4 },
  difficulty: [2, 4],
})

export const usualContext: DrawContext = {
  blueprint: usualBlueprint,
  minutes: 60,
  at: at('2027-03-09T10:00'),
  zone: belgrade,
  languages: [],
  met: [],
  topics: {},
  reported: [],
  exposure: { interviews: 0, asked: {} },
  inRound: { interviews: 0, asked: {} },
  figures: {},
  seed: 1,
}

/** Everything there is to draw from, and the facts of a draw without a form. */
export function usualDraw(
  given: readonly object[],
  changes: Partial<DrawContext> = {},
): readonly [readonly Choice[], DrawFacts] {
  return [choicesOf(bankOf(given)), freeFacts({ ...usualContext, ...changes })]
}

/** What is short, of a draw that must not succeed. */
export function shortage(...draw: ReturnType<typeof usualDraw>) {
  try {
    drawKit(...draw)
  } catch (error) {
    if (error instanceof Refusal && error.reason.code === 'kit-short') return error.reason.shortages
    throw error
  }
  throw new Error('the kit was drawn')
}
