import type { Inline } from './inline.ts'

/** What a `markdown` block is made of; `depth` counts from 0. */
export type Chunk =
  | { readonly kind: 'heading'; readonly level: number; readonly children: readonly Inline[] }
  | { readonly kind: 'lines' | 'quote'; readonly children: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'rule' }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly Item[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly (readonly Inline[])[])[] }

interface Item {
  readonly depth: number
  readonly children: readonly Inline[]
}

/** Read the part of standard Markdown that Slack's `markdown` block draws. */
export function markdown(source: string): readonly Chunk[] {
  const lines = source.replaceAll('\r\n', '\n').split('\n')
  const chunks: Chunk[] = []
  let at = 0
  while (at < lines.length) {
    const taken = readers.map((read) => read(lines, at)).find((one) => one !== null)
    if (taken === undefined || taken === null) {
      at += 1
      continue
    }
    chunks.push(taken.chunk)
    at += taken.lines
  }
  return chunks
}

function markdownInlines(source: string): readonly Inline[] {
  const read: Inline[] = []
  let from = 0
  for (const match of source.matchAll(marks)) {
    if (match.index > from) read.push({ kind: 'text', text: source.slice(from, match.index) })
    read.push(inlineOf(match.groups ?? {}))
    from = match.index + match[0].length
  }
  if (from < source.length) read.push({ kind: 'text', text: source.slice(from) })
  return read
}

const marks =
  /`(?<code>[^`]+)`|!?\[(?<label>[^\]]*)\]\((?<url>[^)\s]+)\)|\*\*(?<bold>.+?)\*\*|__(?<bold2>.+?)__|~~(?<strike>.+?)~~|(?<![\p{L}\p{N}])[*_](?<italic>[^*_\s][^*_]*?)[*_](?![\p{L}\p{N}])|(?<bare>https?:\/\/[^\s<>]+[^\s<>.,;:!?)])|(?<br>\n)/gu

function inlineOf(found: Readonly<Record<string, string | undefined>>): Inline {
  const { code, label, url, bold, bold2, strike, italic, bare } = found
  if (code !== undefined) return { kind: 'code', text: code }
  if (url !== undefined) return { kind: 'link', url, children: markdownInlines(label || url) }
  const strong = bold ?? bold2
  if (strong !== undefined) return { kind: 'bold', children: markdownInlines(strong) }
  if (strike !== undefined) return { kind: 'strike', children: markdownInlines(strike) }
  if (italic !== undefined) return { kind: 'italic', children: markdownInlines(italic) }
  if (bare === undefined) return { kind: 'break' }
  return { kind: 'link', url: bare, children: [{ kind: 'text', text: bare }] }
}

type Taken = { readonly chunk: Chunk; readonly lines: number } | null
type Read = (lines: readonly string[], at: number) => Taken

const LIST = /^(?<indent>\s*)(?:[-*+]|(?<number>\d+)[.)])\s+(?<words>.*)$/
const HEADING = /^(#{1,6})\s+(.*?)\s*#*$/
const QUOTE = /^>\s?/
const RULE = /^\s*([-*_])(?:\s*\1){2,}\s*$/
const ROW = /^\s*\|.*\|\s*$/

const readers: readonly Read[] = [code, rule, heading, quote, table, list, paragraph]

function code(lines: readonly string[], at: number): Taken {
  if (!lines[at]?.startsWith('```')) return null
  const end = lines.findIndex((line, index) => index > at && line.startsWith('```'))
  const last = end < 0 ? lines.length : end
  const text = lines.slice(at + 1, last).join('\n')
  return { chunk: { kind: 'code', text }, lines: last - at + 1 }
}

function rule(lines: readonly string[], at: number): Taken {
  return RULE.test(lines[at] ?? '') ? { chunk: { kind: 'rule' }, lines: 1 } : null
}

function heading(lines: readonly string[], at: number): Taken {
  const match = HEADING.exec(lines[at] ?? '')
  if (match?.[1] === undefined) return null
  const children = markdownInlines(match[2] ?? '')
  return { chunk: { kind: 'heading', level: match[1].length, children }, lines: 1 }
}

function quote(lines: readonly string[], at: number): Taken {
  const run = runOf(lines, at, (line) => QUOTE.test(line))
  if (run.length === 0) return null
  const text = run.map((line) => line.replace(QUOTE, '')).join('\n')
  return { chunk: { kind: 'quote', children: markdownInlines(text) }, lines: run.length }
}

function table(lines: readonly string[], at: number): Taken {
  const run = runOf(lines, at, (line) => ROW.test(line))
  if (run.length < 2) return null
  const rows = run
    .filter((line) => !/^[\s|:-]+$/.test(line))
    .map((line) =>
      line
        .trim()
        .slice(1, -1)
        .split('|')
        .map((cell) => markdownInlines(cell.trim())),
    )
  return { chunk: { kind: 'table', rows }, lines: run.length }
}

function list(lines: readonly string[], at: number): Taken {
  const run = runOf(lines, at, (line) => LIST.test(line))
  if (run.length === 0) return null
  const items = run.map((line) => {
    const { indent = '', words = '' } = LIST.exec(line)?.groups ?? {}
    return { depth: Math.floor(indent.length / 2), children: markdownInlines(words) }
  })
  const ordered = LIST.exec(run[0] ?? '')?.groups?.number !== undefined
  return { chunk: { kind: 'list', ordered, items }, lines: run.length }
}

function paragraph(lines: readonly string[], at: number): Taken {
  const begins = (line: string) =>
    line.trim() === '' ||
    line.startsWith('```') ||
    [RULE, HEADING, QUOTE, LIST].some((p) => p.test(line))
  const run = runOf(lines, at, (line) => !begins(line))
  if (run.length === 0) return null
  return { chunk: { kind: 'lines', children: markdownInlines(run.join('\n')) }, lines: run.length }
}

function runOf(
  lines: readonly string[],
  at: number,
  fits: (line: string) => boolean,
): readonly string[] {
  const end = lines.findIndex((line, index) => index >= at && !fits(line))
  return lines.slice(at, end < 0 ? lines.length : end)
}
