import type { Message } from '../protocol.ts'
import { audience } from './conversations.ts'
import { SlackError } from './error.ts'
import { fileJson, fileShown } from './files.ts'
import { defined, type Json } from './json.ts'
import type { Conversation, StoredMessage, Workspace } from './workspace.ts'

const KEPT_PER_CHANNEL = 10_000

/** The messages of a channel in order of `ts`. */
export function messagesOf(ws: Workspace, channel: string): readonly StoredMessage[] {
  return ws.messages.get(channel) ?? []
}

/** The message of this `ts`. @throws SlackError `message_not_found`. */
export function messageAt(ws: Workspace, channel: string, ts: string): StoredMessage {
  const found = messagesOf(ws, channel).find((m) => m.ts === ts)
  if (!found) throw new SlackError('message_not_found')
  return found
}

/** Write a new message: keep it, count it as unread, show it, and tell the bot of it. */
export function post(ws: Workspace, channel: Conversation, message: StoredMessage): void {
  keep(ws, message)
  const to = readers(ws, channel, message)
  ws.tell({ type: 'message', message: messageShown(ws, message) }, to)
  for (const person of to.filter((p) => p !== message.user)) countUnread(ws, person, channel, 1)
  if (!message.ephemeralTo) announce(ws, channel, messageEvent(ws, channel, message))
}

/** Replace a message in place, keeping its `ts`. */
export function replace(ws: Workspace, channel: Conversation, message: StoredMessage): void {
  const before = messageAt(ws, channel.id, message.ts)
  const all = [...messagesOf(ws, channel.id)]
  ws.messages.set(
    channel.id,
    all.map((m) => (m.ts === message.ts ? message : m)),
  )
  ws.tell({ type: 'message', message: messageShown(ws, message) }, readers(ws, channel, message))
  if (message.ephemeralTo) return
  announce(ws, channel, {
    type: 'message',
    subtype: 'message_changed',
    message: messageJson(ws, message),
    previous_message: messageJson(ws, before),
    hidden: true,
  })
}

/** Take a message away. */
export function remove(ws: Workspace, channel: Conversation, ts: string): void {
  const message = messageAt(ws, channel.id, ts)
  const all = messagesOf(ws, channel.id)
  ws.messages.set(
    channel.id,
    all.filter((m) => m !== message),
  )
  ws.tell({ type: 'message-deleted', channel: channel.id, ts }, readers(ws, channel, message))
  if (message.ephemeralTo) return
  announce(ws, channel, {
    type: 'message',
    subtype: 'message_deleted',
    deleted_ts: ts,
    previous_message: messageJson(ws, message),
    hidden: true,
  })
}

function keep(ws: Workspace, message: StoredMessage): void {
  const all = ws.messages.get(message.channel) ?? []
  ws.messages.set(message.channel, all)
  // Nearly always the newest; only a clock that was set back looks further.
  let at = all.length
  while (at > 0 && (all[at - 1]?.ts ?? '') > message.ts) at--
  all.splice(at, 0, message)
  if (all.length > KEPT_PER_CHANNEL) all.splice(0, all.length - KEPT_PER_CHANNEL)
}

function readers(ws: Workspace, channel: Conversation, message: StoredMessage): readonly string[] {
  return message.ephemeralTo ? [message.ephemeralTo] : audience(ws, channel)
}

/** Add to what someone has not read yet, or with `'none'` forget it. Only members have unread marks. */
export function countUnread(
  ws: Workspace,
  person: string,
  channel: Conversation,
  more: number | 'none',
): void {
  if (!channel.members.includes(person) || person === ws.app.botUser) return
  const counts = ws.unread.get(person) ?? new Map<string, number>()
  ws.unread.set(person, counts)
  const count = more === 'none' ? 0 : (counts.get(channel.id) ?? 0) + more
  counts.set(channel.id, count)
  ws.tell({ type: 'unread', channel: channel.id, count }, [person])
  if (channel.kind !== 'im') return
  ws.tell({ type: 'waiting', person, count: waitingFor(ws, person) }, 'everyone')
}

/** How many direct messages someone has not read yet. */
export function waitingFor(ws: Workspace, person: string): number {
  const counts = [...(ws.unread.get(person) ?? [])]
  const direct = counts.filter(([channel]) => ws.channels.get(channel)?.kind === 'im')
  return direct.reduce((sum, [, count]) => sum + count, 0)
}

/** What the page shows of a message. */
export function messageShown(ws: Workspace, message: StoredMessage): Message {
  const { channel, ts, threadTs, user, text, blocks, ephemeralTo } = message
  const files = message.files.flatMap((id) => ws.files.get(id) ?? []).map(fileShown)
  const edited = message.editedTs !== undefined
  const shown = { channel, ts, user, text, blocks, files, edited }
  return { ...shown, ...(threadTs && { threadTs }), ...(ephemeralTo && { ephemeralTo }) }
}

/** Slack's message object. */
export function messageJson(ws: Workspace, message: StoredMessage): Json {
  const replies = messagesOf(ws, message.channel).filter(
    (m) => m.threadTs === message.ts && m.ts !== message.ts && !m.ephemeralTo,
  )
  const files = message.files.flatMap((id) => ws.files.get(id) ?? [])
  return defined({
    type: 'message',
    user: message.user,
    ts: message.ts,
    team: ws.app.teamId,
    text: message.text,
    ...(message.byBot && botParts(ws)),
    blocks: message.blocks.length > 0 ? message.blocks : undefined,
    attachments: message.attachments.length > 0 ? message.attachments : undefined,
    files: files.length > 0 ? files.map((file) => fileJson(ws, file)) : undefined,
    edited: message.editedTs ? { user: message.user, ts: message.editedTs } : undefined,
    thread_ts: message.threadTs ?? (replies.length > 0 ? message.ts : undefined),
    parent_user_id: message.threadTs ? parentOf(ws, message)?.user : undefined,
    ...(replies.length > 0 && {
      reply_count: replies.length,
      reply_users: [...new Set(replies.map((r) => r.user))],
      latest_reply: replies.at(-1)?.ts,
    }),
  })
}

function parentOf(ws: Workspace, message: StoredMessage): StoredMessage | undefined {
  return messagesOf(ws, message.channel).find((m) => m.ts === message.threadTs)
}

function botParts(ws: Workspace): Json {
  const { botId, appId, teamId } = ws.app
  const profile = { id: botId, app_id: appId, name: ws.manifest.name, deleted: false }
  return { bot_id: botId, app_id: appId, bot_profile: { ...profile, team_id: teamId } }
}

function messageEvent(ws: Workspace, channel: Conversation, message: StoredMessage): Json {
  const shared = message.files.length > 0 && !message.byBot
  return {
    ...messageJson(ws, message),
    ...(shared && { subtype: 'file_share' }),
    channel: channel.id,
    event_ts: message.ts,
  }
}

function announce(ws: Workspace, channel: Conversation, event: Json): void {
  // Slack tells an app of what is written where it is; of its own messages too.
  if (!channel.members.includes(ws.app.botUser)) return
  const kinds = { im: 'im', public: 'channels', private: 'groups' } as const
  const types = { im: 'im', public: 'channel', private: 'group' } as const
  const ts = ws.newTs()
  ws.happen(`message.${kinds[channel.kind]}`, {
    ...event,
    channel: channel.id,
    channel_type: types[channel.kind],
    ts: event.ts ?? ts,
    event_ts: event.event_ts ?? ts,
  })
}
