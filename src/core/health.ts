/** How the bot itself is, for admins. */
import type { Instant } from './time.ts'

export interface Health {
  /** Messages that are due and have not gone out. */
  readonly waiting: number
  /** Messages given up after too many failures. */
  readonly dead: number
  /** Bytes that the database takes. */
  readonly size: number
  /** Null where no copy was ever made by the bot's own command. */
  readonly backedUp: Instant | null
  /** Of the bot, and of Node. */
  readonly versions: { readonly bot: string; readonly node: string }
}
