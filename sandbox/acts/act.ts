import type { Ack } from '../delivery/courier.ts'
import type { Post } from '../delivery/deliver.ts'
import { SlackError } from '../slack/error.ts'
import { personOf } from '../slack/people.ts'
import type { Conversation, Person, Workspace } from '../slack/workspace.ts'

/** What the acts of people need: the workspace, and the way to the bot. */
export interface Stage {
  readonly ws: Workspace
  readonly post: Post
}

/** The person who acts. @throws SlackError `user_not_found`, `account_inactive`. */
export function actor(ws: Workspace, id: string): Person {
  const person = personOf(ws, id)
  if (person.deleted || person.isBot) throw new SlackError('account_inactive')
  return person
}

/** A conversation the person may see. @throws SlackError `channel_not_found`. */
export function placeFor(ws: Workspace, person: Person, id: string): Conversation {
  const channel = ws.channels.get(id)
  if (!channel || (channel.kind !== 'public' && !channel.members.includes(person.id))) {
    throw new SlackError('channel_not_found')
  }
  return channel
}

/** The error a person sees when the bot did not answer. */
export function errorOf(ack: Ack): string | undefined {
  if (ack.ok) return undefined
  return ack.reason === 'timeout' ? 'operation_timeout' : 'dispatch_failed'
}
