/** Bank folders in, questions and problems with file and line out. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { z } from 'zod'
import { Exercise, SOLUTION_FILES } from '../core/questions/exercise.ts'
import { ratedText } from '../core/questions/fingerprint.ts'
import { Item } from '../core/questions/item.ts'
import {
  type Entry,
  isItem,
  type Path,
  type Problem,
  type Rule,
} from '../core/questions/lint/problem.ts'
import { flawsOf } from '../files/issues.ts'
import { documentsOf, type YamlDocument } from '../files/yaml.ts'
import { questionFiles, shown, textsBelow } from './files.ts'

/** A question as it lies on disk. */
export interface Shelved extends Entry {
  /** Absolute; of an exercise, its folder's `exercise.yaml`. */
  readonly path: string
}

export interface Reading {
  readonly entries: readonly Shelved[]
  /** What kept a document from being read; all errors. */
  readonly problems: readonly Problem[]
  /** Ids that documents claim, readable or not. */
  readonly ids: ReadonlySet<string>
}

/** Read every question and exercise under `root`. */
export async function readBank(root: string): Promise<Reading> {
  const files = await questionFiles(root)
  const read = (await Promise.all(files.map(readQuestionFile))).flat()
  return {
    entries: read.flatMap(({ entry }) => entry ?? []),
    problems: read.flatMap(({ problems }) => problems),
    ids: new Set(read.flatMap(({ id }) => id ?? [])),
  }
}

interface ReadDocument {
  readonly id: string | undefined
  readonly entry: Shelved | undefined
  readonly problems: readonly Problem[]
}

async function readQuestionFile(path: string): Promise<readonly ReadDocument[]> {
  const documents = documentsOf(await readFile(path, 'utf8'))
  if (documents.length === 0) {
    const problem = problemAt(
      shown(path),
      1,
      null,
      'The file holds no question; write one or remove it.',
    )
    return [{ id: undefined, entry: undefined, problems: [problem] }]
  }
  const isExercise = basename(path) === 'exercise.yaml'
  return Promise.all(
    documents.map((doc) => (isExercise ? exerciseIn(doc, path) : itemIn(doc, path))),
  )
}

function itemIn(document: YamlDocument, path: string): ReadDocument {
  const parsed =
    document.data === undefined ? undefined : Item.safeParse(document.data, { reportInput: true })
  return settled(document, path, parsed, (item) => ratedText(item))
}

async function exerciseIn(document: YamlDocument, path: string): Promise<ReadDocument> {
  const parsed =
    document.data === undefined
      ? undefined
      : Exercise.safeParse(document.data, { reportInput: true })
  const given = await Promise.all(
    ['starter', 'tests', 'reference'].map((name) => textsBelow(join(dirname(path), name))),
  )
  const [starter, tests, reference] = given
  const result = settled(document, path, parsed, (exercise) =>
    JSON.stringify([ratedText(exercise), [...(starter ?? [])], [...(tests ?? [])]]),
  )
  const exercise = result.entry?.question
  if (!exercise || isItem(exercise)) return result
  const solution = SOLUTION_FILES[exercise.language]
  const missing = [
    ...(starter?.has(solution) ? [] : [`starter/${solution}`]),
    ...(reference?.has(solution) ? [] : [`reference/${solution}`]),
    ...(tests?.size ? [] : ['a file in tests/']),
  ].map((what) =>
    problemAt(shown(path), 1, exercise.id, `There is no ${what} beside exercise.yaml; add it.`),
  )
  return { ...result, problems: [...result.problems, ...missing] }
}

function settled<Question extends Entry['question']>(
  document: YamlDocument,
  path: string,
  parsed: z.ZodSafeParseResult<Question> | undefined,
  rated: (question: Question) => string,
): ReadDocument {
  const file = shown(path)
  const id = idIn(document.data)
  const faults = document.faults.map(({ line, say }) => problemAt(file, line, id ?? null, say))
  const issues = flawsOf(parsed?.error, 'the question').map(({ path: at, message }) => ({
    ...problemAt(file, document.lineOf(at), id ?? null, message),
    rule: ruleOf(at, document.data),
  }))
  const entry: Shelved | undefined = parsed?.success
    ? {
        question: parsed.data,
        file,
        path,
        hash: hashOf(rated(parsed.data)),
        lineOf: document.lineOf,
      }
    : undefined
  return { id, entry, problems: [...faults, ...issues] }
}

/** A field that has a rule of its own is reported under it, unless it is missing altogether. */
function ruleOf(at: Path, data: unknown): Rule {
  const [field] = at
  const known = typeof data === 'object' && data !== null && field !== undefined && field in data
  return (known && RULE_OF_FIELD.get(String(field))) || 'E1'
}

const RULE_OF_FIELD: ReadonlyMap<string, Rule> = new Map([
  ['anchors', 'E2'],
  ['hints', 'E3'],
  ['area', 'E4'],
  ['topic', 'E4'],
  ['competency', 'E4'],
  ['minutes', 'E5'],
  ['followups', 'E7'],
  ['references', 'E10'],
])

function idIn(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null || !('id' in data)) return undefined
  return typeof data.id === 'string' ? data.id : undefined
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}

function problemAt(file: string, line: number, item: string | null, message: string): Problem {
  return { file, line, item, rule: 'E1', severity: 'error', message }
}
