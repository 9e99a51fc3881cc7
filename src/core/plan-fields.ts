/** What the parts of a plan's schema share. */
import { z } from 'zod'
import type { Flaw, Path } from './paths.ts'

/** How stages, interviews, seats, pools and questions are called in files. */
export const Key = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected small letters and digits with hyphens, such as go-2')

/** Text for people, with something in it. */
export const Text = z.string().regex(/\S/, 'expected text with something in it')

/** A rule as zod runs it: only once everything it looks at has the right shape. */
export function holding<T>(rule: (value: T) => readonly Flaw[]) {
  return (value: T, context: z.RefinementCtx): void => {
    for (const { path, message } of rule(value)) {
      context.addIssue({ code: 'custom', path: [...path], message })
    }
  }
}

/** A flaw for each of `values` that an earlier one equals. `path` is that of the list, `part` of the value in its entry. */
export function repeats(values: readonly string[], path: Path, part: Path = []): readonly Flaw[] {
  return values.flatMap((value, index) =>
    values.indexOf(value) < index
      ? [{ path: [...path, index, ...part], message: `“${value}” stands here twice; keep one` }]
      : [],
  )
}

/** A flaw for each of `values` that is none of `known`. */
export function strangers(
  values: readonly string[],
  known: readonly string[],
  { path, what }: { readonly path: Path; readonly what: string },
): readonly Flaw[] {
  return values.flatMap((value, index) =>
    known.includes(value)
      ? []
      : [
          {
            path: [...path, index],
            message: `“${value}” is no ${what}; expected ${listed(known)}`,
          },
        ],
  )
}

/** `Go, Rust or C`. */
export function listed(words: readonly string[], last = 'or'): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`
}
