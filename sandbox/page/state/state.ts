import type { Message, Snapshot, Update } from '../../protocol.ts'

/** Everything the page knows: the last snapshot, with every update since put into it. */
export interface State extends Omit<Snapshot, 'type' | 'messages'> {
  /** By channel, oldest first; replies in threads too. */
  readonly messages: Readonly<Record<string, readonly Message[]>>
  /** Refused fields of the top modal: words by block id. */
  readonly errors: Readonly<Record<string, string>>
  readonly notes: readonly Note[]
}

/** Something Slack itself would say, shown for a while. */
export interface Note {
  readonly id: number
  readonly text: string
}

/** What can happen to the state: news from the server, or what only this page knows. */
export type Event =
  | Snapshot
  | Update
  | { readonly type: 'older'; readonly messages: readonly Message[] }
  | { readonly type: 'note'; readonly text: string }
  | { readonly type: 'note-seen'; readonly id: number }
  | { readonly type: 'errors'; readonly errors: Readonly<Record<string, string>> }
  | { readonly type: 'leave' }

/** The state after `event`; nothing before the first snapshot. */
export function reduce(state: State | null, event: Event): State | null {
  if (event.type === 'snapshot') return started(event, state?.notes ?? [])
  if (event.type === 'leave') return null
  return state === null ? null : { ...state, ...changed(state, event) }
}

/** The messages shown in a channel itself: not those inside threads. */
export function mainLine(messages: readonly Message[]): readonly Message[] {
  return messages.filter(({ ts, threadTs }) => threadTs === undefined || threadTs === ts)
}

/** A thread: its first message, then the replies. */
export function threadOf(messages: readonly Message[], ts: string): readonly Message[] {
  return messages.filter((one) => one.ts === ts || one.threadTs === ts)
}

/** Both lists, each oldest first, as one; a message in both is as `later` has it. */
export function together(
  earlier: readonly Message[],
  later: readonly Message[],
): readonly Message[] {
  const [first, last] = [earlier[0], earlier.at(-1)]
  const [from, to] = [later[0], later.at(-1)]
  if (first === undefined || last === undefined || from === undefined || to === undefined) {
    return [...earlier, ...later]
  }
  // The two ways in which nearly every message comes; sorting thousands each time could be felt.
  if (Number(last.ts) < Number(from.ts)) return [...earlier, ...later]
  if (Number(to.ts) < Number(first.ts)) return [...later, ...earlier]
  const byTs = new Map([...earlier, ...later].map((message) => [message.ts, message]))
  return [...byTs.values()].sort((a, b) => Number(a.ts) - Number(b.ts))
}

/** Milliseconds since 1970 of a message's `ts`. */
export function sentAt(ts: string): number {
  return Number(ts) * 1000
}

function started(snapshot: Snapshot, notes: readonly Note[]): State {
  const { type: _, messages, ...rest } = snapshot
  return { ...rest, messages: merged({}, messages), errors: {}, notes }
}

function changed(
  state: State,
  event: Exclude<Event, Snapshot | { readonly type: 'leave' }>,
): Partial<State> {
  switch (event.type) {
    case 'message':
      return { messages: heard(state.messages, event.message) }
    case 'older':
      return { messages: merged(state.messages, event.messages) }
    case 'message-deleted':
      return { messages: without(state.messages, event.channel, event.ts) }
    case 'channel':
      return { channels: replaced(state.channels, event.channel) }
    case 'user':
      return { users: replaced(state.users, event.user) }
    case 'unread':
      return { unread: { ...state.unread, [event.channel]: event.count } }
    case 'waiting':
      return { waiting: { ...state.waiting, [event.person]: event.count } }
    case 'home':
      return { home: event.view }
    case 'modals':
      return { modals: event.modals, errors: event.errors ?? {} }
    case 'errors':
      return { errors: event.errors }
    case 'clock':
      return { clock: event.clock }
    case 'faults':
      return { faults: event.faults }
    case 'bot':
      return { bot: { ...state.bot, connected: event.connected } }
    case 'slackbot':
    case 'note':
      return { notes: [...state.notes, { id: nextId(state.notes), text: event.text }] }
    case 'note-seen':
      return { notes: state.notes.filter(({ id }) => id !== event.id) }
  }
}

type ByChannel = State['messages']

// An edit of a message older than those at hand is left out: put in, it would hide the gap between.
function heard(before: ByChannel, message: Message): ByChannel {
  const oldest = before[message.channel]?.[0]
  if (oldest !== undefined && Number(message.ts) < Number(oldest.ts)) return before
  return merged(before, [message])
}

function merged(before: ByChannel, news: readonly Message[]): ByChannel {
  const after: Record<string, readonly Message[]> = { ...before }
  for (const [channel, added] of Map.groupBy(news, (message) => message.channel)) {
    after[channel] = together(before[channel] ?? [], added)
  }
  return after
}

function without(before: ByChannel, channel: string, ts: string): ByChannel {
  return { ...before, [channel]: (before[channel] ?? []).filter((message) => message.ts !== ts) }
}

function replaced<T extends { readonly id: string }>(all: readonly T[], one: T): readonly T[] {
  const known = all.some(({ id }) => id === one.id)
  return known ? all.map((other) => (other.id === one.id ? one : other)) : [...all, one]
}

function nextId(notes: readonly Note[]): number {
  return Math.max(0, ...notes.map(({ id }) => id)) + 1
}
