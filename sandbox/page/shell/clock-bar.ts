import type { ComponentChildren } from 'preact'
import { useRef, useState } from 'preact/hooks'
import type { Clock } from '../../protocol.ts'
import { useDesk } from '../desk.ts'
import { DayInput } from '../fields/day-input.ts'
import { TimeInput } from '../fields/time-input.ts'
import { html } from '../html.ts'
import { stampText } from '../text/dates.ts'
import { cityOf, dayAt, instantAt, nextAt, timeAt } from '../text/zones.ts'
import { Icon } from './icons.ts'
import { Popover } from './popover.ts'
import { useFocus } from './use-focus.ts'

const MORNING = '09:00'

/** The workspace's clock in the zone of the person acted as, and ways to wind it on. */
export function ClockBar({
  clock,
  now,
}: {
  readonly clock: Clock
  readonly now: number
}): ComponentChildren {
  const desk = useDesk()
  const { tz } = desk.me
  const [open, setOpen] = useState(false)
  const [setting, setSetting] = useState(false)
  const anchor = useRef<HTMLButtonElement>(null)
  const setter = useRef<HTMLButtonElement>(null)
  const close = () => {
    setSetting(false)
    setter.current?.focus()
  }
  const wind = (windMinutes: number) => void desk.act({ do: 'clock', windMinutes })
  const set = (at: number) => void desk.act({ do: 'clock', set: at })
  const shown = stampText(now, tz).slice(0, -3)
  return html`
    <div class=${open ? 'clock-bar open' : 'clock-bar'} role="group" aria-label="Workspace clock">
      <button type="button" class="clock-face" ref=${anchor} aria-expanded=${open} onClick=${() => setOpen(!open)}
        title="The workspace's clock, not the computer's">
        <${Icon} name="clock" /><span><time datetime=${new Date(now).toISOString()}>${shown}</time> <small>${cityOf(tz)}${clock.running ? '' : ' · paused'}</small></span>
      </button>
      <div class="clock-tools">
        <button type="button" onClick=${() => wind(15)}>+15 min</button>
        <button type="button" onClick=${() => wind(60)}>+1 h</button>
        <button type="button" onClick=${() => set(nextAt(now, MORNING, tz))}>Next ${MORNING}</button>
        <button type="button" ref=${setter} aria-haspopup="dialog" aria-expanded=${setting} onClick=${() => setSetting(!setting)}>Set…</button>
        <button type="button" onClick=${() => desk.act({ do: 'clock', running: !clock.running })}>
          ${clock.running ? 'Pause' : 'Run'}
        </button>
      </div>
      ${
        setting &&
        html`
        <${Popover} anchor=${anchor} close=${() => setSetting(false)} class="card-popover">
          <${SetClock} now=${now} zone=${tz} set=${set} close=${close} />
        <//>`
      }
    </div>`
}

interface SetProps {
  readonly now: number
  readonly zone: string
  readonly set: (at: number) => void
  readonly close: () => void
}

function SetClock({ now, zone, set, close }: SetProps): ComponentChildren {
  const [day, setDay] = useState<string | null>(dayAt(now, zone))
  const [time, setTime] = useState<string | null>(timeAt(now, zone))
  const form = useRef<HTMLFormElement>(null)
  useFocus(() => form.current?.querySelector('input'), [])
  const submit = (event: Event) => {
    event.preventDefault()
    const at = instantAt(`${day}T${time}`, zone)
    if (!Number.isNaN(at)) set(at)
    close()
  }
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close()
  }
  return html`
    <form role="dialog" aria-label="Set the clock" ref=${form} onSubmit=${submit} onKeyDown=${keys}>
      <p class="label">Date and time in ${cityOf(zone)}</p>
      <div class="moment-row">
        <${DayInput} naming=${{ 'aria-label': 'Date' }} placeholder="Pick a day" value=${day} put=${setDay} />
        <${TimeInput} naming=${{ 'aria-label': 'Time' }} placeholder="Pick a time" value=${time} put=${setTime} />
      </div>
      <p class="hint">Winding forward runs everything that falls due on the way. Going back undoes nothing.</p>
      <div class="row"><button type="submit" class="button primary">Set the clock</button></div>
    </form>`
}
