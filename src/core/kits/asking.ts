/** Which candidate meets which question: nobody meets one twice. */
import { z } from 'zod'
import { CandidateId, InterviewId } from '../ids.ts'
import { QuestionId } from '../questions/fields.ts'
import { Instant } from '../time.ts'

export const Asking = z.object({
  /** `candidate:question`: a second one of the same pair finds the first in its way. */
  id: z.string(),
  rev: z.int(),
  candidate: CandidateId,
  question: QuestionId,
  version: z.int().min(1),
  interview: InterviewId,
  /**
   * `dropped` when it left the kit before the interview, `skipped` when no card says that it was asked: either way
   * it may be drawn again, a skipped one in another loop.
   */
  status: z.enum(['planned', 'asked', 'skipped', 'dropped']),
  /** When the interview begins, or began. */
  at: Instant,
})
export type Asking = Readonly<z.infer<typeof Asking>>

export function askingId(candidate: CandidateId, question: QuestionId): string {
  return `${candidate}:${question}`
}
