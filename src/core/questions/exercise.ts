import { z } from 'zod'
import { common, Followup, type Frozen, Hint, Text, toolchains } from './fields.ts'

/** What each language's candidate edits; the tests expect the same name. */
export const SOLUTION_FILES = {
  go: 'solution.go',
  rust: 'solution.rs',
  cpp: 'solution.hpp',
  python: 'solution.py',
  shell: 'solution.sh',
  sql: 'solution.sql',
} as const

const Seen = z.array(Text).min(1)

/**
 * A live exercise: `exercise.yaml` in a folder of its own, beside the folders `starter`,
 * `reference` and `tests`, and perhaps `wrong/<name>` with attempts the tests must catch.
 */
export const Exercise = z.strictObject({
  ...common,
  kind: z.literal('exercise'),
  minutes: z.int(),
  language: z.enum(['go', 'rust', 'cpp', 'python', 'shell', 'sql']),
  /** The tests run a program, in whichever language: for candidates who declared any, or none. */
  any_language: z.literal(true).optional(),
  ...toolchains,
  /** Given to the candidate in writing, with the starter. */
  task: Text,
  setup: Text.optional(),
  /** How the reference works, other ways that are as good, and what they cost. */
  key: Text,
  /** What was seen in an attempt: weak is a 1 or 2, adequate a 3, strong a 4 or 5. */
  attempts: z.strictObject({ weak: Seen, adequate: Seen, strong: Seen }),
  hints: z.array(Hint),
  followups: z.array(Followup),
  misconceptions: z.array(Text),
  /** Flags for the test run, such as -race. */
  args: z.array(z.string()).optional(),
})
export type Exercise = Frozen<z.infer<typeof Exercise>>
