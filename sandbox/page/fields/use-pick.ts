import { useRef, useState } from 'preact/hooks'
import { type Moves, onKey } from '../shell/keys.ts'
import type { Json } from '../state/read.ts'
import { plainly } from '../text/plainly.ts'

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

/** What a field to pick into is given. */
export interface PickProps {
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

/** What a field to pick into holds and does: `PickProps` as a thing one can press and type into. */
export function usePick(props: PickProps) {
  const { groups, chosen, many, search } = props
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
  const take = (choice: Choice) => {
    if (many) setQuery('')
    else hide()
    props.put(withChoice(props, choice))
  }
  const drop = (choice: Choice) => props.put(without(chosen, choice))
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
  const [current, last] = [found[at], chosen.at(-1)]
  const moves: Moves = {
    ArrowDown: open ? () => setAt(Math.min(at + 1, found.length - 1)) : show,
    ArrowUp: open ? () => setAt(Math.max(at - 1, 0)) : show,
    Enter: open ? () => current !== undefined && take(current) : show,
    Escape: open && hide,
    Backspace: many && query === '' && last !== undefined && (() => drop(last)),
  }
  const key = (event: KeyboardEvent) => onKey(event, moves)
  const does = { show, hide, drop, take, type, leave, key }
  return { box, input, open, query, at, groups: shown, found, ...does }
}

function withChoice({ chosen, many, most }: PickProps, choice: Choice): readonly Choice[] {
  if (!many) return [choice]
  if (chosen.some(({ key }) => key === choice.key)) return without(chosen, choice)
  return most === undefined || chosen.length < most ? [...chosen, choice] : chosen
}

function without(chosen: readonly Choice[], choice: Choice): readonly Choice[] {
  return chosen.filter(({ key }) => key !== choice.key)
}

function matching(groups: readonly ChoiceGroup[], query: string): readonly ChoiceGroup[] {
  const wanted = plainly(query)
  const fits = ({ text, detail = '' }: Choice) => plainly(`${text} ${detail}`).includes(wanted)
  return groups
    .map(({ name, choices }) => ({ name, choices: choices.filter(fits) }))
    .filter(({ choices }) => choices.length > 0)
}
