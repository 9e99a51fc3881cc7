import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { useSurface, useValue } from '../blocks/surface.ts'
import { html } from '../html.ts'
import { isJson, type Json, part, parts, word } from '../state/read.ts'
import { TextObject } from '../text/words.ts'
import { aria, type FieldProps } from './element.ts'

/** Boxes of which any number may be ticked. */
export function CheckboxGroup(props: FieldProps): ComponentChildren {
  const { set } = useSurface()
  const value = useValue(props.field)
  const ticked = Array.isArray(value) ? value.filter(isJson) : []
  const all = parts(props.field.element, 'options')
  const isTicked = (option: Json) => ticked.some((one) => one.value === option.value)
  const turn = (option: Json) => {
    // Slack keeps the order of the options, not that of the ticks.
    set(
      props.field,
      all.filter((one) => (one === option) !== isTicked(one)),
    )
  }
  return html`
    <div class="checks" role="group" ...${aria(props)}>
      ${all.map(
        (option) => html`
        <${Check} option=${option} type="checkbox" on=${isTicked(option)} turn=${() => turn(option)} />`,
      )}
    </div>`
}

/** Circles of which one may be chosen. */
export function RadioGroup(props: FieldProps): ComponentChildren {
  const { set } = useSurface()
  const value = useValue(props.field)
  const chosen = isJson(value) ? value.value : undefined
  const name = useId()
  return html`
    <div class="checks" role="radiogroup" ...${aria(props)}>
      ${parts(props.field.element, 'options').map(
        (option) => html`
        <${Check}
          option=${option}
          type="radio"
          name=${name}
          on=${option.value === chosen}
          turn=${() => set(props.field, option)}
        />`,
      )}
    </div>`
}

interface CheckProps {
  readonly option: Json
  readonly type: 'checkbox' | 'radio'
  readonly name?: string
  readonly on: boolean
  readonly turn: () => void
}

function Check({ option, type, name, on, turn }: CheckProps): ComponentChildren {
  const text = part(option, 'text')
  const detail = part(option, 'description')
  return html`
    <label class="check">
      <input type=${type} name=${name} value=${word(option, 'value')} checked=${on} onChange=${turn} />
      <span>
        ${text !== undefined && html`<${TextObject} text=${text} />`}
        ${detail !== undefined && html`<small><${TextObject} text=${detail} /></small>`}
      </span>
    </label>`
}
