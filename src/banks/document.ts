/** One YAML document of a bank: its data, and the line on which each part of it stands. */
import { type Document, isMap, isScalar, isSeq, LineCounter, parseAllDocuments, visit } from 'yaml'
import type { Path } from '../core/questions/lint/problem.ts'

export interface BankDocument {
  readonly data: unknown
  readonly lineOf: (at: Path) => number
  /** What YAML itself, or our use of it, forbids. */
  readonly faults: readonly { readonly line: number; readonly say: string }[]
}

/** The documents of a file, those without content left out. */
export function documentsOf(text: string): readonly BankDocument[] {
  const lines = new LineCounter()
  const parsed = parseAllDocuments(text, { lineCounter: lines, uniqueKeys: true })
  if (!Array.isArray(parsed)) return []
  return parsed
    .filter((doc) => doc.contents !== null || doc.errors.length > 0)
    .map((doc) => read(doc, lines))
}

function read(doc: Document.Parsed, lines: LineCounter): BankDocument {
  const errors = doc.errors.map(({ pos, message }) => ({
    line: lines.linePos(pos[0]).line,
    say: `${message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '')}.`,
  }))
  const faults = [...errors, ...devicesIn(doc, lines)]
  return {
    data: errors.length > 0 ? undefined : doc.toJS({ maxAliasCount: 100 }),
    lineOf: (at) => lines.linePos(offsetOf(doc, at)).line,
    faults,
  }
}

/** Aliases and tags say a thing twice or make it something else; a reader of the file should not have to know. */
function devicesIn(doc: Document.Parsed, lines: LineCounter): BankDocument['faults'] {
  const found: { line: number; say: string }[] = []
  const at = (offset: number | undefined, what: string) =>
    found.push({ line: lines.linePos(offset ?? 0).line, say: `${what}; write the text out.` })
  visit(doc, {
    Alias: (_, node) => void at(node.range?.[0], `YAML alias *${node.source}`),
    Node: (_, node) => {
      if ('anchor' in node && node.anchor) at(node.range?.[0], `YAML anchor &${node.anchor}`)
      if ('tag' in node && node.tag) at(node.range?.[0], `YAML tag ${node.tag}`)
    },
  })
  return found
}

function offsetOf(doc: Document.Parsed, at: Path): number {
  let node: unknown = doc.contents
  let offset = doc.contents?.range?.[0] ?? doc.range[0]
  for (const step of at) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step))
      if (!pair) break
      if (isScalar(pair.key)) offset = pair.key.range?.[0] ?? offset
      node = pair.value
    } else if (isSeq(node)) {
      node = node.items[Number(step)]
      offset = rangeOf(node) ?? offset
    }
  }
  return offset
}

function rangeOf(node: unknown): number | undefined {
  if (isMap(node) || isSeq(node) || isScalar(node)) return node.range?.[0]
  return undefined
}
