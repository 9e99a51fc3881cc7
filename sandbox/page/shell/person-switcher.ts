import type { ComponentChildren } from 'preact'
import { useContext, useRef, useState } from 'preact/hooks'
import type { User } from '../../protocol.ts'
import { MinuteContext, useDesk } from '../desk.ts'
import { html } from '../html.ts'
import { aheadOf, cityOf, timeAt } from '../text/zones.ts'
import { Avatar } from './avatar.ts'
import { Icon } from './icons.ts'
import { Popover } from './popover.ts'
import { useFocus } from './use-focus.ts'

/** Who is acted as; pressed, everyone one could be instead. */
export function PersonSwitcher({
  become,
}: {
  readonly become: (id: string) => void
}): ComponentChildren {
  const { me } = useDesk()
  const now = useContext(MinuteContext)
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  const choose = (id: string) => {
    close()
    become(id)
  }
  return html`
    <button type="button" class="person" ref=${button} aria-haspopup="dialog" aria-expanded=${open}
      aria-label=${`Acting as ${me.realName}. Change person`} onClick=${() => setOpen(!open)}>
      <${Avatar} id=${me.id} user=${me} />
      <span class="person-words">
        <small>Acting as · ${timeAt(now, me.tz)} ${aheadOf(now, me.tz)}</small>
        <strong>${me.realName}</strong>
        <small>${me.title}</small>
      </span>
      <${Icon} name="down" />
    </button>
    ${
      open &&
      html`
      <${Popover} anchor=${button} close=${close} wide class="people">
        <${People} become=${choose} close=${close} />
      <//>`
    }`
}

interface PeopleProps {
  readonly become: (id: string) => void
  readonly close: () => void
}

function People({ become, close }: PeopleProps): ComponentChildren {
  const desk = useDesk()
  const list = useRef<HTMLDivElement>(null)
  const people = [...desk.people.values()].filter(({ isBot, deleted }) => !isBot && !deleted)
  useFocus(() => list.current?.querySelector<HTMLElement>('[aria-current=true]'), [])
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close()
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const all = [...(list.current?.querySelectorAll('button') ?? [])]
    const at = all.findIndex((one) => one.matches(':focus'))
    all.at((at + step + all.length) % all.length)?.focus()
  }
  return html`
    <div ref=${list} role="dialog" aria-label="Act as" onKeyDown=${keys}>
      <p class="group-name">Act as</p>
      ${people.map((user) => html`<${PersonLine} key=${user.id} user=${user} me=${user.id === desk.me.id} become=${become} />`)}
    </div>`
}

interface LineProps {
  readonly user: User
  readonly me: boolean
  readonly become: (id: string) => void
}

function PersonLine({ user, me, become }: LineProps): ComponentChildren {
  const now = useContext(MinuteContext)
  return html`
    <button type="button" class="person-line" aria-current=${me ? 'true' : undefined} onClick=${() => become(user.id)}>
      <${Avatar} id=${user.id} user=${user} />
      <span class="option-words"><span>${user.realName}</span><small>${user.title}</small></span>
      <span class="person-time"><span>${timeAt(now, user.tz)}</span><small>${cityOf(user.tz)}</small></span>
    </button>`
}
