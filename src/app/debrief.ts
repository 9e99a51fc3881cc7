import type { Application, Candidate } from '../core/candidates.ts'
import { type Packet, packetOf } from '../core/debrief/packet.ts'
import type { Decision } from '../core/decisions.ts'
import type { ApplicationId, PersonId } from '../core/ids.ts'
import type { Opening } from '../core/openings.ts'
import type { Person } from '../core/people.ts'
import { may } from '../core/permissions.ts'
import { type Plan, stageOf } from '../core/plans.ts'
import { Refusal } from '../core/refusal.ts'
import type { Scorecard } from '../core/scorecards/scorecard.ts'
import { isUnsealed, unbooked } from '../core/scorecards/unseal.ts'
import type { Unsealing } from '../core/scorecards/unsealing.ts'
import {
  type SealedFacts,
  type Visible,
  type VisibleStage,
  visible,
} from '../core/scorecards/visibility.ts'
import type { Instant } from '../core/time.ts'
import { candidateOf } from './candidates.ts'
import { planOf } from './openings.ts'
import { permitted } from './people.ts'
import type { Deps } from './ports.ts'
import { unsealFacts } from './unsealing.ts'

/** The packet of an application in a stage, with everything its messages say. */
export interface Debrief {
  readonly application: Application
  readonly candidate: Candidate
  readonly opening: Opening
  readonly plan: Plan
  /** Key of the stage it is about; cards of earlier stages that are open are in it too. */
  readonly stage: string
  readonly in: number
  readonly required: number
  readonly packet: Packet
  /** Who declared a conflict of interest about the candidate, whether they wrote a card or not. */
  readonly conflicts: readonly PersonId[]
  /** How the stage was opened; undefined for who may read its own cards only. */
  readonly unsealing: Unsealing | undefined
  /** Interviews of the stage that nobody has booked, by title. */
  readonly unbooked: readonly string[]
  /** The one in force for this stage. */
  readonly decision: Decision | undefined
  /** Everybody it names. */
  readonly people: ReadonlyMap<PersonId, Person>
  readonly reader: Person
  readonly mayDecide: boolean
  readonly now: Instant
}

/** What `who` may see of an application's cards, and what that depends on. @throws Refusal `not-allowed`. */
export async function seenBy(
  deps: Deps,
  who: PersonId,
  id: ApplicationId,
): Promise<{ readonly reader: Person; readonly seen: Visible; readonly facts: SealedFacts }> {
  const { opening, interviews, cards, unsealings } = await unsealFacts(deps, id, '')
  const reader = await permitted(deps, who, 'read a debrief', { opening })
  const facts: SealedFacts = { application: id, opening, interviews, cards, unsealings }
  return { reader, seen: visible(reader, facts), facts }
}

/**
 * The packet of an application in a stage, as `who` may read it.
 *
 * @throws Refusal `not-allowed`; `owes-card` for who is on the panel and has yet to hand in their own; `sealed`.
 */
export async function debriefFor(
  deps: Deps,
  who: PersonId,
  id: ApplicationId,
  stage: string,
): Promise<Debrief> {
  const { reader, seen } = await seenBy(deps, who, id)
  if (seen.isBlind) throw new Refusal({ code: 'owes-card' })
  const progress = seen.stages.find((one) => one.stage === stage)
  if (!progress?.isOpen) {
    const { in: handedIn = 0, required = 0 } = progress ?? {}
    throw new Refusal({ code: 'sealed', in: handedIn, required })
  }
  const facts = await unsealFacts(deps, id, stage)
  const { application, opening, interviews, unsealings } = facts
  const plan = planOf(deps, opening)
  const [candidate, kits, memberships, decisions, people, reports] = await Promise.all([
    candidateOf(deps, application.candidate),
    deps.store.kitsOf(id),
    deps.store.memberships(),
    deps.store.decisions([id]),
    deps.store.people(),
    deps.store.questionReports(),
  ])
  const conflicts = conflictsIn(facts.cards)
  const open = openUpTo(stage, seen, plan)
  const cards = open.flatMap(({ own, others, uncounted }) => [...own, ...others, ...uncounted])
  const stages = new Set(open.map((one) => one.stage))
  const packet = packetOf({
    application,
    stage,
    plan,
    leads: opening.leads,
    interviews: interviews.filter((one) => stages.has(one.stage)),
    cards,
    kits,
    memberships,
    reports,
  })
  return {
    application,
    candidate,
    opening,
    plan,
    stage,
    in: progress.in,
    required: progress.required,
    packet,
    conflicts,
    unsealing: unsealings.find((one) => one.stage === stage && isUnsealed([one], stage)),
    unbooked: unbooked(facts),
    decision: decisions.findLast((one) => one.stage === stage),
    people: new Map(people.map((person) => [person.id, person])),
    reader,
    mayDecide:
      may('record a decision', { person: reader, leads: opening.leads }) &&
      !conflicts.includes(who),
    now: deps.now(),
  }
}

/** The stages up to `stage` whose cards are open to the reader. */
function openUpTo(stage: string, { stages }: Visible, plan: Plan): readonly VisibleStage[] {
  const placeOf = (key: string) => plan.stages.findIndex((one) => one.key === key)
  return stages.filter((one) => one.isOpen && placeOf(one.stage) <= placeOf(stage))
}

function conflictsIn(cards: readonly Scorecard[]): PersonId[] {
  const declared = cards.filter(({ conflict }) => conflict === 'declared')
  return [...new Set(declared.map(({ person }) => person))].toSorted()
}

export function stageTitle({ plan, stage }: Pick<Debrief, 'plan' | 'stage'>): string {
  return stageOf(plan, stage)?.title ?? stage
}

/** How many of the cards of a stage are in: all that somebody may know whose own is missing. @throws Refusal `not-allowed`. */
export async function ownProgress(
  deps: Deps,
  who: PersonId,
  id: ApplicationId,
  stage: string,
): Promise<{ readonly handedIn: number; readonly required: number }> {
  const { seen } = await seenBy(deps, who, id)
  const progress = seen.stages.find((one) => one.stage === stage)
  return { handedIn: progress?.in ?? 0, required: progress?.required ?? 0 }
}
