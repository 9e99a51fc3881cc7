/** What people are reminded of, and at which step of it. */
import { z } from 'zod'

/** An interview to come; an invitation without an answer; a question that lapses; a scorecard that is owed. */
export const Matter = z.enum(['interview', 'answer', 'lapse', 'card'])
export type Matter = z.infer<typeof Matter>

/**
 * How far a matter has come: minutes before an interview as text, or a word.
 *
 * `by hand` is pressed by somebody; `recruiter` and `lead` are told that the one whom it waits for has not acted.
 */
export const Step = z.string()
export type Step = z.infer<typeof Step>
