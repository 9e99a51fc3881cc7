import type { IncomingMessage, ServerResponse } from 'node:http'
import { isRecord, type Json, jsonFrom } from '../slack/json.ts'

/** Thrown where a request cannot be read; becomes an answer of this status. */
export class BadRequest extends Error {
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.name = 'BadRequest'
    this.status = status
  }
}

/** The whole body of a request. @throws BadRequest 413 when it is over `most` bytes. */
export async function bodyOf(request: IncomingMessage, most: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size > most) throw new BadRequest(413, 'request too large')
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}

/** The members of a JSON body. @throws BadRequest 415 or 400. */
export async function jsonBody(request: IncomingMessage, most: number): Promise<Json> {
  // A page of another site can send text/plain without asking, but not JSON.
  if (!request.headers['content-type']?.startsWith('application/json')) {
    throw new BadRequest(415, 'send application/json')
  }
  const value = jsonFrom((await bodyOf(request, most)).toString())
  if (!isRecord(value)) throw new BadRequest(400, 'send a JSON object')
  return value
}

/** Answer with JSON. */
export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  send(response, status, 'application/json; charset=utf-8', JSON.stringify(body), headers)
}

/** Answer with a body of this type; nothing is cached, nothing is sniffed. */
export function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    ...headers,
  })
  response.end(body)
}

/** Whether the request names this server: a page elsewhere that resolves to 127.0.0.1 does not. */
export function isForUs(request: IncomingMessage, port: number): boolean {
  const host = request.headers.host ?? ''
  return [`127.0.0.1:${port}`, `localhost:${port}`].includes(host.toLowerCase())
}

/** Whether the request comes from our own page, or from no page at all. */
export function isFromUs(request: IncomingMessage): boolean {
  const { origin, host } = request.headers
  return origin === undefined || origin === `http://${host}`
}
