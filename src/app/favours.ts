import { calmAndBack, calmFrom } from '../core/calm.ts'
import { answerFavour, askFavour } from '../core/favours.ts'
import { PersonId } from '../core/ids.ts'
import type { Membership } from '../core/people.ts'
import { poolsOf } from '../core/plans.ts'
import type { Favour, Proposal, ProposalId, Way } from '../core/proposals.ts'
import { Refusal } from '../core/refusal.ts'
import type { Instant } from '../core/time.ts'
import { asksFirst, loosen } from '../core/wanted.ts'
import { applicationOf } from './applications.ts'
import { candidateOf } from './candidates.ts'
import { listenerOf, listenersOf } from './listeners.ts'
import { stageOfOpening } from './openings.ts'
import { permitted } from './people.ts'
import type { Deps } from './ports.ts'
import { contextOf, proposalOf, proposeAgain } from './scheduling.ts'
import { transact } from './transact.ts'

/** What came of taking a way: times, or somebody has been asked first. */
export type Taken =
  | { readonly kind: 'times'; readonly proposal: Proposal }
  | { readonly kind: 'asked'; readonly proposal: Proposal }

/**
 * Make the change that would bring a time, or ask the person whose rule it is.
 *
 * @throws Refusal `not-allowed` for who may not schedule, or not manage pools where somebody would join one.
 */
export async function takeWay(
  deps: Deps,
  who: PersonId,
  id: ProposalId,
  index: number,
  offers: number,
): Promise<Taken> {
  const proposal = await proposalOf(deps, id)
  const way = proposal.none?.ways[index]
  if (!way) throw new Refusal({ code: 'not-found', what: 'change', text: String(index + 1) })
  const { opening } = await contextOf(deps, proposal)
  await permitted(deps, who, 'schedule an interview', { opening })
  if (asksFirst(way.loosening) === 'person') {
    return { kind: 'asked', proposal: await ask(deps, who, proposal.id, way) }
  }
  if (asksFirst(way.loosening) === 'pool') await join(deps, who, proposal, way)
  const wanted = loosen(proposal.wanted, way.loosening)
  return { kind: 'times', proposal: await proposeAgain(deps, who, proposal, wanted, offers) }
}

async function ask(deps: Deps, who: PersonId, id: ProposalId, way: Way): Promise<Proposal> {
  const { loosening } = way
  const person = PersonId.parse(loosening.of)
  const listeners = await listenersOf(deps, [person, who])
  await transact(
    deps.store,
    () => proposalOf(deps, id),
    (proposal) =>
      askFavour(proposal, { loosening, person }, { by: who, now: deps.now(), listeners }),
  )
  return proposalOf(deps, id)
}

/** Answer what one was asked. @throws Refusal as `answerFavour` does. */
export async function sayToFavour(
  deps: Deps,
  who: PersonId,
  id: ProposalId,
  index: number,
  says: 'yes' | 'no',
): Promise<Proposal> {
  await transact(
    deps.store,
    () => proposalOf(deps, id),
    (proposal) => answerFavour(proposal, index, who, says, deps.now()),
  )
  return proposalOf(deps, id)
}

/** What becomes of a reminder about a favour: said, over as nobody needs the answer any more, or put off. */
export async function favourTurn(
  deps: Deps,
  to: PersonId,
  id: ProposalId,
  index: number,
): Promise<'say' | 'over' | { readonly until: Instant }> {
  const { favours, application, stage } = await proposalOf(deps, id)
  const favour = favours[index]
  if (favour?.says !== 'asked') return 'over'
  const [{ status }, interviews] = await Promise.all([
    applicationOf(deps, application),
    deps.store.interviewsOf(application),
  ])
  const isBooked = interviews.some(
    (one) => one.stage === stage && one.status === 'booked' && one.bookedAt > favour.at,
  )
  if (status !== 'in progress' || isBooked) return 'over'
  const listener = await listenerOf(deps, to)
  if (listener.person.status === 'gone') return 'over'
  const calm =
    to === favour.person ? calmAndBack(listener, deps.now()) : calmFrom(listener, deps.now())
  if (calm === undefined) return 'over'
  return calm > deps.now() ? { until: calm } : 'say'
}

/** The times that a favour brings. @throws Refusal `too-late` unless it was granted. */
export async function timesWithFavour(
  deps: Deps,
  who: PersonId,
  id: ProposalId,
  index: number,
  offers: number,
): Promise<Proposal> {
  const proposal = await proposalOf(deps, id)
  const favour = proposal.favours[index]
  if (favour?.says !== 'yes') {
    throw new Refusal({ code: 'too-late', what: 'That', state: 'not agreed' })
  }
  return proposeAgain(deps, who, proposal, loosen(proposal.wanted, favour.loosening), offers)
}

/** The pool that somebody would join by a way: the one they learn in already, else the first that fills the seat. */
export async function poolToJoin(
  deps: Deps,
  proposal: Proposal,
  { of, person }: Favour['loosening'],
): Promise<{ readonly pool: string; readonly known: Membership | undefined }> {
  const { opening } = await contextOf(deps, proposal)
  const application = await applicationOf(deps, proposal.application)
  const { languages } = await candidateOf(deps, application.candidate)
  const stage = stageOfOpening(deps, opening, proposal.stage)
  const seats = stage.interviews.flatMap(({ key, seats }) =>
    seats.map((seat) => ({ id: `${key}/${seat.key}`, seat })),
  )
  const seat = seats.find(({ id }) => id === of)?.seat
  if (!seat) throw new Refusal({ code: 'not-found', what: 'seat', text: of })
  const pools = poolsOf(seat, languages)
  const memberships = await deps.store.memberships(pools)
  const known = memberships.find((m) => m.person === person)
  return { pool: known?.pool ?? pools[0] ?? seat.pool, known }
}

async function join(
  deps: Deps,
  who: PersonId,
  proposal: Proposal,
  { loosening }: Way,
): Promise<void> {
  await permitted(deps, who, 'manage pools')
  await transact(
    deps.store,
    () => poolToJoin(deps, proposal, loosening),
    ({ pool, known }) => {
      const person = PersonId.parse(loosening.person)
      if (known?.level === 'qualified' && known.active) return { deeds: [] }
      const now = deps.now()
      const membership: Membership = {
        ...(known ?? { id: `${pool}:${person}`, rev: 0, pool, person }),
        level: 'qualified',
        active: true,
        since: now,
      }
      const deed = {
        actor: who,
        verb: 'qualify' as const,
        object: person,
        before: { pool, level: known?.level ?? null },
        after: { pool, level: 'qualified' },
        at: now,
      }
      return { memberships: [membership], deeds: [deed] }
    },
  )
}
