/** E1 (ids), E12, W7: rules about questions in one another's company. */
import type { Item } from '../item.ts'
import { type Entry, type Finding, isItem } from './problem.ts'
import { tokens } from './text.ts'

export interface SetFinding extends Finding {
  readonly entry: Entry
}

interface Prompt {
  readonly item: Item
  readonly grams: ReadonlySet<string>
}

const PROMPTS_ALIKE = 0.5
const GRAM = 3

/** E1: an id is used once in a bank. */
export function* idsAreUnique(entries: readonly Entry[]): Generator<SetFinding> {
  const seen = new Map<string, Entry>()
  for (const entry of entries) {
    const { id } = entry.question
    const first = seen.get(id)
    if (!first) {
      seen.set(id, entry)
      continue
    }
    const where = `${first.file}:${first.lineOf(['id'])}`
    yield {
      entry,
      rule: 'E1',
      at: ['id'],
      say: `${id} is taken by ${where}; give this one its own id.`,
    }
  }
}

/** E12; `known` also holds ids of documents that do not fit the schema. */
export function* relationsHold(
  entries: readonly Entry[],
  known: ReadonlySet<string>,
): Generator<SetFinding> {
  const byId = new Map<string, Entry['question']>(
    entries.map((entry) => [entry.question.id, entry.question]),
  )
  for (const entry of entries)
    for (const field of ['enemies', 'variants'] as const)
      for (const [i, id] of relatedOf(entry.question, field).entries()) {
        const at = [field, i]
        const other = byId.get(id)
        if (id === entry.question.id)
          yield { entry, rule: 'E12', at, say: `${id} names itself; take it out.` }
        else if (!other && !known.has(id))
          yield {
            entry,
            rule: 'E12',
            at,
            say: `There is no ${id} in this bank; correct it or take it out.`,
          }
        else if (other && !relatedOf(other, field).includes(entry.question.id))
          yield {
            entry,
            rule: 'E12',
            at,
            say: `${id} does not name ${entry.question.id} in its ${field}; add it there.`,
          }
      }
}

/**
 * W7: prompts that share more than half of their word triples with an earlier one.
 *
 * An index of triples finds the candidates; a prompt found alike is not itself compared with, so a
 * thousand copies cost no more than a thousand different prompts.
 */
export function* promptsDiffer(entries: readonly Entry[]): Generator<SetFinding> {
  const holders = new Map<string, Prompt[]>()
  for (const entry of entries) {
    if (!isItem(entry.question)) continue
    const prompt = { item: entry.question, grams: gramsOf(entry.question.prompt) }
    const other = alikeAmong(prompt, holders)
    if (other) {
      const say = `The prompt is nearly that of ${other.item.id}; write another, or make them variants of each other.`
      yield { entry, rule: 'W7', at: ['prompt'], say }
    } else for (const gram of prompt.grams) holdersOf(gram, holders).push(prompt)
  }
}

function alikeAmong(prompt: Prompt, holders: ReadonlyMap<string, Prompt[]>): Prompt | undefined {
  const common = new Map<Prompt, number>()
  for (const gram of prompt.grams)
    for (const other of holders.get(gram) ?? []) common.set(other, (common.get(other) ?? 0) + 1)
  for (const [other, count] of common) {
    const share = count / (prompt.grams.size + other.grams.size - count)
    if (share > PROMPTS_ALIKE && !areVariants(prompt.item, other.item)) return other
  }
  return undefined
}

function holdersOf(gram: string, holders: Map<string, Prompt[]>): Prompt[] {
  const held = holders.get(gram) ?? []
  holders.set(gram, held)
  return held
}

function relatedOf(question: Entry['question'], field: 'enemies' | 'variants'): readonly string[] {
  if (field === 'enemies') return question.enemies ?? []
  return isItem(question) ? (question.variants ?? []) : []
}

function areVariants(a: Item, b: Item): boolean {
  return (a.variants ?? []).includes(b.id) || a.id === b.id
}

function gramsOf(text: string): ReadonlySet<string> {
  const all = tokens(text)
  const grams = new Set<string>()
  for (let i = 0; i + GRAM <= all.length; i++) grams.add(all.slice(i, i + GRAM).join(' '))
  return grams
}
