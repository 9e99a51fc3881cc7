import type { Block, Channel, Faults, Update } from '../protocol.ts'
import type { Clock } from './clock.ts'
import type { Json } from './json.ts'
import type { Manifest } from './manifest.ts'

/** Someone in the workspace, a bot included. */
export interface Person {
  readonly id: string
  readonly name: string
  readonly realName: string
  readonly title: string
  readonly email: string
  /** IANA name. */
  readonly tz: string
  readonly locale: string
  readonly isAdmin: boolean
  readonly isBot: boolean
  readonly deleted: boolean
}

export interface Conversation {
  readonly id: string
  readonly kind: Channel['kind']
  /** Without `#`; empty for a direct message. */
  readonly name: string
  readonly members: readonly string[]
  readonly topic: string
  readonly archived: boolean
}

/** A message as the workspace keeps it. Blocks carry the ids that Slack gives where the app gave none. */
export interface StoredMessage {
  readonly channel: string
  readonly ts: string
  readonly threadTs?: string
  readonly user: string
  readonly byBot: boolean
  readonly text: string
  readonly blocks: readonly Block[]
  readonly attachments: readonly Json[]
  readonly files: readonly string[]
  readonly editedTs?: string
  readonly ephemeralTo?: string
  readonly metadata?: Json
}

/** A modal or a Home as the app sent it, with what has been typed into it. */
export interface StoredView {
  readonly id: string
  readonly hash: string
  readonly user: string
  readonly rootId: string
  readonly previousId: string | null
  /** The app's JSON, ids filled in. */
  readonly view: Json & { readonly type: 'modal' | 'home'; readonly blocks: readonly Block[] }
  readonly values: Values
}

/** `state.values`: by block id, then action id. */
export type Values = Readonly<Record<string, Readonly<Record<string, Json>>>>

export interface StoredFile {
  readonly id: string
  readonly name: string
  readonly title: string
  readonly mimetype: string
  readonly altText: string
  readonly size: number
  readonly bytes: Uint8Array | null
  readonly user: string
  readonly createdAt: number
  /** Real milliseconds from which it can be used in blocks. Slack scans and thumbnails first. */
  readonly readyAt: number
  /** Where it was shared: channel and message. */
  readonly shares: readonly { readonly channel: string; readonly ts: string }[]
}

export interface Trigger {
  readonly id: string
  readonly user: string
  readonly at: number
  readonly used: boolean
  /** The modal it was pressed in, if it was one: what `views.push` needs. */
  readonly viewId?: string
}

export interface ResponseUrl {
  readonly key: string
  readonly user: string
  readonly channel: string
  readonly at: number
  readonly uses: number
  /** The message that was pressed, if one was. */
  readonly message?: { readonly ts: string; readonly threadTs?: string }
}

/** What went over the wire, for tests and for people who look for a fault. */
export interface LogEntry {
  readonly at: number
  readonly kind: 'api' | 'delivery' | 'response_url' | 'socket'
  /** Method of a call, type of a delivery. */
  readonly what: string
  readonly outcome: string
  readonly milliseconds: number
  readonly detail: Json
}

/** Real-time limits in milliseconds. Tests make them small. */
export interface Timers {
  readonly ackMs: number
  readonly triggerMs: number
  readonly responseUrlMs: number
  /** Waits before the first, second and third repetition of an event. */
  readonly retriesMs: readonly number[]
  /** Between `warning` and the close of a Socket Mode connection. */
  readonly disconnectMs: number
  /** Until an uploaded file can be used in blocks. */
  readonly fileMs: number
  readonly pingMs: number
}

/** As Slack has them; the file's second is what its users measured, not a promise. */
export const SLACK_TIMERS: Timers = {
  ackMs: 3_000,
  triggerMs: 3_000,
  responseUrlMs: 30 * 60_000,
  retriesMs: [100, 60_000, 300_000],
  disconnectMs: 10_000,
  fileMs: 1_000,
  pingMs: 10_000,
}

/** Faults that the page offers, and two that only tests ask for. */
export interface AllFaults extends Faults {
  /** Do the next so many Web API calls, then answer 503: the caller cannot know. */
  readonly breakAfterNext: number
  /** Let every Web API call wait so many milliseconds before it is done. */
  readonly slowApiMs: number
}

export const NO_FAULTS: AllFaults = {
  delayMs: 0,
  double: false,
  loseNext: 0,
  limitNext: 0,
  breakNext: 0,
  breakAfterNext: 0,
  slowApiMs: 0,
}

export interface AppIdentity {
  readonly teamId: string
  readonly teamName: string
  readonly teamDomain: string
  readonly appId: string
  readonly botId: string
  readonly botUser: string
  readonly botToken: string
  readonly appToken: string
  readonly signingSecret: string
}

/** Everything there is in the workspace, and the two ways news leaves it. */
export interface Workspace {
  readonly app: AppIdentity
  readonly manifest: Manifest
  readonly timers: Timers
  readonly clock: Clock
  /** Real milliseconds. */
  readonly real: () => number
  readonly url: () => string
  readonly people: Map<string, Person>
  readonly channels: Map<string, Conversation>
  /** By channel, in order of `ts`. */
  readonly messages: Map<string, StoredMessage[]>
  /** Open modals and published Homes. */
  readonly views: Map<string, StoredView>
  /** Open modals by person, the top one last. */
  readonly stacks: Map<string, readonly string[]>
  /** Home view by person. */
  readonly homes: Map<string, string>
  readonly files: Map<string, StoredFile>
  /** Unread messages by person, then channel. */
  readonly unread: Map<string, Map<string, number>>
  readonly triggers: Map<string, Trigger>
  readonly responseUrls: Map<string, ResponseUrl>
  readonly log: LogEntry[]
  readonly faults: { now: AllFaults }
  readonly newId: (prefix: string) => string
  readonly newTs: () => string
  /** Tell the page of these people. */
  readonly tell: (update: Update, to: readonly string[] | 'everyone') => void
  /** Tell the bot, if it subscribed. */
  readonly happen: (subscription: string, event: Json) => void
}

const LOG_KEPT = 2_000

/** Note what went over the wire; the oldest notes go first. */
export function note(ws: Workspace, entry: Omit<LogEntry, 'at'>): void {
  ws.log.push({ at: ws.real(), ...entry })
  if (ws.log.length > LOG_KEPT) ws.log.shift()
}

/** Drop the oldest of `map` until it holds at most `most`. */
export function bound(map: Map<string, unknown>, most: number): void {
  for (const key of map.keys()) {
    if (map.size <= most) return
    map.delete(key)
  }
}
