/** Block Kit, as far as we use it: values in, blocks out. Limits of Slack are kept by cutting, never by failing. */
import type { types } from '@slack/bolt'
import { cut, type Mrkdwn, md } from '../text.ts'

export type Block = types.KnownBlock
export type View = types.ModalView | types.HomeView
type Element = types.ActionsBlockElement
type InputElement = types.InputBlock['element']
export type Option = types.PlainTextOption

/** A message: blocks, and a text that makes sense read aloud. */
export interface Message {
  readonly text: Mrkdwn
  readonly blocks: readonly Block[]
}

/** What Slack is sent of a message. It takes no longer text, and the blocks say everything anyway. */
export function toSend({ text, blocks }: Message) {
  return { text: cut(text.mrkdwn, TEXT_MAX), blocks: [...blocks] }
}

const TEXT_MAX = 4000
const SECTION_MAX = 3000
/** What is typed grows when it is made inert. */
const LONG_PART = 2_300
const OPTION_MAX = 75

export function plain(text: string, max = SECTION_MAX): types.PlainTextElement {
  return { type: 'plain_text', text: cut(text === '' ? ' ' : text, max), emoji: false }
}

export function mrkdwn(text: Mrkdwn, max = SECTION_MAX): types.MrkdwnElement {
  // Without verbatim Slack links bare names and addresses in what people typed.
  return { type: 'mrkdwn', text: cut(text.mrkdwn === '' ? ' ' : text.mrkdwn, max), verbatim: true }
}

export function section(text: Mrkdwn, accessory?: types.SectionBlockAccessory): Block {
  return { type: 'section', text: mrkdwn(text), ...(accessory && { accessory }) }
}

/** Text shown as it is, in a fixed width: nothing in it is mark-up, and it can be copied. */
export function code(text: string): Block {
  return {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_preformatted',
        elements: [{ type: 'text', text: cut(text.trimEnd() || ' ', SECTION_MAX) }],
      },
    ],
  }
}

/** Text of any length, in as many sections as it takes. */
export function sections(text: string): Block[] {
  const parts = splitAt(text.trim(), LONG_PART)
  return parts.map((part) => section(md`${part}`))
}

/** At spaces, so that no part is longer than `most`. */
function splitAt(text: string, most: number): string[] {
  if (text.length <= most) return [text]
  const space = text.lastIndexOf(' ', most)
  const at = space > 0 ? space : most
  return [text.slice(0, at), ...splitAt(text.slice(at).trimStart(), most)]
}

export function context(...texts: readonly Mrkdwn[]): Block {
  return { type: 'context', elements: texts.slice(0, 10).map((text) => mrkdwn(text)) }
}

export function header(text: string): Block {
  return { type: 'header', text: plain(text, 150) }
}

export function divider(): Block {
  return { type: 'divider' }
}

export function actions(blockId: string, elements: readonly Element[]): Block {
  return { type: 'actions', block_id: blockId, elements: elements.slice(0, 25) }
}

/** A button says what it does. `label` is what a screen reader says when several buttons read alike. */
export function button(
  action: string,
  text: string,
  value: string,
  more: {
    readonly style?: 'primary' | 'danger'
    readonly label?: string
    readonly confirm?: types.ConfirmationDialog
  } = {},
): types.Button {
  const { style, label, confirm } = more
  return {
    type: 'button',
    action_id: action,
    text: plain(text, 75),
    value,
    ...(style && { style }),
    ...(label && { accessibility_label: cut(label, 75) }),
    ...(confirm && { confirm }),
  }
}

/** Rare actions, behind three dots. At most five. */
export function overflow(action: string, options: readonly Option[]): types.Overflow {
  return { type: 'overflow', action_id: action, options: options.slice(0, 5) }
}

export function confirm(
  title: string,
  text: string,
  yes: string,
  no = 'Go back',
): types.ConfirmationDialog {
  return {
    title: plain(title, 100),
    text: plain(text, 300),
    confirm: plain(yes, 30),
    deny: plain(no, 30),
  }
}

export function option(text: string, value: string, description?: string): Option {
  return {
    text: plain(text, OPTION_MAX),
    value,
    ...(description && { description: plain(description, OPTION_MAX) }),
  }
}

/** The days of the week to pick from, by their ISO numbers. */
export const WEEKDAY_OPTIONS: readonly Option[] = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
].map((day, i) => option(day, String(i + 1)))

/** An input with a label. Its value is found in a form's state under `name`. */
export function input(
  name: string,
  label: string,
  element: InputElement,
  more: { readonly optional?: boolean; readonly hint?: string; readonly dispatch?: boolean } = {},
): Block {
  return {
    type: 'input',
    block_id: name,
    label: plain(label, 2000),
    element,
    optional: more.optional ?? false,
    ...(more.hint && { hint: plain(more.hint, 2000) }),
    ...(more.dispatch && { dispatch_action: true }),
  }
}

export function modal(view: {
  readonly id: string
  readonly title: string
  readonly blocks: readonly Block[]
  readonly submit?: string
  readonly close?: string
  readonly metadata?: string
  readonly notifyOnClose?: boolean
}): types.ModalView {
  return {
    type: 'modal',
    callback_id: view.id,
    title: plain(view.title, 24),
    blocks: view.blocks.slice(0, 100),
    close: plain(view.close ?? 'Close', 24),
    ...(view.submit && { submit: plain(view.submit, 24) }),
    ...(view.metadata && { private_metadata: view.metadata }),
    ...(view.notifyOnClose && { notify_on_close: true }),
  }
}
