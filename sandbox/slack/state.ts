import type { Block } from '../protocol.ts'
import { type Interactive, interactives } from './blocks.ts'
import { isRecord, type Json, listIn } from './json.ts'
import type { Values } from './workspace.ts'

/** How each kind of input says what it starts with, what it holds, and what it holds when empty. */
const KINDS: Readonly<Record<string, { initial: string; holds: string; empty: unknown }>> = {
  plain_text_input: { initial: 'initial_value', holds: 'value', empty: null },
  number_input: { initial: 'initial_value', holds: 'value', empty: null },
  email_text_input: { initial: 'initial_value', holds: 'value', empty: null },
  url_text_input: { initial: 'initial_value', holds: 'value', empty: null },
  rich_text_input: { initial: 'initial_value', holds: 'rich_text_value', empty: null },
  datepicker: { initial: 'initial_date', holds: 'selected_date', empty: null },
  timepicker: { initial: 'initial_time', holds: 'selected_time', empty: null },
  datetimepicker: { initial: 'initial_date_time', holds: 'selected_date_time', empty: null },
  static_select: { initial: 'initial_option', holds: 'selected_option', empty: null },
  external_select: { initial: 'initial_option', holds: 'selected_option', empty: null },
  radio_buttons: { initial: 'initial_option', holds: 'selected_option', empty: null },
  checkboxes: { initial: 'initial_options', holds: 'selected_options', empty: [] },
  multi_static_select: { initial: 'initial_options', holds: 'selected_options', empty: [] },
  multi_external_select: { initial: 'initial_options', holds: 'selected_options', empty: [] },
  users_select: { initial: 'initial_user', holds: 'selected_user', empty: null },
  multi_users_select: { initial: 'initial_users', holds: 'selected_users', empty: [] },
  conversations_select: {
    initial: 'initial_conversation',
    holds: 'selected_conversation',
    empty: null,
  },
  multi_conversations_select: {
    initial: 'initial_conversations',
    holds: 'selected_conversations',
    empty: [],
  },
  channels_select: { initial: 'initial_channel', holds: 'selected_channel', empty: null },
  multi_channels_select: { initial: 'initial_channels', holds: 'selected_channels', empty: [] },
  file_input: { initial: '', holds: 'files', empty: [] },
}

/** The member of a state value that holds what was chosen, e.g. `selected_option`. */
export function holderOf(type: string): string | undefined {
  return KINDS[type]?.holds
}

/** `state.values` of `blocks`: what was typed, else what each input started with, else empty. */
export function stateOf(blocks: readonly Block[], typed: Values): Values {
  const values: Record<string, Record<string, Json>> = {}
  for (const at of interactives(blocks)) {
    const value = valueAt(at, typed)
    if (value) values[at.blockId] = { ...values[at.blockId], [at.actionId]: value }
  }
  return values
}

function valueAt({ blockId, actionId, element }: Interactive, typed: Values): Json | undefined {
  const kind = KINDS[element.type]
  if (!kind) return undefined
  const given = typed[blockId]?.[actionId]
  const held = given && kind.holds in given ? given[kind.holds] : element[kind.initial]
  const value = { type: element.type, [kind.holds]: held ?? kind.empty }
  if (element.type === 'timepicker' && element.timezone) {
    return { ...value, timezone: element.timezone }
  }
  return value
}

/** The typed values that survive a change of blocks: same block id, same action id, same kind. */
export function carriedOver(
  typed: Values,
  before: readonly Block[],
  after: readonly Block[],
): Values {
  const key = (at: Interactive) => `${at.blockId}\n${at.actionId}\n${at.element.type}`
  const was = new Set(interactives(before).map(key))
  const kept: Record<string, Record<string, Json>> = {}
  for (const at of interactives(after).filter((at) => was.has(key(at)))) {
    const value = typed[at.blockId]?.[at.actionId]
    if (value) kept[at.blockId] = { ...kept[at.blockId], [at.actionId]: value }
  }
  return kept
}

/** Read `state.values` as a page or a test sent them. */
export function valuesFrom(json: unknown): Values {
  const values: Record<string, Record<string, Json>> = {}
  if (!isRecord(json)) return values
  for (const [blockId, actions] of Object.entries(json)) {
    if (!isRecord(actions)) continue
    for (const [actionId, value] of Object.entries(actions)) {
      if (isRecord(value)) values[blockId] = { ...values[blockId], [actionId]: value }
    }
  }
  return values
}

/** Whether nothing was typed or chosen. */
export function isEmptyValue(value: Json | undefined): boolean {
  const held = value?.[holderOf(String(value.type)) ?? '']
  return held == null || held === '' || (Array.isArray(held) && listIn(held).length === 0)
}
