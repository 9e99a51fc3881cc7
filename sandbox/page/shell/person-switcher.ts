import type { ComponentChildren } from 'preact'
import { useContext, useRef, useState } from 'preact/hooks'
import type { User } from '../../protocol.ts'
import { MinuteContext, useDesk } from '../desk.ts'
import { html } from '../html.ts'
import { aheadOf, cityOf, timeAt } from '../text/zones.ts'
import { Avatar } from './avatar.ts'
import { Icon } from './icons.ts'
import { onKey } from './keys.ts'
import { Popover } from './popover.ts'
import { useFocus } from './use-focus.ts'

interface Props {
  /** Unread direct messages by person. */
  readonly waiting: Readonly<Record<string, number>>
  readonly become: (id: string) => void
}

/** Who is acted as; pressed, everyone one could be instead, and who of them has new messages. */
export function PersonSwitcher({ waiting, become }: Props): ComponentChildren {
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
  const others = Object.entries(waiting).filter(([id, count]) => id !== me.id && count > 0).length
  const news = others === 1 ? '1 other person has' : `${others} other people have`
  return html`
    <button type="button" class="person" ref=${button} aria-haspopup="dialog" aria-expanded=${open}
      aria-label=${`Acting as ${me.realName}. Change person${others > 0 ? `: ${news} new messages` : ''}`} onClick=${() => setOpen(!open)}>
      <${Avatar} id=${me.id} user=${me} />
      <span class="person-words">
        <small>Acting as · ${timeAt(now, me.tz)} ${aheadOf(now, me.tz)}</small>
        <strong>${me.realName}</strong>
        <small>${me.title}</small>
      </span>
      ${others > 0 && html`<span class="pill" title=${`${news} new messages`}>${others}</span>`}
      <${Icon} name="down" />
    </button>
    ${
      open &&
      html`
      <${Popover} anchor=${button} close=${close} wide class="people">
        <${People} waiting=${waiting} become=${choose} close=${close} />
      <//>`
    }`
}

interface PeopleProps extends Props {
  readonly close: () => void
}

function People({ waiting, become, close }: PeopleProps): ComponentChildren {
  const desk = useDesk()
  const list = useRef<HTMLDivElement>(null)
  const people = [...desk.people.values()].filter(({ isBot, deleted }) => !isBot && !deleted)
  useFocus(() => list.current?.querySelector<HTMLElement>('[aria-current=true]'), [])
  const step = (by: number) => {
    const all = [...(list.current?.querySelectorAll('button') ?? [])]
    const at = all.findIndex((one) => one.matches(':focus'))
    all.at((at + by + all.length) % all.length)?.focus()
  }
  const moves = { ArrowDown: () => step(1), ArrowUp: () => step(-1), Escape: close }
  return html`
    <div ref=${list} role="dialog" aria-label="Act as" onKeyDown=${(event: KeyboardEvent) => onKey(event, moves)}>
      <p class="group-name">Act as</p>
      ${people.map((user) => html`<${PersonLine} key=${user.id} user=${user} me=${user.id === desk.me.id} waiting=${waiting[user.id] ?? 0} become=${become} />`)}
    </div>`
}

interface LineProps {
  readonly user: User
  readonly me: boolean
  readonly waiting: number
  readonly become: (id: string) => void
}

function PersonLine({ user, me, waiting, become }: LineProps): ComponentChildren {
  const now = useContext(MinuteContext)
  return html`
    <button type="button" class="person-line" aria-current=${me ? 'true' : undefined} onClick=${() => become(user.id)}>
      <${Avatar} id=${user.id} user=${user} />
      <span class="option-words"><span>${user.realName}</span><small>${user.title}</small></span>
      ${waiting > 0 && html`<span class="pill">${waiting}<span class="unseen"> new</span></span>`}
      <span class="person-time"><span>${timeAt(now, user.tz)}</span><small>${cityOf(user.tz)}</small></span>
    </button>`
}
