/** Problems of a JSON document, as lines for people: path, what is wrong, what is expected. */
import type { z } from 'zod'
import { BadInput } from './command.ts'

const SHOWN_CHARACTERS = 60

/**
 * `input` as `schema` reads it. The messages of the schema say what is expected.
 *
 * @throws BadInput naming every problem.
 */
export function parseInput<Output>(schema: z.ZodType<Output>, input: unknown): Output {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  throw new BadInput(parsed.error.issues.flatMap((issue) => linesOf(issue, input)))
}

function linesOf(issue: z.core.$ZodIssue, input: unknown): string[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const path = pathWords([...issue.path, key])
      return `${path}: is not a known key; expected ${issue.message}`
    })
  }
  const found = valueWords(valueAt(input, issue.path))
  return [`${pathWords(issue.path)}: ${found}; expected ${issue.message}`]
}

/** A JSONPath such as `$.people[0].zone`. */
function pathWords(path: readonly PropertyKey[]): string {
  const steps = path.map((step) => {
    if (typeof step === 'number') return `[${step}]`
    const key = String(step)
    return /^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`
  })
  return `$${steps.join('')}`
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined,
    input,
  )
}

function valueWords(value: unknown): string {
  if (value === undefined) return 'is missing'
  const text = JSON.stringify(value)
  return `is ${text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text}`
}
