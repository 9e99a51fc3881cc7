import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { html } from '../html.ts'
import { Icon } from '../shell/icons.ts'
import { Popover } from '../shell/popover.ts'
import { maybeWord } from '../state/read.ts'
import { Choices } from './choices.ts'
import { type Choice, type PickProps, usePick } from './use-pick.ts'

/** A field one picks into by typing, arrows or pointer: one choice, or several as tokens. */
export function Pick(props: PickProps): ComponentChildren {
  const { naming, many, chosen, placeholder } = props
  const pick = usePick(props)
  const list = useId()
  const shown = pick.open || many ? pick.query : (chosen[0]?.text ?? '')
  const hint = chosen.length === 0 ? placeholder : many ? '' : (chosen[0]?.text ?? '')
  const active = pick.open && pick.found.length > 0 ? `${list}-${pick.at}` : undefined
  return html`
    <div class=${many ? 'pick control many' : 'pick control'} ref=${pick.box} onClick=${() => pick.input.current?.focus()}>
      ${many && chosen.map((one) => html`<${Token} key=${one.key} choice=${one} drop=${() => pick.drop(one)} />`)}
      <input
        ref=${pick.input}
        ...${naming}
        role="combobox"
        aria-expanded=${pick.open}
        aria-controls=${pick.open ? list : undefined}
        aria-autocomplete="list"
        aria-activedescendant=${active}
        autocomplete="off"
        placeholder=${hint}
        value=${shown}
        onClick=${pick.show}
        onInput=${pick.type}
        onKeyDown=${pick.key}
        onBlur=${pick.leave}
      />
      ${
        !many &&
        props.clearable &&
        chosen.length > 0 &&
        html`
        <button type="button" class="icon-button" aria-label="Clear" onClick=${() => props.put([])}>
          <${Icon} name="close" />
        </button>`
      }
      <${Icon} name="down" />
    </div>
    ${
      pick.open &&
      html`
      <${Popover} anchor=${pick.box} close=${pick.hide} wide class="choices">
        <${Choices}
          id=${list}
          label=${maybeWord(naming, 'aria-label') ?? placeholder}
          groups=${pick.groups}
          chosen=${chosen}
          many=${many}
          at=${pick.at}
          status=${props.status}
          pick=${pick.take}
        />
      <//>`
    }
  `
}

function Token({
  choice,
  drop,
}: {
  readonly choice: Choice
  readonly drop: () => void
}): ComponentChildren {
  return html`
    <span class="token">
      ${choice.text}
      <button type="button" aria-label=${`Remove ${choice.text}`} onClick=${drop}><${Icon} name="close" /></button>
    </span>`
}
