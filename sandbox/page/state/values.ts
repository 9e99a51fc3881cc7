import type { StateValues } from '../../protocol.ts'
import { isJson, type Json, part, parts, truth, word } from './read.ts'

/** A field with a value: an element, and the block it stands in. */
export interface Field {
  readonly blockId: string
  readonly actionId: string
  readonly element: Json
  readonly block: Json
}

type Shape = readonly [key: string, initial: string, many?: boolean]

/** Where each kind of element keeps its value in `state.values`, and where it starts from. */
const shapes: Readonly<Record<string, Shape>> = {
  plain_text_input: ['value', 'initial_value'],
  number_input: ['value', 'initial_value'],
  email_text_input: ['value', 'initial_value'],
  url_text_input: ['value', 'initial_value'],
  rich_text_input: ['rich_text_value', 'initial_value'],
  datepicker: ['selected_date', 'initial_date'],
  timepicker: ['selected_time', 'initial_time'],
  datetimepicker: ['selected_date_time', 'initial_date_time'],
  static_select: ['selected_option', 'initial_option'],
  external_select: ['selected_option', 'initial_option'],
  radio_buttons: ['selected_option', 'initial_option'],
  users_select: ['selected_user', 'initial_user'],
  conversations_select: ['selected_conversation', 'initial_conversation'],
  channels_select: ['selected_channel', 'initial_channel'],
  checkboxes: ['selected_options', 'initial_options', true],
  multi_static_select: ['selected_options', 'initial_options', true],
  multi_external_select: ['selected_options', 'initial_options', true],
  multi_users_select: ['selected_users', 'initial_users', true],
  multi_conversations_select: ['selected_conversations', 'initial_conversations', true],
  multi_channels_select: ['selected_channels', 'initial_channels', true],
  file_input: ['files', '', true],
}

/** The key under which an element of `type` keeps its value, or nothing if it keeps none. */
export function valueKey(type: string): string | undefined {
  return Object.hasOwn(shapes, type) ? shapes[type]?.[0] : undefined
}

/** Every field of `blocks` that has a value, in order, those inside containers too. */
export function fieldsOf(blocks: readonly Json[]): readonly Field[] {
  return blocks.flatMap((block) => [
    ...elementsOf(block).flatMap((element) => fieldOf(block, element)),
    ...fieldsOf(parts(block, 'child_blocks')),
  ])
}

/**
 * The values of `blocks` now: what stood in `before` under the same block id, action id and type, and the
 * initial value of every other field; `here` is the conversation in view, from which some start.
 *
 * So a changed `initial_value` shows only under a new block id, as in Slack.
 */
export function carryOver(
  before: StateValues,
  blocks: readonly Json[],
  here: string | null = null,
): StateValues {
  const values: Record<string, Record<string, Json>> = {}
  for (const { blockId, actionId, element } of fieldsOf(blocks)) {
    const kept = before[blockId]?.[actionId]
    const same = kept !== undefined && kept.type === element.type
    const value = same ? kept : initialOf(element, here)
    values[blockId] = { ...values[blockId], [actionId]: value }
  }
  return values
}

/** `values` with one field set. */
export function withValue(values: StateValues, field: Field, value: unknown): StateValues {
  const { blockId, actionId, element } = field
  const entry = entryOf(element, value)
  return { ...values, [blockId]: { ...values[blockId], [actionId]: entry } }
}

/** What `field` holds in `values`; `null` when it is empty, a list for a field of many. */
export function valueIn(values: StateValues, field: Field): unknown {
  const key = valueKey(word(field.element, 'type'))
  const entry = values[field.blockId]?.[field.actionId]
  return key === undefined ? null : (entry?.[key] ?? emptyOf(field.element))
}

/** Whether a field holds nothing. */
export function isEmpty(value: unknown): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

function elementsOf(block: Json): readonly Json[] {
  const single = [part(block, 'element'), part(block, 'accessory')].filter(isJson)
  return block.type === 'actions' ? [...single, ...parts(block, 'elements')] : single
}

function fieldOf(block: Json, element: Json): readonly Field[] {
  if (valueKey(word(element, 'type')) === undefined) return []
  const blockId = word(block, 'block_id')
  return [{ blockId, actionId: word(element, 'action_id'), element, block }]
}

function initialOf(element: Json, here: string | null): Json {
  const initial = shapes[word(element, 'type')]?.[1] ?? ''
  return entryOf(element, element[initial] ?? current(element, here) ?? emptyOf(element))
}

function current(element: Json, here: string | null): unknown {
  if (here === null || !truth(element, 'default_to_current_conversation')) return undefined
  return element.type === 'multi_conversations_select' ? [here] : here
}

function entryOf(element: Json, value: unknown): Json {
  const type = word(element, 'type')
  const key = valueKey(type) ?? 'value'
  const zone = type === 'timepicker' && 'timezone' in element ? { timezone: element.timezone } : {}
  return { type, [key]: value, ...zone }
}

function emptyOf(element: Json): unknown {
  return shapes[word(element, 'type')]?.[2] === true ? [] : null
}

/** Whether picking in this field is told to the app at once. */
export function dispatches(field: Pick<Field, 'block'>): boolean {
  return field.block.type !== 'input' || truth(field.block, 'dispatch_action')
}
