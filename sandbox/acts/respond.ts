import { fromBot } from '../api/chat.ts'
import { contentFrom } from '../slack/content.ts'
import { SlackError } from '../slack/error.ts'
import { flagIn, isRecord, type Json, textIn } from '../slack/json.ts'
import { messagesOf, post, remove, replace } from '../slack/messages.ts'
import type { Conversation, ResponseUrl, StoredMessage, Workspace } from '../slack/workspace.ts'

/**
 * Do what the bot answered: through a response URL, or in the acknowledgement of a command.
 *
 * @throws SlackError `invalid_blocks`, `no_text`, `channel_not_found` …
 */
export function respond(ws: Workspace, to: ResponseUrl, answer: unknown): void {
  const said = isRecord(answer) ? answer : { text: String(answer) }
  const channel = ws.channels.get(to.channel)
  if (!channel) throw new SlackError('channel_not_found')
  const pressed = messagesOf(ws, channel.id).find((m) => m.ts === to.message?.ts)
  if (flagIn(said, 'delete_original')) {
    if (pressed?.byBot) remove(ws, channel, pressed.ts)
    return
  }
  const { text, blocks, attachments } = contentFrom(ws, said)
  if (flagIn(said, 'replace_original') && pressed?.byBot) {
    replace(ws, channel, { ...pressed, text, blocks, attachments, editedTs: ws.newTs() })
    return
  }
  post(ws, channel, freshAnswer(ws, to, channel, said))
}

function freshAnswer(
  ws: Workspace,
  to: ResponseUrl,
  channel: Conversation,
  said: Json,
): StoredMessage {
  const message = fromBot(ws, channel, contentFrom(ws, said))
  const inChannel = said.response_type === 'in_channel'
  const asked = inChannel ? textIn(said, 'thread_ts') : undefined
  const threadTs = asked ?? to.message?.threadTs
  return {
    ...message,
    ...(threadTs && { threadTs }),
    ...(!inChannel && { ephemeralTo: to.user }),
  }
}
