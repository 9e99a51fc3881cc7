/** Deciding about an application after a debrief. People decide; the composite may only ask them for a reason. */
import { homeNotice } from './announce.ts'
import type { By } from './candidate-facts.ts'
import type { Application } from './candidates.ts'
import type { Changes } from './changes.ts'
import { debriefNotices } from './debrief/announce.ts'
import type { Standing } from './debrief/composite.ts'
import type { Concern } from './debrief/concerns.ts'
import type { Decision, Outcome } from './decisions.ts'
import { followChannelDigest } from './digest/channel.ts'
import { undecidedKey } from './digest/plan.ts'
import type { DecisionId, PersonId } from './ids.ts'
import { leadsAndRecruiters, type Opening } from './openings.ts'
import type { Plan, Stage } from './plans.ts'
import { Refusal } from './refusal.ts'
import type { Band } from './statistics/composite.ts'

export interface DecisionFacts {
  readonly application: Application
  readonly opening: Opening
  readonly plan: Plan
  /** Key of the stage that is decided about. */
  readonly stage: string
  readonly standing: Standing
  readonly concerns: readonly Concern[]
  /** Who declared a conflict of interest about the candidate. */
  readonly conflicts: readonly PersonId[]
  /** All of the application, in the order they were made. */
  readonly decisions: readonly Decision[]
}

export interface Choice {
  readonly id: DecisionId
  readonly outcome: Outcome
  readonly reason: string
  readonly feedback: string
  /** Why it is right although the composite says otherwise; empty if it does not. */
  readonly against: string
  /** The decision about this stage that whoever chooses knew of. */
  readonly knew: DecisionId | null
}

/** Words of a reason, and of one that goes against the composite. */
const LEAST_WORDS = 3
const LEAST_WORDS_AGAINST = 8

/** Whether an outcome says the opposite of a band. `hold` and `near` contradict nothing. */
export function contradicts(outcome: Outcome, band: Band | null | undefined): boolean {
  if (outcome === 'advance' || outcome === 'offer') return band === 'below'
  return outcome === 'no' && band === 'above'
}

/** The stage that follows in a plan; undefined after the last. */
export function nextStage({ stages }: Plan, stage: string): Stage | undefined {
  return stages[stages.findIndex(({ key }) => key === stage) + 1]
}

/** The decision about a stage that is in force. */
export function inForce(decisions: readonly Decision[], stage: string): Decision | undefined {
  return decisions.findLast((one) => one.stage === stage)
}

/**
 * Record a decision. An earlier one about the stage stays as it was; this one follows it.
 *
 * @throws Refusal `has-conflict` for who declared one, `too-late` for who has withdrawn or is past this stage by a decision about a later one,
 * `decided-meanwhile`, or `bad-field`: `reason`, `outcome` after the last stage, `against` where it contradicts the band.
 */
export function decide(facts: DecisionFacts, choice: Choice, { by, now }: By): Changes {
  const { application, opening, stage } = facts
  const last = inForce(facts.decisions, stage)
  if (facts.conflicts.includes(by)) throw new Refusal({ code: 'has-conflict' })
  refuseMoved(facts, choice, last)
  refuseThin(choice)
  const goesAgainst = contradicts(choice.outcome, facts.standing.composite?.band)
  if (goesAgainst) refuseUnexplained(choice)
  const next = follow(facts, choice.outcome)
  const how = { contradicts: goesAgainst, by, at: now, follows: last?.id ?? null }
  const decision = decisionOf(facts, choice, how)
  const shown = debriefNotices(application, opening, stage, now)
  const people = leadsAndRecruiters(opening)
  return {
    ...shown,
    applications: [next],
    decisions: [decision],
    withdraw: [...(shown.withdraw ?? []), undecidedKey(application.id, stage)],
    notices: [
      ...(shown.notices ?? []),
      ...people.map((to) => homeNotice(to, application, now)),
      ...followChannelDigest(opening, now),
    ],
    deeds: [deedOf(decision, facts, next)],
  }
}

function decisionOf(
  facts: DecisionFacts,
  { id, outcome, reason, feedback, against }: Choice,
  how: Pick<Decision, 'contradicts' | 'by' | 'at' | 'follows'>,
): Decision {
  return {
    id,
    rev: 0,
    application: facts.application.id,
    stage: facts.stage,
    outcome,
    reason: reason.trim(),
    feedback: feedback.trim(),
    composite: kept(facts),
    against: how.contradicts ? against.trim() : '',
    confirmedConcerns: facts.concerns.filter((one) => one.isConfirmed).map(({ code }) => code),
    ...how,
  }
}

function deedOf(decision: Decision, { application, standing }: DecisionFacts, next: Application) {
  const { id, outcome, by, at, follows } = decision
  return {
    actor: by,
    verb: 'decide' as const,
    object: application.id,
    before: { stage: application.stage, status: application.status, decision: follows },
    after: {
      decision: id,
      outcome,
      stage: next.stage,
      status: next.status,
      band: standing.composite?.band ?? null,
      contradicts: decision.contradicts,
    },
    at,
  }
}

/** What the application is after an outcome. */
function follow({ application, plan, stage }: DecisionFacts, outcome: Outcome): Application {
  switch (outcome) {
    case 'advance': {
      const next = nextStage(plan, stage)
      if (next) return { ...application, status: 'in progress', stage: next.key }
      const problem = 'This was the last stage. Make an offer, say no or hold.'
      throw new Refusal({ code: 'bad-field', field: 'outcome', problem })
    }
    case 'offer':
    case 'no':
      return { ...application, status: 'decided', stage }
    case 'hold':
      return { ...application, status: 'in progress', stage }
  }
}

function refuseMoved(
  { application, plan, stage, decisions }: DecisionFacts,
  { knew }: Choice,
  last: Decision | undefined,
): void {
  if (application.status === 'withdrawn') {
    throw new Refusal({ code: 'too-late', what: 'This application', state: 'withdrawn' })
  }
  const place = (key: string) => plan.stages.findIndex((one) => one.key === key)
  if (decisions.some((one) => place(one.stage) > place(stage))) {
    throw new Refusal({ code: 'too-late', what: 'This stage', state: 'behind a later decision' })
  }
  if (last && last.id !== knew) throw new Refusal({ code: 'decided-meanwhile', by: last.by })
}

function refuseThin({ reason }: Choice): void {
  if (wordsIn(reason) >= LEAST_WORDS) return
  const problem = 'Say why in three words or more, so that it can be explained in a year.'
  throw new Refusal({ code: 'bad-field', field: 'reason', problem })
}

function refuseUnexplained({ against }: Choice): void {
  if (wordsIn(against) >= LEAST_WORDS_AGAINST) return
  const problem = `This goes against the composite. Say in ${LEAST_WORDS_AGAINST} words or more what it misses.`
  throw new Refusal({ code: 'bad-field', field: 'against', problem })
}

function kept({ standing, plan }: DecisionFacts): Decision['composite'] {
  const { composite } = standing
  if (composite?.band == null) return null
  const { value, se: standardError, band } = composite
  return { value, standardError, band, planVersion: plan.version }
}

function wordsIn(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length
}
