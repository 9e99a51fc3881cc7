import { blocksIn, interactives } from '../blocks.ts'
import { isRecord, type Json, listIn, recordsIn, textIn } from '../json.ts'
import type { Problem } from './check.ts'
import { cellCharacters } from './tables.ts'

/** What is wrong between blocks: ids that occur twice, two elements that want the focus. */
export function problemsBetween(value: unknown, at: string): readonly Problem[] {
  return [...twiceSameBlockId(value, at), ...twiceSameActionId(value, at), ...twoFocused(value, at)]
}

function twiceSameBlockId(value: unknown, at: string): readonly Problem[] {
  const seen = new Set<string>()
  return recordsIn(value).flatMap((block, i) => {
    const ids = [block, ...recordsIn(block.child_blocks)].flatMap(
      (b) => textIn(b, 'block_id') ?? [],
    )
    return ids.flatMap((id) => {
      if (!seen.has(id)) return seen.add(id) && []
      return [{ pointer: `${at}/${i}/block_id`, message: `block_id already exists: ${id}` }]
    })
  })
}

function twiceSameActionId(value: unknown, at: string): readonly Problem[] {
  return recordsIn(value).flatMap((block, i) => {
    const elements = [block.element, block.accessory, ...listIn(block.elements)].filter(isRecord)
    const ids = elements.flatMap((e) => textIn(e, 'action_id') ?? [])
    const twice = ids.find((id, j) => ids.indexOf(id) < j)
    const message = `action_id already exists in the block: ${twice}`
    return twice === undefined ? [] : [{ pointer: `${at}/${i}`, message }]
  })
}

function twoFocused(value: unknown, at: string): readonly Problem[] {
  const elements = recordsIn(value)
    .flatMap((b) => [b.element, b.accessory, ...listIn(b.elements)])
    .filter(isRecord)
  const focused = elements.filter((e) => e.focus_on_load === true)
  const message = 'focus_on_load may be true for one element only'
  return focused.length > 1 ? [{ pointer: at, message }] : []
}

/** Whether any of these blocks asks for input. */
export function asksInput(value: unknown): boolean {
  return blocksIn(value).some((b) => b.type === 'input' || asksInput(b.child_blocks))
}

/** The ids of input blocks: the only keys that `errors` may have. */
export function inputBlockIds(value: unknown): ReadonlySet<string> {
  return new Set(
    interactives(blocksIn(value)).flatMap((at) => (at.block.type === 'input' ? [at.blockId] : [])),
  )
}

/** Limits that hold for all blocks of one message together. */
export function problemsInSum(value: unknown, at: string): readonly Problem[] {
  const blocks = recordsIn(value)
  const of = (...types: readonly string[]) => blocks.filter((b) => types.includes(String(b.type)))
  const markdown = of('markdown').reduce((n, b) => n + (textIn(b, 'text') ?? '').length, 0)
  const tables = of('table', 'data_table')
  const cells = tables.reduce((n, b) => n + cellCharacters(b.rows), 0)
  const found: Problem[] = []
  const say = (message: string) => found.push({ pointer: at, message })
  if (markdown > 12_000) say('all markdown blocks together must be less than 12001 characters')
  if (tables.length > 1) say('only_one_table_allowed')
  if (cells > 10_000) say('all table cells together must be less than 10001 characters')
  if (of('data_visualization').length > 2) say('no more than 2 data_visualization blocks allowed')
  return found
}

/**
 * Slack's undocumented measure of a message's blocks, near enough to stay under it.
 *
 * 13,297 characters went through in markdown blocks alone (slackapi/bolt-js issue 2509), and less in many small
 * containers (issue 2867), each of which seems to cost something: 32 here.
 */
export function sizeOf(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, v) => sum + sizeOf(v), 0)
  if (!isRecord(value)) return 0
  const own = textOf(value) + (typeof value.type === 'string' ? 32 : 0)
  return Object.values(value).reduce((sum: number, v) => sum + sizeOf(v), own)
}

function textOf(record: Json): number {
  return typeof record.text === 'string' ? record.text.length : 0
}

/** Above this Slack answers `msg_blocks_too_long`. */
export const MOST_IN_MESSAGE = 13_200
