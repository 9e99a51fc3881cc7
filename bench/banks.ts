/** Linting a bank of a thousand questions: from files, the rules alone, and at its worst. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { lintBanks, questionsIn } from '../src/banks/lint.ts'
import type { Item } from '../src/core/questions/item.ts'
import { lint } from '../src/core/questions/lint/lint.ts'
import { isItem } from '../src/core/questions/lint/problem.ts'
import { aimed, type Figure, median, medianMs } from './measure.ts'
import { type Random, random } from './random.ts'

const QUESTIONS = 1_000
const AIM_MS = 2_000
const RUNS = 5
const TODAY = '2027-03-01'
const FACTS = { license: 'MIT', recorded: new Map<string, string>(), today: TODAY }

export async function* bench(): AsyncIterable<Figure> {
  const shipped = (await questionsIn(['question-banks'])).map(({ question }) => question)
  const items = shipped.filter(isItem)
  const root = await mkdtemp(join(tmpdir(), 'loopwright-bench-'))
  try {
    yield* ofBank(root, items)
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}

async function* ofBank(root: string, items: readonly Item[]): AsyncIterable<Figure> {
  const { chance, below } = random(1)
  const many = Array.from({ length: QUESTIONS }, (_, n) => another(items, n, { chance, below }))
  for (const item of many) await writeFile(join(root, `${item.id}.yaml`), stringify(item))
  const times: number[] = []
  for (let run = 0; run < RUNS; run++) times.push(await lintedIn(root))
  yield aimed(ms('1,000 questions, read from files and linted, median of 5', median(times)), AIM_MS)
  const entries = await questionsIn([root])
  yield ms(
    '1,000 questions, the rules alone, median',
    medianMs(() => lint(entries, FACTS), 500),
  )
  const [first] = entries
  const copies = entries.map((entry) =>
    first && isItem(first.question) && isItem(entry.question)
      ? { ...entry, question: { ...entry.question, prompt: first.question.prompt } }
      : entry,
  )
  yield ms(
    '1,000 questions with one prompt, the rules alone, median',
    medianMs(() => lint(copies, FACTS), 500),
  )
}

/** A shipped question under another id, with a third of its prompt's words exchanged. */
function another(
  items: readonly Item[],
  n: number,
  { chance, below }: Pick<Random, 'chance' | 'below'>,
) {
  const words = items.flatMap((item) => item.prompt.split(/\s+/))
  const item = items[n % items.length]
  if (!item) throw new Error('there are no shipped questions to begin with')
  const prompt = item.prompt.replace(/\S+/g, (word) =>
    chance(1 / 3) ? (words[below(words.length)] ?? word) : word,
  )
  const [prefix] = item.id.split('-')
  return {
    ...item,
    id: `${prefix}-bench-${n}-${String(n % 1000).padStart(3, '0')}`,
    prompt: `${prompt} Why?`,
  }
}

async function lintedIn(root: string): Promise<number> {
  const begun = performance.now()
  const { items } = await lintBanks([root], TODAY)
  if (items !== QUESTIONS) throw new Error(`only ${items} questions were read`)
  return performance.now() - begun
}

function ms(figure: string, value: number): Figure {
  return { bench: 'banks', figure, value, unit: 'ms' }
}
