import type { ComponentChildren } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { html } from '../html.ts'
import { Icon } from '../shell/icons.ts'
import { onKey } from '../shell/keys.ts'
import { useFocus } from '../shell/use-focus.ts'
import { addDays, addMonths, dayWords, weeksOf } from '../text/days.ts'

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

const monthName = new Intl.DateTimeFormat('en-US', {
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})

interface Props {
  readonly id: string
  readonly value: string | null
  readonly today: string
  /** Take the focus, as when opened by keyboard. */
  readonly focused: boolean
  readonly pick: (day: string) => void
  readonly close: () => void
}

/** A month to pick a day from. Arrows move by days and weeks, Page Up and Page Down by months. */
export function Calendar({ id, value, today, focused, pick, close }: Props): ComponentChildren {
  const [at, setAt] = useState(value ?? today)
  const [moved, setMoved] = useState(false)
  const grid = useRef<HTMLTableElement>(null)
  useFocus(
    () => (moved || focused ? grid.current?.querySelector<HTMLElement>('[tabindex="0"]') : null),
    [at, focused],
  )
  const move = (day: string) => {
    setMoved(true)
    setAt(day)
  }
  const moves = {
    ArrowLeft: () => move(addDays(at, -1)),
    ArrowRight: () => move(addDays(at, 1)),
    ArrowUp: () => move(addDays(at, -7)),
    ArrowDown: () => move(addDays(at, 7)),
    PageUp: () => move(addMonths(at, -1)),
    PageDown: () => move(addMonths(at, 1)),
    Escape: close,
  }
  const turn = (months: number) => {
    setMoved(false)
    setAt(addMonths(at, months))
  }
  return html`
    <div id=${id} class="calendar" role="dialog" aria-label="Pick a day" onKeyDown=${(event: KeyboardEvent) => onKey(event, moves)}>
      <div class="calendar-head">
        <button type="button" class="icon-button" aria-label="Month before" onClick=${() => turn(-1)}><${Icon} name="back" /></button>
        <strong aria-live="polite">${monthName.format(Date.parse(at))}</strong>
        <button type="button" class="icon-button" aria-label="Month after" onClick=${() => turn(1)}><${Icon} name="right" /></button>
      </div>
      <table role="grid" ref=${grid} aria-label=${monthName.format(Date.parse(at))}>
        <thead><tr>${WEEKDAYS.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
        <tbody>
          ${weeksOf(at).map(
            (week) => html`
            <tr>${week.map((day) => html`<${Day} key=${day} day=${day} at=${at} value=${value} today=${today} pick=${pick} />`)}</tr>`,
          )}
        </tbody>
      </table>
    </div>`
}

interface DayProps {
  readonly day: string
  readonly at: string
  readonly value: string | null
  readonly today: string
  readonly pick: (day: string) => void
}

function Day({ day, at, value, today, pick }: DayProps): ComponentChildren {
  const kinds = [day === today && 'today', day.slice(0, 7) !== at.slice(0, 7) && 'other']
  return html`
    <td role="gridcell" aria-selected=${day === value}>
      <button type="button" class=${kinds.filter(Boolean).join(' ')} tabindex=${day === at ? '0' : '-1'}
        aria-label=${dayWords(day)} aria-current=${day === today ? 'date' : undefined} onClick=${() => pick(day)}>
        ${Number(day.slice(8))}
      </button>
    </td>`
}
