/** The banks a running bot asks from. */
import { dirname, join } from 'node:path'
import type { Exercise } from '../core/questions/exercise.ts'
import type { QuestionId } from '../core/questions/fields.ts'
import type { Item } from '../core/questions/item.ts'
import { isItem, type Problem } from '../core/questions/lint/problem.ts'
import { bankOf, textsBelow } from './files.ts'
import { readBank, type Shelved } from './read.ts'

/** A question and where it is from. */
export interface Loaded {
  readonly question: Item | Exercise
  /** Name of the bank it came from, the last one that has it. */
  readonly bank: string
  /** Hash of what its ratings depend on. */
  readonly hash: string
  /** Of an exercise: file name to text of what the candidate gets, and of how it may be solved. */
  readonly starter: ReadonlyMap<string, string>
  readonly reference: ReadonlyMap<string, string>
}

export interface Banks {
  readonly questions: ReadonlyMap<QuestionId, Loaded>
  /** Documents that could not be read and are left out. */
  readonly problems: readonly Problem[]
}

/**
 * Load banks in order: a later one adds its questions and replaces those with the same id.
 *
 * @throws BankUnreadable if a place is missing or its `bank.yaml` does not fit.
 */
export async function loadBanks(places: readonly string[]): Promise<Banks> {
  const loaded = await Promise.all(places.map(loadBank))
  return {
    questions: new Map(loaded.flatMap(({ questions }) => questions)),
    problems: loaded.flatMap(({ problems }) => problems),
  }
}

async function loadBank(place: string) {
  const { name, root } = await bankOf(place)
  const { entries, problems } = await readBank(root)
  const questions = await Promise.all(
    entries.map(async (entry) => [entry.question.id, await loadedFrom(entry, name)] as const),
  )
  return { questions, problems }
}

async function loadedFrom(entry: Shelved, bank: string): Promise<Loaded> {
  const { question, hash, path } = entry
  const text = (part: string) =>
    isItem(question) ? new Map<string, string>() : textsBelow(join(dirname(path), part))
  const [starter, reference] = await Promise.all([text('starter'), text('reference')])
  return { question, bank, hash, starter, reference }
}
