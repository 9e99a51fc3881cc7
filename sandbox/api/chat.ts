import { type Content, contentFrom } from '../slack/content.ts'
import { visibleToBot, writableByBot } from '../slack/conversations.ts'
import { SlackError } from '../slack/error.ts'
import { type Json, textIn } from '../slack/json.ts'
import { messageAt, messageJson, messagesOf, post, remove, replace } from '../slack/messages.ts'
import type { Conversation, StoredMessage, Workspace } from '../slack/workspace.ts'
import { type Method, required } from './method.ts'

const WRITE = ['chat:write']
/** The `text` of an update or an ephemeral message. */
const MOST_TEXT = 4_000

/** Methods about messages. */
export const chat: Readonly<Record<string, Method>> = {
  'chat.postMessage': { needs: WRITE, run: postMessage },
  'chat.update': { needs: WRITE, run: update },
  'chat.delete': {
    needs: WRITE,
    run: (ws, args) => {
      const { channel, message } = ownMessage(ws, args, 'cant_delete_message')
      remove(ws, channel, message.ts)
      return { channel: channel.id, ts: message.ts }
    },
  },
  'chat.postEphemeral': { needs: WRITE, run: postEphemeral },
  'chat.getPermalink': {
    needs: [],
    run: (ws, args) => {
      const channel = visibleToBot(ws, required(args, 'channel'))
      const { ts } = messageAt(ws, channel.id, required(args, 'message_ts'))
      const path = `archives/${channel.id}/p${ts.replace('.', '')}`
      return { channel: channel.id, permalink: `${ws.url()}/${path}` }
    },
  },
}

function postMessage(ws: Workspace, args: Json): Json {
  const channel = writableByBot(ws, required(args, 'channel'))
  const content = contentFrom(ws, args)
  const threadTs = threadOf(ws, channel, textIn(args, 'thread_ts'))
  const message: StoredMessage = {
    ...fromBot(ws, channel, content),
    ...(threadTs && { threadTs }),
  }
  post(ws, channel, message)
  return {
    channel: channel.id,
    ts: message.ts,
    message: messageJson(ws, message),
    ...warned(content),
  }
}

/** A message of the bot, not posted yet. */
export function fromBot(ws: Workspace, channel: Conversation, content: Content): StoredMessage {
  const { text, blocks, attachments, metadata } = content
  return {
    channel: channel.id,
    ts: ws.newTs(),
    user: ws.app.botUser,
    byBot: true,
    text,
    blocks,
    attachments,
    files: [],
    ...(metadata && Object.keys(metadata).length > 0 && { metadata }),
  }
}

/** The thread a reply belongs to: a reply to a reply joins the same thread. */
export function threadOf(ws: Workspace, channel: Conversation, ts: string | undefined) {
  if (!ts) return undefined
  const parent = messagesOf(ws, channel.id).find((m) => m.ts === ts)
  if (!parent) throw new SlackError('thread_not_found')
  if (parent.ephemeralTo) throw new SlackError('cannot_reply_to_message')
  return parent.threadTs ?? parent.ts
}

function warned({ warnings }: Content): Json {
  return warnings.length === 0
    ? {}
    : { warning: warnings.join(','), response_metadata: { warnings } }
}

function update(ws: Workspace, args: Json): Json {
  const { channel, message } = ownMessage(ws, args, 'cant_update_message')
  if ((textIn(args, 'text') ?? '').length > MOST_TEXT) throw new SlackError('msg_too_long')
  const content = contentFrom(ws, args)
  const { metadata: old, ...rest } = message
  const metadata = content.metadata ?? old
  const changed: StoredMessage = {
    ...rest,
    text: content.text,
    blocks: content.blocks,
    attachments: content.attachments,
    editedTs: ws.newTs(),
    ...(metadata && Object.keys(metadata).length > 0 && { metadata }),
  }
  replace(ws, channel, changed)
  const { text, ts } = changed
  return { channel: channel.id, ts, text, message: messageJson(ws, changed) }
}

function ownMessage(ws: Workspace, args: Json, refusal: string) {
  const channel = visibleToBot(ws, required(args, 'channel'))
  const message = messageAt(ws, channel.id, required(args, 'ts'))
  // An ephemeral message is not kept by Slack: there is nothing to find.
  if (message.ephemeralTo) throw new SlackError('message_not_found')
  if (!message.byBot) throw new SlackError(refusal)
  if (channel.archived) throw new SlackError('is_inactive')
  return { channel, message }
}

function postEphemeral(ws: Workspace, args: Json): Json {
  const user = required(args, 'user')
  const channel = writableByBot(ws, required(args, 'channel'))
  if (!channel.members.includes(user)) throw new SlackError('user_not_in_channel')
  if ((textIn(args, 'text') ?? '').length > MOST_TEXT) throw new SlackError('msg_too_long')
  const threadTs = threadOf(ws, channel, textIn(args, 'thread_ts'))
  const message: StoredMessage = {
    ...fromBot(ws, channel, contentFrom(ws, args)),
    ...(threadTs && { threadTs }),
    ephemeralTo: user,
  }
  post(ws, channel, message)
  return { message_ts: message.ts }
}
