import type { ComponentChildren } from 'preact'
import { useId, useRef, useState } from 'preact/hooks'
import { useReader } from '../desk.ts'
import { html } from '../html.ts'
import { Icon } from '../shell/icons.ts'
import { onKey } from '../shell/keys.ts'
import { Popover } from '../shell/popover.ts'
import type { Json } from '../state/read.ts'
import { dayTyped, dayWords } from '../text/days.ts'
import { dayAt } from '../text/zones.ts'
import { Calendar } from './calendar.ts'

interface Props {
  readonly naming: Json
  readonly placeholder: string
  readonly value: string | null
  readonly put: (day: string | null) => void
}

/** A day, typed or picked from a calendar. Today is the workspace's. */
export function DayInput({ naming, placeholder, value, put }: Props): ComponentChildren {
  const { now, zone } = useReader()
  const today = dayAt(now, zone)
  const grid = useId()
  const box = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const [draft, setDraft] = useState<string | null>(null)
  const [open, setOpen] = useState<'no' | 'by pointer' | 'by key'>('no')
  const close = () => {
    setOpen('no')
    setDraft(null)
  }
  const back = () => {
    close()
    input.current?.focus()
  }
  const pick = (day: string) => {
    put(day)
    back()
  }
  const type = () => {
    const typed = input.current?.value ?? ''
    setDraft(typed)
    if (/^\d{4}-\d{2}-\d{2}$/.test(typed) && dayTyped(typed, today) !== null) put(typed)
  }
  const settle = () => {
    if (draft === null) return
    const day = draft.trim() === '' ? null : (dayTyped(draft, today) ?? value)
    if (day !== value) put(day)
    setDraft(null)
  }
  const moves = {
    ArrowDown: () => setOpen('by key'),
    Enter: settle,
    Escape: open !== 'no' && close,
  }
  const leave = ({ relatedTarget }: FocusEvent) => {
    settle()
    const inside = relatedTarget instanceof Node && box.current?.contains(relatedTarget) === true
    if (!inside) setOpen('no')
  }
  return html`
    <div class="moment-box" ref=${box} onFocusOut=${leave}>
      <div class="pick control moment">
        <input ref=${input} ...${naming} role="combobox" aria-haspopup="dialog" aria-expanded=${open !== 'no'}
          aria-controls=${open === 'no' ? undefined : grid}
          autocomplete="off" placeholder=${placeholder} value=${draft ?? dayWords(value ?? '')}
          onFocus=${() => input.current?.select()} onClick=${() => setOpen('by pointer')} onInput=${type} onKeyDown=${(event: KeyboardEvent) => onKey(event, moves)} />
        <${Icon} name="calendar" />
      </div>
      ${
        open !== 'no' &&
        html`
        <${Popover} anchor=${box} close=${close}>
          <${Calendar} key=${value} id=${grid} value=${value} today=${today} focused=${open === 'by key'} pick=${pick}
            close=${back} />
        <//>`
      }
    </div>`
}
