import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { useSurface, useValue } from '../blocks/surface.ts'
import { useDesk } from '../desk.ts'
import { html } from '../html.ts'
import { word } from '../state/read.ts'
import { cityOf, dayAt, instantAt, timeAt } from '../text/zones.ts'
import { aria, type FieldProps } from './element.ts'

/** A day, `2027-03-08`. */
export function DateField(props: FieldProps): ComponentChildren {
  const { set } = useSurface()
  const value = useValue(props.field)
  return html`
    <input type="date" class="control moment" ...${aria(props)} value=${value ?? ''}
      onChange=${(event: Event) => set(props.field, typedIn(event) || null)} />`
}

/** A time of day on a 24-hour clock, with its zone beside it if the app named one. */
export function TimeField(props: FieldProps): ComponentChildren {
  const { set } = useSurface()
  const value = useValue(props.field)
  const zone = word(props.field.element, 'timezone')
  return html`
    <span class="moment-row">
      <input type="time" class="control moment" ...${aria(props)} value=${value ?? ''}
        onChange=${(event: Event) => set(props.field, typedIn(event) || null)} />
      ${zone !== '' && html`<span class="hint">${zone}</span>`}
    </span>`
}

/** An instant, picked as a day and a time in the zone of the person acted as. */
export function DateTimeField(props: FieldProps): ComponentChildren {
  const { set } = useSurface()
  const { tz } = useDesk().me
  const value = useValue(props.field)
  const at = typeof value === 'number' ? value * 1000 : undefined
  const [day, setDay] = useState(at === undefined ? '' : dayAt(at, tz))
  const [time, setTime] = useState(at === undefined ? '' : timeAt(at, tz))
  const put = (nextDay: string, nextTime: string) => {
    setDay(nextDay)
    setTime(nextTime)
    const instant = instantAt(`${nextDay}T${nextTime}`, tz)
    set(props.field, Number.isNaN(instant) ? null : instant / 1000)
  }
  return html`
    <span class="moment-row" role="group" ...${aria(props)}>
      <input type="date" class="control moment" aria-label="Date" value=${day}
        onChange=${(event: Event) => put(typedIn(event), time)} />
      <input type="time" class="control moment" aria-label="Time" value=${time}
        onChange=${(event: Event) => put(day, typedIn(event))} />
      <span class="hint">${cityOf(tz)}</span>
    </span>`
}

function typedIn({ target }: Event): string {
  return target instanceof HTMLInputElement ? target.value : ''
}
