import { resolve } from 'node:path'
import { lint } from '../core/questions/lint/lint.ts'
import { isItem, type Problem } from '../core/questions/lint/problem.ts'
import { type BankFolder, bankOf, within } from './files.ts'
import { recordedFor } from './lock.ts'
import { readBank, type Shelved } from './read.ts'

export interface LintReport {
  readonly items: number
  readonly exercises: number
  readonly problems: readonly Problem[]
}

/**
 * Lint the questions in some folders or files, each within the bank it belongs to: ids, enemies and
 * near-duplicates are looked for in the whole bank, problems told of the places asked for.
 *
 * @throws BankUnreadable if a place is missing or its `bank.yaml` or lock does not fit.
 */
export async function lintBanks(places: readonly string[], today: string): Promise<LintReport> {
  const reports = await Promise.all((await banksOf(places)).map((bank) => lintBank(bank, today)))
  const problems = reports.flatMap((report) => report.problems)
  return {
    items: reports.reduce((sum, report) => sum + report.items, 0),
    exercises: reports.reduce((sum, report) => sum + report.exercises, 0),
    problems: problems.sort(
      (a, b) => compare(a.file, b.file) || a.line - b.line || compare(a.rule, b.rule),
    ),
  }
}

/** The questions in some folders or files; those that do not fit the schema are left out. */
export async function questionsIn(places: readonly string[]): Promise<readonly Shelved[]> {
  const banks = await banksOf(places)
  const read = await Promise.all(
    banks.map(async (bank) => chosen(bank, (await readBank(bank.root)).entries)),
  )
  return read.flat()
}

interface AskedBank extends BankFolder {
  readonly places: readonly string[]
}

async function lintBank(bank: AskedBank, today: string): Promise<LintReport> {
  const { entries, problems: unread, ids } = await readBank(bank.root)
  const recorded = await recordedFor(entries)
  const found = lint(entries, { license: bank.license, recorded, today }, ids)
  const asked = chosen(bank, entries)
  const files = new Set(asked.map((entry) => entry.file))
  return {
    items: asked.filter((entry) => isItem(entry.question)).length,
    exercises: asked.filter((entry) => !isItem(entry.question)).length,
    problems: [
      ...unread.filter(({ file }) => isAsked(bank, resolve(file))),
      ...found.filter(({ file }) => files.has(file)),
    ],
  }
}

/** Several places in one bank are linted together, once. */
async function banksOf(places: readonly string[]): Promise<readonly AskedBank[]> {
  const found = await Promise.all(
    places.map(async (place) => ({ place, bank: await bankOf(place) })),
  )
  return [...Map.groupBy(found, ({ bank }) => bank.root).values()].flatMap((group) =>
    group.slice(0, 1).map(({ bank }) => ({ ...bank, places: group.map(({ place }) => place) })),
  )
}

function chosen(bank: AskedBank, entries: readonly Shelved[]): readonly Shelved[] {
  return entries.filter((entry) => isAsked(bank, entry.path))
}

function isAsked({ places }: AskedBank, path: string): boolean {
  return places.some((place) => within(path, place))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
