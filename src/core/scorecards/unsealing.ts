/** When the cards of an application in a stage were opened to those who may read them, by what right. */
import { z } from 'zod'
import { ApplicationId, PersonId } from '../ids.ts'
import { Instant } from '../time.ts'

export const Unsealing = z.object({
  id: z.string().startsWith('unseal_'),
  rev: z.int(),
  application: ApplicationId,
  stage: z.string(),
  /** `all in` happens by itself; the others are somebody's deed, with a reason. */
  rule: z.enum(['all in', 'by the lead', 'break glass']),
  by: z.union([PersonId, z.literal('system')]),
  at: Instant,
  reason: z.string().default(''),
  /** Whose cards were missing then. */
  missing: z.array(PersonId).default([]),
})
export type Unsealing = Readonly<z.infer<typeof Unsealing>>

/** One for each application and stage. */
export function unsealingId(application: ApplicationId, stage: string): string {
  return `unseal_${application.slice('app_'.length)}_${stage}`
}
