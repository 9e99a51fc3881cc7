import type { ComponentChildren } from 'preact'
import { html } from '../html.ts'
import { amount, type Json, parts, word } from '../state/read.ts'
import { richInlines } from '../text/rich-text.ts'
import { Words } from '../text/words.ts'
import { List } from './list.ts'

/** Rich text: sections, lists, quotes and code. */
export function RichText({ block }: { readonly block: Json }): ComponentChildren {
  return html`<div class="text rich">${parts(block, 'elements').map(drawn)}</div>`
}

function drawn(element: Json): ComponentChildren {
  switch (element.type) {
    case 'rich_text_section':
      return html`<div><${Words} inlines=${richInlines(element)} /></div>`
    case 'rich_text_quote':
      return html`<blockquote><${Words} inlines=${richInlines(element)} /></blockquote>`
    case 'rich_text_preformatted':
      return html`<pre class="code-block" tabindex="0"><${Words} inlines=${richInlines(element)} /></pre>`
    case 'rich_text_list':
      return listOf(element)
    default:
      return html`<p class="unknown">Cannot show <code>${word(element, 'type')}</code></p>`
  }
}

function listOf(element: Json): ComponentChildren {
  const depth = amount(element, 'indent') ?? 0
  const items = parts(element, 'elements').map((item) => ({ depth, children: richInlines(item) }))
  return html`
    <${List}
      ordered=${element.style === 'ordered'}
      offset=${amount(element, 'offset') ?? 0}
      items=${items}
    />`
}
