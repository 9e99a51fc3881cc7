import type { Json } from '../slack/json.ts'

/** What can be sent to the bot. */
type Kind = 'events_api' | 'slash_commands' | 'interactive'

/** One thing to deliver. `id` is the same for a repeated event. */
export interface Parcel {
  readonly id: string
  readonly kind: Kind
  readonly payload: Json
  /** Whether the acknowledgement may carry an answer. */
  readonly acceptsAnswer: boolean
  readonly retry?: { readonly attempt: number; readonly reason: string }
}

/** The bot's acknowledgement: what it said, or why there is none. */
export type Ack =
  | { readonly ok: true; readonly answer: unknown }
  | { readonly ok: false; readonly reason: Failure; readonly noRetry?: boolean }

type Failure = 'timeout' | 'connection_failed' | 'http_error'

/** A way to the bot. Resolves when the bot has answered, or cannot be reached; the caller minds the clock. */
export interface Courier {
  readonly send: (parcel: Parcel) => Promise<Ack>
  readonly connected: () => boolean
}
