import type { ComponentChildren } from 'preact'
import { useId, useRef, useState } from 'preact/hooks'
import { html } from '../html.ts'
import { Icon } from '../shell/icons.ts'
import { onKey } from '../shell/keys.ts'
import { Popover } from '../shell/popover.ts'
import type { Json } from '../state/read.ts'
import { timeTyped } from '../text/days.ts'
import { Choices } from './choices.ts'
import type { Choice } from './use-pick.ts'

const STEP_MINUTES = 30

const times: readonly Choice[] = Array.from({ length: (24 * 60) / STEP_MINUTES }, (_, step) => {
  const minutes = step * STEP_MINUTES
  const text = `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`
  return { key: text, text }
})

interface Props {
  readonly naming: Json
  readonly placeholder: string
  readonly value: string | null
  readonly put: (time: string | null) => void
}

/** A time on a 24-hour clock, typed to the minute or picked by the half hour. */
export function TimeInput({ naming, placeholder, value, put }: Props): ComponentChildren {
  const box = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const list = useId()
  const [draft, setDraft] = useState<string | null>(null)
  const [at, setAt] = useState<number | null>(null)
  const open = at !== null
  const chosen = times.filter(({ key }) => key === value)
  const show = () => setAt(nearest(value))
  const take = ({ key }: Choice) => {
    put(key)
    setDraft(null)
    setAt(null)
  }
  const settle = () => {
    setAt(null)
    if (draft === null) return
    const time = draft.trim() === '' ? null : (timeTyped(draft) ?? value)
    if (time !== value) put(time)
    setDraft(null)
  }
  const type = () => {
    const typed = input.current?.value ?? ''
    setDraft(typed)
    const time = timeTyped(typed)
    setAt(nearest(time))
    if (/^\d{2}:\d{2}$/.test(typed) && time !== null) put(time)
  }
  const current = times[at ?? 0]
  const moves = {
    ArrowDown: open ? () => setAt(Math.min(at + 1, times.length - 1)) : show,
    ArrowUp: open ? () => setAt(Math.max(at - 1, 0)) : show,
    Enter: open && draft === null && current !== undefined ? () => take(current) : settle,
    Escape: open && settle,
  }
  return html`
    <div class="moment-box" ref=${box}>
      <div class="pick control moment">
        <input ref=${input} ...${naming} role="combobox" aria-haspopup="listbox" aria-expanded=${open}
          aria-controls=${open ? list : undefined} aria-activedescendant=${open ? `${list}-${at}` : undefined}
          autocomplete="off" placeholder=${placeholder} value=${draft ?? value ?? ''}
          onFocus=${() => input.current?.select()} onClick=${show} onInput=${type} onKeyDown=${(event: KeyboardEvent) => onKey(event, moves)} onBlur=${settle} />
        <${Icon} name="clock" />
      </div>
      ${
        open &&
        html`
        <${Popover} anchor=${box} close=${settle} wide class="choices">
          <${Choices} id=${list} label="Times" groups=${[{ name: '', choices: times }]} chosen=${chosen} many=${false} at=${at} pick=${take} />
        <//>`
      }
    </div>`
}

function nearest(time: string | null): number {
  const [hour = 9, minute = 0] = (time ?? '09:00').split(':').map(Number)
  return Math.min(times.length - 1, Math.floor((hour * 60 + minute) / STEP_MINUTES))
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}
