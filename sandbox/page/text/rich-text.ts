import { amount, type Json, label, part, parts, truth, word } from '../state/read.ts'
import type { Inline } from './inline.ts'
import { mrkdwn } from './mrkdwn.ts'

/** The words of a rich text section, quote or list item. */
export function richInlines(section: Json): readonly Inline[] {
  return parts(section, 'elements').flatMap((leaf) => styledBy(part(leaf, 'style') ?? {}, leaf))
}

/** A rich text block with the words of `source`, mrkdwn as a person types it. */
export function richTextOf(source: string): Json {
  const elements = mrkdwn(source).map((piece) => {
    if (piece.kind === 'code') {
      return { type: 'rich_text_preformatted', elements: [{ type: 'text', text: piece.text }] }
    }
    const type = piece.kind === 'quote' ? 'rich_text_quote' : 'rich_text_section'
    return { type, elements: piece.children.flatMap((one) => leavesOf(one, {})) }
  })
  return { type: 'rich_text', elements }
}

/** The words of a rich text block as mrkdwn, for a field that edits it. */
export function mrkdwnOf(block: Json): string {
  return parts(block, 'elements').map(sourceOf).join('\n')
}

function styledBy(style: Json, leaf: Json): readonly Inline[] {
  const bare = truth(style, 'code')
    ? [{ kind: 'code', text: shownText(leaf) } as const]
    : bareOf(leaf)
  const wraps = (['bold', 'italic', 'strike'] as const).filter((kind) => truth(style, kind))
  return wraps.reduce<readonly Inline[]>((children, kind) => [{ kind, children }], bare)
}

function shownText(leaf: Json): string {
  return word(leaf, 'text') || word(leaf, 'url')
}

function bareOf(leaf: Json): readonly Inline[] {
  switch (leaf.type) {
    case 'text':
      return linesOf(word(leaf, 'text'))
    case 'link':
      return [{ kind: 'link', url: word(leaf, 'url'), children: linesOf(shownText(leaf)) }]
    case 'user':
      return [{ kind: 'user', id: word(leaf, 'user_id'), label: '' }]
    case 'channel':
      return [{ kind: 'channel', id: word(leaf, 'channel_id'), label: '' }]
    case 'usergroup':
      return [{ kind: 'group', id: word(leaf, 'usergroup_id'), label: '' }]
    case 'broadcast':
      return [{ kind: 'broadcast', id: word(leaf, 'range'), label: '' }]
    case 'emoji':
      return [{ kind: 'emoji', code: word(leaf, 'name') }]
    case 'color':
      return [{ kind: 'code', text: word(leaf, 'value') }]
    case 'date':
      return [dateOf(leaf)]
    default:
      return [{ kind: 'text', text: `[cannot show ${word(leaf, 'type')}]` }]
  }
}

function dateOf(leaf: Json): Inline {
  return {
    kind: 'date',
    unix: amount(leaf, 'timestamp') ?? 0,
    format: word(leaf, 'format'),
    url: word(leaf, 'url'),
    fallback: label(leaf, 'fallback'),
  }
}

function linesOf(text: string): readonly Inline[] {
  return text
    .split('\n')
    .flatMap((line, index) => [
      ...(index > 0 ? [{ kind: 'break' } as const] : []),
      ...(line === '' ? [] : [{ kind: 'text', text: line } as const]),
    ])
}

function leavesOf(inline: Inline, style: Json): readonly Json[] {
  const dressed = Object.keys(style).length === 0 ? {} : { style }
  switch (inline.kind) {
    case 'text':
      return [{ type: 'text', text: inline.text, ...dressed }]
    case 'break':
      return [{ type: 'text', text: '\n' }]
    case 'code':
      return [{ type: 'text', text: inline.text, style: { ...style, code: true } }]
    case 'bold':
    case 'italic':
    case 'strike':
      return inline.children.flatMap((one) => leavesOf(one, { ...style, [inline.kind]: true }))
    case 'link':
      return [{ type: 'link', url: inline.url, text: plainOf(inline.children), ...dressed }]
    case 'user':
      return [{ type: 'user', user_id: inline.id }]
    case 'channel':
      return [{ type: 'channel', channel_id: inline.id }]
    case 'group':
      return [{ type: 'usergroup', usergroup_id: inline.id }]
    case 'broadcast':
      return [{ type: 'broadcast', range: inline.id }]
    case 'emoji':
      return [{ type: 'emoji', name: inline.code }]
    case 'date':
      return [{ type: 'date', timestamp: inline.unix, format: inline.format }]
  }
}

function plainOf(inlines: readonly Inline[]): string {
  return inlines.map((one) => ('text' in one ? one.text : '')).join('')
}

function sourceOf(element: Json): string {
  if (element.type === 'rich_text_preformatted') {
    return `\`\`\`${parts(element, 'elements').map(shownText).join('')}\`\`\``
  }
  const nested = element.type === 'rich_text_list'
  if (nested)
    return parts(element, 'elements')
      .map((item) => `• ${sourceOf(item)}`)
      .join('\n')
  const words = parts(element, 'elements').map(leafSource).join('')
  return element.type === 'rich_text_quote' ? words.replace(/^/gm, '>') : words
}

function leafSource(leaf: Json): string {
  const style = part(leaf, 'style') ?? {}
  const signs = Object.entries({ code: '`', strike: '~', italic: '_', bold: '*' })
  const text = leaf.type === 'user' ? `<@${word(leaf, 'user_id')}>` : shownText(leaf)
  return signs.reduce(
    (inner, [kind, sign]) => (truth(style, kind) ? sign + inner + sign : inner),
    text,
  )
}
