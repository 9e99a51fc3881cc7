/** What zod found wrong with a document, in words for its author. */
import type { z } from 'zod'
import type { Flaw, Path } from '../core/paths.ts'

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'a map',
  record: 'a map',
}

/**
 * Every problem of a failed parse: its place, what was expected there and what stands there instead.
 *
 * Parse with `reportInput`, or nothing is known of what stands there. `whole` names the document.
 */
export function flawsOf(error: z.ZodError | undefined, whole: string): readonly Flaw[] {
  return (error?.issues ?? []).flatMap((issue) => flawsIn(issue, whole))
}

function flawsIn(issue: z.core.$ZodIssue, whole: string): readonly Flaw[] {
  const path = issue.path.filter((step) => typeof step !== 'symbol')
  if (issue.code !== 'unrecognized_keys') return [{ path, message: wordsOf(issue, path, whole) }]
  return issue.keys.map((key) => ({
    path: [...path, key],
    message: `${nameOf(path, whole)}: unknown ${key}; correct the spelling or take it out.`,
  }))
}

/** A flaw found by a rule of ours, as a sentence that names its place. */
export function named({ path, message }: Flaw, whole: string): Flaw {
  return { path, message: `${nameOf(path, whole)}: ${sentence(message)}` }
}

function wordsOf(issue: z.core.$ZodIssue, path: Path, whole: string): string {
  const name = nameOf(path, whole)
  const expected = expectedBy(issue)
  if (expected === undefined) return `${name}: ${sentence(issue.message)}`
  const isMissing = 'input' in issue && issue.input === undefined
  if (isMissing) return `${name} is missing; expected ${expected}.`
  return `${name}: expected ${expected}${foundIn(issue)}.`
}

/** What would have been right; undefined if the schema says it in words of its own. */
function expectedBy(issue: z.core.$ZodIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return KINDS[issue.expected] ?? issue.expected
    case 'invalid_value':
      return oneOf(issue.values)
    case 'invalid_union':
      return 'options' in issue && issue.options ? oneOf(issue.options) : undefined
    case 'too_small':
      return `${issue.inclusive === false ? 'more than' : 'at least'} ${sized(issue.minimum, issue.origin)}`
    case 'too_big':
      return `${issue.inclusive === false ? 'less than' : 'at most'} ${sized(issue.maximum, issue.origin)}`
    case 'invalid_key':
      return issue.issues[0]?.message.replace(/^expected /, '')
    case 'invalid_format':
      return issue.message.startsWith('expected ') ? issue.message.slice(9) : undefined
    default:
      return undefined
  }
}

function sized(limit: number | bigint, origin: string): string {
  if (origin === 'string') return `${limit} ${limit === 1 ? 'character' : 'characters'}`
  if (origin === 'array') return `${limit} ${limit === 1 ? 'entry' : 'entries'}`
  return String(limit)
}

function oneOf(values: readonly unknown[]): string {
  return values.length === 1 ? String(values[0]) : `one of ${values.map(String).join(', ')}`
}

function foundIn(issue: z.core.$ZodIssue): string {
  if (!('input' in issue) || issue.code === 'invalid_union') return ''
  if (issue.code === 'too_small' || issue.code === 'too_big') {
    if (typeof issue.input === 'string') return `, found ${issue.input.length}`
    if (Array.isArray(issue.input)) return `, found ${issue.input.length}`
  }
  const text = JSON.stringify(issue.input) ?? String(issue.input)
  return `, found ${text.length > 40 ? `${text.slice(0, 39)}…` : text}`
}

function nameOf(path: Path, whole: string): string {
  return path.length > 0 ? path.join('.') : whole
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`
}
