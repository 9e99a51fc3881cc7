import type { ComponentChildren } from 'preact'
import { html } from '../html.ts'
import { useDialog } from '../shell/use-dialog.ts'
import { label, part, word } from '../state/read.ts'
import { TextObject } from '../text/words.ts'
import type { Asking } from './surface.ts'

/** The question an element asks before it acts. */
export function Confirm({ asking }: { readonly asking: Asking }): ComponentChildren {
  const { confirm, answer } = asking
  const box = useDialog()
  const title = label(confirm, 'title') || 'Are you sure?'
  const text = part(confirm, 'text')
  const style = word(confirm, 'style') === 'danger' ? 'danger' : 'primary'
  const cancelled = (event: Event) => {
    event.preventDefault()
    answer(false)
  }
  return html`
    <dialog ref=${box} class="modal confirm" aria-label=${title} onCancel=${cancelled}>
      <header><h2>${title}</h2></header>
      <div class="modal-body">${text !== undefined && html`<${TextObject} text=${text} />`}</div>
      <footer>
        <button type="button" class="button" onClick=${() => answer(false)}>
          ${label(confirm, 'deny') || 'Cancel'}
        </button>
        <button type="button" class=${`button ${style}`} onClick=${() => answer(true)}>
          ${label(confirm, 'confirm') || 'Yes'}
        </button>
      </footer>
    </dialog>`
}
