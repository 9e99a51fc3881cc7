import type { ComponentChildren } from 'preact'
import { nameOf, useDesk, useReader } from '../desk.ts'
import { html } from '../html.ts'
import { type Json, truth, word } from '../state/read.ts'
import { dateText } from './dates.ts'
import { emojiOf } from './emoji.ts'
import type { DateLeaf, Inline, Mention } from './inline.ts'
import { mrkdwn } from './mrkdwn.ts'

/** Draw words with their styles, links, mentions and dates. */
export function Words({ inlines }: { readonly inlines: readonly Inline[] }): ComponentChildren {
  return inlines.map((inline) => drawn(inline))
}

/** Draw mrkdwn: lines, quotes and code. */
export function Mrkdwn({
  text,
  verbatim = false,
}: {
  readonly text: string
  readonly verbatim?: boolean
}): ComponentChildren {
  return mrkdwn(text, verbatim).map((piece) => {
    if (piece.kind === 'code') return html`<pre class="code-block" tabindex="0">${piece.text}</pre>`
    const words = html`<${Words} inlines=${piece.children} />`
    return piece.kind === 'quote'
      ? html`<blockquote>${words}</blockquote>`
      : html`<span>${words}</span>`
  })
}

/** Draw a text object: mrkdwn, or plain text in which only short codes of emoji are read. */
export function TextObject({ text }: { readonly text: Json }): ComponentChildren {
  const source = word(text, 'text')
  if (text.type === 'mrkdwn') {
    return html`<${Mrkdwn} text=${source} verbatim=${truth(text, 'verbatim')} />`
  }
  return plainText(source, text.emoji !== false)
}

/** The characters of plain text, with short codes as emoji unless `emoji` is off. */
export function plainText(source: string, emoji = true): string {
  if (!emoji) return source
  return source.replace(/:([a-z0-9_+-]+):/g, (whole, code: string) => emojiOf(code) ?? whole)
}

/** Only addresses that cannot run anything. */
export function safeUrl(url: string): string | undefined {
  return /^(https?:|mailto:|tel:)/i.test(url) ? url : undefined
}

function drawn(inline: Inline): ComponentChildren {
  switch (inline.kind) {
    case 'text':
      return inline.text
    case 'break':
      return html`<br />`
    case 'bold':
      return html`<strong><${Words} inlines=${inline.children} /></strong>`
    case 'italic':
      return html`<em><${Words} inlines=${inline.children} /></em>`
    case 'strike':
      return html`<s><${Words} inlines=${inline.children} /></s>`
    case 'code':
      return html`<code>${inline.text}</code>`
    case 'link':
      return linked(inline.url, html`<${Words} inlines=${inline.children} />`)
    case 'emoji':
      return emojiOf(inline.code) ?? `:${inline.code}:`
    case 'date':
      return html`<${Moment} date=${inline} />`
    default:
      return html`<${At} mention=${inline} />`
  }
}

function linked(url: string, words: ComponentChildren): ComponentChildren {
  const safe = safeUrl(url)
  if (safe === undefined) return words
  return html`<a href=${safe} target="_blank" rel="noopener noreferrer">${words}</a>`
}

function Moment({ date }: { readonly date: DateLeaf }): ComponentChildren {
  const reader = useReader()
  const text = dateText(date.unix, date.format, reader)
  const instant = new Date(date.unix * 1000)
  const iso = Number.isNaN(instant.getTime()) ? undefined : instant.toISOString()
  const time = html`<time datetime=${iso} title=${date.fallback}>${text}</time>`
  return date.url === '' ? time : linked(date.url, time)
}

function At({ mention }: { readonly mention: Mention }): ComponentChildren {
  const desk = useDesk()
  if (mention.kind === 'channel') {
    const channel = desk.channels.get(mention.id)
    if (channel === undefined)
      return html`<span class="mention">#${mention.label || mention.id}</span>`
    const open = () => desk.go({ kind: 'channel', id: channel.id })
    return html`<button type="button" class="mention" onClick=${open}>#${channel.name}</button>`
  }
  if (mention.kind !== 'user') {
    return html`<span class="mention all">@${mention.label || mention.id}</span>`
  }
  const name = desk.people.has(mention.id) ? nameOf(desk, mention.id) : mention.label || mention.id
  return html`<span class=${mention.id === desk.me.id ? 'mention me' : 'mention'}>@${name}</span>`
}
