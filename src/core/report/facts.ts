/** What a report on hiring is made from. */
import type { Application } from '../candidates.ts'
import type { Decision } from '../decisions.ts'
import type { Interview } from '../interviews.ts'
import type { Asking } from '../kits/asking.ts'
import type { Opening } from '../openings.ts'
import type { Membership, Person } from '../people.ts'
import type { Plan } from '../plans.ts'
import type { Bank } from '../questions/bank.ts'
import type { Scorecard } from '../scorecards/scorecard.ts'
import { DAY_MINUTES, later, type Span } from '../time.ts'

export interface ReportFacts {
  readonly period: Span
  /** The openings it is about, and the plans they follow. */
  readonly openings: readonly Opening[]
  readonly plans: readonly Plan[]
  /** Of these openings. */
  readonly applications: readonly Application[]
  /** Of these openings, whatever came of them, within `reachOf(period)`. */
  readonly interviews: readonly Interview[]
  /** About these interviews. Only when they were handed in is looked at. */
  readonly cards: readonly Scorecard[]
  readonly decisions: readonly Decision[]
  readonly askings: readonly Asking[]
  readonly bank: Bank
  readonly people: readonly Person[]
  readonly memberships: readonly Membership[]
}

const BEFORE_MINUTES = 90 * DAY_MINUTES
const AFTER_MINUTES = 180 * DAY_MINUTES

/** Where interviews are looked for that a period may be about: what is decided in it was met before, what is booked in it comes after. */
export function reachOf({ start, end }: Span): Span {
  return { start: later(start, -BEFORE_MINUTES), end: later(end, AFTER_MINUTES) }
}
