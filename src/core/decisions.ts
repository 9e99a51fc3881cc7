/** What was decided about an application, by whom and why. Never changed, only followed by another. */
import { z } from 'zod'
import { ApplicationId, DecisionId, PersonId } from './ids.ts'
import { Instant } from './time.ts'

export const Outcome = z.enum(['advance', 'offer', 'no', 'hold'])
export type Outcome = z.infer<typeof Outcome>

export const Decision = z.object({
  id: DecisionId,
  rev: z.int(),
  application: ApplicationId,
  stage: z.string(),
  outcome: Outcome,
  reason: z.string(),
  /** For the candidate; empty if there is none. */
  feedback: z.string().default(''),
  /** What the composite said when it was decided, if it had been asked for or could be had. */
  composite: z
    .object({
      value: z.number(),
      standardError: z.number().nullable(),
      band: z.enum(['below', 'near', 'above']),
      planVersion: z.string(),
    })
    .nullable(),
  /** Whether it contradicts the band, and why it does all the same. */
  contradicts: z.boolean(),
  against: z.string().default(''),
  /** Red flags that two people had noted independently by then, by code. */
  confirmedConcerns: z.array(z.string()).default([]),
  by: PersonId,
  at: Instant,
  /** The decision that this one corrects or follows. */
  follows: DecisionId.nullable().default(null),
})
export type Decision = Readonly<z.infer<typeof Decision>>
