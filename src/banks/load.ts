/** The banks a running bot asks from. */
import { dirname, join } from 'node:path'
import type { Bank, BankQuestion } from '../core/questions/bank.ts'
import { isItem, type Problem } from '../core/questions/lint/problem.ts'
import { Unusable } from '../core/unusable.ts'
import { BankUnreadable, bankOf, textsBelow } from './files.ts'
import { readBank, type Shelved } from './read.ts'

export interface Banks {
  readonly questions: Bank
  /** Documents that could not be read and are left out. */
  readonly problems: readonly Problem[]
}

/** The banks that the bot is told to ask from. @throws Unusable if one is missing or its `bank.yaml` does not fit. */
export async function banksToAsk(places: readonly string[]): Promise<Banks> {
  try {
    return await loadBanks(places)
  } catch (error) {
    if (error instanceof BankUnreadable) throw new Unusable(`BANKS: ${error.message}`)
    throw error
  }
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

async function loadedFrom(entry: Shelved, bank: string): Promise<BankQuestion> {
  const { question, hash, path } = entry
  const text = (part: string) =>
    isItem(question) ? new Map<string, string>() : textsBelow(join(dirname(path), part))
  const [starter, reference] = await Promise.all([text('starter'), text('reference')])
  return { question, bank, hash, starter, reference }
}
