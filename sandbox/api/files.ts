import { type Content, contentFrom } from '../slack/content.ts'
import { visibleToBot, writableByBot } from '../slack/conversations.ts'
import { SlackError } from '../slack/error.ts'
import { fileJson, fileOf, MOST_FILE_BYTES, newFile } from '../slack/files.ts'
import { type Json, jsonFrom, listIn, numberIn, recordsIn, textIn } from '../slack/json.ts'
import { messagesOf, post, replace } from '../slack/messages.ts'
import type { StoredFile, StoredMessage, Workspace } from '../slack/workspace.ts'
import { fromBot, threadOf } from './chat.ts'
import { type Method, required } from './method.ts'

const WRITE = ['files:write']

/** Methods about files. Uploading takes three steps: an address, the bytes, the completion. */
export const files: Readonly<Record<string, Method>> = {
  'files.getUploadURLExternal': { needs: WRITE, run: uploadUrl },
  'files.completeUploadExternal': { needs: WRITE, run: complete },
  'files.info': {
    needs: ['files:read'],
    run: (ws, args) => ({ file: fileJson(ws, fileOf(ws, required(args, 'file'))) }),
  },
  'files.delete': { needs: WRITE, run: deleteFile },
}

function uploadUrl(ws: Workspace, args: Json): Json {
  const name = required(args, 'filename')
  const size = numberIn(args, 'length')
  if (size === undefined || size < 1) throw new SlackError('invalid_arguments')
  if (size > MOST_FILE_BYTES) throw new SlackError('file_upload_size_restricted')
  // The SDK says alt_text where the documentation says alt_txt.
  const altText = textIn(args, 'alt_txt') ?? textIn(args, 'alt_text') ?? ''
  if (altText.length > 1000) throw new SlackError('alt_txt_too_large')
  const file = newFile(ws, { name, size, user: ws.app.botUser, altText })
  return { upload_url: `${ws.url()}/upload/v1/${file.id}`, file_id: file.id }
}

function complete(ws: Workspace, args: Json): Json {
  const given = typeof args.files === 'string' ? jsonFrom(args.files) : args.files
  const uploaded = recordsIn(given).map((each) => finished(ws, each))
  if (uploaded.length === 0) throw new SlackError('invalid_arguments')
  const channels = channelsIn(args)
  for (const id of channels) if (/^[UW]/.test(id)) throw new SlackError('channel_not_found')
  for (const id of channels) share(ws, args, id, uploaded)
  return { files: uploaded.map(({ id }) => fileJson(ws, fileOf(ws, id))) }
}

function channelsIn(args: Json): readonly string[] {
  const several = textIn(args, 'channels')?.split(',') ?? listIn(args.channels).map(String)
  const one = textIn(args, 'channel_id')
  const all = one ? [one] : several
  if (all.length > 100) throw new SlackError('channels_limit_exceeded')
  return all
}

function finished(ws: Workspace, each: Json): StoredFile {
  const file = fileOf(ws, textIn(each, 'id') ?? '')
  if (!file.bytes) throw new SlackError('file_not_found')
  const title = textIn(each, 'title') ?? file.title
  const done = { ...file, title, readyAt: ws.real() + ws.timers.fileMs }
  ws.files.set(file.id, done)
  return done
}

function share(ws: Workspace, args: Json, id: string, uploaded: readonly StoredFile[]): void {
  const channel = writableByBot(ws, id)
  const comment = textIn(args, 'initial_comment') ?? ''
  const content =
    comment === '' && args.blocks
      ? richOnly(contentFrom(ws, args))
      : { text: comment, blocks: [], attachments: [], warnings: [] }
  const threadTs = threadOf(ws, channel, textIn(args, 'thread_ts'))
  const message: StoredMessage = {
    ...fromBot(ws, channel, content),
    files: uploaded.map((f) => f.id),
    ...(threadTs && { threadTs }),
  }
  for (const { id: fileId } of uploaded) {
    const file = fileOf(ws, fileId)
    ws.files.set(fileId, {
      ...file,
      shares: [...file.shares, { channel: channel.id, ts: message.ts }],
    })
  }
  post(ws, channel, message)
}

/** With a file only rich text goes. */
function richOnly(content: Content): Content {
  if (content.blocks.every((block) => block.type === 'rich_text')) return content
  throw new SlackError('invalid_blocks')
}

function deleteFile(ws: Workspace, args: Json): Json {
  const file = fileOf(ws, required(args, 'file'))
  if (file.user !== ws.app.botUser) throw new SlackError('cant_delete_file')
  ws.files.delete(file.id)
  for (const { channel, ts } of file.shares) {
    const message = messagesOf(ws, channel).find((m) => m.ts === ts)
    if (!message) continue
    const left = message.files.filter((id) => id !== file.id)
    replace(ws, visibleToBot(ws, channel), { ...message, files: left })
  }
  return {}
}
