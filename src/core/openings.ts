import { z } from 'zod'
import { ChannelId, OpeningId, PersonId } from './ids.ts'
import { ClockTime, Instant } from './time.ts'

/** What the channel of an opening reads on each working day of its office. */
export const ChannelDigest = z.object({
  /** On the office's clock. */
  at: ClockTime,
  /** Whether candidates are named in it, as long as the channel is private. */
  names: z.boolean(),
  /** What would have come before it was chosen so does not come late. */
  since: Instant,
})
export type ChannelDigest = Readonly<z.infer<typeof ChannelDigest>>

/** Why Slack lets nothing into a channel, as far as somebody can mend it. */
export const ChannelShutFor = z.enum(['not in it', 'not found', 'archived', 'restricted'])
export type ChannelShutFor = z.infer<typeof ChannelShutFor>

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
  /** Null where nobody has asked for one. */
  channelDigest: ChannelDigest.nullable().default(null),
  /** Since when and why its channel takes no messages; null as long as it does. */
  shut: z.object({ why: ChannelShutFor, since: Instant }).nullable().default(null),
  status: z.enum(['open', 'on hold', 'closed']).default('open'),
})
export type Opening = Readonly<z.infer<typeof Opening>>

/** Who hears of everything in an opening, each once, leads first. */
export function leadsAndRecruiters({
  leads,
  recruiters,
}: Pick<Opening, 'leads' | 'recruiters'>): PersonId[] {
  return [...new Set([...leads, ...recruiters])]
}
