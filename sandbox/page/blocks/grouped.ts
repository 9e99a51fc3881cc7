import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { Element } from '../fields/element.ts'
import { html } from '../html.ts'
import { Icon } from '../shell/icons.ts'
import { type Json, label, part, parts, truth, word } from '../state/read.ts'
import { plainText, TextObject } from '../text/words.ts'
import { Block } from './blocks.ts'
import { Picture } from './media.ts'
import { RichText } from './rich-text-block.ts'

interface Props {
  readonly block: Json
}

/** Blocks under a title of their own, which may fold away. */
export function Container({ block }: Props): ComponentChildren {
  const [open, setOpen] = useState(!truth(block, 'default_collapsed'))
  const foldable = truth(block, 'is_collapsible')
  const title = label(block, 'title')
  const subtitle = part(block, 'subtitle')
  const words = html`
    <strong>${plainText(title)}</strong>
    ${subtitle !== undefined && html`<span class="hint"><${TextObject} text=${subtitle} /></span>`}`
  const head = foldable
    ? html`
        <button type="button" class="container-head" aria-expanded=${open} onClick=${() => setOpen(!open)}>
          <${Icon} name=${open ? 'down' : 'right'} />${words}
        </button>`
    : html`<div class="container-head">${words}</div>`
  return html`
    <div class=${`container ${word(block, 'width') || 'standard'}`}>
      ${(title !== '' || foldable) && head}
      ${
        (open || !foldable) &&
        html`
        <div class="container-body">
          ${parts(block, 'child_blocks').map((child) => html`<${Block} block=${child} />`)}
        </div>`
      }
    </div>`
}

/** A card with a picture, words and up to two buttons. */
export function Card({ block }: Props): ComponentChildren {
  const hero = part(block, 'hero_image')
  const icon = part(block, 'icon')
  return html`
    <div class="card">
      ${hero !== undefined && html`<div class="hero"><${Picture} of=${hero} /></div>`}
      <div class="card-words">
        ${icon !== undefined && html`<span class="card-icon"><${Picture} of=${icon} /></span>`}
        ${(['title', 'subtitle', 'body'] as const).map((key) => {
          const text = part(block, key)
          return (
            text !== undefined &&
            html`<div class=${`text card-${key}`}><${TextObject} text=${text} /></div>`
          )
        })}
        <div class="actions">
          ${parts(block, 'actions').map((element) => html`<${Element} block=${block} element=${element} />`)}
        </div>
      </div>
    </div>`
}

/** Cards side by side. */
export function Carousel({ block }: Props): ComponentChildren {
  return html`
    <div class="carousel" tabindex="0" role="region" aria-label="Cards">
      ${parts(block, 'elements').map((card) => html`<${Card} block=${card} />`)}
    </div>`
}

/** Small buttons under a message: was this good, or remove it. */
export function ContextActions({ block }: Props): ComponentChildren {
  const draw = (element: Json) => {
    if (element.type !== 'feedback_buttons') {
      return html`<${Element} block=${block} element=${element} />`
    }
    return (['positive_button', 'negative_button'] as const).map((key) => {
      const button = { ...element, ...part(element, key), type: 'feedback_buttons' }
      return html`<${Element} block=${block} element=${button} />`
    })
  }
  return html`<div class="actions small">${parts(block, 'elements').map(draw)}</div>`
}

const marks: Readonly<Record<string, string>> = {
  pending: 'Waiting',
  in_progress: 'Under way',
  complete: 'Done',
  error: 'Failed',
}

/** Steps of something long. */
export function Plan({ block }: Props): ComponentChildren {
  return html`
    <div class="container standard">
      <div class="container-head"><strong>${label(block, 'title')}</strong></div>
      <div class="container-body">
        ${parts(block, 'tasks').map((task) => html`<${TaskCard} block=${task} />`)}
      </div>
    </div>`
}

/** One step, and how far it is. */
export function TaskCard({ block }: Props): ComponentChildren {
  const rich = [part(block, 'details'), part(block, 'output')].filter((one) => one !== undefined)
  return html`
    <div class="task">
      <span class="badge">${marks[word(block, 'status')] ?? word(block, 'status')}</span>
      <div><strong>${label(block, 'title')}</strong>${rich.map((one) => html`<${RichText} block=${one} />`)}</div>
    </div>`
}
