import type { File } from '../protocol.ts'
import { SlackError } from './error.ts'
import type { Json } from './json.ts'
import type { StoredFile, Workspace } from './workspace.ts'

/** What one file may weigh here, and all of them together. Slack allows 1 GB each. */
export const MOST_FILE_BYTES = 10 * 1024 * 1024
const MOST_BYTES = 64 * 1024 * 1024

const TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  pdf: 'application/pdf',
  txt: 'text/plain',
  md: 'text/markdown',
  csv: 'text/csv',
  json: 'application/json',
  ics: 'text/calendar',
  svg: 'image/svg+xml',
}

/** The file of this id. @throws SlackError `file_not_found`. */
export function fileOf(ws: Workspace, id: string): StoredFile {
  const file = ws.files.get(id)
  if (!file) throw new SlackError('file_not_found')
  return file
}

/** Make room for a file that is about to be uploaded. */
export function newFile(
  ws: Workspace,
  of: { name: string; size: number; user: string; altText?: string },
): StoredFile {
  const file: StoredFile = {
    id: ws.newId('F'),
    name: of.name,
    title: of.name,
    mimetype: TYPES[extension(of.name)] ?? 'application/octet-stream',
    altText: of.altText ?? '',
    size: of.size,
    bytes: null,
    user: of.user,
    createdAt: ws.clock.now(),
    readyAt: Number.POSITIVE_INFINITY,
    shares: [],
  }
  ws.files.set(file.id, file)
  forgetOldest(ws)
  return file
}

/** Keep the bytes of a file. */
export function fill(ws: Workspace, id: string, bytes: Uint8Array): StoredFile {
  const filled = { ...fileOf(ws, id), bytes, size: bytes.length }
  ws.files.set(id, filled)
  forgetOldest(ws)
  return filled
}

function forgetOldest(ws: Workspace): void {
  let total = [...ws.files.values()].reduce((sum, file) => sum + (file.bytes?.length ?? 0), 0)
  for (const file of ws.files.values()) {
    if (total <= MOST_BYTES && ws.files.size <= 1_000) return
    ws.files.delete(file.id)
    total -= file.bytes?.length ?? 0
  }
}

/** Whether a block may show the file already. */
export function isReady(ws: Workspace, file: StoredFile): boolean {
  return file.bytes !== null && ws.real() >= file.readyAt
}

/** What the page shows of a file. */
export function fileShown(file: StoredFile): File {
  const { id, name, title, mimetype, size, altText } = file
  return { id, name, title, mimetype, size, altText, url: pathOf(file) }
}

/** Path under which the page gets the bytes. */
function pathOf(file: StoredFile): string {
  return `/files/${file.id}/${encodeURIComponent(file.name)}`
}

/** Slack's file object. Type and shares stay empty until Slack has looked at the file. */
export function fileJson(ws: Workspace, file: StoredFile): Json {
  const ready = isReady(ws, file)
  const url = `${ws.url()}/files-pri/${ws.app.teamId}-${file.id}/${encodeURIComponent(file.name)}`
  return {
    id: file.id,
    created: Math.floor(file.createdAt / 1000),
    timestamp: Math.floor(file.createdAt / 1000),
    name: file.name,
    title: file.title,
    mimetype: ready ? file.mimetype : '',
    filetype: ready ? extension(file.name) : '',
    user: file.user,
    size: file.size,
    mode: 'hosted',
    is_external: false,
    is_public: false,
    url_private: url,
    url_private_download: `${url}?download=1`,
    permalink: `${ws.url()}${pathOf(file)}`,
    alt_txt: file.altText,
    shares: ready ? sharesJson(ws, file) : {},
    channels: sharedIn(ws, file, 'public'),
    groups: sharedIn(ws, file, 'private'),
    ims: sharedIn(ws, file, 'im'),
  }
}

function sharedIn(ws: Workspace, file: StoredFile, kind: string): readonly string[] {
  return file.shares.map((s) => s.channel).filter((id) => ws.channels.get(id)?.kind === kind)
}

function sharesJson(ws: Workspace, file: StoredFile): Json {
  const byKind: Record<string, Record<string, Json[]>> = {}
  for (const { channel, ts } of file.shares) {
    const kind = ws.channels.get(channel)?.kind === 'public' ? 'public' : 'private'
    const of = byKind[kind] ?? {}
    byKind[kind] = { ...of, [channel]: [...(of[channel] ?? []), { ts }] }
  }
  return byKind
}

function extension(name: string): string {
  return name.includes('.') ? (name.split('.').at(-1) ?? '').toLowerCase() : ''
}
