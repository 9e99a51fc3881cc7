import type { Stage } from '../acts/act.ts'
import type { Furniture } from '../furniture/furniture.ts'
import type { Json } from '../slack/json.ts'
import type { Workspace } from '../slack/workspace.ts'
import type { Hub } from './hub.ts'

/** The running workspace, as the endpoints see it. */
export interface Sandbox {
  readonly ws: Workspace
  readonly stage: Stage
  readonly hub: Hub
  readonly furniture: Furniture
  /** Milliseconds since 1970 on the workspace's clock when it started: what “in two days” counts from. */
  readonly startedAt: number
  readonly connected: () => boolean
  /** `{ set?, windMinutes?, running? }`. @throws SlackError `invalid_clock`. */
  readonly setClock: (change: Json) => void
  /** Any members of `AllFaults`. @throws SlackError `invalid_faults`. */
  readonly setFaults: (change: Json) => void
  /** Refresh the Socket Mode connections as Slack does; with `oldest`, one of them; with `cut`, drop them without a word. */
  readonly disconnect: (how?: 'refresh' | 'oldest' | 'cut' | 'link_disabled') => void
  /** Back to the furniture; connections stay. */
  readonly reset: () => void
  /** `'socket'`, or the address of signed HTTP requests. @throws SlackError `invalid_url`. */
  readonly deliverTo: (where: string) => void
}
