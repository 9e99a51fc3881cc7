import type { ComponentChildren } from 'preact'
import { html } from '../html.ts'
import type { Inline } from '../text/inline.ts'
import { Words } from '../text/words.ts'

interface Props {
  readonly ordered: boolean
  readonly items: readonly { readonly depth: number; readonly children: readonly Inline[] }[]
  /** The number before the first item, less one. */
  readonly offset?: number
}

/** A list; deeper items are set in further. */
export function List({ ordered, items, offset = 0 }: Props): ComponentChildren {
  const lines = items.map(
    ({ depth, children }) => html`
      <li class=${`depth-${Math.min(depth, 8)}`}><${Words} inlines=${children} /></li>`,
  )
  return ordered ? html`<ol start=${offset + 1}>${lines}</ol>` : html`<ul>${lines}</ul>`
}
