import type { Application, Candidate } from '../core/candidates.ts'
import { inForce } from '../core/deciding.ts'
import type { Decision } from '../core/decisions.ts'
import type { PersonId } from '../core/ids.ts'
import type { Opening } from '../core/openings.ts'
import { may } from '../core/permissions.ts'
import { stageOf } from '../core/plans.ts'
import { Refusal } from '../core/refusal.ts'
import { isUnsealed, opensEarlyAt } from '../core/scorecards/unseal.ts'
import { visible } from '../core/scorecards/visibility.ts'
import { searchable } from '../core/search.ts'
import { DAY_MINUTES, type Instant, type LocalDate, later } from '../core/time.ts'
import { candidateOf } from './candidates.ts'
import { planOf } from './openings.ts'
import { permitted, someone } from './people.ts'
import type { Deps } from './ports.ts'
import { unsealFacts } from './unsealing.ts'

/** Where a stage of an application is on its way to a decision, as far as one reader may know. */
export interface DebriefLine {
  readonly application: Application
  readonly candidate: Candidate
  readonly opening: Opening
  readonly stage: string
  readonly stageTitle: string
  readonly in: number
  readonly required: number
  readonly state:
    | { readonly kind: 'to decide'; readonly since: Instant | null; readonly isHeld: boolean }
    | { readonly kind: 'decided'; readonly decision: Decision }
    /** `mayOpen` once the missing cards are due, for the lead. */
    | { readonly kind: 'sealed'; readonly mayOpen: boolean; readonly mayBreak: boolean }
    | { readonly kind: 'owes card' }
  /** The last day on which they can refuse another offer. */
  readonly otherOfferUntil: LocalDate | null
}

/** How long a decided application stays in the list, unless it is looked for by name. */
const DECIDED_DAYS = 30

/**
 * Stages with interviews of every application whose debrief somebody may read: to be decided first, longest waiting
 * first; then sealed ones; then what was decided lately, the newest first. `name` narrows it down.
 *
 * @throws Refusal `not-allowed` for who may read none at all.
 */
export async function debriefsFor(deps: Deps, who: PersonId, name: string): Promise<DebriefLine[]> {
  const openings = await openingsReadBy(deps, who)
  const [first] = openings
  if (!first) {
    await permitted(deps, who, 'read a debrief', { opening: (await deps.store.openings())[0] })
    throw new Refusal({ code: 'not-found', what: 'opening', text: '' })
  }
  const applications = await Promise.all(
    openings.map((opening) => deps.store.applications({ opening: opening.id })),
  )
  const wanted = name === '' ? await recent(deps, applications.flat()) : applications.flat()
  const lines = await Promise.all(wanted.map((one) => linesOf(deps, who, one, name)))
  const oldest = oldestShown(deps)
  return lines
    .flat()
    .filter(({ state }) => state.kind !== 'decided' || name !== '' || state.decision.at >= oldest)
    .toSorted((a, b) => rank(a) - rank(b) || waiting(a) - waiting(b))
}

/** Those that go on or were decided lately: of years of applications few are read whole. */
async function recent(deps: Deps, applications: readonly Application[]): Promise<Application[]> {
  const decisions = await deps.store.decisions(applications.map(({ id }) => id))
  const oldest = oldestShown(deps)
  const lately = new Set(
    decisions.filter(({ at }) => at >= oldest).map(({ application }) => application),
  )
  return applications.filter(({ id, status }) => status === 'in progress' || lately.has(id))
}

function oldestShown(deps: Deps): Instant {
  return later(deps.now(), -DECIDED_DAYS * DAY_MINUTES)
}

/** The openings whose debriefs somebody may read. */
async function openingsReadBy(deps: Deps, who: PersonId): Promise<Opening[]> {
  const [person, openings] = await Promise.all([someone(deps, who), deps.store.openings()])
  return openings.filter(({ leads }) => may('read a debrief', { person, leads }))
}

async function linesOf(
  deps: Deps,
  who: PersonId,
  application: Application,
  name: string,
): Promise<DebriefLine[]> {
  const candidate = await candidateOf(deps, application.candidate)
  if (candidate.status === 'erased' || application.status === 'withdrawn') return []
  if (!searchable(candidate.name).includes(searchable(name))) return []
  const facts = await unsealFacts(deps, application.id, '')
  const { opening, interviews, cards, unsealings } = facts
  const reader = await permitted(deps, who, 'read a debrief', { opening })
  const seen = visible(reader, {
    application: application.id,
    opening,
    interviews,
    cards,
    unsealings,
  })
  const decisions = await deps.store.decisions([application.id])
  const plan = planOf(deps, opening)
  return seen.stages
    .filter(({ required }) => required > 0)
    .map((one): DebriefLine => {
      const { stage } = one
      const line = {
        application,
        candidate,
        opening,
        stage,
        stageTitle: stageOf(plan, stage)?.title ?? stage,
        in: one.in,
        required: one.required,
        otherOfferUntil: application.otherOfferUntil,
      }
      if (seen.isBlind) return { ...line, state: { kind: 'owes card' } }
      const decision = inForce(decisions, stage)
      if (decision && decision.outcome !== 'hold')
        return { ...line, state: { kind: 'decided', decision } }
      if (one.isOpen) {
        const unsealed = unsealings.find((each) => isUnsealed([each], stage))
        const since = unsealed?.at ?? null
        return { ...line, state: { kind: 'to decide', since, isHeld: decision !== undefined } }
      }
      const due = opensEarlyAt({ ...facts, stage: { key: stage, interviews: [] } })
      const mayOpen =
        due !== undefined &&
        due <= deps.now() &&
        may('open scorecards before all are in', { person: reader, leads: opening.leads })
      const mayBreak = one.in > 0 && may('break the seal of scorecards', { person: reader })
      return { ...line, state: { kind: 'sealed', mayOpen, mayBreak } }
    })
}

const ORDER = ['to decide', 'sealed', 'owes card', 'decided'] as const

function rank({ state }: DebriefLine): number {
  return ORDER.indexOf(state.kind)
}

function waiting({ state, application }: DebriefLine): number {
  if (state.kind === 'decided') return -state.decision.at
  return state.kind === 'to decide' ? (state.since ?? application.createdAt) : application.createdAt
}
