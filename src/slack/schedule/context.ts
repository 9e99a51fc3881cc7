import { candidateOf } from '../../app/candidates.ts'
import { poolToJoin } from '../../app/favours.ts'
import { staleAmong } from '../../app/feeds.ts'
import { stageOfOpening } from '../../app/openings.ts'
import type { Deps } from '../../app/ports.ts'
import { contextOf } from '../../app/scheduling.ts'
import { PersonId } from '../../core/ids.ts'
import type { Proposal } from '../../core/proposals.ts'
import type { ProposedTimes } from '../blocks/schedule-times.ts'
import { NOTHING } from '../text.ts'

/** Everything that a proposal's views say. @throws Refusal `not-found`. */
export async function timesContext(
  deps: Deps,
  proposal: Proposal,
  notice = NOTHING,
): Promise<ProposedTimes> {
  const { application, opening } = await contextOf(deps, proposal)
  const [candidate, people, pools, stale] = await Promise.all([
    candidateOf(deps, application.candidate),
    deps.store.people(namedIn(proposal)),
    poolsNamed(deps, proposal),
    staleAmong(deps, seatedIn(proposal)),
  ])
  return {
    proposal,
    candidate,
    opening,
    stage: stageOfOpening(deps, opening, proposal.stage),
    people: new Map(people.map((person) => [person.id, person])),
    pools,
    stale,
    officeZone: deps.settings.officeZone,
    now: deps.now(),
    notice,
  }
}

/** Everybody that one of the offers seats. */
function seatedIn({ offers }: Proposal): PersonId[] {
  const seats = offers.flatMap(({ interviews }) => interviews.flatMap((one) => one.seats))
  return [...new Set(seats.flatMap(({ people }) => people))]
}

/** Everybody a view of the proposal names. */
function namedIn({ offers, wanted, none }: Proposal): PersonId[] {
  const ids = [
    ...offers.flatMap(({ interviews, spare, because }) => [
      ...interviews.flatMap(({ seats }) => seats.flatMap(({ people }) => people)),
      ...spare,
      ...because.flatMap((one) =>
        one.code === 'earliest' && one.aim.kind === 'other-people' ? one.aim.without : [],
      ),
    ]),
    ...wanted.without,
    ...(none?.seats ?? []).flatMap(({ people }) => people.map(({ person }) => person)),
    ...(none?.conflict ?? []).flatMap(({ of }) => asPerson(of)),
    ...(none?.ways ?? []).flatMap(({ loosening, interviews }) => [
      ...asPerson(loosening.of),
      ...asPerson(loosening.person ?? ''),
      ...interviews.flatMap(({ seats }) => seats.flatMap(({ people }) => people)),
    ]),
  ]
  return [...new Set(ids)]
}

function asPerson(id: string): PersonId[] {
  const person = PersonId.safeParse(id)
  return person.success ? [person.data] : []
}

/** The pools that people would join, by the place of the way. */
async function poolsNamed(deps: Deps, proposal: Proposal): Promise<ReadonlyMap<number, string>> {
  const pools = new Map<number, string>()
  for (const [i, { loosening }] of (proposal.none?.ways ?? []).entries()) {
    if (loosening.rule !== 'pool') continue
    pools.set(i, (await poolToJoin(deps, proposal, loosening)).pool)
  }
  return pools
}
