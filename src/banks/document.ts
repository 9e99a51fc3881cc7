/** One YAML document of a bank: its data, and the line on which each part of it stands. */
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseAllDocuments,
} from 'yaml'
import type { Path } from '../core/questions/lint/problem.ts'

export interface BankDocument {
  readonly data: unknown
  readonly lineOf: (at: Path) => number
  /** What YAML itself, or our use of it, forbids. */
  readonly faults: readonly Fault[]
}

interface Fault {
  readonly line: number
  readonly say: string
}

/** The documents of a file, those without content left out. */
export function documentsOf(text: string): readonly BankDocument[] {
  const { documents, lines } = parsed(text)
  // A thousand syntax trees are much to keep for the few lines that are ever asked for.
  const again = once(() => parsed(text))
  const ranges = documents.map((document) => document.range)
  return documents.map((document, i) => {
    const errors = errorsIn(document, lines)
    return {
      data: errors.length > 0 ? undefined : document.toJS({ maxAliasCount: 100 }),
      lineOf: (at) => {
        const [field] = at
        const [from, , to] = ranges[i] ?? [0, 0, 0]
        const near = at.length === 1 ? fieldOffset(text, from, to, String(field)) : undefined
        if (near !== undefined) return lines.linePos(near).line
        const tree = again().documents[i]
        return lines.linePos(tree ? offsetOf(tree, at) : 0).line
      },
      faults: [...errors, ...devicesIn(document.contents, lines)],
    }
  })
}

interface Parsed {
  readonly documents: readonly Document.Parsed[]
  readonly lines: LineCounter
}

function parsed(text: string): Parsed {
  const lines = new LineCounter()
  const all = unobserved(() => parseAllDocuments(text, { lineCounter: lines }))
  const documents = Array.isArray(all) ? all : []
  return {
    documents: documents.filter((one) => one.contents !== null || one.errors.length > 0),
    lines,
  }
}

/**
 * The parser looks for LOG_TOKENS in the environment at every token, and each look asks the system:
 * a quarter of the time a bank takes to read. Nothing else runs while it parses.
 */
function unobserved<Result>(parse: () => Result): Result {
  const { env } = process
  process.env = {}
  try {
    return parse()
  } finally {
    process.env = env
  }
}

function errorsIn(document: Document.Parsed, lines: LineCounter): readonly Fault[] {
  return document.errors.map(({ pos, message }) => {
    const [first = ''] = message.split('\n')
    const say = `${first.replace(/ at line \d+, column \d+:?$/, '')}.`
    return { line: lines.linePos(pos[0]).line, say }
  })
}

/** Aliases and tags say a thing twice or make it something else; a reader of the file should not have to know. */
function* devicesIn(node: unknown, lines: LineCounter): Generator<Fault> {
  if (!isAlias(node) && !isMap(node) && !isSeq(node) && !isScalar(node)) return
  const fault = (what: string) => ({
    line: lines.linePos(node.range?.[0] ?? 0).line,
    say: `${what}; write the text out.`,
  })
  if (isAlias(node)) return yield fault(`YAML alias *${node.source}`)
  if (node.anchor) yield fault(`YAML anchor &${node.anchor}`)
  if (node.tag) yield fault(`YAML tag ${node.tag}`)
  if (isSeq(node)) for (const inner of node.items) yield* devicesIn(inner, lines)
  if (isMap(node)) for (const pair of node.items) yield* devicesIn(pair.value, lines)
}

function offsetOf(document: Document.Parsed, at: Path): number {
  let node: unknown = document.contents
  let offset = document.contents?.range?.[0] ?? document.range[0]
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

/** A field of the whole document begins its line; what is nested never does. */
function fieldOffset(text: string, from: number, to: number, field: string): number | undefined {
  if (text.startsWith(`${field}:`, from)) return from
  const found = text.indexOf(`\n${field}:`, from)
  return found === -1 || found >= to ? undefined : found + 1
}

function rangeOf(node: unknown): number | undefined {
  if (isMap(node) || isSeq(node) || isScalar(node)) return node.range?.[0]
  return undefined
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
