import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { ActAnswer, Channel, Command, Shortcut, User } from '../protocol.ts'
import type { Doing } from './state/server.ts'
import type { Reader } from './text/dates.ts'

/** What the main pane shows. */
export type Place =
  | { readonly kind: 'home' }
  | { readonly kind: 'channel'; readonly id: string; readonly thread?: string }

/** What nearly every part of the page needs and what seldom changes. */
export interface Desk {
  readonly me: User
  readonly bot: string
  readonly people: ReadonlyMap<string, User>
  readonly channels: ReadonlyMap<string, Channel>
  readonly commands: readonly Command[]
  readonly shortcuts: readonly Shortcut[]
  /** The channel in view, if one is. */
  readonly here: string | null
  readonly act: (what: Doing) => Promise<ActAnswer>
  readonly go: (place: Place) => void
  /** Say something as Slack itself would. */
  readonly note: (text: string) => void
}

/** Given by the app to everything inside it. */
export const DeskContext = createContext<Desk | null>(null)

/** The desk of whoever is acted as. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (desk === null) throw new Error('a part of the page was drawn outside of it')
  return desk
}

/** The workspace's clock, to the minute: apart from the desk, so that a minute redraws only dates. */
export const MinuteContext = createContext(0)

/** Where and when dates are read now. */
export function useReader(): Reader {
  return { zone: useDesk().me.tz, now: useContext(MinuteContext) }
}

/** A channel's name as people see it: `#general`, or the other person's name. */
export function channelName(desk: Pick<Desk, 'people'>, channel: Channel): string {
  if (channel.kind !== 'im') return channel.name
  return nameOf(desk, channel.name)
}

/** A person's name, or their id if nobody by it is known. */
export function nameOf(desk: Pick<Desk, 'people'>, id: string): string {
  return desk.people.get(id)?.realName ?? id
}
