import type { Application } from '../core/candidates.ts'
import { type ErasureFacts, erase, refuseErasing } from '../core/erasing.ts'
import type { CandidateId, PersonId } from '../core/ids.ts'
import type { Interview } from '../core/interviews.ts'
import { leadsAndRecruiters } from '../core/openings.ts'
import { pastRatings } from '../core/past-ratings.ts'
import { type Instant, type LocalDate, wallAt, type Zone } from '../core/time.ts'
import { candidateOf } from './candidates.ts'
import { permitted } from './people.ts'
import type { Deps } from './ports.ts'
import type { Store } from './store.ts'
import { transact } from './transact.ts'

/** The least an erasure needs, so that the command line can do it too. */
export interface EraseDeps {
  readonly store: Store
  readonly settings: { readonly officeZone: Zone }
  readonly now: () => Instant
  readonly newId: () => string
}

/** What an erasure takes away, and what it leaves. */
export interface Erasure {
  readonly candidate: CandidateId
  readonly applications: number
  readonly interviews: number
  readonly scorecards: number
  /** Figures that stay, under random keys. */
  readonly ratings: number
  readonly messages: number
  readonly files: number
}

export interface Erased extends Erasure {
  /** False where another process was reading: then the database's free space is written over later, by use. */
  readonly isClean: boolean
}

/** What erasing somebody would take away. @throws Refusal as `eraseCandidate` does. */
export async function erasureOf(deps: EraseDeps, id: CandidateId): Promise<Erasure> {
  const facts = await factsOf(deps, id)
  refuseErasing(facts, wallAt(deps.now(), deps.settings.officeZone).date)
  return counted(facts)
}

/**
 * Erase a candidate. Messages follow through the outbox; the database's files are rid of it at once.
 *
 * @throws Refusal `not-allowed`, `held`, `interviews-ahead`, or `too-late` if it is done already.
 */
export async function eraseFor(deps: Deps, who: PersonId, id: CandidateId): Promise<Erased> {
  await permitted(deps, who, 'erase a candidate')
  return await eraseCandidate(deps, who, id)
}

/** As `eraseFor`, for the operator and for the bot itself. @throws Refusal `held`, `interviews-ahead` or `too-late`. */
export async function eraseCandidate(
  deps: EraseDeps,
  by: PersonId | 'system',
  id: CandidateId,
): Promise<Erased> {
  let erasure: Erasure | undefined
  await transact(
    deps.store,
    () => factsOf(deps, id),
    (facts) => {
      erasure = counted(facts)
      return erase(facts, { by, now: deps.now(), zone: deps.settings.officeZone })
    },
  )
  const isClean = await deps.store.scrub()
  return { ...(erasure ?? counted(await factsOf(deps, id))), isClean }
}

/** Keep somebody's data until the end of a day, whatever the plan says; or no longer, with null. @throws Refusal. */
export async function holdData(
  deps: Deps,
  who: PersonId,
  id: CandidateId,
  hold: { readonly until: LocalDate; readonly reason: string } | null,
): Promise<void> {
  await permitted(deps, who, 'erase a candidate')
  await transact(
    deps.store,
    () => candidateOf(deps, id),
    (candidate) => ({
      candidates: [{ ...candidate, hold: hold && { ...hold, by: who } }],
      deeds: [
        {
          actor: who,
          verb: 'hold',
          object: id,
          before: { until: candidate.hold?.until ?? null },
          after: { until: hold?.until ?? null },
          at: deps.now(),
        },
      ],
    }),
  )
}

/** The candidate first: whatever is written about them goes with a change of an application, or is seen here. */
async function factsOf(deps: EraseDeps, id: CandidateId): Promise<ErasureFacts> {
  const { store } = deps
  const candidate = await candidateOf(deps, id)
  const applications = await store.applicationsOf(id)
  const own = applications.map((one) => one.id)
  const [interviews, cards, kits, proposals] = await Promise.all([
    Promise.all(own.map((one) => store.interviewsOf(one))),
    Promise.all(own.map((one) => store.cardsOf(one))),
    Promise.all(own.map((one) => store.kitsOf(one))),
    store.proposalsOf(own),
  ])
  const ids = [id, ...own, ...proposals, ...[interviews, cards, kits].flat(2).map((one) => one.id)]
  const since = applications.reduce(
    (first, { createdAt }) => (createdAt < first ? createdAt : first),
    deps.now(),
  )
  return {
    candidate,
    applications,
    interviews: interviews.flat(),
    scorecards: cards.flat().length,
    pastRatings: pastRatings(cards.flat(), deps.settings.officeZone, deps.newId),
    ...(await store.saidAbout(ids, since)),
    ids,
    watching: await watching(deps, applications, interviews.flat()),
  }
}

/** Everybody whose Home may show them. */
async function watching(
  { store }: EraseDeps,
  applications: readonly Application[],
  interviews: readonly Interview[],
): Promise<PersonId[]> {
  const openings = await Promise.all(applications.map(({ opening }) => store.opening(opening)))
  const panels = interviews.flatMap(({ panel }) => panel.map(({ person }) => person))
  const teams = openings.flatMap((one) => (one ? leadsAndRecruiters(one) : []))
  return [...new Set([...teams, ...panels])]
}

function counted(facts: ErasureFacts): Erasure {
  return {
    candidate: facts.candidate.id,
    applications: facts.applications.length,
    interviews: facts.interviews.length,
    scorecards: facts.scorecards,
    ratings: facts.pastRatings.length,
    messages: facts.told.length,
    files: facts.filed.length,
  }
}
