import type { StateValues } from '../../protocol.ts'
import { amount, type Json, truth, word } from './read.ts'
import { type Field, fieldsOf, isEmpty, valueIn } from './values.ts'

/** What Slack itself refuses before the app sees a submission: words by block id. */
export function problemsOf(
  blocks: readonly Json[],
  values: StateValues,
): Readonly<Record<string, string>> {
  const inputs = fieldsOf(blocks).filter(({ block }) => block.type === 'input')
  const found = inputs.map((field) => [field.blockId, problemOf(field, valueIn(values, field))])
  return Object.fromEntries(found.filter(([, problem]) => problem !== undefined))
}

function problemOf(field: Field, value: unknown): string | undefined {
  if (isEmpty(value)) {
    return truth(field.block, 'optional') ? undefined : 'Please complete this required field.'
  }
  const text = typeof value === 'string' ? value : ''
  switch (field.element.type) {
    case 'plain_text_input':
      return lengthProblem(field.element, text)
    case 'number_input':
      return numberProblem(field.element, text)
    case 'email_text_input':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? undefined : 'Enter a valid email address.'
    case 'url_text_input':
      return isUrl(text) ? undefined : 'Enter a valid URL, with https:// in front.'
    default:
      return undefined
  }
}

function lengthProblem(element: Json, text: string): string | undefined {
  const least = amount(element, 'min_length') ?? 0
  const most = amount(element, 'max_length') ?? 3000
  if (text.length < least) return `Write at least ${least} characters; this has ${text.length}.`
  if (text.length > most) return `Write at most ${most} characters; this has ${text.length}.`
  return undefined
}

function numberProblem(element: Json, text: string): string | undefined {
  const decimal = truth(element, 'is_decimal_allowed')
  const pattern = decimal ? /^[+-]?(\d+\.?\d*|\.\d+)$/ : /^[+-]?\d+$/
  if (!pattern.test(text)) return decimal ? 'Enter a number.' : 'Enter a whole number.'
  const least = amount(element, 'min_value')
  const most = amount(element, 'max_value')
  const value = Number(text)
  if (least !== undefined && value < least) return `Enter ${word(element, 'min_value')} or more.`
  if (most !== undefined && value > most) return `Enter ${word(element, 'max_value')} or less.`
  return undefined
}

function isUrl(text: string): boolean {
  return /^https?:\/\/\S+$/.test(text) && URL.canParse(text)
}
