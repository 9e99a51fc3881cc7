/**
 * What the sandbox's page and its server say to each other. Types only: both sides import this file.
 *
 * The page opens `GET /_client/events?as=U…`, a server-sent event stream: one `snapshot`, then an
 * `update` for each change. What a person does goes to `POST /_client/act` as an `Act`, answered by
 * an `ActAnswer`.
 */

/** Block Kit as the bot sent it; the page draws it and does not trust it. */
export type Block = Readonly<Record<string, unknown>> & { readonly type: string }

export interface User {
  readonly id: string
  /** `petra`. */
  readonly name: string
  /** `Petra Petrović`. */
  readonly realName: string
  /** `Recruiter, Belgrade`. */
  readonly title: string
  readonly tz: string
  readonly isBot: boolean
  readonly deleted: boolean
}

export interface Channel {
  /** `C…` for channels, `D…` for direct messages. */
  readonly id: string
  readonly kind: 'public' | 'private' | 'im'
  /** Without `#`; for a direct message the other person's user id. */
  readonly name: string
  readonly members: readonly string[]
  readonly topic: string
}

export interface Message {
  readonly channel: string
  /** Slack's id of a message in its channel, seconds with six decimals. */
  readonly ts: string
  readonly threadTs?: string
  readonly user: string
  readonly text: string
  readonly blocks: readonly Block[]
  readonly files: readonly File[]
  readonly edited: boolean
  /** Shown to one person only, and not kept. */
  readonly ephemeralTo?: string
}

export interface File {
  readonly id: string
  readonly name: string
  readonly title: string
  readonly mimetype: string
  readonly size: number
  readonly altText: string
  /** Path on this server. */
  readonly url: string
}

export interface View {
  readonly id: string
  readonly hash: string
  readonly type: 'modal' | 'home'
  readonly callbackId: string
  readonly title: string
  readonly submit?: string
  readonly close?: string
  readonly blocks: readonly Block[]
}

export interface Command {
  readonly command: string
  readonly description: string
  readonly usageHint: string
}

export interface Shortcut {
  readonly callbackId: string
  readonly name: string
  readonly type: 'global' | 'message'
  readonly description: string
}

/** Deliveries to spoil on purpose, to see the bot cope. */
export interface Faults {
  /** Delay every delivery to the bot by so many milliseconds. */
  readonly delayMs: number
  /** Deliver every event and interaction twice. */
  readonly double: boolean
  /** Lose the next so many deliveries. */
  readonly loseNext: number
  /** Answer the next so many Web API calls with 429 and `Retry-After: 1`. */
  readonly limitNext: number
  /** Answer the next so many Web API calls with 503. */
  readonly breakNext: number
}

export interface Clock {
  /** Milliseconds since 1970 that the workspace's clock shows now. */
  readonly now: number
  /** Whether it runs on. */
  readonly running: boolean
}

/** Everything `as` may see. */
export interface Snapshot {
  readonly type: 'snapshot'
  readonly as: string
  readonly team: { readonly id: string; readonly name: string }
  readonly bot: { readonly user: string; readonly connected: boolean }
  readonly users: readonly User[]
  readonly channels: readonly Channel[]
  /** The newest hundred of each channel; older ones by `GET /_client/history`. */
  readonly messages: readonly Message[]
  /** Unread messages by channel id. */
  readonly unread: Readonly<Record<string, number>>
  /** Unread direct messages of everyone, by person: as whom there is something to look at. */
  readonly waiting: Readonly<Record<string, number>>
  readonly home: View | null
  /** The stack of open modals, the top one last. */
  readonly modals: readonly View[]
  readonly commands: readonly Command[]
  readonly shortcuts: readonly Shortcut[]
  readonly clock: Clock
  readonly faults: Faults
}

/**
 * The answer to `GET /_client/history?as=U…&channel=C…&before=<ts>&limit=100`, oldest first.
 * With `thread=<ts>` only that thread: its first message and the replies.
 */
export interface History {
  readonly messages: readonly Message[]
  /** Whether there are older ones. */
  readonly more: boolean
}

export type Update =
  | { readonly type: 'message'; readonly message: Message }
  | { readonly type: 'message-deleted'; readonly channel: string; readonly ts: string }
  | { readonly type: 'channel'; readonly channel: Channel }
  | { readonly type: 'user'; readonly user: User }
  | { readonly type: 'unread'; readonly channel: string; readonly count: number }
  | { readonly type: 'waiting'; readonly person: string; readonly count: number }
  | { readonly type: 'home'; readonly view: View }
  /** The whole stack, whenever it changes. `errors` belong to the top view, by block id. */
  | {
      readonly type: 'modals'
      readonly modals: readonly View[]
      readonly errors?: Readonly<Record<string, string>>
    }
  | { readonly type: 'clock'; readonly clock: Clock }
  | { readonly type: 'faults'; readonly faults: Faults }
  | { readonly type: 'bot'; readonly connected: boolean }
  /** What Slack itself would say: `/x failed with the error "operation_timeout"`. */
  | { readonly type: 'slackbot'; readonly text: string }

/** Values of the inputs of a view or message, as Slack's `state.values`. */
export type StateValues = Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>
>

export type Act = { readonly as: string } & (
  | {
      readonly do: 'message'
      readonly channel: string
      readonly text: string
      readonly threadTs?: string
    }
  | {
      readonly do: 'command'
      readonly channel: string
      readonly command: string
      readonly text: string
    }
  | { readonly do: 'shortcut'; readonly callbackId: string }
  | {
      readonly do: 'message-shortcut'
      readonly callbackId: string
      readonly channel: string
      readonly ts: string
    }
  /** A press, a pick or a typed value in a message, a modal or Home. `action` as in Slack's `actions[0]`. */
  | {
      readonly do: 'block-action'
      readonly in: { readonly channel: string; readonly ts: string } | { readonly viewId: string }
      readonly action: Readonly<Record<string, unknown>> & {
        readonly type: string
        readonly block_id: string
        readonly action_id: string
      }
      readonly values: StateValues
    }
  | {
      readonly do: 'options'
      readonly in: { readonly channel: string; readonly ts: string } | { readonly viewId: string }
      readonly blockId: string
      readonly actionId: string
      readonly value: string
      readonly values: StateValues
    }
  | { readonly do: 'submit'; readonly viewId: string; readonly values: StateValues }
  /** `all` when the whole stack is closed by its cross. */
  | { readonly do: 'close'; readonly viewId: string; readonly all: boolean }
  | { readonly do: 'open-home' }
  | { readonly do: 'open-im'; readonly user: string }
  | { readonly do: 'read'; readonly channel: string }
  | {
      readonly do: 'upload'
      readonly channel: string
      readonly name: string
      readonly base64: string
    }
  | {
      readonly do: 'clock'
      readonly set?: number
      readonly windMinutes?: number
      readonly running?: boolean
    }
  | { readonly do: 'faults'; readonly faults: Partial<Faults> }
  | { readonly do: 'disconnect' }
  | { readonly do: 'reset' }
)

/** `error` is in Slack's words; `options` answers `options`, `errors` a submission that was refused. */
export interface ActAnswer {
  readonly ok: boolean
  readonly error?: string
  readonly options?: readonly Readonly<Record<string, unknown>>[]
  readonly optionGroups?: readonly Readonly<Record<string, unknown>>[]
  readonly errors?: Readonly<Record<string, string>>
  /** Id of the direct message that `open-im` found or made; of the file that `upload` stored. */
  readonly id?: string
}
