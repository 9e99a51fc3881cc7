import { homeNotice } from '../core/announce.ts'
import { withdraw } from '../core/candidate-facts.ts'
import { type Application, newApplication, type PossibleTimes } from '../core/candidates.ts'
import { followChannelDigest } from '../core/digest/channel.ts'
import { ApplicationId, type CandidateId, type OpeningId, type PersonId } from '../core/ids.ts'
import { leadsAndRecruiters, type Opening } from '../core/openings.ts'
import { Refusal } from '../core/refusal.ts'
import type { LocalDate } from '../core/time.ts'
import { cancelInterview } from './interviews.ts'
import { planOf } from './openings.ts'
import { openingOf, permitted } from './people.ts'
import type { Deps } from './ports.ts'
import { transact } from './transact.ts'

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
  const application = applicationTo(deps, candidate, to)
  const deed = {
    actor: who,
    verb: 'add' as const,
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

/** Take a candidate out of an opening. What lies ahead of them there is cancelled first. @throws Refusal. */
export async function withdrawApplication(
  deps: Deps,
  who: PersonId,
  id: ApplicationId,
): Promise<void> {
  const { opening } = await applicationOf(deps, id)
  const of = await openingOf(deps, opening)
  await permitted(deps, who, 'withdraw an application', { opening: of })
  const people = leadsAndRecruiters(of)
  for (const { id: interview, status, span } of await deps.store.interviewsOf(id)) {
    if (status !== 'booked' || span.start <= deps.now()) continue
    await cancelInterview(deps, who, interview, 'The candidate has withdrawn.')
  }
  await transact(
    deps.store,
    () => applicationOf(deps, id),
    (application) => ({
      ...withdraw(application, { by: who, now: deps.now() }),
      notices: [
        ...people.map((one) => homeNotice(one, application, deps.now())),
        ...followChannelDigest(of, deps.now()),
      ],
    }),
  )
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
          verb: 'possible times' as const,
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

/** Note until when a candidate can refuse another offer: whoever decides is reminded of it. */
export async function setOtherOffer(
  deps: Deps,
  who: PersonId,
  id: ApplicationId,
  until: LocalDate | null,
): Promise<void> {
  const { opening } = await applicationOf(deps, id)
  const to = await openingOf(deps, opening)
  await permitted(deps, who, 'edit a candidate', { opening: to })
  await transact(
    deps.store,
    () => applicationOf(deps, id),
    (application) => {
      if (application.otherOfferUntil === until) return { deeds: [] }
      const people = leadsAndRecruiters(to)
      return {
        applications: [{ ...application, otherOfferUntil: until }],
        notices: [
          ...people.map((one) => homeNotice(one, application, deps.now())),
          ...followChannelDigest(to, deps.now()),
        ],
        deeds: [
          {
            actor: who,
            verb: 'other offer' as const,
            object: id,
            before: { until: application.otherOfferUntil },
            after: { until },
            at: deps.now(),
          },
        ],
      }
    },
  )
}

/** @throws Refusal `not-found`. */
export async function applicationOf(
  deps: Pick<Deps, 'store'>,
  id: ApplicationId,
): Promise<Application> {
  const application = await deps.store.application(id)
  if (!application) throw new Refusal({ code: 'not-found', what: 'application', text: id })
  return application
}

/** A new application of a candidate, in the first stage of the opening's plan. */
export function applicationTo(deps: Deps, candidate: CandidateId, opening: Opening): Application {
  return newApplication({
    id: ApplicationId.parse(`app_${deps.newId()}`),
    candidate,
    opening: opening.id,
    stage: planOf(deps, opening).stages[0]?.key ?? '',
    createdAt: deps.now(),
  })
}
