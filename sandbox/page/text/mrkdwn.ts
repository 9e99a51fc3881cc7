import { type Inline, inlinesOf, unescaped } from './inline.ts'

/** A stretch of a message: plain lines, a quote, a block of code, a heading or a list. */
export type Piece =
  | { readonly kind: 'lines'; readonly children: readonly Inline[] }
  | { readonly kind: 'quote'; readonly children: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }

/**
 * Read Slack's mrkdwn, as an app or a person sent it: `&amp;`, `&lt;` and `&gt;` escaped.
 *
 * With `verbatim`, bare links, `@here` and the like stay plain text.
 */
export function mrkdwn(source: string, verbatim = false): readonly Piece[] {
  return source.split('```').flatMap((stretch, index, all) => {
    const closed = index < all.length - 1
    if (index % 2 === 1 && closed) return codeOf(stretch)
    // An opening fence that is never closed is three characters like any other.
    const text = index % 2 === 1 ? `\`\`\`${stretch}` : stretch
    return text === '' ? [] : linesOf(trimBeside(text, index, all.length), verbatim)
  })
}

function codeOf(stretch: string): readonly Piece[] {
  if (stretch === '') return []
  const links = stretch.replace(/<([^<>|]+)(?:\|([^<>]*))?>/g, (_, url: string, text?: string) =>
    text === undefined ? url : text,
  )
  return [{ kind: 'code', text: unescaped(links).replace(/^\n|\n$/g, '') }]
}

// The line break that ends before or begins after a block of code is drawn by the block itself.
function trimBeside(text: string, index: number, count: number): string {
  const after = index > 0 ? text.replace(/^\n/, '') : text
  return index < count - 1 ? after.replace(/\n$/, '') : after
}

function linesOf(text: string, verbatim: boolean): readonly Piece[] {
  const pieces: { kind: 'lines' | 'quote'; lines: string[] }[] = []
  let rest = false
  for (const line of text.split('\n')) {
    const mark: RegExpExecArray | null = rest ? null : /^(?:&gt;|>){3}|^(?:&gt;|>)/.exec(line)
    rest ||= mark !== null && /^(?:&gt;|>){3}$/.test(mark[0])
    const kind = rest || mark !== null ? 'quote' : 'lines'
    const words = mark === null ? line : line.slice(mark[0].length).replace(/^ /, '')
    const last = pieces.at(-1)
    if (last?.kind === kind) last.lines.push(words)
    else pieces.push({ kind, lines: [words] })
  }
  return pieces.map(({ kind, lines }) => ({
    kind,
    children: inlinesOf(lines.join('\n'), verbatim),
  }))
}
