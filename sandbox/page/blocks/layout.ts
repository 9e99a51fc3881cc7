import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { Element } from '../fields/element.ts'
import { html } from '../html.ts'
import { amount, type Json, label, part, parts, truth, word } from '../state/read.ts'
import { TextObject } from '../text/words.ts'
import { useSurface } from './surface.ts'

interface Props {
  readonly block: Json
}

/** Words, up to ten short fields, and one element beside them. */
export function Section({ block }: Props): ComponentChildren {
  const text = part(block, 'text')
  const accessory = part(block, 'accessory')
  const id = useId()
  const fields = parts(block, 'fields')
  return html`
    <div class="section">
      <div class="section-words" id=${id}>
        ${text !== undefined && html`<div class="text"><${TextObject} text=${text} /></div>`}
        ${
          fields.length > 0 &&
          html`
          <div class="fields">
            ${fields.map((field) => html`<div class="text"><${TextObject} text=${field} /></div>`)}
          </div>`
        }
      </div>
      ${
        accessory !== undefined &&
        html`
        <div class=${`accessory for-${word(accessory, 'type')}`}>
          <${Element} block=${block} element=${accessory} labelledBy=${id} />
        </div>`
      }
    </div>`
}

/** Small grey words and pictures. */
export function Context({ block }: Props): ComponentChildren {
  const draw = (element: Json) =>
    element.type === 'image'
      ? html`<${Element} block=${block} element=${element} />`
      : html`<span class="text"><${TextObject} text=${element} /></span>`
  return html`<div class="context">${parts(block, 'elements').map(draw)}</div>`
}

/** Elements in a row. */
export function Actions({ block }: Props): ComponentChildren {
  return html`
    <div class="actions">
      ${parts(block, 'elements').map(
        (element) => html`
          <${Element} key=${word(element, 'action_id')} block=${block} element=${element} />`,
      )}
    </div>`
}

/** A line in large type. */
export function Header({ block }: Props): ComponentChildren {
  const text = part(block, 'text')
  const level = amount(block, 'level') ?? 1
  return html`
    <div class=${`header level-${level}`} role="heading" aria-level=${level + 2}>
      ${text !== undefined && html`<${TextObject} text=${text} />`}
    </div>`
}

/** A line across. */
export function Divider(): ComponentChildren {
  return html`<hr />`
}

/** A notice in a modal. */
export function Alert({ block }: Props): ComponentChildren {
  const text = part(block, 'text')
  const level = word(block, 'level') || 'default'
  return html`
    <div class=${`alert ${level}`} role=${level === 'error' ? 'alert' : 'note'}>
      ${text !== undefined && html`<${TextObject} text=${text} />`}
    </div>`
}

const grouped: ReadonlySet<string> = new Set(['checkboxes', 'radio_buttons', 'datetimepicker'])

/** A labelled field with its hint and what is wrong with it. */
export function Input({ block }: Props): ComponentChildren {
  const { errors } = useSurface()
  const id = useId()
  const element = part(block, 'element') ?? {}
  const problem = errors[word(block, 'block_id')]
  const hint = label(block, 'hint')
  const notes = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ')
  const named = html`${label(block, 'label')}${truth(block, 'optional') && html`<span class="optional"> (optional)</span>`}`
  const group = grouped.has(word(element, 'type'))
  const control = html`
    <${Element}
      block=${block}
      element=${element}
      id=${id}
      labelledBy=${`${id}-label`}
      describedBy=${notes || undefined}
      invalid=${problem !== undefined}
    />`
  return html`
    <div class=${problem === undefined ? 'input' : 'input invalid'} data-block=${word(block, 'block_id')}>
      ${
        group
          ? html`<span class="label" id=${`${id}-label`}>${named}</span>`
          : html`<label class="label" id=${`${id}-label`} for=${id}>${named}</label>`
      }
      ${control}
      ${problem !== undefined && html`<p class="problem" id=${`${id}-problem`} role="alert">${problem}</p>`}
      ${hint !== '' && html`<p class="hint" id=${`${id}-hint`}>${hint}</p>`}
    </div>`
}
