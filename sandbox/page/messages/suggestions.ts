import type { ComponentChildren, RefObject } from 'preact'
import { useDesk } from '../desk.ts'
import { html } from '../html.ts'
import { Avatar } from '../shell/avatar.ts'
import { Popover } from '../shell/popover.ts'
import type { Completion } from './completion.ts'

interface Props {
  readonly id: string
  readonly anchor: RefObject<HTMLElement>
  readonly found: readonly Completion[]
  readonly at: number
  readonly take: (completion: Completion) => void
  readonly close: () => void
}

/** What the word being written could become. */
export function Suggestions({ id, anchor, found, at, take, close }: Props): ComponentChildren {
  const { people } = useDesk()
  // A press must not take the focus from the field: leaving it would close the list first.
  const hold = (event: Event) => event.preventDefault()
  return html`
    <${Popover} anchor=${anchor} close=${close} wide class="choices">
      <div role="listbox" id=${id} aria-label="Suggestions">
        ${found.map(
          (one, index) => html`
          <div role="option" key=${one.key} id=${`${id}-${index}`} aria-selected=${index === at}
            class=${index === at ? 'option active' : 'option'} onMouseDown=${hold} onClick=${() => take(one)}>
            ${one.person !== undefined && html`<${Avatar} id=${one.person} user=${people.get(one.person)} />`}
            <span class="option-words"><span>${one.text}</span><small>${one.detail}</small></span>
          </div>`,
        )}
      </div>
    <//>`
}
