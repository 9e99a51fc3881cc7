import type { IncomingMessage, ServerResponse } from 'node:http'
import { respond } from '../acts/respond.ts'
import { calendarFor } from '../calendars/feed.ts'
import { SlackError } from '../slack/error.ts'
import { type Json, recordIn, textIn } from '../slack/json.ts'
import type { Limits } from '../slack/limits.ts'
import { spendResponseUrl } from '../slack/response-urls.ts'
import { note } from '../slack/workspace.ts'
import { serveApi } from './api.ts'
import { act, historyFor, snapshotFor, viewerFor } from './client.ts'
import { control, logFor, messagesFor, stateFor } from './control.ts'
import { serveFile, servePrivate, takeUpload } from './files.ts'
import { BadRequest, isForUs, isFromUs, jsonBody, send, sendJson } from './http.ts'
import { servePage } from './page.ts'
import type { Sandbox } from './sandbox.ts'

/** What a request may need. */
export interface Server {
  readonly sandbox: Sandbox
  readonly limits: Limits | null
  readonly connect: () => string
  readonly port: number
}

const MOST_ACT_BYTES = 16 * 1024 * 1024
const MOST_ANSWER_BYTES = 4 * 1024 * 1024

/** Answer a request, whatever it is. */
export function route(server: Server, request: IncomingMessage, response: ServerResponse): void {
  answer(server, request, response).catch((error: unknown) => {
    if (response.headersSent) return response.destroy()
    if (error instanceof BadRequest)
      return send(response, error.status, 'text/plain', error.message)
    console.error(error)
    sendJson(response, 500, { ok: false, error: 'internal_error' })
  })
}

async function answer(
  server: Server,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isForUs(request, server.port)) throw new BadRequest(421, 'unknown host')
  const { pathname, searchParams } = new URL(request.url ?? '/', server.sandbox.ws.url())
  const path = pathname.split('/').slice(1)
  const query = Object.fromEntries(searchParams)
  const [root = '', first = '', second = ''] = path
  const { ws } = server.sandbox
  const post = request.method === 'POST'
  if (root === 'api') return serveApi(ws, server.limits, server.connect, request, response)
  if (root === 'respond' && post) return takeResponse(server.sandbox, second, request, response)
  if (root === 'upload' && post) return takeUpload(ws, second, request, response)
  if (root === 'files-pri') return servePrivate(ws, first.split('-')[1] ?? '', request, response)
  if (root === 'files') return serveFile(ws, first, response)
  if (root === 'calendars') return serveCalendar(server.sandbox, first, request, response)
  if (root.startsWith('_c') && !isFromUs(request)) throw new BadRequest(403, 'foreign origin')
  if (root === '_client') return client(server.sandbox, first, query, request, response)
  if (root === '_control') return controls(server.sandbox, path, query, request, response)
  if (await servePage(pathname, response)) return
  send(response, 404, 'text/plain; charset=utf-8', 'Not found')
}

async function client(
  sandbox: Sandbox,
  name: string,
  query: Json,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (name === 'act' && request.method === 'POST') {
    return sendJson(response, 200, await act(sandbox, await jsonBody(request, MOST_ACT_BYTES)))
  }
  try {
    if (name === 'events') {
      const as = viewerFor(sandbox, textIn(query, 'as'))
      const snapshot = () => snapshotFor(sandbox, as)
      return sandbox.hub.join(as, response, snapshot)
    }
    if (name === 'history') return sendJson(response, 200, historyFor(sandbox, query))
  } catch (error) {
    if (!(error instanceof SlackError)) throw error
    return sendJson(response, 404, { ok: false, error: error.code })
  }
  send(response, 404, 'text/plain; charset=utf-8', 'Not found')
}

async function controls(
  sandbox: Sandbox,
  [, name = '', rest = '']: readonly string[],
  query: Json,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method === 'POST') {
    const body = await jsonBody(request, MOST_ACT_BYTES)
    return sendJson(response, 200, await control(sandbox, name, body))
  }
  if (name === 'state') return sendJson(response, 200, stateFor(sandbox))
  if (name === 'log') return sendJson(response, 200, logFor(sandbox, query))
  if (name === 'clock') {
    return sendJson(response, 200, { ok: true, clock: sandbox.ws.clock.shown() })
  }
  if (name === 'messages') {
    const place = decodeURIComponent(rest)
    return sendJson(response, 200, await messagesFor(sandbox, place, query))
  }
  sendJson(response, 404, { ok: false, error: 'unknown_control' })
}

/** A response URL: errors come with 404 and a reason, as Slack gives them. */
async function takeResponse(
  { ws }: Sandbox,
  key: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const began = ws.real()
  const body = await jsonBody(request, MOST_ANSWER_BYTES)
  const done = responded(() => respond(ws, spendResponseUrl(ws, key), body))
  note(ws, {
    kind: 'response_url',
    what: 'response_url',
    outcome: done ? done.code : 'ok',
    milliseconds: ws.real() - began,
    detail: { body, ...recordIn(done?.extra) },
  })
  if (!done) return send(response, 200, 'text/plain; charset=utf-8', 'ok')
  sendJson(response, 404, { ok: false, error: done.code, ...done.extra })
}

function responded(work: () => void): SlackError | undefined {
  try {
    work()
    return undefined
  } catch (error) {
    if (error instanceof SlackError) return error
    throw error
  }
}

function serveCalendar(
  sandbox: Sandbox,
  file: string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const { people } = sandbox.ws
  const wanted = file.replace(/\.ics$/, '')
  const person = people.get(wanted) ?? [...people.values()].find((p) => p.name === wanted)
  if (!file.endsWith('.ics') || !person || person.isBot) {
    throw new BadRequest(404, 'no such calendar')
  }
  const { body, etag } = calendarFor(person, sandbox.furniture.meetings, sandbox.startedAt)
  const headers = { etag, 'cache-control': 'no-cache' }
  const known = request.headers['if-none-match'] === etag
  send(response, known ? 304 : 200, 'text/calendar; charset=utf-8', known ? '' : body, headers)
}
