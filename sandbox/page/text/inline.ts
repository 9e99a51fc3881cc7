/** Words inside a line, as mrkdwn, rich text and Markdown all end up. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'bold' | 'italic' | 'strike'; readonly children: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly url: string; readonly children: readonly Inline[] }
  | Mention
  | DateLeaf
  | { readonly kind: 'emoji'; readonly code: string }

/** A person, channel or group by id, or `here`, `channel`, `everyone`. */
export interface Mention {
  readonly kind: 'user' | 'channel' | 'group' | 'broadcast'
  readonly id: string
  readonly label: string
}

/** A moment that is drawn for whoever reads it. `url` is empty unless it is a link. */
export interface DateLeaf {
  readonly kind: 'date'
  readonly unix: number
  readonly format: string
  readonly url: string
  readonly fallback: string
}

interface Found {
  readonly length: number
  readonly inlines: readonly Inline[]
}

/** Read one or more lines of mrkdwn without its block marks. Nothing it cannot read is lost. */
export function inlinesOf(source: string, verbatim: boolean): readonly Inline[] {
  const read: Inline[] = []
  let plain = ''
  let at = 0
  const flush = () => {
    if (plain !== '') read.push({ kind: 'text', text: unescaped(plain) })
    plain = ''
  }
  while (at < source.length) {
    const found = foundAt(source, at, verbatim)
    if (found === null) {
      plain += source.charAt(at)
      at += 1
      continue
    }
    flush()
    read.push(...found.inlines)
    at += found.length
  }
  flush()
  return read
}

/** Undo Slack's escaping: the only three entities it knows. */
export function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}

// What stands in `<…>`, without its brackets.
function controlOf(inside: string, verbatim = true): Inline {
  const bar = inside.indexOf('|')
  const target = unescaped(bar < 0 ? inside : inside.slice(0, bar))
  const label = unescaped(bar < 0 ? '' : inside.slice(bar + 1))
  if (target.startsWith('@')) return { kind: 'user', id: target.slice(1), label }
  if (target.startsWith('#')) return { kind: 'channel', id: target.slice(1), label }
  if (target.startsWith('!date^')) return dateOf(target.slice('!date^'.length), label)
  if (target.startsWith('!subteam^')) {
    return { kind: 'group', id: target.slice('!subteam^'.length), label }
  }
  if (target.startsWith('!')) return { kind: 'broadcast', id: target.slice(1), label }
  const children = bar < 0 ? [plainText(target)] : inlinesOf(inside.slice(bar + 1), verbatim)
  return { kind: 'link', url: target, children }
}

function foundAt(source: string, at: number, verbatim: boolean): Found | null {
  const rest = source.slice(at)
  switch (source[at]) {
    case '\n':
      return { length: 1, inlines: [{ kind: 'break' }] }
    case '<':
      return matched(rest, /^<([^<>\n]+)>/, (inside) => controlOf(inside))
    case '`':
      return matched(rest, /^`([^`\n]+)`/, (text) => ({ kind: 'code', text: unescaped(text) }))
    case ':':
      return matched(rest, /^:([a-z0-9_+-]+):/, (code) => ({ kind: 'emoji', code }))
    case '*':
      return styled(source, at, 'bold', verbatim)
    case '_':
      return styled(source, at, 'italic', verbatim)
    case '~':
      return styled(source, at, 'strike', verbatim)
    default:
      return verbatim || isWord(source[at - 1]) ? null : automatic(rest)
  }
}

function matched(rest: string, pattern: RegExp, make: (inside: string) => Inline): Found | null {
  const match = pattern.exec(rest)
  if (match?.[1] === undefined) return null
  return { length: match[0].length, inlines: [make(match[1])] }
}

// A mark opens at a word's start and closes at a word's end, in the same line.
function styled(
  source: string,
  at: number,
  kind: 'bold' | 'italic' | 'strike',
  verbatim: boolean,
): Found | null {
  const mark = source.charAt(at)
  if (isWord(source[at - 1]) || isSpace(source[at + 1]) || source[at + 1] === mark) return null
  for (let end = at + 2; end < source.length && source[end] !== '\n'; end += 1) {
    const closes = source[end] === mark && !isSpace(source[end - 1]) && !isWord(source[end + 1])
    if (!closes) continue
    const children = inlinesOf(source.slice(at + 1, end), verbatim)
    return { length: end + 1 - at, inlines: [{ kind, children }] }
  }
  return null
}

function automatic(rest: string): Found | null {
  const url = /^https?:\/\/[^\s<>|]+[^\s<>|.,;:!?)\]}'"*_~]/.exec(rest)?.[0]
  if (url !== undefined) {
    const target = unescaped(url)
    const link: Inline = { kind: 'link', url: target, children: [plainText(target)] }
    return { length: url.length, inlines: [link] }
  }
  const all = /^@(here|channel|everyone)\b/.exec(rest)
  if (all?.[1] === undefined) return null
  return { length: all[0].length, inlines: [{ kind: 'broadcast', id: all[1], label: '' }] }
}

function dateOf(inside: string, fallback: string): Inline {
  const [unix = '', format = '', url = ''] = inside.split('^')
  if (!/^-?\d+$/.test(unix) || format === '') return plainText(fallback)
  return { kind: 'date', unix: Number(unix), format, url, fallback }
}

function plainText(text: string): Inline {
  return { kind: 'text', text }
}

function isWord(char: string | undefined): boolean {
  return char !== undefined && /[\p{L}\p{N}_]/u.test(char)
}

function isSpace(char: string | undefined): boolean {
  return char === undefined || /\s/.test(char)
}
