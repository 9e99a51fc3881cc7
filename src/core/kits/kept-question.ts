/** The text of a question as it was asked: banks move on, kits and scorecards are read for years. */
import { z } from 'zod'
import { Exercise } from '../questions/exercise.ts'
import type { Frozen, QuestionId } from '../questions/fields.ts'
import { Item } from '../questions/item.ts'

export const KeptQuestion = z.object({
  /** `question@version`. */
  id: z.string(),
  rev: z.int(),
  /** Hash of what its ratings depend on. */
  hash: z.string(),
  bank: z.string(),
  question: z.union([Item, Exercise]),
  /** Of an exercise: what the candidate begins with, by file. */
  starter: z.record(z.string(), z.string()).default({}),
})
export type KeptQuestion = Frozen<z.infer<typeof KeptQuestion>>

export function keptId({
  question,
  version,
}: {
  readonly question: QuestionId
  readonly version: number
}): string {
  return `${question}@${version}`
}
