import type { Block } from '../protocol.ts'
import { blocksIn, withIds } from './blocks.ts'
import { SlackError } from './error.ts'
import { isReady } from './files.ts'
import { isRecord, type Json, jsonFrom, listIn, recordsIn, textIn } from './json.ts'
import type { Problem } from './validate/check.ts'
import { isTooLarge, problemsInBlocks, problemsInView } from './validate/surfaces.ts'
import { MOST_IN_MESSAGE, sizeOf } from './validate/whole.ts'
import type { ValidView } from './views.ts'
import type { Workspace } from './workspace.ts'

/** What a message says. */
export interface Content {
  readonly text: string
  readonly blocks: readonly Block[]
  readonly attachments: readonly Json[]
  readonly metadata?: Json
  readonly warnings: readonly string[]
}

const MOST_TEXT = 40_000

/** Read and judge what a message should say.
 *  @throws SlackError as `chat.postMessage` does, with JSON pointers. */
export function contentFrom(ws: Workspace, args: Json): Content {
  const given = textIn(args, 'text') ?? ''
  const markdown = textIn(args, 'markdown_text')
  const blocks = markdown === undefined ? listArgument(args, 'blocks') : markdownOf(args, markdown)
  const attachments = recordsIn(listArgument(args, 'attachments'))
  if (attachments.length > 100) throw new SlackError('too_many_attachments')
  refuseBadBlocks(ws, blocks)
  if (given === '' && blocks.length === 0 && attachments.length === 0) {
    throw new SlackError('no_text')
  }
  const metadata = metadataIn(args)
  return {
    text: given.slice(0, MOST_TEXT),
    blocks: withIds(blocksIn(blocks)),
    attachments,
    ...(metadata && { metadata }),
    warnings: given.length > MOST_TEXT ? ['message_truncated'] : [],
  }
}

function markdownOf(args: Json, markdown: string): readonly unknown[] {
  if (args.text || args.blocks) throw new SlackError('markdown_text_conflict')
  return markdown === '' ? [] : [{ type: 'markdown', text: markdown }]
}

function refuseBadBlocks(ws: Workspace, blocks: readonly unknown[]): void {
  const found = [
    ...problemsInBlocks(blocks, 'message', '/blocks'),
    ...fileProblems(ws, blocks, '/blocks'),
  ]
  if (found.some((p) => p.message === 'only_one_table_allowed')) {
    throw new SlackError('invalid_attachments', told(found))
  }
  if (found.length > 0) throw new SlackError('invalid_blocks', told(found))
  if (sizeOf(blocks) > MOST_IN_MESSAGE) throw new SlackError('msg_blocks_too_long')
}

/** A list that may have come as JSON text in a form. @throws SlackError `invalid_blocks_format`. */
function listArgument(args: Json, name: string): readonly unknown[] {
  const given = args[name]
  if (given == null || given === '') return []
  const value = typeof given === 'string' ? jsonFrom(given) : given
  if (Array.isArray(value)) return value
  throw new SlackError(name === 'blocks' ? 'invalid_blocks_format' : 'invalid_attachments')
}

function metadataIn(args: Json): Json | undefined {
  const given = typeof args.metadata === 'string' ? jsonFrom(args.metadata) : args.metadata
  if (given == null) return undefined
  if (!isRecord(given)) throw new SlackError('invalid_metadata_format')
  if (Object.keys(given).length === 0) return given
  if (typeof given.event_type !== 'string' || !isRecord(given.event_payload)) {
    throw new SlackError('invalid_metadata_schema')
  }
  if (JSON.stringify(given).length > 8_000) throw new SlackError('metadata_too_large')
  return given
}

/** Read and judge a view.
 *  @throws SlackError `invalid_arguments` with JSON pointers, or `view_too_large`. */
export function viewFrom(ws: Workspace, value: unknown, wanted: 'modal' | 'home'): ValidView {
  const view = typeof value === 'string' ? jsonFrom(value) : value
  if (isTooLarge(view)) throw new SlackError('view_too_large')
  const found = [...problemsInView(view)]
  if (isRecord(view)) {
    found.push(...fileProblems(ws, listIn(view.blocks), '/view/blocks'))
    if (view.type !== wanted) found.push({ pointer: '/view/type', message: `must be ${wanted}` })
  }
  if (found.length > 0 || !isRecord(view)) throw new SlackError('invalid_arguments', told(found))
  return { ...view, type: wanted, blocks: blocksIn(view.blocks) }
}

/** Pictures of files that Slack does not have, or has not looked at yet. */
function fileProblems(ws: Workspace, value: unknown, at: string): readonly Problem[] {
  if (Array.isArray(value)) return value.flatMap((v, i) => fileProblems(ws, v, `${at}/${i}`))
  if (!isRecord(value)) return []
  const own = isRecord(value.slack_file) && !mayShow(ws, value.slack_file)
  const inner = Object.entries(value).flatMap(([k, v]) => fileProblems(ws, v, `${at}/${k}`))
  return [
    ...(own ? [{ pointer: `${at}/slack_file`, message: 'invalid slack file' }] : []),
    ...inner,
  ]
}

function mayShow(ws: Workspace, reference: Json): boolean {
  const url = textIn(reference, 'url') ?? ''
  const id = textIn(reference, 'id') ?? /[/-](?<id>F[A-Z0-9]+)\//.exec(url)?.groups?.id ?? ''
  const file = ws.files.get(id)
  return file !== undefined && isReady(ws, file) && /\.(?:png|jpe?g|gif)$/i.test(file.name)
}

/** Problems as Slack's answers tell them. */
export function told(found: readonly Problem[]): Json {
  const words = found.map((p) => `${p.message} [json-pointer:${p.pointer}]`)
  return { errors: words, response_metadata: { messages: words.map((w) => `[ERROR] ${w}`) } }
}
