import { randomBytes } from 'node:crypto'
import { SlackError } from './error.ts'
import { bound, type Trigger, type Workspace } from './workspace.ts'

const KEPT = 1_000

/** Mint a trigger id: it opens one view within three seconds. */
export function newTrigger(ws: Workspace, user: string, viewId?: string): string {
  const at = ws.real()
  const id = `${Math.floor(at)}.${ws.app.teamId.length}.${randomBytes(16).toString('hex')}`
  ws.triggers.set(id, { id, user, at, used: false, ...(viewId && { viewId }) })
  bound(ws.triggers, KEPT)
  return id
}

/** Spend a trigger id.
 *  @throws SlackError `invalid_trigger_id`, `exchanged_trigger_id`, `expired_trigger_id`. */
export function spendTrigger(ws: Workspace, id: string): Trigger {
  const trigger = ws.triggers.get(id)
  if (!trigger) throw new SlackError('invalid_trigger_id')
  if (trigger.used) throw new SlackError('exchanged_trigger_id')
  if (ws.real() - trigger.at > ws.timers.triggerMs) throw new SlackError('expired_trigger_id')
  ws.triggers.set(id, { ...trigger, used: true })
  return trigger
}
