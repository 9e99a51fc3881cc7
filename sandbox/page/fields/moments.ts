import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { useSurface, useValue } from '../blocks/surface.ts'
import { useDesk } from '../desk.ts'
import { html } from '../html.ts'
import { label, word } from '../state/read.ts'
import { plainText } from '../text/words.ts'
import { cityOf, dayAt, instantAt, timeAt } from '../text/zones.ts'
import { DayInput } from './day-input.ts'
import { aria, type FieldProps } from './element.ts'
import { TimeInput } from './time-input.ts'

/** A day, `2027-03-08`. */
export function DateField(props: FieldProps): ComponentChildren {
  const { set } = useSurface()
  const value = useValue(props.field)
  return html`
    <${DayInput}
      naming=${aria(props)}
      placeholder=${plainText(label(props.field.element, 'placeholder')) || 'Pick a day'}
      value=${typeof value === 'string' ? value : null}
      put=${(day: string | null) => set(props.field, day)}
    />`
}

/** A time of day on a 24-hour clock, with its zone beside it if the app named one. */
export function TimeField(props: FieldProps): ComponentChildren {
  const { set } = useSurface()
  const value = useValue(props.field)
  const zone = word(props.field.element, 'timezone')
  return html`
    <span class="moment-row">
      <${TimeInput}
        naming=${aria(props)}
        placeholder=${plainText(label(props.field.element, 'placeholder')) || 'Pick a time'}
        value=${typeof value === 'string' ? value : null}
        put=${(time: string | null) => set(props.field, time)}
      />
      ${zone !== '' && html`<span class="hint">${zone}</span>`}
    </span>`
}

/** An instant, picked as a day and a time in the zone of the person acted as. */
export function DateTimeField(props: FieldProps): ComponentChildren {
  const { set } = useSurface()
  const { tz } = useDesk().me
  const value = useValue(props.field)
  const at = typeof value === 'number' ? value * 1000 : undefined
  const [day, setDay] = useState(at === undefined ? null : dayAt(at, tz))
  const [time, setTime] = useState(at === undefined ? null : timeAt(at, tz))
  const put = (nextDay: string | null, nextTime: string | null) => {
    setDay(nextDay)
    setTime(nextTime)
    const instant = instantAt(`${nextDay}T${nextTime}`, tz)
    const now = Number.isNaN(instant) ? null : instant / 1000
    if (now !== value) set(props.field, now)
  }
  return html`
    <span class="moment-row" role="group" ...${aria(props)}>
      <${DayInput} naming=${{ 'aria-label': 'Date' }} placeholder="Pick a day" value=${day}
        put=${(next: string | null) => put(next, time)} />
      <${TimeInput} naming=${{ 'aria-label': 'Time' }} placeholder="Pick a time" value=${time}
        put=${(next: string | null) => put(day, next)} />
      <span class="hint">${cityOf(tz)}</span>
    </span>`
}
