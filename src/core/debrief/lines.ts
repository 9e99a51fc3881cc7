/** The list of debriefs: where each stage of an application is on its way to a decision, as far as one reader may know. */
import type { Application, Candidate } from '../candidates.ts'
import { inForce } from '../deciding.ts'
import type { Decision } from '../decisions.ts'
import type { InterviewId } from '../ids.ts'
import { type Interview, isLive, sitting } from '../interviews.ts'
import type { Opening } from '../openings.ts'
import type { Person } from '../people.ts'
import { may } from '../permissions.ts'
import { type Plan, stageOf } from '../plans.ts'
import { isOpen } from '../scorecards/duty.ts'
import { cardIdOf, type Scorecard } from '../scorecards/scorecard.ts'
import { isUnsealed, opensEarlyAt } from '../scorecards/unseal.ts'
import type { Unsealing } from '../scorecards/unsealing.ts'
import { type Visible, type VisibleStage, visible } from '../scorecards/visibility.ts'
import type { Instant, LocalDate } from '../time.ts'

export interface DebriefLine {
  readonly application: Application
  readonly candidate: Candidate
  readonly opening: Opening
  readonly stage: string
  readonly stageTitle: string
  readonly in: number
  readonly required: number
  readonly state: State
  /** The last day on which they can refuse another offer. */
  readonly otherOfferUntil: LocalDate | null
}

type State =
  | { readonly kind: 'to decide'; readonly since: Instant | null; readonly isHeld: boolean }
  | { readonly kind: 'decided'; readonly decision: Decision }
  /** `mayOpen` once the missing cards are due, for the lead. */
  | { readonly kind: 'sealed'; readonly mayOpen: boolean; readonly mayBreak: boolean }
  /** `fill` is an interview whose card the reader can fill now; null while theirs is still to come. */
  | { readonly kind: 'owes card'; readonly fill: InterviewId | null }

export interface LineFacts {
  readonly application: Application
  readonly candidate: Candidate
  readonly opening: Opening
  readonly plan: Plan
  /** All of the application, as are the cards, unsealings and decisions. */
  readonly interviews: readonly Interview[]
  readonly cards: readonly Scorecard[]
  readonly unsealings: readonly Unsealing[]
  readonly decisions: readonly Decision[]
}

/** A line for each stage of an application that needs cards. */
export function linesOf(reader: Person, facts: LineFacts, now: Instant): DebriefLine[] {
  const { application, candidate, opening, plan } = facts
  const seen = visible(reader, { ...facts, application: application.id })
  return seen.stages
    .filter(({ required }) => required > 0)
    .map((one) => ({
      application,
      candidate,
      opening,
      stage: one.stage,
      stageTitle: stageOf(plan, one.stage)?.title ?? one.stage,
      in: one.in,
      required: one.required,
      state: stateOf(reader, seen, one, facts, now),
      otherOfferUntil: application.otherOfferUntil,
    }))
}

function stateOf(
  reader: Person,
  { isBlind }: Visible,
  { stage, isOpen: isRead, in: handedIn }: VisibleStage,
  facts: LineFacts,
  now: Instant,
): State {
  if (isBlind) return { kind: 'owes card', fill: owedBy(reader, facts, now) }
  const { opening, unsealings, decisions } = facts
  const decision = inForce(decisions, stage)
  if (decision && decision.outcome !== 'hold') return { kind: 'decided', decision }
  if (isRead) {
    const since = unsealings.find((each) => isUnsealed([each], stage))?.at ?? null
    return { kind: 'to decide', since, isHeld: decision !== undefined }
  }
  const rules = facts.plan.scorecard
  const due = opensEarlyAt({ ...facts, rules, stage: { key: stage, interviews: [] } })
  const isLead = may('open scorecards before all are in', { person: reader, leads: opening.leads })
  const mayBreak = handedIn > 0 && may('break the seal of scorecards', { person: reader })
  return { kind: 'sealed', mayOpen: isLead && due !== undefined && due <= now, mayBreak }
}

function owedBy(
  { id }: Person,
  { interviews, cards }: LineFacts,
  now: Instant,
): InterviewId | null {
  const own = new Map(cards.map((card) => [card.id, card]))
  const owed = interviews.find((one) => {
    const card = own.get(cardIdOf(one.id, id))
    const sits = isLive(one) && sitting(one).some(({ person }) => person === id)
    return sits && one.span.start <= now && (card === undefined || isOpen(card))
  })
  return owed?.id ?? null
}

const ORDER = ['to decide', 'owes card', 'sealed', 'decided'] as const

/** To be decided first, longest waiting first; then what waits for the reader's own card; sealed ones; decided ones, the newest first. */
export function inOrder(lines: readonly DebriefLine[]): DebriefLine[] {
  return lines.toSorted((a, b) => rank(a) - rank(b) || waiting(a) - waiting(b))
}

function rank({ state }: DebriefLine): number {
  return ORDER.indexOf(state.kind)
}

function waiting({ state, application }: DebriefLine): number {
  if (state.kind === 'decided') return -state.decision.at
  return state.kind === 'to decide' ? (state.since ?? application.createdAt) : application.createdAt
}
