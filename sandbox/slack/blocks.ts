import { randomBytes } from 'node:crypto'
import type { Block } from '../protocol.ts'
import { isRecord, type Json, listIn, recordsIn, textIn } from './json.ts'

/** An element that a person can press, pick or type into, and the block that holds it. */
export interface Interactive {
  readonly blockId: string
  readonly actionId: string
  readonly element: Json & { readonly type: string }
  readonly block: Block
}

/** Whether `value` is shaped like a block. */
function isBlock(value: unknown): value is Block {
  return isRecord(value) && typeof value.type === 'string'
}

/** The blocks in a list that a validator has passed. */
export function blocksIn(value: unknown): readonly Block[] {
  return listIn(value).filter(isBlock)
}

/** `blocks` with the block and action ids that Slack gives where the app gave none. */
export function withIds(blocks: readonly Block[]): readonly Block[] {
  return blocks.map((block) => ({
    ...block,
    block_id: textIn(block, 'block_id') || newShortId(),
    ...(Array.isArray(block.elements) && {
      elements: recordsIn(block.elements).map(elementWithId),
    }),
    ...(isRecord(block.element) && { element: elementWithId(block.element) }),
    ...(isRecord(block.accessory) && { accessory: elementWithId(block.accessory) }),
    ...(Array.isArray(block.child_blocks) && {
      child_blocks: withIds(blocksIn(block.child_blocks)),
    }),
  }))
}

const INERT = ['image', 'plain_text', 'mrkdwn']

function elementWithId(element: Json): Json {
  const type = textIn(element, 'type') ?? ''
  if (INERT.includes(type) || type.startsWith('rich_text_')) {
    if (type !== 'rich_text_input') return element
  }
  return { ...element, action_id: textIn(element, 'action_id') || newShortId() }
}

function newShortId(): string {
  return randomBytes(4).toString('base64url').slice(0, 5)
}

/** Every element in `blocks` with an action id, in order. */
export function interactives(blocks: readonly Block[]): readonly Interactive[] {
  return blocks.flatMap((block) => {
    const blockId = textIn(block, 'block_id') ?? ''
    const own = [block.element, block.accessory, ...listIn(block.elements)].filter(isBlock)
    const found = own.flatMap((element) => {
      const actionId = textIn(element, 'action_id')
      return actionId === undefined ? [] : [{ blockId, actionId, element, block }]
    })
    return [...found, ...interactives(blocksIn(block.child_blocks))]
  })
}
