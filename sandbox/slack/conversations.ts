import type { Channel } from '../protocol.ts'
import { SlackError } from './error.ts'
import type { Json } from './json.ts'
import { bound, type Conversation, type Workspace } from './workspace.ts'

const MOST_CHANNELS = 5_000

/** The conversation of this id, if the bot may know of it. @throws SlackError `channel_not_found`. */
export function visibleToBot(ws: Workspace, id: string): Conversation {
  const channel = ws.channels.get(id)
  if (!channel || (channel.kind !== 'public' && !channel.members.includes(ws.app.botUser))) {
    throw new SlackError('channel_not_found')
  }
  return channel
}

/** Where the bot may write. A person's id means the app's direct message with them, as in practice.
 *  @throws SlackError `channel_not_found`, `is_archived`, `not_in_channel`, `messages_tab_disabled`. */
export function writableByBot(ws: Workspace, id: string): Conversation {
  const channel = visibleToBot(ws, /^[UW]/.test(id) ? directMessage(ws, ws.app.botUser, id).id : id)
  if (channel.archived) throw new SlackError('is_archived')
  if (!channel.members.includes(ws.app.botUser)) throw new SlackError('not_in_channel')
  if (channel.kind === 'im' && !ws.manifest.messagesTab)
    throw new SlackError('messages_tab_disabled')
  return channel
}

/** The direct message of two people, made if there is none yet. @throws SlackError `channel_not_found`. */
export function directMessage(ws: Workspace, one: string, other: string): Conversation {
  const both = (c: Conversation) =>
    c.kind === 'im' && c.members.includes(one) && c.members.includes(other)
  const found = [...ws.channels.values()].find((c) => both(c) && (one !== other || isSelf(c)))
  if (found) return found
  if (!ws.people.has(one) || !ws.people.has(other)) throw new SlackError('channel_not_found')
  const members = one === other ? [one] : [one, other]
  const made: Conversation = {
    id: ws.newId('D'),
    kind: 'im',
    name: '',
    members,
    topic: '',
    archived: false,
  }
  saveChannel(ws, made)
  return made
}

function isSelf(channel: Conversation): boolean {
  return channel.members.length === 1
}

/** Keep a conversation, new or changed, and show it to those who may see it. */
export function saveChannel(ws: Workspace, channel: Conversation): void {
  ws.channels.set(channel.id, channel)
  bound(ws.channels, MOST_CHANNELS)
  for (const person of audience(ws, channel)) {
    ws.tell({ type: 'channel', channel: channelShown(channel, person) }, [person])
  }
}

/** Who sees what is written there: everybody for public channels, else the members. */
export function audience(ws: Workspace, channel: Conversation): readonly string[] {
  return channel.kind === 'public' ? [...ws.people.keys()] : channel.members
}

/** What the page of `person` shows of a conversation. */
export function channelShown(channel: Conversation, person: string): Channel {
  const { id, kind, members, topic } = channel
  const other = members.find((m) => m !== person) ?? person
  return { id, kind, name: kind === 'im' ? other : channel.name, members, topic }
}

/** Slack's channel object as the bot gets it. */
export function channelJson(ws: Workspace, channel: Conversation): Json {
  const common = {
    id: channel.id,
    created: 1_735_689_600,
    is_archived: channel.archived,
    is_im: channel.kind === 'im',
    is_org_shared: false,
    context_team_id: ws.app.teamId,
    updated: 1_735_689_600_000,
  }
  if (channel.kind === 'im') {
    const user = channel.members.find((m) => m !== ws.app.botUser) ?? ws.app.botUser
    return { ...common, user, is_user_deleted: ws.people.get(user)?.deleted ?? false, priority: 0 }
  }
  return {
    ...common,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: channel.kind === 'public',
    is_group: false,
    is_mpim: false,
    is_private: channel.kind === 'private',
    is_general: channel.name === 'general',
    is_shared: false,
    is_ext_shared: false,
    is_member: channel.members.includes(ws.app.botUser),
    creator: channel.members[0] ?? ws.app.botUser,
    topic: { value: channel.topic, creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
    num_members: channel.members.length,
  }
}

/** `channel_name` of a command or action: Slack hides the names of places that are not open. */
export function channelNameShown(channel: Conversation): string {
  if (channel.kind === 'im') return 'directmessage'
  return channel.kind === 'private' ? 'privategroup' : channel.name
}
