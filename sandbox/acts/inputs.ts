import type { Block } from '../protocol.ts'
import { type Interactive, interactives } from '../slack/blocks.ts'
import { type Json, numberIn } from '../slack/json.ts'
import { isEmptyValue } from '../slack/state.ts'
import type { Values } from '../slack/workspace.ts'

/** What Slack's client refuses before the app hears of it, by block id. */
export function missing(
  blocks: readonly Block[],
  values: Values,
): Readonly<Record<string, string>> {
  const wrong: Record<string, string> = {}
  for (const at of interactives(blocks).filter((at) => at.block.type === 'input')) {
    const value = values[at.blockId]?.[at.actionId]
    const word = wordFor(at, value)
    if (word) wrong[at.blockId] = word
  }
  return wrong
}

function wordFor({ block, element }: Interactive, value: Json | undefined): string | undefined {
  if (isEmptyValue(value)) {
    return block.optional === true ? undefined : 'Please complete this required field.'
  }
  const held = String(value?.value ?? '')
  switch (element.type) {
    case 'plain_text_input':
      return lengthWord(element, held)
    case 'number_input':
      return numberWord(element, held)
    case 'email_text_input':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(held) ? undefined : 'Enter a valid email address.'
    case 'url_text_input':
      return URL.canParse(held) ? undefined : 'Enter a valid URL.'
    default:
      return undefined
  }
}

function lengthWord(element: Json, held: string): string | undefined {
  const least = numberIn(element, 'min_length') ?? 0
  const most = numberIn(element, 'max_length') ?? 3000
  if (held.length < least) return `Enter at least ${least} characters.`
  return held.length > most ? `Enter at most ${most} characters.` : undefined
}

function numberWord(element: Json, held: string): string | undefined {
  const value = Number(held)
  if (held.trim() === '' || !Number.isFinite(value)) return 'Enter a number.'
  if (element.is_decimal_allowed !== true && !Number.isInteger(value)) {
    return 'Enter a whole number.'
  }
  const least = numberIn(element, 'min_value')
  const most = numberIn(element, 'max_value')
  if (least !== undefined && value < least) return `Enter ${least} or more.`
  return most !== undefined && value > most ? `Enter ${most} or less.` : undefined
}
