import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { useDesk } from '../desk.ts'
import { html } from '../html.ts'
import { Avatar } from '../shell/avatar.ts'
import { Icon } from '../shell/icons.ts'
import type { Choice, ChoiceGroup } from './use-pick.ts'

interface Props {
  readonly id: string
  readonly label: string
  readonly groups: readonly ChoiceGroup[]
  readonly chosen: readonly Choice[]
  readonly many: boolean
  /** Which choice the arrows are at, counted through all groups. */
  readonly at: number
  readonly status?: string
  readonly pick: (choice: Choice) => void
}

/** The list under a select. */
export function Choices(props: Props): ComponentChildren {
  const { id, label, groups, status, many } = props
  const empty = groups.every(({ choices }) => choices.length === 0)
  if (empty)
    return html`<p class="menu-empty" id=${id} role="status">${status || 'Nothing matches.'}</p>`
  let before = 0
  return html`
    <div role="listbox" id=${id} aria-label=${label} aria-multiselectable=${many}>
      ${groups.map((group) => {
        const start = before
        before += group.choices.length
        return html`<${Group} ...${props} group=${group} start=${start} />`
      })}
    </div>`
}

interface GroupProps extends Props {
  readonly group: ChoiceGroup
  readonly start: number
}

function Group({ group, start, ...props }: GroupProps): ComponentChildren {
  const options = group.choices.map(
    (choice, index) => html`
      <${Option}
        key=${choice.key}
        id=${`${props.id}-${start + index}`}
        choice=${choice}
        active=${props.at === start + index}
        on=${props.chosen.some(({ key }) => key === choice.key)}
        pick=${props.pick}
      />`,
  )
  if (group.name === '') return options
  return html`
    <div role="group" aria-label=${group.name}>
      <div class="group-name" aria-hidden="true">${group.name}</div>
      ${options}
    </div>`
}

interface OptionProps {
  readonly id: string
  readonly choice: Choice
  readonly active: boolean
  readonly on: boolean
  readonly pick: (choice: Choice) => void
}

function Option({ id, choice, active, on, pick }: OptionProps): ComponentChildren {
  const { people } = useDesk()
  const line = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (active) line.current?.scrollIntoView({ block: 'nearest' })
  }, [active])
  // A press must not take the focus from the field: leaving it would close the list first.
  const hold = (event: Event) => event.preventDefault()
  return html`
    <div role="option" id=${id} ref=${line} class=${active ? 'option active' : 'option'} aria-selected=${on}
      onMouseDown=${hold} onClick=${() => pick(choice)}>
      ${choice.person !== undefined && html`<${Avatar} id=${choice.person} user=${people.get(choice.person)} />`}
      <span class="option-words">
        <span>${choice.text}</span>
        ${choice.detail !== undefined && choice.detail !== '' && html`<small>${choice.detail}</small>`}
      </span>
      ${on && html`<${Icon} name="check" />`}
    </div>`
}
