/** YAML documents as data, with the line on which each part stands. */
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  parseAllDocuments,
} from 'yaml'
import type { Path } from '../core/paths.ts'

export interface YamlDocument {
  /** Undefined if the document cannot be read at all. */
  readonly data: unknown
  /** The line of the file, from 1, of that part, or of what would hold it. */
  readonly lineOf: (at: Path) => number
  /** What YAML itself, or our use of it, forbids. */
  readonly faults: readonly Fault[]
}

export interface Fault {
  readonly line: number
  readonly say: string
}

/** What people get wrong most, in words of ours; the rest is said as the parser says it. */
const SAID: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'A tab indents this line; use spaces.',
  DUPLICATE_KEY: 'Keys must be unique, and this one stands here twice; keep one.',
  RESOURCE_EXHAUSTION: 'Lists or maps lie too deep in each other; write it flatter.',
}

/** The documents of a file, those without content left out. */
export function documentsOf(text: string): readonly YamlDocument[] {
  const { documents, lines } = parsed(text)
  // A thousand syntax trees are much to keep for the few lines that are ever asked for.
  const again = once(() => parsed(text))
  const ranges = documents.map((document) => document.range)
  return documents.map((document, i) => {
    const errors = errorsIn(document, lines)
    const faults = isWalkable(document) ? [...faultsIn(document, lines)] : []
    return {
      data: errors.length > 0 || faults.some(({ ends }) => ends) ? undefined : dataOf(document),
      lineOf: (at) => {
        const [field] = at
        const [from, , to] = ranges[i] ?? [0, 0, 0]
        const near = at.length === 1 ? fieldOffset(text, from, to, String(field)) : undefined
        if (near !== undefined) return lines.linePos(near).line
        const tree = again().documents[i]
        return lines.linePos(tree ? offsetOf(tree, at) : 0).line
      },
      faults: [...errors, ...faults.map(({ line, say }) => ({ line, say }))],
    }
  })
}

/** A fault that may leave nothing to be read. */
interface Found extends Fault {
  readonly ends?: boolean
}

function dataOf(document: Document.Parsed): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 })
  } catch {
    // An alias of nothing, or of far too much. It is reported as an alias.
    return undefined
  }
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
  return document.errors.map(({ code, pos, message }) => {
    const [first = ''] = message.split('\n')
    const say = SAID[code] ?? `${first.replace(/ at line \d+, column \d+:?$/, '')}.`
    return { line: lines.linePos(pos[0]).line, say }
  })
}

/** What nearly exhausted the parser's stack would exhaust ours. */
function isWalkable({ errors }: Document.Parsed): boolean {
  return errors.every(({ code }) => code !== 'RESOURCE_EXHAUSTION')
}

/** `%YAML 1.1` turns `no` into false; a reader of the file should not have to know. */
function* faultsIn(document: Document.Parsed, lines: LineCounter): Generator<Found> {
  if (document.directives.yaml.explicit)
    yield { line: 1, say: 'YAML directive %YAML; take it out.' }
  yield* devicesIn(document.contents, lines)
}

/**
 * Aliases and tags say a thing twice or make it something else. They stand beside the key, `from`,
 * though what they belong to may begin a line below.
 */
function* devicesIn(node: unknown, lines: LineCounter, from?: number): Generator<Found> {
  if (!isAlias(node) && !isMap(node) && !isSeq(node) && !isScalar(node)) return
  const fault = (what: string) => ({
    line: lines.linePos(from ?? node.range?.[0] ?? 0).line,
    say: `${what}; write the text out.`,
  })
  if (isAlias(node)) return yield fault(`YAML alias *${node.source}`)
  if (node.anchor) yield fault(`YAML anchor &${node.anchor}`)
  if (node.tag) yield fault(`YAML tag ${node.tag}`)
  if (isSeq(node)) for (const inner of node.items) yield* devicesIn(inner, lines)
  if (!isMap(node)) return
  yield* keysIn(node.items, lines)
  for (const { key, value } of node.items) {
    yield* devicesIn(key, lines)
    yield* devicesIn(value, lines, rangeOf(key))
  }
}

/** YAML tells `1` from `"1"`, and lets a list be a key; data of ours does neither. */
function* keysIn(pairs: readonly Pair[], lines: LineCounter): Generator<Found> {
  const seen = new Map<string, unknown>()
  for (const { key } of pairs) {
    const line = lines.linePos(rangeOf(key) ?? 0).line
    const value = isScalar(key) ? (key.value ?? undefined) : undefined
    const earlier = seen.get(String(value))
    if (value === undefined)
      yield { line, say: 'A key that is a list or nothing; write words.', ends: true }
    else if (earlier !== undefined && earlier !== value)
      yield { line, say: `The key ${value} stands here twice; keep one.`, ends: true }
    seen.set(String(value), value)
  }
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
