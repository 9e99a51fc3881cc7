import type { ComponentChildren } from 'preact'
import { useId, useRef, useState } from 'preact/hooks'
import { html } from '../html.ts'
import { Icon } from '../shell/icons.ts'
import { Popover } from '../shell/popover.ts'
import { type Json, maybeWord } from '../state/read.ts'
import { Choices } from './choices.ts'

/** One thing that can be picked. */
export interface Choice {
  readonly key: string
  readonly text: string
  readonly detail?: string
  /** Draw this person's initials before it. */
  readonly person?: string
  /** The option of the app it stands for. */
  readonly option?: Json
}

/** Choices under a name; the name is empty where there is but one group. */
export interface ChoiceGroup {
  readonly name: string
  readonly choices: readonly Choice[]
}

interface Props {
  readonly naming: Json
  readonly placeholder: string
  readonly groups: readonly ChoiceGroup[]
  readonly chosen: readonly Choice[]
  readonly put: (chosen: readonly Choice[]) => void
  readonly many: boolean
  readonly most?: number
  readonly clearable: boolean
  /** Words instead of choices. */
  readonly status?: string
  /** Looks elsewhere for what was typed; without it the choices at hand are searched. */
  readonly search?: (query: string) => void
}

/** A field one picks into by typing, arrows or pointer: one choice, or several as tokens. */
export function Pick(props: Props): ComponentChildren {
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

function usePick({ groups, chosen, put, many, most, search }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const [open, setOpen] = useState(false)
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const shown = search === undefined ? matching(groups, query) : groups
  const found = shown.flatMap(({ choices }) => choices)

  const show = () => {
    if (open) return
    setOpen(true)
    const now = found.findIndex(({ key }) => key === chosen[0]?.key)
    setAt(many || now < 0 ? 0 : now)
    search?.('')
  }
  const hide = () => {
    setOpen(false)
    setQuery('')
  }
  const drop = (choice: Choice) => put(chosen.filter(({ key }) => key !== choice.key))
  const take = (choice: Choice) => {
    if (!many) hide()
    else setQuery('')
    if (!many) return put([choice])
    if (chosen.some(({ key }) => key === choice.key)) return drop(choice)
    if (most === undefined || chosen.length < most) put([...chosen, choice])
  }
  const type = () => {
    const text = input.current?.value ?? ''
    setOpen(true)
    setQuery(text)
    setAt(0)
    search?.(text)
  }
  const leave = ({ relatedTarget }: FocusEvent) => {
    const inside = relatedTarget instanceof Node && box.current?.contains(relatedTarget)
    if (inside !== true) hide()
  }
  const key = (event: KeyboardEvent) => {
    const last = chosen.at(-1)
    const current = found[at]
    const moves: Record<string, (() => void) | false | undefined> = {
      ArrowDown: open ? () => setAt(Math.min(at + 1, found.length - 1)) : show,
      ArrowUp: open ? () => setAt(Math.max(at - 1, 0)) : show,
      Enter: open ? () => current !== undefined && take(current) : show,
      Escape: open && hide,
      Backspace: many && query === '' && last !== undefined && (() => drop(last)),
    }
    const move = moves[event.key]
    if (typeof move !== 'function') return
    event.preventDefault()
    event.stopPropagation()
    move()
  }
  return {
    box,
    input,
    open,
    query,
    at,
    groups: shown,
    found,
    show,
    hide,
    drop,
    take,
    type,
    leave,
    key,
  }
}

function matching(groups: readonly ChoiceGroup[], query: string): readonly ChoiceGroup[] {
  const wanted = plain(query)
  return groups
    .map(({ name, choices }) => ({
      name,
      choices: choices.filter(({ text, detail }) =>
        plain(`${text} ${detail ?? ''}`).includes(wanted),
      ),
    }))
    .filter(({ choices }) => choices.length > 0)
}

// So that "Petrovic" finds Petrović.
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
