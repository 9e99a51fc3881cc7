/** Who owes which scorecard, by when, and how many of those that a stage needs are in. */
import type { ApplicationId, PersonId } from '../ids.ts'
import { type Interview, isLive, type PanelPlace, sitting } from '../interviews.ts'
import type { Plan } from '../plans.ts'
import { type Instant, later } from '../time.ts'
import { cardIdOf, type Scorecard } from './scorecard.ts'

/** The hours of a plan that cards are due by. */
export type DeadlineRules = Pick<Plan['scorecard'], 'deadlineHours' | 'lateAfterHours'>

export interface Deadlines {
  readonly due: Instant
  /** Later cards stay out of statistics of agreement. */
  readonly late: Instant
}

/** A card that somebody has yet to hand in. */
export interface CardOwed extends Deadlines {
  readonly interview: Interview
  readonly person: PersonId
  /** A shadow's card never counts. */
  readonly shadow: boolean
  /** What they have begun, if anything. */
  readonly card: Scorecard | undefined
}

export interface DutyFacts {
  readonly interviews: readonly Interview[]
  /** About these interviews; others do no harm. */
  readonly cards: readonly Scorecard[]
  /** What the plan of an interview's opening says. */
  readonly rules: (interview: Interview) => DeadlineRules
}

/** Where the plan of an opening is gone, its cards are due as in the plans that come with the bot. */
export const USUAL_DEADLINES: DeadlineRules = { deadlineHours: 24, lateAfterHours: 72 }

/** When the cards of an interview are due, and from when they are late. */
export function deadlinesOf({ span }: Pick<Interview, 'span'>, rules: DeadlineRules): Deadlines {
  return {
    due: later(span.end, rules.deadlineHours * 60),
    late: later(span.end, rules.lateAfterHours * 60),
  }
}

/** Every card that is owed for interviews that have taken place, the first due first. */
export function cardsOwed({ interviews, cards, rules }: DutyFacts): CardOwed[] {
  const known = new Map(cards.map((card) => [card.id, card]))
  return interviews
    .filter(({ status }) => status === 'done')
    .flatMap((interview) =>
      sitting(interview).map(({ person, shadow }) => ({
        interview,
        person,
        shadow,
        card: known.get(cardIdOf(interview.id, person)),
        ...deadlinesOf(interview, rules(interview)),
      })),
    )
    .filter(({ card }) => card === undefined || isOpen(card))
    .toSorted((a, b) => a.due - b.due || (a.interview.id < b.interview.id ? -1 : 1))
}

/** Whether its author can still write in it: it is not handed in, or was taken back. */
export function isOpen({ status }: Pick<Scorecard, 'status'>): boolean {
  return status === 'draft' || status === 'withdrawn'
}

/** A card that a stage needs. */
export interface Required {
  readonly interview: Interview
  readonly person: PersonId
}

/** How far the cards of an application are in a stage. */
export interface Progress {
  readonly application: ApplicationId
  readonly stage: string
  /** Those that count, of interviews that took place or are to: without shadows, conflicts of interest and what is not needed. */
  readonly required: readonly Required[]
  /** How many of them are handed in. */
  readonly in: number
  readonly missing: readonly Required[]
  /** Whether there is something to read and nothing is missing. */
  readonly isComplete: boolean
}

/**
 * How many of the cards that a stage of an application needs are in.
 *
 * `interviews` and `cards` may be those of several applications: only those of this one and this stage count.
 */
export function progressOf(
  application: ApplicationId,
  stage: string,
  { interviews, cards }: Pick<DutyFacts, 'interviews' | 'cards'>,
): Progress {
  const known = new Map(cards.map((card) => [card.id, card]))
  const of = ({ interview, person }: Required) => known.get(cardIdOf(interview.id, person))
  const required = interviews
    .filter((one) => one.application === application && one.stage === stage && isLive(one))
    .flatMap((interview) =>
      sitting(interview)
        .filter(counts)
        .map(({ person }) => ({ interview, person })),
    )
    .filter((one) => of(one)?.status !== 'not needed' && of(one)?.conflict !== 'declared')
  const missing = required.filter((one) => of(one)?.status !== 'submitted')
  return {
    application,
    stage,
    required,
    in: required.length - missing.length,
    missing,
    isComplete: required.length > 0 && missing.length === 0,
  }
}

function counts({ shadow }: PanelPlace): boolean {
  return !shadow
}
