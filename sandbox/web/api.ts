import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Answered, answerCall, type Call } from '../api/call.ts'
import { isRecord, type Json, jsonFrom, recordIn, textIn } from '../slack/json.ts'
import type { Limits } from '../slack/limits.ts'
import type { Workspace } from '../slack/workspace.ts'
import { BadRequest, bodyOf, sendJson } from './http.ts'

const MOST_BYTES = 4 * 1024 * 1024

/** Arguments that Slack takes as JSON text inside a form. */
const STRUCTURED = ['view', 'blocks', 'attachments', 'metadata', 'files', 'message']

/** Serve `/api/<method>`. */
export async function serveApi(
  ws: Workspace,
  limits: Limits | null,
  connect: () => string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const answered = await answerTo(ws, limits, connect, request)
  sendJson(response, answered.status, answered.body, answered.headers)
}

async function answerTo(
  ws: Workspace,
  limits: Limits | null,
  connect: () => string,
  request: IncomingMessage,
): Promise<Answered> {
  const { pathname, searchParams } = new URL(request.url ?? '/', ws.url())
  const method = decodeURIComponent(pathname.replace('/api/', ''))
  const query = Object.fromEntries(searchParams)
  try {
    const call = await readCall(request, method, query)
    return await answerCall(ws, limits, call, connect)
  } catch (error) {
    // Slack answers 200 with an error to what it can read; a body that is too large it does not read.
    if (!(error instanceof BadRequest) || error.status !== 200) throw error
    return { status: 200, headers: {}, body: { ok: false, error: error.message } }
  }
}

async function readCall(request: IncomingMessage, method: string, query: Json): Promise<Call> {
  const type = request.headers['content-type'] ?? ''
  const bytes = await bodyOf(request, MOST_BYTES)
  const bearer = /^Bearer (?<token>\S+)$/i.exec(request.headers.authorization ?? '')
  const header = bearer?.groups?.token
  if (type.startsWith('application/json')) {
    const args = bytes.length === 0 ? {} : jsonFrom(bytes.toString())
    if (!isRecord(args))
      throw new BadRequest(200, args === undefined ? 'invalid_json' : 'json_not_object')
    return { method, args: { ...query, ...args }, token: header }
  }
  const form = await formIn(bytes, type)
  const { token, ...args } = { ...query, ...form }
  return { method, args: opened(args), token: header ?? textIn({ token }, 'token') }
}

async function formIn(bytes: Buffer, type: string): Promise<Json> {
  if (bytes.length === 0) return {}
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return Object.fromEntries(new URLSearchParams(bytes.toString()))
  }
  if (!type.startsWith('multipart/form-data')) throw new BadRequest(200, 'invalid_form_data')
  const fields = await multipart(bytes, type)
  return Object.fromEntries(fields.filter(([, value]) => typeof value === 'string'))
}

/** The fields of a multipart body. @throws BadRequest when it is none. */
export async function multipart(bytes: Buffer, type: string) {
  try {
    const form = await new Response(new Uint8Array(bytes), {
      headers: { 'content-type': type },
    }).formData()
    return [...form.entries()]
  } catch {
    throw new BadRequest(200, 'invalid_form_data')
  }
}

function opened(args: Json): Json {
  const structured = STRUCTURED.flatMap((name) => {
    const text = textIn(args, name)
    const value = text === undefined ? undefined : jsonFrom(text)
    return value === undefined ? [] : [[name, value]]
  })
  return { ...args, ...recordIn(Object.fromEntries(structured)) }
}
