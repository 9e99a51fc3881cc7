import { z } from 'zod'
import { ApplicationId, CandidateId, InterviewId, LoopId, OpeningId, PersonId } from './ids.ts'
import { Instant, Zone } from './time.ts'

export const Place = z.object({ kind: z.enum(['video', 'room', 'other']), text: z.string() })
export type Place = Readonly<z.infer<typeof Place>>

/** The diary of the room that a place takes; undefined where it takes none. */
export function roomOf({ kind, text }: Place): `room_${string}` | undefined {
  return kind === 'room' && text !== '' ? `room_${text}` : undefined
}

const StoredSpan = z.object({ start: Instant, end: Instant })

/** Why somebody cannot come; `other` says it in words. */
export const DECLINE_REASONS = [
  'busy',
  'away',
  'conflict of interest',
  'not qualified',
  'other',
] as const

/** One person's place on a panel, and what they said to it. */
export const PanelPlace = z.object({
  seat: z.string(),
  seatTitle: z.string(),
  person: PersonId,
  /** Sits in to learn; their card never counts. */
  shadow: z.boolean().default(false),
  rsvp: z.enum(['asked', 'accepted', 'declined', 'replaced', 'lapsed']),
  askedAt: Instant,
  /** When an unanswered question passes to the next person. */
  expiresAt: Instant.nullable().default(null),
  answeredAt: Instant.nullable().default(null),
  reason: z.string().default(''),
  /** Another time they would rather have. */
  proposes: Instant.nullable().default(null),
})
export type PanelPlace = Readonly<z.infer<typeof PanelPlace>>

/** One change of time, kept with who wanted it and why. */
export const Move = z.object({
  from: StoredSpan,
  to: StoredSpan,
  by: PersonId,
  at: Instant,
  reason: z.string(),
})

export const Interview = z.object({
  id: InterviewId,
  rev: z.int(),
  loop: LoopId,
  application: ApplicationId,
  candidate: CandidateId,
  opening: OpeningId,
  stage: z.string(),
  /** Key and title of the interview in the plan. */
  kind: z.string(),
  title: z.string(),
  span: StoredSpan,
  /** The zone the time was agreed in: the candidate's. */
  zone: Zone,
  place: Place,
  /** What whoever booked it wants the panel to know. */
  notes: z.string().default(''),
  /** Grows when its time or its fate changes. */
  version: z.int().min(0).default(0),
  /** How often its place has changed: calendars have to follow, and reminders stay those of its time. */
  placings: z.int().min(0).optional(),
  status: z.enum(['booked', 'done', 'cancelled', 'no-show']),
  panel: z.array(PanelPlace),
  /** Required seats that somebody has left. */
  vacancies: z
    .array(
      z.object({
        seat: z.string(),
        leaver: PersonId,
        /** Who could take it at the same time, the best first. */
        standIns: z.array(PersonId),
        /** Where nobody could: the time with the least change of people, an offer of a proposal to move. */
        move: z
          .object({ proposal: z.string(), span: StoredSpan, people: z.array(PersonId) })
          .nullable()
          .default(null),
      }),
    )
    .default([]),
  bookedBy: PersonId,
  bookedAt: Instant,
  moves: z.array(Move).default([]),
  /** Who is asked next for a seat, in this order, if the one asked now says no or nothing. */
  standby: z.array(z.object({ seat: z.string(), person: PersonId })).default([]),
  /** Why it was cancelled, or who did not come. */
  ending: z
    .object({ reason: z.string(), who: z.string(), by: PersonId, at: Instant })
    .nullable()
    .default(null),
})
export type Interview = Readonly<z.infer<typeof Interview>>

/** SEQUENCE of its calendar files: grows whenever a calendar has to follow. */
export function sequenceOf({ version, placings = 0 }: Interview): number {
  return version + placings
}

/** Whether who had this place said no. Somebody else sits there once a stand-in was found: only who declined gave a reason. */
export function isDeclined({ rsvp, reason }: PanelPlace): boolean {
  return rsvp === 'declined' || (rsvp === 'replaced' && reason !== '')
}

/** The places that take somebody's time: asked or accepted. */
export function sitting(interview: Interview): PanelPlace[] {
  return interview.panel.filter(({ rsvp }) => rsvp === 'asked' || rsvp === 'accepted')
}

/** What a booked interview waits for: somebody in a seat, or an answer. */
export function needOf(interview: Interview): 'seat' | 'answer' | undefined {
  if (interview.status !== 'booked') return undefined
  if (interview.vacancies.length > 0) return 'seat'
  return interview.panel.some(({ rsvp }) => rsvp === 'asked') ? 'answer' : undefined
}

/** Whether it still lies ahead as agreed, so that it takes people's time. */
export function isLive({ status }: Interview): boolean {
  return status === 'booked' || status === 'done'
}

/** The interviews of one application in one stage, planned together. */
export const Loop = z.object({
  id: LoopId,
  rev: z.int(),
  application: ApplicationId,
  stage: z.string(),
  interviews: z.array(InterviewId),
  /** The proposal it was booked from, which keeps inputs and value. */
  proposal: z.string(),
})
export type Loop = Readonly<z.infer<typeof Loop>>
