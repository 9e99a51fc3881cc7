import type { ComponentChildren, RefObject } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { html } from '../html.ts'

interface Props {
  readonly anchor: RefObject<HTMLElement>
  readonly close: () => void
  readonly children?: ComponentChildren
  readonly class?: string
  /** Take at least the anchor's width. */
  readonly wide?: boolean
}

const GAP = 4
const EDGE = 8

/**
 * A box by its anchor, above everything else, that a press outside or Escape closes.
 *
 * Drawn where it stands in the tree, so that it stays usable inside a modal dialog.
 */
export function Popover({ anchor, close, children, wide, ...rest }: Props): ComponentChildren {
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    box.current?.showPopover()
    const settle = () => place(box.current, anchor.current, wide === true)
    settle()
    const watch = new ResizeObserver(settle)
    if (box.current !== null) watch.observe(box.current)
    addEventListener('resize', settle)
    addEventListener('scroll', settle, true)
    return () => {
      watch.disconnect()
      removeEventListener('resize', settle)
      removeEventListener('scroll', settle, true)
    }
  }, [])
  useEffect(() => {
    const outside = ({ target }: Event) => {
      if (!(target instanceof Node)) return
      if (box.current?.contains(target) || anchor.current?.contains(target)) return
      close()
    }
    addEventListener('pointerdown', outside, true)
    return () => removeEventListener('pointerdown', outside, true)
  })
  return html`<div popover="manual" ref=${box} class=${`popover ${rest.class ?? ''}`}>${children}</div>`
}

function place(box: HTMLElement | null, anchor: HTMLElement | null, wide: boolean): void {
  if (box === null || anchor === null) return
  const at = anchor.getBoundingClientRect()
  if (wide) box.style.minWidth = `${at.width}px`
  const below = innerHeight - at.bottom - GAP - EDGE
  const above = at.top - GAP - EDGE
  const up = box.scrollHeight > below && above > below
  box.style.maxHeight = `${Math.max(120, up ? above : below)}px`
  const height = box.offsetHeight
  const left = Math.min(at.left, innerWidth - box.offsetWidth - EDGE)
  box.style.left = `${Math.max(EDGE, left)}px`
  box.style.top = `${up ? at.top - GAP - height : at.bottom + GAP}px`
}
