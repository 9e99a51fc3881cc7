import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { stripTypeScriptTypes } from 'node:module'
import { join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { send } from './http.ts'

const PAGE = fileURLToPath(new URL('../page', import.meta.url))
const MODULES = fileURLToPath(new URL('../../node_modules', import.meta.url))

const TYPES: ReadonlyMap<string, string> = new Map([
  ['html', 'text/html; charset=utf-8'],
  ['css', 'text/css; charset=utf-8'],
  ['js', 'text/javascript; charset=utf-8'],
  ['mjs', 'text/javascript; charset=utf-8'],
  ['ts', 'text/javascript; charset=utf-8'],
  ['svg', 'image/svg+xml'],
  ['png', 'image/png'],
])

/** The files of packages that the page's import map names. */
const LIBRARIES = ['preact/dist/preact.mjs', 'preact/hooks/dist/hooks.mjs', 'htm/dist/htm.mjs']

/** Serve the page at `/`, its files under `/page/`, TypeScript without its types, and its libraries
 *  under `/_lib/`. Answers false when there is no such file. */
export async function servePage(path: string, response: ServerResponse): Promise<boolean> {
  const file = fileFor(path)
  const type = TYPES.get(file?.split('.').at(-1) ?? '')
  if (!file || !type) return false
  const bytes = await readFile(file).catch(() => undefined)
  if (!bytes) return false
  const source = bytes.toString()
  const body = file.endsWith('.ts') ? stripTypeScriptTypes(source) : bytes
  const policy = file.endsWith('.html') ? policyFor(source) : policyFor('')
  send(response, 200, type, body, { 'content-security-policy': policy })
  return true
}

function fileFor(path: string): string | undefined {
  const library = LIBRARIES.find((file) => path === `/_lib/${file}`)
  if (library) return join(MODULES, library)
  if (path === '/') return join(PAGE, 'index.html')
  const decoded = safe(path)
  return decoded?.startsWith('/page/') ? join(PAGE, decoded.slice('/page/'.length)) : undefined
}

/** A path without a way out of its folder. */
function safe(path: string): string | undefined {
  try {
    const decoded = decodeURIComponent(path)
    const plain = !/[\0\\]/.test(decoded) && !decoded.includes('/.')
    return plain && normalize(decoded) === decoded ? decoded : undefined
  } catch {
    return undefined
  }
}

/** Only what this server gives may run; of inline scripts only those of the page itself.
 *  Pictures may come from elsewhere, as in Slack. */
function policyFor(html: string): string {
  const inline = [...html.matchAll(/<script(?<attributes>[^>]*)>(?<code>[\s\S]*?)<\/script>/g)]
  const hashes = inline.flatMap(({ groups }) =>
    groups?.code ? [`'sha256-${createHash('sha256').update(groups.code).digest('base64')}'`] : [],
  )
  return [
    "default-src 'self'",
    ["script-src 'self'", ...hashes].join(' '),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' https: data: blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
