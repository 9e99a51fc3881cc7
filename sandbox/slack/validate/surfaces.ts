import { isRecord, type Json } from '../json.ts'
import { block } from './blocks.ts'
import {
  among,
  type Check,
  flag,
  list,
  oneOf,
  type Problem,
  problems,
  type Rule,
  shape,
  text,
} from './check.ts'
import type { Surface } from './elements.ts'
import { option, plain } from './objects.ts'
import { asksInput, MOST_IN_MESSAGE, problemsBetween, problemsInSum, sizeOf } from './whole.ts'

/** A view may have so many bytes as JSON. */
export const MOST_VIEW_BYTES = 250 * 1024

/** Every breach of a limit in the blocks of a message: `{ text, blocks }`, or the blocks alone. */
export function problemsInMessage(message: unknown): readonly Problem[] {
  const blocks = isRecord(message) ? (message.blocks ?? []) : message
  const found = problemsInBlocks(blocks, 'message', '/blocks')
  const size = sizeOf(blocks)
  const tooLong = `msg_blocks_too_long: about ${size} characters, ${MOST_IN_MESSAGE} at most`
  const own = isRecord(message) ? problemsInText(message) : []
  return [
    ...own,
    ...found,
    ...(size > MOST_IN_MESSAGE ? [{ pointer: '/blocks', message: tooLong }] : []),
  ]
}

/** Every breach of a limit in a modal or a Home. `at` is where the view stands in what was sent. */
export function problemsInView(view: unknown, at = '/view'): readonly Problem[] {
  const type = isRecord(view) ? view.type : undefined
  if (!isRecord(view) || (type !== 'modal' && type !== 'home')) {
    return [{ pointer: `${at}/type`, message: 'must be one of: modal, home' }]
  }
  const found = problems(type === 'modal' ? modal : home, view, at)
  const between = problemsBetween(view.blocks, `${at}/blocks`)
  return [...found, ...between, ...(isTooLarge(view) ? [tooLarge(at)] : [])]
}

/** Whether the JSON of a view is over 250 KB. */
export function isTooLarge(view: unknown): boolean {
  return Buffer.byteLength(JSON.stringify(view) ?? '') > MOST_VIEW_BYTES
}

function tooLarge(at: string): Problem {
  return { pointer: at, message: `view_too_large: more than ${MOST_VIEW_BYTES} bytes` }
}

/** Every breach of a limit in a list of blocks on `surface`. */
export function problemsInBlocks(value: unknown, surface: Surface, at: string): readonly Problem[] {
  const most = surface === 'message' ? 50 : 100
  return [
    ...problems(list(block[surface], 0, most), value, at),
    ...problemsBetween(value, at),
    ...(surface === 'message' ? problemsInSum(value, at) : []),
  ]
}

/** Without a text, notifications and screen readers have nothing to say; Slack itself only warns. */
function problemsInText(message: Json): readonly Problem[] {
  const value = message.text
  if (typeof value !== 'string' || value.trim() === '') {
    return [{ pointer: '/text', message: 'missing: what notifications and screen readers say' }]
  }
  const message4000 = 'must be less than 4001 characters'
  return value.length > 4000 ? [{ pointer: '/text', message: message4000 }] : []
}

/** Every breach of a limit in an answer to `block_suggestion`: `{ options }` or `{ option_groups }`. */
export function problemsInOptions(answer: unknown): readonly Problem[] {
  return problems(offered, answer, '')
}

const choosable = list(option('menu'), 0, 100)
const offered = shape(
  {
    options: choosable,
    option_groups: list(shape({ 'label!': plain(75), 'options!': choosable }), 0, 100),
  },
  oneOf('options', 'option_groups'),
)

const common = {
  private_metadata: text(0, 3000),
  callback_id: text(0, 255),
  external_id: text(0, 255),
}

const submitWithInputs: Rule = (view, at, say) => {
  if (view.submit == null && asksInput(view.blocks)) {
    say({ pointer: at, message: 'submit is required when an input block is in blocks' })
  }
}

const modal: Check = shape(
  {
    'type!': among('modal'),
    'title!': plain(24),
    submit: plain(24),
    close: plain(24),
    'blocks!': list(block.modal, 1, 100),
    clear_on_close: flag,
    notify_on_close: flag,
    submit_disabled: flag,
    ...common,
  },
  submitWithInputs,
)

const home: Check = shape({
  'type!': among('home'),
  'blocks!': list(block.home, 1, 100),
  ...common,
})
