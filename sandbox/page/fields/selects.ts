import type { ComponentChildren } from 'preact'
import { useRef, useState } from 'preact/hooks'
import type { ActAnswer, Channel } from '../../protocol.ts'
import { useSurface, useValue } from '../blocks/surface.ts'
import { channelName, type Desk, useDesk } from '../desk.ts'
import { html } from '../html.ts'
import { amount, isJson, type Json, label, part, parts, truth, word, words } from '../state/read.ts'
import { plainText } from '../text/words.ts'
import { aria, type FieldProps } from './element.ts'
import { Pick } from './pick.ts'
import type { Choice, ChoiceGroup } from './use-pick.ts'

const PAUSE_MS = 250

/** A select with the options the app wrote into it. */
export function StaticSelect(props: FieldProps): ComponentChildren {
  return html`<${OptionSelect} ...${props} groups=${groupsOf(props.field.element)} />`
}

/** A select that asks the app for options as one types. */
export function ExternalSelect(props: FieldProps): ComponentChildren {
  const { where, values } = useSurface()
  const { act } = useDesk()
  const [groups, setGroups] = useState<readonly ChoiceGroup[]>([])
  const [status, setStatus] = useState('')
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const latest = useRef(0)
  const { blockId, actionId, element } = props.field
  const least = amount(element, 'min_query_length') ?? 3

  const ask = async (value: string) => {
    latest.current += 1
    const mine = latest.current
    const answer = await act({ do: 'options', in: where, blockId, actionId, value, values })
    // A slower answer to an earlier question must not replace a later one.
    if (mine !== latest.current) return
    setGroups(answered(answer))
    setStatus(answer.ok ? '' : 'The app did not answer. Type again to retry.')
  }
  const search = (value: string) => {
    clearTimeout(timer.current)
    setGroups([])
    if (value.length < least) {
      setStatus(`Type at least ${least} ${least === 1 ? 'character' : 'characters'}.`)
      return
    }
    setStatus('Looking…')
    timer.current = setTimeout(() => ask(value), value === '' ? 0 : PAUSE_MS)
  }
  return html`<${OptionSelect} ...${props} groups=${groups} status=${status} search=${search} />`
}

/** A select of people. */
export function UserSelect(props: FieldProps): ComponentChildren {
  const desk = useDesk()
  const people = [...desk.people.values()].filter(({ deleted }) => !deleted)
  const choices = people.map(({ id, realName, title }) => ({
    key: id,
    text: realName,
    detail: title,
    person: id,
  }))
  return html`<${IdSelect} ...${props} choices=${choices} />`
}

/** A select of conversations, narrowed by the element's filter. */
export function ConversationSelect(props: FieldProps): ComponentChildren {
  const desk = useDesk()
  const filter = part(props.field.element, 'filter') ?? {}
  const kinds = words(filter, 'include')
  const bots = !truth(filter, 'exclude_bot_users')
  const fits = (channel: Channel) =>
    (kinds.length === 0 || kinds.includes(channel.kind)) &&
    (bots || desk.people.get(channel.name)?.isBot !== true)
  const choices = choicesOf(desk, [...desk.channels.values()].filter(fits))
  return html`<${IdSelect} ...${props} choices=${choices} />`
}

/** A select of public channels. */
export function ChannelSelect(props: FieldProps): ComponentChildren {
  const desk = useDesk()
  const open = [...desk.channels.values()].filter(({ kind }) => kind === 'public')
  return html`<${IdSelect} ...${props} choices=${choicesOf(desk, open)} />`
}

interface OptionProps extends FieldProps {
  readonly groups: readonly ChoiceGroup[]
  readonly status?: string
  readonly search?: (query: string) => void
}

function OptionSelect({ groups, status, search, ...props }: OptionProps): ComponentChildren {
  const { set } = useSurface()
  const value = useValue(props.field)
  const chosen = (Array.isArray(value) ? value : [value]).filter(isJson).map(optionChoice)
  const put = (next: readonly Choice[]) => {
    const options = next.map(({ option }) => option ?? {})
    set(props.field, isMany(props) ? options : (options[0] ?? null))
  }
  return html`
    <${Pick} ...${shared(props)} groups=${groups} chosen=${chosen} put=${put} status=${status} search=${search} />`
}

function IdSelect({
  choices,
  ...props
}: FieldProps & { readonly choices: readonly Choice[] }): ComponentChildren {
  const { set } = useSurface()
  const value = useValue(props.field)
  const ids: readonly unknown[] = Array.isArray(value) ? value : [value]
  const known = (id: string) => choices.find(({ key }) => key === id) ?? { key: id, text: id }
  const chosen = ids.filter((id) => typeof id === 'string').map(known)
  const put = (next: readonly Choice[]) => {
    const keys = next.map(({ key }) => key)
    set(props.field, isMany(props) ? keys : (keys[0] ?? null))
  }
  const groups = [{ name: '', choices }]
  return html`<${Pick} ...${shared(props)} groups=${groups} chosen=${chosen} put=${put} />`
}

function shared(props: FieldProps) {
  const { element, block } = props.field
  return {
    naming: aria(props),
    placeholder: plainText(label(element, 'placeholder')) || 'Choose…',
    many: isMany(props),
    most: amount(element, 'max_selected_items'),
    clearable: truth(block, 'optional'),
  }
}

function isMany({ field }: FieldProps): boolean {
  return word(field.element, 'type').startsWith('multi_')
}

function groupsOf(of: Json): readonly ChoiceGroup[] {
  const groups = parts(of, 'option_groups')
  if (groups.length === 0) return [{ name: '', choices: parts(of, 'options').map(optionChoice) }]
  return groups.map((group) => ({
    name: label(group, 'label'),
    choices: parts(group, 'options').map(optionChoice),
  }))
}

function answered({ options, optionGroups }: ActAnswer): readonly ChoiceGroup[] {
  return groupsOf({ options, option_groups: optionGroups })
}

function optionChoice(option: Json): Choice {
  const detail = label(option, 'description')
  return {
    key: word(option, 'value'),
    text: plainText(label(option, 'text')),
    ...(detail === '' ? {} : { detail }),
    option,
  }
}

function choicesOf(desk: Desk, channels: readonly Channel[]): readonly Choice[] {
  return channels
    .map((channel) => {
      const name = channelName(desk, channel)
      return { key: channel.id, text: channel.kind === 'im' ? name : `#${name}` }
    })
    .sort((a, b) => a.text.localeCompare(b.text))
}
