import type { Application, Candidate, PossibleTimes } from '../core/candidates.ts'
import { ApplicationId, CandidateId, type OpeningId, type PersonId } from '../core/ids.ts'
import { Refusal } from '../core/refusal.ts'
import type { Zone } from '../core/time.ts'
import { planOf } from './openings.ts'
import { openingOf, permitted } from './people.ts'
import type { Deps } from './ports.ts'
import { transact } from './transact.ts'

export interface NewCandidate {
  readonly name: string
  readonly mail: string | null
  readonly zone: Zone
  readonly placeOfStudy: string
  readonly languages: readonly string[]
  readonly resume: string | null
}

/** Add a candidate with an application to an opening, in the first stage of its plan. */
export async function addCandidate(
  deps: Deps,
  who: PersonId,
  opening: OpeningId,
  given: NewCandidate,
): Promise<Application> {
  const to = await openingOf(deps, opening)
  await permitted(deps, who, 'add a candidate', { opening: to })
  const candidate: Candidate = {
    ...given,
    languages: [...given.languages],
    id: CandidateId.parse(`cand_${deps.newId()}`),
    rev: 0,
    status: 'active',
  }
  const application = applicationTo(
    deps,
    candidate.id,
    opening,
    planOf(deps, to).stages[0]?.key ?? '',
  )
  const deed = (object: string, after: Record<string, string>) => ({
    actor: who,
    verb: 'add',
    object,
    before: {},
    after,
    at: deps.now(),
  })
  await deps.store.commit({
    candidates: [candidate],
    applications: [application],
    deeds: [
      deed(candidate.id, { zone: candidate.zone }),
      deed(application.id, { candidate: candidate.id, opening }),
    ],
  })
  return application
}

/** The application of a candidate to an opening: the one there is, or a new one. */
export async function apply(
  deps: Deps,
  who: PersonId,
  candidate: CandidateId,
  opening: OpeningId,
): Promise<Application> {
  const to = await openingOf(deps, opening)
  await permitted(deps, who, 'add a candidate', { opening: to })
  const theirs = async () => {
    // Their diary's version first: whoever applies for them at the same moment makes one of the two try again.
    const diaries = await deps.store.diaries([candidate], { start: deps.now(), end: deps.now() })
    const known = await deps.store.applicationsOf(candidate)
    const there = known.find((a) => a.opening === opening && a.status === 'in progress')
    return { diaries, there }
  }
  const { there } = await theirs()
  if (there) return there
  const application = applicationTo(deps, candidate, opening, planOf(deps, to).stages[0]?.key ?? '')
  const deed = {
    actor: who,
    verb: 'add',
    object: application.id,
    before: {},
    after: { candidate, opening },
    at: deps.now(),
  }
  await transact(deps.store, theirs, ({ diaries, there }) =>
    there ? { deeds: [] } : { applications: [application], reliedOn: diaries, deeds: [deed] },
  )
  return (await theirs()).there ?? application
}

/** Note when a candidate could come, and which stage they are in. */
export async function setPossibleTimes(
  deps: Deps,
  who: PersonId,
  id: ApplicationId,
  possible: PossibleTimes,
): Promise<Application> {
  const { opening } = await applicationOf(deps, id)
  await permitted(deps, who, 'schedule an interview', { opening: await openingOf(deps, opening) })
  await transact(
    deps.store,
    () => applicationOf(deps, id),
    (application) => ({
      applications: [{ ...application, possible }],
      deeds: [
        {
          actor: who,
          verb: 'possible times',
          object: id,
          before: {},
          after: { first: possible.first, last: possible.last, zone: possible.zone },
          at: deps.now(),
        },
      ],
    }),
  )
  return applicationOf(deps, id)
}

/** @throws Refusal `not-found`. */
export async function applicationOf(deps: Deps, id: ApplicationId): Promise<Application> {
  const application = await deps.store.application(id)
  if (!application) throw new Refusal({ code: 'not-found', what: 'application', text: id })
  return application
}

/** @throws Refusal `not-found`. */
export async function candidateOf(deps: Deps, id: CandidateId): Promise<Candidate> {
  const candidate = await deps.store.candidate(id)
  if (!candidate) throw new Refusal({ code: 'not-found', what: 'candidate', text: id })
  return candidate
}

function applicationTo(
  deps: Deps,
  candidate: CandidateId,
  opening: OpeningId,
  stage: string,
): Application {
  return {
    id: ApplicationId.parse(`app_${deps.newId()}`),
    rev: 0,
    candidate,
    opening,
    stage,
    status: 'in progress',
    possible: null,
    screening: [],
    passedOver: [],
    notes: '',
    createdAt: deps.now(),
  }
}
