import { z } from 'zod'
import { ChannelId, OpeningId, PersonId } from './ids.ts'

/** A job to be filled. What its applications go through is in its plan. */
export const Opening = z.object({
  id: OpeningId,
  rev: z.int(),
  /** Key of the interview plan, and the hash of the content it had when last read. */
  plan: z.string(),
  planVersion: z.string(),
  title: z.string(),
  leads: z.array(PersonId).default([]),
  recruiters: z.array(PersonId).default([]),
  /** Where bookings are posted, if anywhere. */
  channel: ChannelId.nullable().default(null),
  status: z.enum(['open', 'on hold', 'closed']).default('open'),
})
export type Opening = Readonly<z.infer<typeof Opening>>
