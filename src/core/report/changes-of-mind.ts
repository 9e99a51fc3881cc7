/** What was declined and what was moved, and why. */
import type { InterviewId } from '../ids.ts'
import { DECLINE_REASONS, type Interview, isDeclined } from '../interviews.ts'
import type { Instant } from '../time.ts'
import { within } from './durations.ts'
import type { ReportFacts } from './facts.ts'
import { LEAST } from './sample.ts'

type Facts = Pick<ReportFacts, 'period' | 'interviews'>

export interface Declines {
  /** Invitations answered, or left to lapse, within the period. */
  readonly asked: number
  readonly declined: number
  readonly lapsed: number
  /** Most frequent first. What was given fewer than `LEAST` times is in `rare`: it would point at a person. */
  readonly reasons: readonly { readonly reason: string; readonly count: number }[]
  readonly rare: number
}

export function declinesOf({ period, interviews }: Facts): Declines {
  const answered = interviews
    .flatMap(({ panel }) => panel)
    .filter(({ answeredAt }) => answeredAt !== null && within(answeredAt, period))
  const declined = answered.filter(isDeclined)
  const counts = DECLINE_REASONS.map((reason) => ({
    reason,
    count: declined.filter((place) => codeOf(place.reason) === reason).length,
  }))
  const reasons = counts.filter(({ count }) => count >= LEAST).toSorted((a, b) => b.count - a.count)
  return {
    asked: answered.length,
    declined: declined.length,
    lapsed: answered.filter(({ rsvp }) => rsvp === 'lapsed').length,
    reasons,
    rare: declined.length - reasons.reduce((sum, { count }) => sum + count, 0),
  }
}

export interface Moves {
  /** Interviews booked or standing in the period, that could have been moved. */
  readonly interviews: number
  readonly moved: number
  /** The latest reasons given, newest first; none where there are fewer than `LEAST` interviews. */
  readonly latest: readonly MoveReason[]
}

export interface MoveReason {
  readonly interview: InterviewId
  readonly at: Instant
  readonly reason: string
}

const SHOWN = 5

export function movesOf({ period, interviews }: Facts): Moves {
  const all = interviews.flatMap(({ id, moves }) =>
    moves.map(({ at, reason }): MoveReason => ({ interview: id, at, reason })),
  )
  const moves = all.filter(({ at }) => within(at, period))
  const touched = interviews.filter((one) => isOf(one, period))
  return {
    interviews: touched.length,
    moved: new Set(moves.map(({ interview }) => interview)).size,
    latest: touched.length < LEAST ? [] : latestOf(moves),
  }
}

function latestOf(moves: readonly MoveReason[]): MoveReason[] {
  return moves
    .filter(({ reason }) => reason !== '')
    .toSorted((a, b) => b.at - a.at)
    .slice(0, SHOWN)
}

function isOf({ span, bookedAt, moves }: Interview, period: Facts['period']): boolean {
  return (
    within(span.start, period) ||
    within(bookedAt, period) ||
    moves.some(({ at }) => within(at, period))
  )
}

/** `busy: has a deadline` was given as `busy`. */
function codeOf(reason: string): string {
  const known = DECLINE_REASONS.find((code) => reason === code || reason.startsWith(`${code}:`))
  return known ?? 'other'
}
