import { SlackError } from '../slack/error.ts'
import { type Json, numberIn, textIn } from '../slack/json.ts'
import type { Workspace } from '../slack/workspace.ts'

/** One method of the Web API: what it needs, and what it does. */
export interface Method {
  /** The bot token's scopes, any of which will do; `app` needs the app-level token, `none` no token at all. */
  readonly needs: readonly string[] | 'app' | 'none'
  readonly run: (ws: Workspace, args: Json) => Json
}

/** A required text argument. @throws SlackError `invalid_arguments` naming it. */
export function required(args: Json, name: string): string {
  const value = textIn(args, name)
  if (value) return value
  const message = `[ERROR] missing required field: ${name}`
  throw new SlackError('invalid_arguments', { response_metadata: { messages: [message] } })
}

/** One page of `all`, and the cursor of the next. @throws SlackError `invalid_cursor`, `invalid_limit`. */
export function page<T>(args: Json, all: readonly T[], usual = 100) {
  const limit = numberIn(args, 'limit') ?? usual
  if (limit < 1 || limit > 1000) throw new SlackError('invalid_limit')
  const cursor = textIn(args, 'cursor') ?? ''
  const from = cursor === '' ? 0 : startOf(cursor)
  const to = from + Math.floor(limit)
  const next = to < all.length ? Buffer.from(`next:${to}`).toString('base64') : ''
  return { items: all.slice(from, to), next }
}

function startOf(cursor: string): number {
  const match = /^next:(?<at>\d+)$/.exec(Buffer.from(cursor, 'base64').toString())
  if (!match?.groups) throw new SlackError('invalid_cursor')
  return Number(match.groups.at)
}
