import type { ComponentChildren } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { type Desk, DeskContext, MinuteContext, type Place } from './desk.ts'
import { html } from './html.ts'
import { Conversation } from './messages/conversation.ts'
import { Thread } from './messages/thread.ts'
import { FaultsDrawer, faultsOn } from './shell/faults.ts'
import { Home } from './shell/home.ts'
import { Modal } from './shell/modal.ts'
import { Notes } from './shell/notes.ts'
import { PaneHead } from './shell/pane-head.ts'
import { Sidebar } from './shell/sidebar.ts'
import { useTheme } from './shell/theme.ts'
import { TopBar } from './shell/top-bar.ts'
import { olderMessages } from './state/server.ts'
import type { State } from './state/state.ts'
import { useDeskOf } from './use-desk-of.ts'
import { useMinute } from './use-minute.ts'
import { usePlace } from './use-place.ts'
import { useWorkspace, type Workspace } from './use-workspace.ts'

/** The whole page. */
export function App(): ComponentChildren {
  const workspace = useWorkspace()
  const { state } = workspace
  if (state === null) return html`<div class="loading" role="status">Opening the workspace…</div>`
  return html`<${Page} key=${state.as} workspace=${workspace} state=${state} />`
}

function Page({
  workspace,
  state,
}: {
  readonly workspace: Workspace
  readonly state: State
}): ComponentChildren {
  const [place, go] = usePlace(state)
  const [faults, setFaults] = useState(false)
  const [theme, setTheme] = useTheme()
  const [listing, setListing] = useState(false)
  const now = useMinute(state.clock)
  const move = (next: Place) => {
    setListing(false)
    go(next)
  }
  const desk = useDeskOf(state, workspace, place, move)
  const unread = Object.values(state.unread).reduce((sum, count) => sum + count, 0)
  useEffect(() => {
    document.title = `${unread > 0 ? `(${unread}) ` : ''}${desk.me.realName} · ${state.team.name}`
  }, [unread, desk.me.realName, state.team.name])
  const modal = state.modals.at(-1)
  const thread = place.kind === 'channel' ? place.thread : undefined
  return html`
    <${DeskContext.Provider} value=${desk}>
      <${MinuteContext.Provider} value=${now}>
        <div class=${`app${listing ? ' listing' : ''}${thread === undefined ? '' : ' threading'}`}>
          <${TopBar} team=${state.team.name} clock=${state.clock} now=${now} connected=${state.bot.connected}
            reached=${workspace.reached} faults=${faultsOn(state.faults)} openFaults=${() => setFaults(true)}
            theme=${theme} setTheme=${setTheme} />
          <${Sidebar} place=${place} unread=${state.unread} waiting=${state.waiting} connected=${state.bot.connected} become=${workspace.become} />
          <main class="main">
            <${PaneHead} place=${place} showList=${() => setListing(true)} />
            <${Main} place=${place} state=${state} workspace=${workspace} desk=${desk} />
          </main>
          <${SidePane} place=${place} state=${state} desk=${desk} />
        </div>
        ${
          modal !== undefined &&
          html`
          <${Modal} key=${modal.id} view=${modal} under=${state.modals.length - 1} errors=${state.errors}
            setErrors=${(errors: State['errors']) => workspace.hear({ type: 'errors', errors })} />`
        }
        ${faults && html`<${FaultsDrawer} faults=${state.faults} close=${() => setFaults(false)} />`}
        <${Notes} notes=${state.notes} seen=${(id: number) => workspace.hear({ type: 'note-seen', id })} />
      <//>
    <//>`
}

interface PaneProps {
  readonly place: Place
  readonly state: State
  readonly desk: Desk
}

function Main({
  place,
  state,
  workspace,
  desk,
}: PaneProps & { readonly workspace: Workspace }): ComponentChildren {
  const channel = place.kind === 'channel' ? desk.channels.get(place.id) : undefined
  const messages = state.messages[channel?.id ?? ''] ?? []
  const older = async () => {
    const [first] = messages
    if (channel === undefined || first === undefined || workspace.complete.has(channel.id))
      return false
    const found = await olderMessages(state.as, channel.id, first.ts)
    if (!found.more) workspace.complete.add(channel.id)
    workspace.hear({ type: 'older', messages: found.messages })
    return found.messages.length > 0
  }
  const unread = state.unread[channel?.id ?? ''] ?? 0
  return useMemo(() => {
    if (place.kind === 'home') return html`<${Home} view=${state.home} />`
    if (channel === undefined)
      return html`<p class="home empty">This conversation is not here any more.</p>`
    return html`<${Conversation} key=${channel.id} channel=${channel} messages=${messages} unread=${unread} older=${older} />`
  }, [place.kind, channel, messages, unread, state.home])
}

function SidePane({ place, state, desk }: PaneProps): ComponentChildren {
  if (place.kind !== 'channel' || place.thread === undefined) return null
  const channel = desk.channels.get(place.id)
  if (channel === undefined) return null
  const messages = state.messages[channel.id] ?? []
  return html`<${Thread} key=${place.thread} channel=${channel} messages=${messages} ts=${place.thread} />`
}
