import { setTimeout as sleep } from 'node:timers/promises'
import { SlackError } from '../slack/error.ts'
import { flagIn, type Json, recordIn, textIn } from '../slack/json.ts'
import type { Limits } from '../slack/limits.ts'
import { note, type Workspace } from '../slack/workspace.ts'
import { chat } from './chat.ts'
import { conversations } from './conversations.ts'
import { files } from './files.ts'
import type { Method } from './method.ts'
import { people } from './people.ts'
import { views } from './views.ts'

/** A call of the Web API, read from the wire. */
export interface Call {
  readonly method: string
  readonly args: Json
  /** From the header, or from a form: never from a JSON body. */
  readonly token: string | undefined
}

export interface Answered {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Json
}

const METHODS = new Map<string, Method>(
  Object.entries({ ...people, ...conversations, ...chat, ...views, ...files }),
)

/** Answer a call as Slack would: faults asked for first, then limits, then the method itself. */
export async function answerCall(
  ws: Workspace,
  limits: Limits | null,
  call: Call,
  connect: () => string,
): Promise<Answered> {
  const began = ws.real()
  if (ws.faults.now.slowApiMs > 0) await sleep(ws.faults.now.slowApiMs)
  const answered = spoiled(ws) ?? limited(ws, limits, call) ?? settled(ws, call, connect)
  const outcome = answered.body.ok === true ? 'ok' : String(answered.body.error)
  note(ws, {
    kind: 'api',
    what: call.method,
    outcome,
    milliseconds: ws.real() - began,
    detail: { args: call.args, status: answered.status, ...problemsOf(answered.body) },
  })
  return ws.faults.now.breakAfterNext > 0 && answered.status === 200
    ? countDown(ws, 'breakAfterNext', broken())
    : answered
}

function problemsOf(body: Json): Json {
  const { messages } = recordIn(body.response_metadata)
  return messages === undefined ? {} : { messages }
}

function spoiled(ws: Workspace): Answered | undefined {
  const { limitNext, breakNext } = ws.faults.now
  if (breakNext > 0) return countDown(ws, 'breakNext', broken())
  return limitNext > 0 ? countDown(ws, 'limitNext', tooMany(1)) : undefined
}

function countDown<T>(ws: Workspace, fault: 'breakNext' | 'limitNext' | 'breakAfterNext', then: T) {
  ws.faults.now = { ...ws.faults.now, [fault]: ws.faults.now[fault] - 1 }
  ws.tell({ type: 'faults', faults: ws.faults.now }, 'everyone')
  return then
}

function broken(): Answered {
  return { status: 503, headers: {}, body: { ok: false, error: 'service_unavailable' } }
}

function tooMany(seconds: number): Answered {
  const headers = { 'retry-after': String(seconds) }
  return { status: 429, headers, body: { ok: false, error: 'ratelimited' } }
}

function limited(ws: Workspace, limits: Limits | null, call: Call): Answered | undefined {
  if (!limits || !METHODS.has(call.method) || !call.token) return undefined
  const seconds = limits.take(call.method, textIn(call.args, 'channel') ?? ws.app.teamId)
  return seconds > 0 ? tooMany(seconds) : undefined
}

function settled(ws: Workspace, call: Call, connect: () => string): Answered {
  try {
    const body = { ok: true, ...answerOf(ws, call, connect) }
    return { status: 200, headers: scopesOf(ws), body }
  } catch (error) {
    if (!(error instanceof SlackError)) throw error
    const body = { ok: false, error: error.code, ...error.extra }
    return { status: 200, headers: scopesOf(ws), body }
  }
}

function answerOf(ws: Workspace, call: Call, connect: () => string): Json {
  if (call.method === 'apps.connections.open') {
    admit(ws, { needs: 'app', run: () => ({}) }, call.token)
    return {
      url: connect() + (flagIn(call.args, 'debug_reconnects') ? '&debug_reconnects=true' : ''),
    }
  }
  const method = METHODS.get(call.method)
  if (!method) throw new SlackError('unknown_method', { req_method: call.method })
  admit(ws, method, call.token)
  return method.run(ws, call.args)
}

/** @throws SlackError `not_authed`, `invalid_auth`, `not_allowed_token_type`, `missing_scope`. */
function admit(ws: Workspace, { needs }: Method, token: string | undefined): void {
  if (needs === 'none') return
  if (!token) throw new SlackError('not_authed')
  const [right, wrong] =
    needs === 'app' ? [ws.app.appToken, ws.app.botToken] : [ws.app.botToken, ws.app.appToken]
  if (token === wrong) throw new SlackError('not_allowed_token_type')
  if (token !== right) throw new SlackError('invalid_auth')
  const { scopes } = ws.manifest
  if (needs === 'app' || needs.length === 0 || scopes === 'all') return
  if (!needs.some((scope) => scopes.has(scope))) {
    throw new SlackError('missing_scope', {
      needed: needs.join(','),
      provided: [...scopes].join(','),
    })
  }
}

function scopesOf(ws: Workspace): Readonly<Record<string, string>> {
  return ws.manifest.scopes === 'all' ? {} : { 'x-oauth-scopes': [...ws.manifest.scopes].join(',') }
}
