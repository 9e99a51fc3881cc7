import { z } from 'zod'
import { ApplicationId, InterviewId, PersonId } from './ids.ts'
import { Instant, LocalDate } from './time.ts'
import { HeldRule, Loosening, Wanted } from './wanted.ts'

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

/** How an offer differs from those before it: it is the best of all plans that differ in this way. */
export const Aim = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('best') }),
  z.object({ kind: z.literal('other-day') }),
  z.object({ kind: z.literal('other-half'), half: z.enum(['morning', 'afternoon']) }),
  z.object({ kind: z.literal('other-people'), without: z.array(PersonId) }),
  z.object({ kind: z.literal('other-time') }),
])
export type Aim = Readonly<z.infer<typeof Aim>>

/** Why a time is offered. */
export const Because = z.discriminatedUnion('code', [
  /** Nothing that differs in this way ends earlier; proved. */
  z.object({ code: z.literal('earliest'), aim: Aim }),
  z.object({ code: z.literal('same-panel') }),
  z.object({ code: z.literal('preferred') }),
  z.object({ code: z.literal('one-day') }),
  /** No other interview that week, while somebody else who could sit there has one. */
  z.object({ code: z.literal('free-week'), people: z.array(PersonId) }),
  /** The least load of those who could sit there. */
  z.object({ code: z.literal('least-load'), people: z.array(PersonId) }),
])
export type Because = Readonly<z.infer<typeof Because>>

/** What a time costs. */
export const Cost = z.discriminatedUnion('code', [
  /** The interview begins at `at`, outside the hours they like by so many minutes. */
  z.object({
    code: z.literal('off-hours'),
    person: PersonId,
    at: Instant,
    minutes: z.number(),
  }),
  /** With it they have `count` interviews in that week or on that day; `cap` is the most they take. */
  z.object({
    code: z.literal('cap'),
    person: PersonId,
    per: z.enum(['day', 'week']),
    count: z.int(),
    cap: z.int(),
  }),
  z.object({ code: z.literal('gaps'), minutes: z.number() }),
  z.object({ code: z.literal('days'), days: z.int() }),
  z.object({
    code: z.literal('empty-seats'),
    seats: z.array(z.object({ interview: z.string(), seat: z.string() })),
  }),
])
export type Cost = Readonly<z.infer<typeof Cost>>

const Value = z.record(z.string(), z.number())

/** One way to do it, and why it is offered and what it costs. */
export const Offer = z.object({
  interviews: z.array(OfferedInterview),
  value: Value,
  because: z.array(Because),
  costs: z.array(Cost),
  /** What it is the best of: these windows of the candidate, without these people. */
  among: z
    .object({
      windows: z.array(z.object({ start: Instant, end: Instant })),
      without: z.array(PersonId),
    })
    .nullable()
    .default(null),
  /** Who else could sit in it. */
  spare: z.array(PersonId).default([]),
  /** Whether it is proved that nothing better differs in the same way. */
  proved: z.boolean().default(false),
})
export type Offer = Readonly<z.infer<typeof Offer>>

/** How the search went. */
export const Search = z.object({
  milliseconds: z.number(),
  /** Starts that could be booked, by date of the candidate's; absent for a loop, which has too many to count. */
  starts: z.array(z.object({ date: LocalDate, count: z.int() })).nullable(),
  /** Terms that were kept small, the most important first. */
  objective: z.array(z.string()),
})

export type Search = Readonly<z.infer<typeof Search>>

/** One change that would bring a time, and the best time it would bring. */
export const Way = z.object({ loosening: Loosening, interviews: z.array(OfferedInterview) })
export type Way = Readonly<z.infer<typeof Way>>

/** A seat that nobody can take, and what keeps everyone qualified for it from it. */
export const SeatKept = z.object({
  interview: z.string(),
  seat: z.string(),
  people: z.array(
    z.object({
      person: PersonId,
      /** Starts they could take, and what the others are lost to. */
      free: z.int(),
      outsideHours: z.int(),
      busy: z.int(),
      capped: z.int(),
      /** Interviews they have already in the time searched. */
      booked: z.int(),
      capPerDay: z.int().optional(),
      capPerWeek: z.int().optional(),
      /** When they are free again, if that is known. */
      freeFrom: Instant.optional(),
    }),
  ),
})
export type SeatKept = Readonly<z.infer<typeof SeatKept>>

/** Why there is no time. */
export const NoTime = z.object({
  /** The search ran out of time before it was sure. */
  unknown: z.boolean(),
  conflict: z.array(HeldRule),
  /** Seats of the conflict. */
  seats: z.array(SeatKept).default([]),
  ways: z.array(Way),
})
export type NoTime = Readonly<z.infer<typeof NoTime>>

/** Somebody asked to let a rule of theirs give way. */
export const Favour = z.object({
  loosening: Loosening,
  person: PersonId,
  askedBy: PersonId,
  at: Instant,
  says: z.enum(['asked', 'yes', 'no']),
})
export type Favour = Readonly<z.infer<typeof Favour>>

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
  wanted: Wanted,
  /** The booked interview that is to be moved, if that is what it is about, and why. */
  moves: InterviewId.nullable().default(null),
  reason: z.string().default(''),
  by: PersonId,
  at: Instant,
  /** Engine input as the document of the command line's `plan` or `repair`, and what came of it. */
  input: z.json(),
  answer: z.json(),
  offers: z.array(Offer),
  search: Search.nullable().default(null),
  /** Set when there is no offer. */
  none: NoTime.nullable().default(null),
  favours: z.array(Favour).default([]),
})
export type Proposal = Readonly<z.infer<typeof Proposal>>
