import type { ComponentChildren } from 'preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Channel, Message } from '../../protocol.ts'
import { channelName, useDesk } from '../desk.ts'
import { html } from '../html.ts'
import { Avatar } from '../shell/avatar.ts'
import { Icon } from '../shell/icons.ts'
import { mainLine } from '../state/state.ts'
import { Composer } from './composer.ts'
import { MessageList } from './message-list.ts'
import { sameCounts, useSame } from './use-same.ts'

interface Props {
  readonly channel: Channel
  readonly messages: readonly Message[]
  readonly unread: number
  /** Fetch messages before the oldest at hand; resolves to whether there were any. */
  readonly older: () => Promise<boolean>
}

/** A channel or direct message: its messages, and the field to write one. */
export function Conversation({ channel, messages, unread, older }: Props): ComponentChildren {
  const desk = useDesk()
  const name = channelName(desk, channel)
  const shown = channel.kind === 'im' ? name : `#${name}`
  const line = useMemo(() => mainLine(messages), [messages])
  const replies = useSame(
    useMemo(() => countReplies(messages), [messages]),
    sameCounts,
  )
  const fresh = useFresh(line, unread, desk.me.id)
  useEffect(() => {
    if (unread > 0) void desk.act({ do: 'read', channel: channel.id })
  }, [channel.id, unread])
  return html`
    <${MessageList} label=${`Messages in ${shown}`} messages=${line} replies=${replies} fresh=${fresh} older=${older}>
      <${Beginning} channel=${channel} name=${shown} />
    <//>
    <${Composer} channel=${channel.id} label=${`Message ${shown}`} />`
}

function Beginning({
  channel,
  name,
}: {
  readonly channel: Channel
  readonly name: string
}): ComponentChildren {
  const { people, commands } = useDesk()
  const icon =
    channel.kind === 'im'
      ? html`<${Avatar} id=${channel.name} user=${people.get(channel.name)} />`
      : html`<span class="big-icon"><${Icon} name=${channel.kind === 'private' ? 'lock' : 'hash'} /></span>`
  const about =
    channel.kind === 'im'
      ? (people.get(channel.name)?.title ?? '')
      : channel.topic || 'Everyone here sees what is written here.'
  const hint =
    commands.length > 0 && html`<p class="hint">Type <kbd>/</kbd> to see what you can ask for.</p>`
  return html`<div class="beginning">${icon}<h2>${name}</h2><p>${about}</p>${hint}</div>`
}

// Where the unread messages began when the channel was opened: the mark stays while one reads.
function useFresh(line: readonly Message[], unread: number, me: string): string | undefined {
  const [fresh, setFresh] = useState<string | undefined>(undefined)
  const opened = useRef(false)
  useEffect(() => {
    if (opened.current) return
    opened.current = true
    const others = line.filter(({ user }) => user !== me)
    if (unread > 0) setFresh(others.at(-unread)?.ts)
  }, [])
  return fresh
}

function countReplies(messages: readonly Message[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { ts, threadTs } of messages) {
    if (threadTs !== undefined && threadTs !== ts)
      counts.set(threadTs, (counts.get(threadTs) ?? 0) + 1)
  }
  return counts
}
