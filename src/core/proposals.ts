import { z } from 'zod'
import { ApplicationId, InterviewId, PersonId } from './ids.ts'
import { Instant } from './time.ts'

export const ProposalId = z.string().startsWith('prop_').brand<'ProposalId'>()
export type ProposalId = z.infer<typeof ProposalId>

/** One interview of an offer: when, and who would sit where. */
export const OfferedInterview = z.object({
  kind: z.string(),
  span: z.object({ start: Instant, end: Instant }),
  room: z.string().nullable().default(null),
  seats: z.array(z.object({ seat: z.string(), people: z.array(PersonId) })),
})
export type OfferedInterview = Readonly<z.infer<typeof OfferedInterview>>

/** One way to do it, with the words that say why it is offered and what it costs. */
export const Offer = z.object({
  interviews: z.array(OfferedInterview),
  value: z.record(z.string(), z.number()),
  because: z.array(z.string()),
  costs: z.array(z.string()),
})
export type Offer = Readonly<z.infer<typeof Offer>>

/**
 * What the engine was asked and what it answered, kept so that it can be replayed.
 *
 * Its id is minted when the times are shown, and the loop booked from it takes its id from there: the
 * second click on the same button finds the loop of the first.
 */
export const Proposal = z.object({
  id: ProposalId,
  rev: z.int(),
  application: ApplicationId,
  stage: z.string(),
  /** The booked interview that is to be moved, if that is what it is about, and why. */
  moves: InterviewId.nullable().default(null),
  reason: z.string().default(''),
  by: PersonId,
  at: Instant,
  /** Engine input and answer, in the form of the command line's `plan`. */
  input: z.json(),
  answer: z.json(),
  offers: z.array(Offer),
})
export type Proposal = Readonly<z.infer<typeof Proposal>>
