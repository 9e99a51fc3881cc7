/** What a loop's planner is asked, and what it answers. The meaning of every field is that of `plan` in the manual. */
import type { ClockTime, Instant, Span, Zone } from '../time.ts'
import type { PersonHours, WeeklyHours } from './availability.ts'

/** Someone who may sit in an interview. */
export interface PlanPerson extends PersonHours {
  /** Where interviews are liked; minutes outside are off-hours. Without it, everywhere. */
  readonly preferred?: readonly WeeklyHours[] | undefined
  readonly loadMinutes: number
  /** Interviews at most on one local date of the person, `booked` included. */
  readonly capPerDay?: number | undefined
  /** Interviews at most in one ISO week of the person, `booked` included. */
  readonly capPerWeek?: number | undefined
  /** Interviews they have already: busy, and counted by the caps. */
  readonly booked: readonly Span[]
}

export interface Lunch {
  readonly minutes: number
  readonly from: ClockTime
  readonly to: ClockTime
}

export interface PlanCandidate {
  readonly zone: Zone
  readonly windows: readonly Span[]
  readonly maxPerDay?: number | undefined
  readonly breakMinutes: number
  readonly lunch?: Lunch | undefined
}

export interface Room {
  readonly id: string
  readonly busy: readonly Span[]
}

export interface PlanSeat {
  readonly id: string
  /** Ids of the people qualified for it. */
  readonly pool: readonly string[]
  readonly count: number
  /** May stay empty: all of its `count`, or none. */
  readonly optional: boolean
}

export interface LoopInterview {
  readonly id: string
  readonly durationMinutes: number
  /** Whether it needs a room to itself. */
  readonly room: boolean
  /** Ids of the interviews that end before it starts. */
  readonly after: readonly string[]
  readonly seats: readonly PlanSeat[]
}

export const terms = [
  'finish',
  'emptySeats',
  'offHours',
  'load',
  'idle',
  'days',
  'moved',
  'replaced',
] as const

/** One thing to keep small; the manual says what each counts. */
export type Term = (typeof terms)[number]

/** A value for each listed term and for `emptySeats`. */
export type Value = Readonly<Partial<Record<Term, number>>>

export interface PlannedInterview {
  readonly interview: string
  readonly start: Instant
  readonly end: Instant
  readonly room?: string | undefined
  /** Who sits in each seat; an empty list for an optional seat left empty. */
  readonly seats: Readonly<Record<string, readonly string[]>>
}

/** What a repair starts from. */
export interface Before {
  readonly current: readonly PlannedInterview[]
  /** Who may not sit in which interview any more. */
  readonly lost: readonly { readonly interview: string; readonly person: string }[]
  /** Interviews that may not keep their start. */
  readonly lostInterviews: readonly string[]
}

/** An interview at a start. */
export interface At {
  readonly interview: string
  readonly start: Instant
}

export interface Problem {
  readonly now: Instant
  readonly noticeMinutes: number
  readonly from: Instant
  readonly to: Instant
  readonly stepMinutes: number
  readonly gridZone: Zone
  readonly people: readonly PlanPerson[]
  readonly candidate: PlanCandidate
  readonly rooms: readonly Room[]
  readonly interviews: readonly LoopInterview[]
  readonly rules: { readonly maxDays?: number | undefined; readonly onePerPerson: boolean }
  /** Most important first. */
  readonly objective: readonly Term[]
  readonly alternatives: number
  readonly timeLimitMs: number
  /** There for a repair. A kept start needs no notice and no grid: it was agreed before. */
  readonly before?: Before | undefined
  /** Starts that may not be chosen, and the only ones that may; for questions about a plan. */
  readonly avoid?: readonly At[] | undefined
  readonly only?: readonly At[] | undefined
}

/** Plans are in order of time; the value is in order of the objective. */
export interface ValuedPlan {
  readonly value: Value
  readonly plan: readonly PlannedInterview[]
}

/** Tells a long search how long it has run, and whether anyone still waits for it. */
export interface Watch {
  /** Milliseconds since the search began. */
  readonly elapsed: () => number
  readonly cancelled: () => boolean
  /** Told of each plan that is better than those before it. */
  readonly better?: (() => void) | undefined
}

/** A plan that the checker refuses, or a search that contradicts itself. Never shown to people. */
export class PlannerFault extends Error {
  override readonly name = 'PlannerFault'
}
