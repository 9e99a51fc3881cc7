import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { stripTypeScriptTypes } from 'node:module'
import { join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { send } from './http.ts'

const SANDBOX = fileURLToPath(new URL('..', import.meta.url))
const MODULES = fileURLToPath(new URL('../../node_modules', import.meta.url))

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  ts: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
}

/** The packages that the page may load. */
const PACKAGES = ['preact', 'htm']

/** Only what this server gives may run in the page; pictures may come from elsewhere, as in Slack. */
const POLICY = [
  "default-src 'self'",
  "img-src 'self' https: data:",
  "style-src 'self' 'unsafe-inline'",
  "script-src 'self' 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Serve the page: `/`, `/page/…`, `/protocol.ts` and `/_lib/<package>/…`. Answers false for other paths. */
export async function servePage(path: string, response: ServerResponse): Promise<boolean> {
  const file = fileFor(path)
  if (!file) return false
  const type = TYPES[file.split('.').at(-1) ?? '']
  const bytes = type ? await readFile(file).catch(() => undefined) : undefined
  if (!type || !bytes) {
    send(response, 404, 'text/plain; charset=utf-8', 'Not found')
    return true
  }
  const body = file.endsWith('.ts') ? stripTypeScriptTypes(bytes.toString()) : bytes
  send(response, 200, type, body, { 'content-security-policy': POLICY })
  return true
}

function fileFor(path: string): string | undefined {
  const decoded = safe(path)
  if (decoded === undefined) return undefined
  if (decoded === '/') return join(SANDBOX, 'page/index.html')
  if (decoded === '/favicon.ico') return join(SANDBOX, 'page/favicon.ico')
  if (decoded === '/protocol.ts' || decoded.startsWith('/page/')) return join(SANDBOX, decoded)
  const [, root, library = ''] = decoded.split('/')
  if (root !== '_lib' || !PACKAGES.includes(library)) return undefined
  return join(MODULES, decoded.slice('/_lib/'.length))
}

/** A path without a way out of its folder. */
function safe(path: string): string | undefined {
  try {
    const decoded = decodeURIComponent(path)
    return normalize(decoded) === decoded && !decoded.includes('\0') ? decoded : undefined
  } catch {
    return undefined
  }
}
