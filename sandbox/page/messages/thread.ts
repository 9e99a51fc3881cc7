import type { ComponentChildren } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Channel, Message } from '../../protocol.ts'
import { channelName, useDesk } from '../desk.ts'
import { html } from '../html.ts'
import { Icon } from '../shell/icons.ts'
import { threadMessages } from '../state/server.ts'
import { threadOf, together } from '../state/state.ts'
import { Composer } from './composer.ts'
import { MessageList } from './message-list.ts'

interface Props {
  readonly channel: Channel
  readonly messages: readonly Message[]
  readonly ts: string
}

/** A message and the replies to it, beside their channel. */
export function Thread({ channel, messages, ts }: Props): ComponentChildren {
  const desk = useDesk()
  const [fetched, setFetched] = useState<readonly Message[]>([])
  useEffect(() => {
    void threadMessages(desk.me.id, channel.id, ts).then((found) => setFetched(found.messages))
  }, [])
  const shown = useMemo(() => together(fetched, threadOf(messages, ts)), [fetched, messages])
  const close = () => desk.go({ kind: 'channel', id: channel.id })
  const name = channelName(desk, channel)
  return html`
    <aside class="thread" aria-label="Thread">
      <header class="pane-head">
        <h2>Thread <small>${channel.kind === 'im' ? name : `#${name}`}</small></h2>
        <button type="button" class="icon-button" aria-label="Close thread" onClick=${close}>
          <${Icon} name="close" />
        </button>
      </header>
      <${MessageList} label="Messages in the thread" messages=${shown} replies=${null} />
      <${Composer} channel=${channel.id} thread=${ts} label="Reply" />
    </aside>`
}
