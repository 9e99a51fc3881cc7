import type { Bank, BankQuestion } from '../questions/bank.ts'
import type { QuestionId } from '../questions/fields.ts'
import { LANGUAGE_AREAS } from '../questions/item.ts'

export interface Choice {
  readonly id: QuestionId
  readonly version: number
  readonly title: string
  readonly area: string
  readonly topic: string
  /** As the bank files it; a plan may count it under a more general one. */
  readonly competency: string
  readonly level: string
  readonly status: string
  /** Languages of which the candidate must have declared one; none for everybody. */
  readonly languages: readonly string[]
  readonly minutes: number
  /** 1 easy to 5 hard: a guess, or what ratings say. */
  readonly difficulty: number
  /** How well it tells candidates apart, -1 to 1; undefined until enough have met it. */
  readonly information?: number | undefined
  readonly isExercise: boolean
  readonly isDebug: boolean
  readonly isCode: boolean
  readonly isBehavioural: boolean
  /** Questions that give it away, or that it gives away. */
  readonly enemies: ReadonlySet<QuestionId>
  /** ISO date. */
  readonly reviewDue: string
}

/** Every question of a bank, in order of id, so that the same bank gives the same draw however it was read. */
export function choicesOf(bank: Bank): readonly Choice[] {
  const enemies = enemiesIn(bank)
  return [...bank.values()]
    .map((entry) => choiceOf(entry, enemies.get(entry.question.id) ?? new Set()))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Whether two questions must not meet one candidate. */
export function areEnemies(a: Choice, b: Choice): boolean {
  return a.enemies.has(b.id) || b.enemies.has(a.id)
}

function choiceOf({ question }: BankQuestion, enemies: ReadonlySet<QuestionId>): Choice {
  const { id, version, title, area, topic, competency, level, status, minutes } = question
  const isExercise = 'kind' in question
  return {
    id,
    version,
    title,
    area,
    topic: `${area}/${topic}`,
    competency,
    level,
    status,
    languages: languagesOf(question),
    minutes,
    difficulty: question.difficulty_author,
    isExercise,
    isDebug: isExercise ? competency.startsWith('debugging') : question.form === 'debug',
    isCode: isExercise || question.snippet !== undefined || LANGUAGE_AREAS.has(area),
    isBehavioural: area === 'behavioural',
    enemies,
    reviewDue: question.review_due,
  }
}

function languagesOf(question: BankQuestion['question']): readonly string[] {
  if ('kind' in question) return question.any_language ? [] : [question.language]
  return question.languages.filter((language) => language !== 'none')
}

/** Each way round, whichever of two questions names the other. */
function enemiesIn(bank: Bank): ReadonlyMap<QuestionId, ReadonlySet<QuestionId>> {
  const found = new Map<QuestionId, Set<QuestionId>>()
  const note = (a: QuestionId, b: QuestionId) =>
    found.set(a, (found.get(a) ?? new Set<QuestionId>()).add(b))
  for (const { question } of bank.values()) {
    for (const enemy of question.enemies ?? []) {
      note(question.id, enemy)
      note(enemy, question.id)
    }
  }
  return found
}
