/** YAML documents as data, with the line on which each part stands. */
import {
  type Document,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseAllDocuments,
  visit,
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
  const lines = new LineCounter()
  const parsed = parseAllDocuments(text, { lineCounter: lines, uniqueKeys: true })
  if (!Array.isArray(parsed)) return []
  return parsed
    .filter((doc) => doc.contents !== null || doc.errors.length > 0)
    .map((doc) => read(doc, lines))
}

function read(doc: Document.Parsed, lines: LineCounter): YamlDocument {
  const errors = doc.errors.map(({ code, pos, message }) => ({
    line: lines.linePos(pos[0]).line,
    say: SAID[code] ?? `${message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '')}.`,
  }))
  const tooDeep = doc.errors.some(({ code }) => code === 'RESOURCE_EXHAUSTION')
  const keys = tooDeep ? [] : keysIn(doc, lines)
  const devices = tooDeep ? [] : devicesIn(doc, lines)
  return {
    data: errors.length + keys.length > 0 ? undefined : dataOf(doc),
    lineOf: (at) => lines.linePos(offsetOf(doc, at)).line,
    faults: [...errors, ...keys, ...devices],
  }
}

function dataOf(doc: Document.Parsed): unknown {
  try {
    return doc.toJS({ maxAliasCount: 100 })
  } catch {
    // An alias of nothing, or of far too much. It has been reported as an alias.
    return undefined
  }
}

/**
 * Aliases and tags say a thing twice or make it something else, and `%YAML 1.1` turns `no` into false;
 * a reader of the file should not have to know.
 */
function devicesIn(doc: Document.Parsed, lines: LineCounter): readonly Fault[] {
  const found: Fault[] = []
  const at = (offset: number | undefined, say: string) =>
    void found.push({ line: lines.linePos(offset ?? 0).line, say })
  if (doc.directives.yaml.explicit) at(0, 'YAML directive %YAML; take it out.')
  visit(doc, {
    Alias: (_, node) => at(node.range?.[0], `YAML alias *${node.source}; write the text out.`),
    Node: (_, node, path) => {
      // An anchor or a tag stands beside the key, though what it belongs to may begin a line below.
      const holder = path.at(-1)
      const offset = isPair(holder) && holder.value === node ? rangeOf(holder.key) : node.range?.[0]
      if ('anchor' in node && node.anchor)
        at(offset, `YAML anchor &${node.anchor}; write the text out.`)
      if ('tag' in node && node.tag) at(offset, `YAML tag ${node.tag}; write the text out.`)
    },
  })
  return found
}

/** YAML tells `1` from `"1"`, and lets a list be a key; data of ours does neither. */
function keysIn(doc: Document.Parsed, lines: LineCounter): readonly Fault[] {
  const found: Fault[] = []
  visit(doc, {
    Map: (_, { items, range }) => {
      const seen = new Map<string, unknown>()
      for (const { key } of items) {
        const value = isScalar(key) ? (key.value ?? undefined) : undefined
        const earlier = seen.get(String(value))
        const line = lines.linePos(rangeOf(key) ?? range?.[0] ?? 0).line
        if (value === undefined)
          found.push({ line, say: 'A key that is a list or nothing; write words.' })
        else if (earlier !== undefined && earlier !== value)
          found.push({ line, say: `The key ${value} stands here twice; keep one.` })
        seen.set(String(value), value)
      }
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
      offset = rangeOf(pair.key) ?? offset
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
