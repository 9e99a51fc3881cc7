import type { IncomingMessage, ServerResponse } from 'node:http'
import { fill, MOST_FILE_BYTES } from '../slack/files.ts'
import type { StoredFile, Workspace } from '../slack/workspace.ts'
import { multipart } from './api.ts'
import { bodyOf, send } from './http.ts'

/** Types a browser may show in place; all others are downloaded. */
const SHOWN = ['image/png', 'image/jpeg', 'image/gif', 'text/plain', 'application/pdf']

const SIGN_IN = '<title>Sign in</title>Sign in to see this file.'

/** Take the bytes for an upload address, raw or as a form. */
export async function takeUpload(
  ws: Workspace,
  id: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const file = ws.files.get(id)
  if (!file || file.bytes) return send(response, 404, 'text/plain', 'no such upload')
  const bytes = await uploaded(request)
  if (bytes.length !== file.size) return send(response, 400, 'text/plain', 'length differs')
  fill(ws, id, bytes)
  send(response, 200, 'text/plain', `OK - ${bytes.length}`)
}

async function uploaded(request: IncomingMessage): Promise<Uint8Array> {
  const type = request.headers['content-type'] ?? ''
  const body = await bodyOf(request, MOST_FILE_BYTES + 64 * 1024)
  if (!type.startsWith('multipart/form-data')) return body
  const [, value] = (await multipart(body, type))[0] ?? []
  if (value === undefined) return new Uint8Array()
  return typeof value === 'string' ? Buffer.from(value) : new Uint8Array(await value.arrayBuffer())
}

/** Give the page the bytes of a file. */
export function serveFile(ws: Workspace, id: string, response: ServerResponse): void {
  const file = ws.files.get(id)
  if (file?.bytes) give(file, file.bytes, response)
  else send(response, 404, 'text/plain', 'no such file')
}

/** Give the bot the bytes of `url_private`; without its token it gets a sign-in page, as from Slack. */
export function servePrivate(
  ws: Workspace,
  id: string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const signedIn = request.headers.authorization === `Bearer ${ws.app.botToken}`
  if (signedIn) serveFile(ws, id, response)
  else send(response, 200, 'text/html; charset=utf-8', SIGN_IN)
}

function give(file: StoredFile, bytes: Uint8Array, response: ServerResponse): void {
  const shown = SHOWN.includes(file.mimetype)
  const name = encodeURIComponent(file.name)
  send(response, 200, shown ? file.mimetype : 'application/octet-stream', bytes, {
    'content-disposition': `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`,
    'content-security-policy': 'sandbox',
  })
}
