import { z } from 'zod'
import { ApplicationId, CandidateId, OpeningId, PersonId } from './ids.ts'
import { ClockTime, Instant, LocalDate, Zone } from './time.ts'

export const Candidate = z.object({
  id: CandidateId,
  rev: z.int(),
  name: z.string(),
  mail: z.email().nullable().default(null),
  zone: Zone,
  placeOfStudy: z.string().default(''),
  /** Programming languages they say they know, such as `go`. Kits follow them. */
  languages: z.array(z.string()).default([]),
  resume: z.url().nullable().default(null),
  /** Null for those from before this was kept. */
  addedAt: Instant.nullable().default(null),
  /** Their data is kept until the end of that day, whatever the plan says: a dispute, say. */
  hold: z.object({ until: LocalDate, reason: z.string(), by: PersonId }).nullable().default(null),
  status: z.enum(['active', 'erased']).default('active'),
})
export type Candidate = Readonly<z.infer<typeof Candidate>>

/** When candidates are taken to be able to come who have not said it, by the clock in their zone. */
export const USUAL_TIMES = {
  from: ClockTime.parse('09:00'),
  to: ClockTime.parse('18:00'),
  days: [1, 2, 3, 4, 5],
}

/** When a candidate could come: dates from `first` to `last`, and hours on the clock of their zone. */
export const PossibleTimes = z.object({
  first: LocalDate,
  last: LocalDate,
  from: ClockTime,
  to: ClockTime,
  zone: Zone,
  /** Weekdays, ISO numbers. */
  days: z.array(z.int().min(1).max(7)).default(USUAL_TIMES.days),
})
export type PossibleTimes = Readonly<z.infer<typeof PossibleTimes>>

/** An answer to a screening question, and why it was passed over if it rules the candidate out. */
export const ScreeningAnswer = z.object({
  question: z.string(),
  value: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]),
  by: PersonId,
  at: Instant,
})
export type ScreeningAnswer = Readonly<z.infer<typeof ScreeningAnswer>>

/** A recruiter's reason to go on although an answer rules the candidate out. */
export const PassedOver = z.object({ question: z.string(), by: PersonId, reason: z.string() })

/** One candidate in one opening. */
export const Application = z.object({
  id: ApplicationId,
  rev: z.int(),
  candidate: CandidateId,
  opening: OpeningId,
  /** Key of the stage of the plan they are in. */
  stage: z.string(),
  status: z.enum(['in progress', 'decided', 'withdrawn']).default('in progress'),
  possible: PossibleTimes.nullable().default(null),
  screening: z.array(ScreeningAnswer).default([]),
  passedOver: z.array(PassedOver).default([]),
  notes: z.string().default(''),
  /** The last day on which they can still say no to another offer, on their own calendar. */
  otherOfferUntil: LocalDate.nullable().default(null),
  createdAt: Instant,
})
export type Application = Readonly<z.infer<typeof Application>>

/** An application in which nothing has happened yet. */
export function newApplication(
  of: Pick<Application, 'id' | 'candidate' | 'opening' | 'stage' | 'createdAt'>,
): Application {
  return {
    ...of,
    rev: 0,
    status: 'in progress',
    possible: null,
    screening: [],
    passedOver: [],
    notes: '',
    otherOfferUntil: null,
  }
}
