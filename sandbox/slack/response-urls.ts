import { randomBytes } from 'node:crypto'
import { SlackError } from './error.ts'
import { bound, type ResponseUrl, type StoredMessage, type Workspace } from './workspace.ts'

const USES = 5
const KEPT = 2_000

/** Mint the address under which the bot may answer someone in a channel, five times in thirty minutes. */
export function newResponseUrl(
  ws: Workspace,
  of: { user: string; channel: string; message?: StoredMessage },
): string {
  const key = randomBytes(18).toString('base64url')
  const { user, channel, message } = of
  const threadTs = message?.threadTs
  const pressed = message && { ts: message.ts, ...(threadTs && { threadTs }) }
  const entry = { key, user, channel, at: ws.real(), uses: 0, ...(pressed && { message: pressed }) }
  ws.responseUrls.set(key, entry)
  bound(ws.responseUrls, KEPT)
  return `${ws.url()}/respond/${ws.app.teamId}/${key}`
}

/** Spend one use of a response URL. @throws SlackError `no_such_url`, `expired_url`, `used_url`. */
export function spendResponseUrl(ws: Workspace, key: string): ResponseUrl {
  const found = ws.responseUrls.get(key)
  if (!found) throw new SlackError('no_such_url')
  if (ws.real() - found.at > ws.timers.responseUrlMs) throw new SlackError('expired_url')
  if (found.uses >= USES) throw new SlackError('used_url')
  const spent = { ...found, uses: found.uses + 1 }
  ws.responseUrls.set(key, spent)
  return spent
}
