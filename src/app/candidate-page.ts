import type { Application, Candidate } from '../core/candidates.ts'
import type { Decision } from '../core/decisions.ts'
import type { ApplicationId, CandidateId, PersonId } from '../core/ids.ts'
import type { Interview } from '../core/interviews.ts'
import type { Opening } from '../core/openings.ts'
import { may } from '../core/permissions.ts'
import type { Plan } from '../core/plans.ts'
import { type CardOwed, cardsOwed } from '../core/scorecards/duty.ts'
import { ruledOut, type Screening } from '../core/screening.ts'
import type { Instant } from '../core/time.ts'
import { type TimelineEntry, timelineOf } from '../core/timeline.ts'
import { candidateOf } from './candidates.ts'
import { seenBy } from './debrief.ts'
import { planOf } from './openings.ts'
import { openingOf, permitted, someone } from './people.ts'
import type { Deps } from './ports.ts'
import { visibleTo } from './visible-cards.ts'

/** An application with what its part of the page says. */
export interface ApplicationShown {
  readonly application: Application
  readonly opening: Opening
  readonly plan: Plan
  readonly screening: Screening
  /** By start. */
  readonly interviews: readonly Interview[]
  readonly cards: StageCards
}

/** What the reader may know of the scorecards of the stage that the application is in. */
export interface StageCards {
  readonly in: number
  readonly required: number
  /** Whether they have one to hand in: then how far the application has come is not theirs to know. */
  readonly isBlind: boolean
  /** Their own, if they owe one. */
  readonly owed: CardOwed | undefined
}

export interface CandidatePage {
  readonly candidate: Candidate
  /** Those that the reader may see; the ones in progress first. */
  readonly applications: readonly ApplicationShown[]
  /** Open ones that the candidate is not in, and the reader may add them to. */
  readonly otherOpenings: readonly Opening[]
  /** Whether the reader may erase them, or keep their data longer. */
  readonly mayErase: boolean
  readonly now: Instant
}

/** Everything the page of a candidate shows to `who`. @throws Refusal `not-allowed` or `not-found`. */
export async function candidatePage(
  deps: Deps,
  who: PersonId,
  id: CandidateId,
): Promise<CandidatePage> {
  const candidate = await candidateOf(deps, id)
  const seen = await applicationsFor(deps, who, id)
  const shown = await Promise.all(seen.map((each) => shownOf(deps, who, each)))
  const inProgress = new Set(
    seen
      .filter(({ application }) => application.status === 'in progress')
      .map(({ opening }) => opening.id),
  )
  const openings = await openingsFor(deps, who)
  return {
    candidate,
    applications: shown.toSorted((a, b) => rank(a.application) - rank(b.application)),
    otherOpenings: openings.filter(({ id, status }) => status === 'open' && !inProgress.has(id)),
    mayErase: may('erase a candidate', { person: await someone(deps, who) }),
    now: deps.now(),
  }
}

/** What happened to a candidate, as far as `who` may see it, newest first. @throws Refusal. */
export async function candidateTimeline(
  deps: Deps,
  who: PersonId,
  id: CandidateId,
): Promise<{ candidate: Candidate; entries: TimelineEntry[]; openings: readonly Opening[] }> {
  const candidate = await candidateOf(deps, id)
  const seen = await applicationsFor(deps, who, id)
  const objects = [id, ...seen.map(({ application }) => application.id)]
  const [entries, interviews, decisions] = await Promise.all([
    Promise.all(objects.map((object) => deps.store.auditOf(object))),
    Promise.all(seen.map(({ application }) => deps.store.interviewsOf(application.id))),
    Promise.all(seen.map(({ application }) => decisionsSeen(deps, who, application.id))),
  ])
  const facts = {
    entries: entries.flat(),
    applications: seen.map(({ application }) => application),
    interviews: interviews.flat(),
    decisions: decisions.flat(),
  }
  return {
    candidate,
    entries: timelineOf(facts),
    openings: seen.map(({ opening }) => opening),
  }
}

/** None for who has a scorecard of their own to hand in: what was decided would sway it. */
async function decisionsSeen(deps: Deps, who: PersonId, id: ApplicationId): Promise<Decision[]> {
  const { seen } = await seenBy(deps, who, id)
  return seen.isBlind ? [] : deps.store.decisions([id])
}

/** Candidates whose name or mail contains `text`, newest first, as far as `who` may see them. @throws Refusal. */
export async function candidatesFor(
  deps: Deps,
  who: PersonId,
  text: string,
  limit: number,
): Promise<Candidate[]> {
  const openings = await openingsFor(deps, who)
  const person = await permitted(deps, who, 'see a candidate', { opening: openings[0] })
  const found = await deps.store.findCandidates(
    text,
    may('see a candidate', { person }) ? limit : ALL,
  )
  const active = found.filter(({ status }) => status === 'active')
  if (may('see a candidate', { person })) return active
  const led = new Set(openings.map(({ id }) => id))
  const theirs: Candidate[] = []
  for (const candidate of active) {
    const applications = await deps.store.applicationsOf(candidate.id)
    if (applications.some(({ opening }) => led.has(opening))) theirs.push(candidate)
    if (theirs.length === limit) break
  }
  return theirs
}

/** How many a lead's search looks through: what they may not see is left out afterwards. */
const ALL = 500

/** The openings whose candidates somebody may see. */
export async function openingsFor(deps: Deps, who: PersonId): Promise<Opening[]> {
  const [person, openings] = await Promise.all([someone(deps, who), deps.store.openings()])
  return openings.filter(({ leads }) => may('see a candidate', { person, leads }))
}

async function applicationsFor(
  deps: Deps,
  who: PersonId,
  id: CandidateId,
): Promise<{ application: Application; opening: Opening }[]> {
  const applications = await deps.store.applicationsOf(id)
  const all = await Promise.all(
    applications.map(async (application) => ({
      application,
      opening: await openingOf(deps, application.opening),
    })),
  )
  const own = all.find(({ opening }) => opening.leads.includes(who)) ?? all[0]
  const person = await permitted(deps, who, 'see a candidate', { opening: own?.opening })
  return all.filter(({ opening }) => may('see a candidate', { person, leads: opening.leads }))
}

async function shownOf(
  deps: Deps,
  who: PersonId,
  { application, opening }: { application: Application; opening: Opening },
): Promise<ApplicationShown> {
  const plan = planOf(deps, opening)
  const interviews = await deps.store.interviewsOf(application.id)
  const { stages, isBlind } = await visibleTo(deps, who, application.id)
  const stage = stages.find((one) => one.stage === application.stage)
  const owed = cardsOwed({
    interviews,
    cards: stages.flatMap(({ own }) => own),
    rules: () => plan.scorecard,
  })
  return {
    application,
    opening,
    plan,
    screening: ruledOut(plan.screening, application.screening, application.passedOver),
    interviews,
    cards: {
      in: stage?.in ?? 0,
      required: stage?.required ?? 0,
      isBlind,
      owed: owed.find(({ person }) => person === who),
    },
  }
}

function rank({ status, createdAt }: Application): number {
  return (status === 'in progress' ? 0 : Number.MAX_SAFE_INTEGER / 2) - createdAt
}
