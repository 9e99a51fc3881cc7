import type { ComponentChildren } from 'preact'
import type { Channel } from '../../protocol.ts'
import { channelName, nameOf, type Place, useDesk } from '../desk.ts'
import { html } from '../html.ts'
import { Avatar } from './avatar.ts'
import { Icon } from './icons.ts'
import { MenuButton } from './menu.ts'
import { PersonSwitcher } from './person-switcher.ts'

interface Props {
  readonly place: Place
  readonly unread: Readonly<Record<string, number>>
  readonly waiting: Readonly<Record<string, number>>
  readonly connected: boolean
  readonly become: (id: string) => void
}

/** Where one can go: the app, the channels, the people. */
export function Sidebar({ place, unread, waiting, connected, become }: Props): ComponentChildren {
  const desk = useDesk()
  const channels = [...desk.channels.values()]
  const rooms = channels
    .filter(({ kind }) => kind !== 'im')
    .sort((a, b) => a.name.localeCompare(b.name))
  const direct = channels.filter(({ kind, name }) => kind === 'im' && name !== desk.bot)
  const botDm = channels.find(({ kind, name }) => kind === 'im' && name === desk.bot)
  const at = (id: string) => place.kind === 'channel' && place.id === id
  const line = (channel: Channel) => html`
    <${ChannelLine} key=${channel.id} channel=${channel} here=${at(channel.id)} unread=${unread[channel.id] ?? 0} />`
  return html`
    <nav class="sidebar" aria-label="Workspace">
      <${PersonSwitcher} waiting=${waiting} become=${become} />
      <div class="sidebar-lists">
        <${Group} name="App">
          <${Line} here=${place.kind === 'home'} go=${() => desk.go({ kind: 'home' })}
            icon=${html`<${Icon} name="home" />`} text=${`${nameOf(desk, desk.bot)} home`} />
          <${BotLine} dm=${botDm} here=${botDm !== undefined && at(botDm.id)} connected=${connected}
            unread=${botDm === undefined ? 0 : (unread[botDm.id] ?? 0)} />
        <//>
        <${Group} name="Channels">${rooms.map(line)}<//>
        <${Group} name="Direct messages" extra=${html`<${NewMessage} known=${direct} />`}>${direct.map(line)}<//>
      </div>
    </nav>`
}

interface GroupProps {
  readonly name: string
  readonly extra?: ComponentChildren
  readonly children?: ComponentChildren
}

function Group({ name, extra, children }: GroupProps): ComponentChildren {
  return html`
    <section class="nav-group" aria-label=${name}>
      <div class="nav-head"><h2>${name}</h2>${extra}</div>
      <ul>${children}</ul>
    </section>`
}

interface LineProps {
  readonly here: boolean
  readonly go: () => void
  readonly icon: ComponentChildren
  readonly text: string
  readonly unread?: number
  readonly trailing?: ComponentChildren
}

function Line({ here, go, icon, text, unread = 0, trailing }: LineProps): ComponentChildren {
  return html`
    <li>
      <button type="button" class=${unread > 0 ? 'nav-line unread' : 'nav-line'} aria-current=${here ? 'page' : undefined} onClick=${go}>
        <span class="nav-icon">${icon}</span>
        <span class="nav-text">${text}</span>
        ${trailing}
        ${unread > 0 && html`<span class="pill"><span aria-hidden="true">${unread}</span><span class="unseen">${unread} unread</span></span>`}
      </button>
    </li>`
}

interface ChannelProps {
  readonly channel: Channel
  readonly here: boolean
  readonly unread: number
}

function ChannelLine({ channel, here, unread }: ChannelProps): ComponentChildren {
  const desk = useDesk()
  const icon =
    channel.kind === 'im'
      ? html`<${Avatar} id=${channel.name} user=${desk.people.get(channel.name)} />`
      : html`<${Icon} name=${channel.kind === 'private' ? 'lock' : 'hash'} />`
  const go = () => desk.go({ kind: 'channel', id: channel.id })
  return html`<${Line} here=${here} go=${go} icon=${icon} text=${channelName(desk, channel)} unread=${unread} />`
}

interface BotProps {
  readonly dm: Channel | undefined
  readonly here: boolean
  readonly connected: boolean
  readonly unread: number
}

function BotLine({ dm, here, connected, unread }: BotProps): ComponentChildren {
  const desk = useDesk()
  const go = async () => {
    const id = dm?.id ?? (await desk.act({ do: 'open-im', user: desk.bot })).id
    if (id !== undefined) desk.go({ kind: 'channel', id })
  }
  const state = connected ? 'connected' : 'not connected'
  const dot = html`<span class=${connected ? 'dot on' : 'dot'} title=${state}><span class="unseen">${state}</span></span>`
  return html`
    <${Line} here=${here} go=${go} unread=${unread} trailing=${dot} text=${nameOf(desk, desk.bot)}
      icon=${html`<${Avatar} id=${desk.bot} user=${desk.people.get(desk.bot)} />`} />`
}

function NewMessage({ known }: { readonly known: readonly Channel[] }): ComponentChildren {
  const desk = useDesk()
  const open = async (user: string) => {
    const { id } = await desk.act({ do: 'open-im', user })
    if (id !== undefined) desk.go({ kind: 'channel', id })
  }
  const items = [...desk.people.values()]
    .filter(({ id, isBot, deleted }) => !isBot && !deleted && id !== desk.me.id)
    .filter(({ id }) => !known.some(({ name }) => name === id))
    .map(({ id, realName, title }) => ({
      key: id,
      text: realName,
      detail: title,
      pick: () => void open(id),
    }))
  return html`
    <${MenuButton} label="New message" items=${items} empty="You already write with everyone.">
      <${Icon} name="plus" />
    <//>`
}
