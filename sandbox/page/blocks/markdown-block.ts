import type { ComponentChildren } from 'preact'
import { html } from '../html.ts'
import { type Json, word } from '../state/read.ts'
import { type Chunk, markdown } from '../text/markdown.ts'
import { Words } from '../text/words.ts'
import { List } from './list.ts'

/** Standard Markdown. */
export function MarkdownBlock({ block }: { readonly block: Json }): ComponentChildren {
  return html`<div class="markdown text">${markdown(word(block, 'text')).map(drawn)}</div>`
}

function drawn(chunk: Chunk): ComponentChildren {
  switch (chunk.kind) {
    case 'heading':
      return html`
        <div class=${`heading level-${chunk.level}`} role="heading" aria-level=${Math.min(6, chunk.level + 2)}>
          <${Words} inlines=${chunk.children} />
        </div>`
    case 'lines':
      return html`<p><${Words} inlines=${chunk.children} /></p>`
    case 'quote':
      return html`<blockquote><${Words} inlines=${chunk.children} /></blockquote>`
    case 'code':
      return html`<pre class="code-block" tabindex="0">${chunk.text}</pre>`
    case 'rule':
      return html`<hr />`
    case 'list':
      return html`<${List} ordered=${chunk.ordered} items=${chunk.items} />`
    case 'table':
      return html`
        <div class="table-box" tabindex="0" role="region" aria-label="Table">
          <table>
            <tbody>
              ${chunk.rows.map((row) => html`<tr>${row.map((cell) => html`<td><${Words} inlines=${cell} /></td>`)}</tr>`)}
            </tbody>
          </table>
        </div>`
  }
}
