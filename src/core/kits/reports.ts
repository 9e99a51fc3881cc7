/** What people found wrong with a question. Where one is leaked or wrong, no kit draws it any more. */
import { z } from 'zod'
import { InterviewId, PersonId } from '../ids.ts'
import { QuestionId } from '../questions/fields.ts'
import { Instant } from '../time.ts'

export const QuestionReport = z.object({
  id: z.string().startsWith('rep_'),
  rev: z.int(),
  question: QuestionId,
  version: z.int().min(1),
  kind: z.enum(['leaked', 'wrong']),
  note: z.string(),
  interview: InterviewId.nullable(),
  by: PersonId,
  at: Instant,
  /** Set when somebody who keeps the banks found that it holds after all. */
  settled: z.object({ by: PersonId, at: Instant, note: z.string() }).nullable().default(null),
})
export type QuestionReport = Readonly<z.infer<typeof QuestionReport>>
