import { channelJson, directMessage, saveChannel, visibleToBot } from '../slack/conversations.ts'
import { SlackError } from '../slack/error.ts'
import { flagIn, type Json, textIn } from '../slack/json.ts'
import { messageJson, messagesOf } from '../slack/messages.ts'
import type { Conversation, StoredMessage, Workspace } from '../slack/workspace.ts'
import { type Method, page, required } from './method.ts'

const READ = ['channels:read', 'groups:read', 'im:read', 'mpim:read']
const HISTORY = ['channels:history', 'groups:history', 'im:history', 'mpim:history']

/** Methods about channels and direct messages. */
export const conversations: Readonly<Record<string, Method>> = {
  'conversations.open': { needs: ['im:write', 'channels:manage', 'mpim:write'], run: open },
  'conversations.info': {
    needs: READ,
    run: (ws, args) => ({ channel: channelJson(ws, looked(ws, args)) }),
  },
  'conversations.list': { needs: READ, run: list },
  'conversations.members': {
    needs: READ,
    run: (ws, args) => {
      const { items, next } = page(args, looked(ws, args).members)
      return { members: items, response_metadata: { next_cursor: next } }
    },
  },
  'conversations.join': { needs: ['channels:join'], run: join },
  'conversations.history': {
    needs: HISTORY,
    run: (ws, args) => {
      const channel = readable(ws, args)
      const top = (m: StoredMessage) => m.threadTs === undefined || m.threadTs === m.ts
      return history(ws, args, messagesOf(ws, channel.id).filter(top).toReversed())
    },
  },
  'conversations.replies': {
    needs: HISTORY,
    run: (ws, args) => {
      const channel = readable(ws, args)
      const ts = required(args, 'ts')
      const thread = messagesOf(ws, channel.id).filter((m) => m.ts === ts || m.threadTs === ts)
      if (thread.length === 0) throw new SlackError('thread_not_found')
      return history(ws, args, thread)
    },
  },
}

const LOOKING = { public: 'channels:read', private: 'groups:read', im: 'im:read' } as const

/** Any scope to read is let in at the door; a kind of conversation takes its own. @throws SlackError `channel_not_found`, `missing_scope`. */
function looked(ws: Workspace, args: Json): Conversation {
  const channel = visibleToBot(ws, required(args, 'channel'))
  const { scopes } = ws.manifest
  const needed = LOOKING[channel.kind]
  if (scopes === 'all' || scopes.has(needed)) return channel
  throw new SlackError('missing_scope', { needed, provided: [...scopes].join(',') })
}

function open(ws: Workspace, args: Json): Json {
  const users = textIn(args, 'users')?.split(',') ?? []
  const id = textIn(args, 'channel')
  const before = ws.channels.size
  const channel = id ? resumed(ws, id) : withPerson(ws, users, flagIn(args, 'prevent_creation'))
  const alreadyOpen = ws.channels.size === before
  const whole = flagIn(args, 'return_im') ? channelJson(ws, channel) : { id: channel.id }
  return { channel: whole, ...(alreadyOpen && { no_op: true, already_open: true }) }
}

function resumed(ws: Workspace, id: string): Conversation {
  const channel = visibleToBot(ws, id)
  if (channel.kind === 'im') return channel
  throw new SlackError('method_not_supported_for_channel_type')
}

function withPerson(ws: Workspace, users: readonly string[], onlyIfThere: boolean): Conversation {
  const [user] = users
  if (!user) throw new SlackError('users_list_not_supplied')
  // Group direct messages are not part of this workspace.
  if (users.length > 1) throw new SlackError('method_not_supported_for_channel_type')
  const person = ws.people.get(user)
  if (!person) throw new SlackError('user_not_found')
  if (person.deleted) throw new SlackError('user_disabled')
  if (person.isBot) throw new SlackError('cannot_dm_bot')
  const both = [ws.app.botUser, person.id]
  const there = [...ws.channels.values()].some(
    (c) => c.kind === 'im' && both.every((one) => c.members.includes(one)),
  )
  if (onlyIfThere && !there) throw new SlackError('channel_not_found')
  return directMessage(ws, ws.app.botUser, person.id)
}

function list(ws: Workspace, args: Json): Json {
  const types = (textIn(args, 'types') ?? 'public_channel').split(',')
  const kinds = { public: 'public_channel', private: 'private_channel', im: 'im' } as const
  const wanted = (c: Conversation) =>
    types.includes(kinds[c.kind]) &&
    (c.kind === 'public' || c.members.includes(ws.app.botUser)) &&
    !(c.archived && flagIn(args, 'exclude_archived'))
  const { items, next } = page(args, [...ws.channels.values()].filter(wanted))
  const channels = items.map((c) => channelJson(ws, c))
  return { channels, response_metadata: { next_cursor: next } }
}

function join(ws: Workspace, args: Json): Json {
  const channel = visibleToBot(ws, required(args, 'channel'))
  if (channel.kind !== 'public') throw new SlackError('method_not_supported_for_channel_type')
  if (channel.archived) throw new SlackError('is_archived')
  if (channel.members.includes(ws.app.botUser)) {
    return { channel: channelJson(ws, channel), warning: 'already_in_channel' }
  }
  const joined = { ...channel, members: [...channel.members, ws.app.botUser] }
  saveChannel(ws, joined)
  return { channel: channelJson(ws, joined) }
}

function readable(ws: Workspace, args: Json): Conversation {
  const channel = visibleToBot(ws, required(args, 'channel'))
  if (!channel.members.includes(ws.app.botUser)) throw new SlackError('not_in_channel')
  return channel
}

function history(ws: Workspace, args: Json, all: readonly StoredMessage[]): Json {
  const oldest = textIn(args, 'oldest') ?? '0'
  const latest = textIn(args, 'latest') ?? '99999999999'
  const inclusive = flagIn(args, 'inclusive')
  const within = (m: StoredMessage) =>
    !m.ephemeralTo &&
    ((Number(m.ts) > Number(oldest) && Number(m.ts) < Number(latest)) ||
      (inclusive && (m.ts === oldest || m.ts === latest)))
  const { items, next } = page(args, all.filter(within))
  const whole = flagIn(args, 'include_all_metadata')
  return {
    messages: items.map((m) => ({
      ...messageJson(ws, m),
      ...(whole && m.metadata && { metadata: m.metadata }),
    })),
    has_more: next !== '',
    response_metadata: { next_cursor: next },
  }
}
