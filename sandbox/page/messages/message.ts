import type { ComponentChildren } from 'preact'
import type { Message } from '../../protocol.ts'
import { Blocks } from '../blocks/blocks.ts'
import { nameOf, useDesk } from '../desk.ts'
import { html } from '../html.ts'
import { Avatar } from '../shell/avatar.ts'
import { Icon } from '../shell/icons.ts'
import { MenuButton } from '../shell/menu.ts'
import { useShortcuts } from '../shell/shortcuts.ts'
import { sentAt } from '../state/state.ts'
import { stampText } from '../text/dates.ts'
import { Mrkdwn } from '../text/words.ts'
import { timeAt } from '../text/zones.ts'
import { Attachments } from './attachments.ts'

interface Props {
  readonly message: Message
  /** Follows one by the same person closely: drawn without face and name. */
  readonly close: boolean
  /** Replies in its thread; nothing where the message already stands in its thread. */
  readonly replies?: number
}

/** One message, with what can be done to it. */
export function MessageLine({ message, close, replies }: Props): ComponentChildren {
  const desk = useDesk()
  const user = desk.people.get(message.user)
  const only = message.ephemeralTo !== undefined
  const at = sentAt(message.ts)
  const stamp = html`
    <time datetime=${new Date(at).toISOString()} title=${stampText(at, desk.me.tz)}>${timeAt(at, desk.me.tz)}</time>`
  return html`
    <div class=${`message${close ? ' close' : ''}${only ? ' only' : ''}`} role="article" tabindex="-1"
      aria-label=${`${nameOf(desk, message.user)}, ${timeAt(at, desk.me.tz)}`} data-ts=${message.ts}>
      ${only && html`<div class="only-you"><${Icon} name="eye" />Only visible to you</div>`}
      <div class="gutter">${close ? stamp : html`<${Avatar} id=${message.user} user=${user} />`}</div>
      <div class="message-body">
        ${
          !close &&
          html`
          <div class="message-head">
            <strong>${nameOf(desk, message.user)}</strong>
            ${user?.isBot === true && html`<span class="badge">APP</span>`}
            ${stamp}
          </div>`
        }
        <${Body} message=${message} />
        <${Attachments} files=${message.files} />
        ${replies !== undefined && replies > 0 && html`<${Replies} message=${message} count=${replies} />`}
      </div>
      ${!only && html`<${Tools} message=${message} threads=${replies !== undefined} />`}
    </div>`
}

function Body({ message }: { readonly message: Message }): ComponentChildren {
  const { channel, ts, blocks, text, edited } = message
  const mark = edited && html`<span class="edited">(edited)</span>`
  if (blocks.length === 0) {
    return text !== '' && html`<div class="text"><${Mrkdwn} text=${text} /> ${mark}</div>`
  }
  return html`
    <${Blocks} surface=${`${channel} ${ts}`} kind="message" where=${{ channel, ts }} blocks=${blocks} />${mark}`
}

function Replies({
  message,
  count,
}: {
  readonly message: Message
  readonly count: number
}): ComponentChildren {
  const { go } = useDesk()
  const open = () => go({ kind: 'channel', id: message.channel, thread: message.ts })
  return html`
    <button type="button" class="replies" onClick=${open}>
      <${Icon} name="reply" />${count} ${count === 1 ? 'reply' : 'replies'}
    </button>`
}

function Tools({
  message,
  threads,
}: {
  readonly message: Message
  readonly threads: boolean
}): ComponentChildren {
  const desk = useDesk()
  const { channel, ts } = message
  const items = useShortcuts('message', (callbackId) =>
    desk.act({ do: 'message-shortcut', callbackId, channel, ts }),
  )
  return html`
    <div class="tools">
      ${
        threads &&
        html`
        <button type="button" class="icon-button" aria-label="Reply in thread" title="Reply in thread"
          onClick=${() => desk.go({ kind: 'channel', id: channel, thread: message.threadTs ?? ts })}>
          <${Icon} name="reply" />
        </button>`
      }
      <${MenuButton} label="More actions" items=${items} empty="No app has put an action here.">
        <${Icon} name="more" />
      <//>
    </div>`
}
