import { audience, saveChannel } from '../slack/conversations.ts'
import { SlackError } from '../slack/error.ts'
import { fill, newFile } from '../slack/files.ts'
import { typed } from '../slack/markup.ts'
import { countUnread, messagesOf, post } from '../slack/messages.ts'
import type { StoredMessage } from '../slack/workspace.ts'
import { actor, placeFor, type Stage } from './act.ts'

const MOST_TEXT = 12_000

/** Write a message as someone. People join a public channel by writing there. */
export function writeMessage(
  { ws }: Stage,
  of: {
    as: string
    channel: string
    text: string
    threadTs?: string
    files?: readonly string[]
  },
): StoredMessage {
  const person = actor(ws, of.as)
  const channel = placeFor(ws, person, of.channel)
  if (channel.archived) throw new SlackError('is_archived')
  if (of.text.trim() === '' && !of.files?.length) throw new SlackError('no_text')
  if (of.text.length > MOST_TEXT) throw new SlackError('msg_too_long')
  if (of.threadTs && !messagesOf(ws, channel.id).some((m) => m.ts === of.threadTs)) {
    throw new SlackError('thread_not_found')
  }
  const joined = channel.members.includes(person.id)
    ? channel
    : { ...channel, members: [...channel.members, person.id] }
  if (joined !== channel) saveChannel(ws, joined)
  const message: StoredMessage = {
    channel: channel.id,
    ts: ws.newTs(),
    user: person.id,
    byBot: false,
    text: typed(ws, of.text, 'message'),
    blocks: [],
    attachments: [],
    files: of.files ?? [],
    ...(of.threadTs && { threadTs: of.threadTs }),
  }
  post(ws, joined, message)
  mention(ws, joined.members.includes(ws.app.botUser), message)
  return message
}

function mention(ws: Stage['ws'], isMember: boolean, message: StoredMessage): void {
  if (!isMember || !message.text.includes(`<@${ws.app.botUser}>`)) return
  const { channel, text, ts, user, threadTs } = message
  const event = { type: 'app_mention', channel, text, ts, user, event_ts: ts, team: ws.app.teamId }
  ws.happen('app_mention', { ...event, ...(threadTs && { thread_ts: threadTs }) })
}

/** Store a file that someone picked; with a channel, it is shared there too. Answers the file's id. */
export function upload(
  stage: Stage,
  of: { as: string; channel: string; name: string; bytes: Uint8Array },
): string {
  const { ws } = stage
  const person = actor(ws, of.as)
  const size = of.bytes.length
  const file = fill(ws, newFile(ws, { name: of.name, size, user: person.id }).id, of.bytes)
  ws.files.set(file.id, { ...file, readyAt: ws.real() })
  if (of.channel === '') return file.id
  const message = writeMessage(stage, {
    as: of.as,
    channel: of.channel,
    text: '',
    files: [file.id],
  })
  const shares = [{ channel: of.channel, ts: message.ts }]
  ws.files.set(file.id, { ...file, readyAt: ws.real(), shares })
  return file.id
}

/** Mark a conversation as read. */
export function markRead({ ws }: Stage, as: string, id: string): void {
  const channel = placeFor(ws, actor(ws, as), id)
  if (audience(ws, channel).includes(as)) countUnread(ws, as, channel, 'none')
}
