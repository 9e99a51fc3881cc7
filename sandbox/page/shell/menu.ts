import type { ComponentChildren } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { html } from '../html.ts'
import { onKey } from './keys.ts'
import { Popover } from './popover.ts'
import { useFocus } from './use-focus.ts'

export interface MenuItem {
  readonly key: string
  readonly text: string
  readonly detail?: string
  readonly pick: () => void
}

interface Props {
  readonly label: string
  readonly items: readonly MenuItem[]
  readonly children?: ComponentChildren
  readonly class?: string
  readonly empty?: string
}

/** A button that opens a menu: arrows move, Enter picks, Escape closes and gives the focus back. */
export function MenuButton({ label, items, children, empty, ...rest }: Props): ComponentChildren {
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  const pick = (item: MenuItem) => {
    close()
    item.pick()
  }
  return html`
    <button
      type="button"
      ref=${button}
      class=${rest.class ?? 'icon-button'}
      aria-label=${label}
      title=${label}
      aria-haspopup="menu"
      aria-expanded=${open}
      onClick=${() => setOpen(!open)}
    >${children}</button>
    ${
      open &&
      html`
      <${Popover} anchor=${button} close=${() => setOpen(false)} class="menu">
        <${Items} label=${label} items=${items} empty=${empty} pick=${pick} close=${close} />
      <//>`
    }
  `
}

interface ItemsProps {
  readonly label: string
  readonly items: readonly MenuItem[]
  readonly empty?: string
  readonly pick: (item: MenuItem) => void
  readonly close: () => void
}

function Items({ label, items, empty, pick, close }: ItemsProps): ComponentChildren {
  const list = useRef<HTMLDivElement>(null)
  const buttons = () => [...(list.current?.querySelectorAll('button') ?? [])]
  useFocus(() => buttons()[0], [])
  const step = (by: number) => {
    const all = buttons()
    const at = all.findIndex((one) => one.matches(':focus'))
    all.at((at + by + all.length) % all.length)?.focus()
  }
  const moves = { ArrowDown: () => step(1), ArrowUp: () => step(-1), Escape: close, Tab: close }
  if (items.length === 0) return html`<p class="menu-empty">${empty ?? 'Nothing here.'}</p>`
  return html`
    <div role="menu" aria-label=${label} ref=${list} onKeyDown=${(event: KeyboardEvent) => onKey(event, moves)}>
      ${items.map(
        (item) => html`
        <button type="button" role="menuitem" tabindex="-1" key=${item.key} onClick=${() => pick(item)}>
          <span>${item.text}</span>
          ${item.detail !== undefined && html`<small>${item.detail}</small>`}
        </button>`,
      )}
    </div>`
}
