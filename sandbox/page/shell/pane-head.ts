import type { ComponentChildren } from 'preact'
import { channelName, nameOf, type Place, useDesk } from '../desk.ts'
import { html } from '../html.ts'
import { cityOf } from '../text/zones.ts'
import { Avatar } from './avatar.ts'
import { Icon } from './icons.ts'

interface Props {
  readonly place: Place
  /** Back to the list, where there is no room for both. */
  readonly showList: () => void
}

/** What the main pane shows, and for the app its two tabs. */
export function PaneHead({ place, showList }: Props): ComponentChildren {
  const desk = useDesk()
  const channel = place.kind === 'channel' ? desk.channels.get(place.id) : undefined
  const app = place.kind === 'home' || (channel?.kind === 'im' && channel.name === desk.bot)
  return html`
    <header class="pane-head">
      <button type="button" class="icon-button to-list" aria-label="Channels and people" onClick=${showList}><${Icon} name="back" /></button>
      ${app ? html`<${AppHead} place=${place} />` : html`<${ChannelHead} place=${place} />`}
    </header>`
}

function AppHead({ place }: { readonly place: Place }): ComponentChildren {
  const desk = useDesk()
  const messages = async () => {
    const { id } = await desk.act({ do: 'open-im', user: desk.bot })
    if (id !== undefined) desk.go({ kind: 'channel', id })
  }
  const tab = (text: string, on: boolean, go: () => void) => html`
    <button type="button" class="tab" aria-current=${on ? 'page' : undefined} onClick=${go}>${text}</button>`
  return html`
    <${Avatar} id=${desk.bot} user=${desk.people.get(desk.bot)} />
    <h1>${nameOf(desk, desk.bot)}</h1>
    <nav class="tabs" aria-label="App">
      ${tab('Home', place.kind === 'home', () => desk.go({ kind: 'home' }))}
      ${tab('Messages', place.kind === 'channel', messages)}
    </nav>`
}

function ChannelHead({ place }: { readonly place: Place }): ComponentChildren {
  const desk = useDesk()
  const channel = place.kind === 'channel' ? desk.channels.get(place.id) : undefined
  if (channel === undefined) return html`<h1>Not found</h1>`
  if (channel.kind === 'im') {
    const user = desk.people.get(channel.name)
    return html`
      <${Avatar} id=${channel.name} user=${user} />
      <h1>${channelName(desk, channel)}</h1>
      <span class="topic">${user?.title}${user !== undefined && ` · ${cityOf(user.tz)}`}</span>`
  }
  const count = channel.members.length
  return html`
    <${Icon} name=${channel.kind === 'private' ? 'lock' : 'hash'} />
    <h1>${channel.name}</h1>
    <span class="topic">${channel.topic}</span>
    <span class="grow"></span>
    <span class="members">${count} ${count === 1 ? 'member' : 'members'}</span>`
}
