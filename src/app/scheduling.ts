import { book, loopIdOf } from '../core/bookings.ts'
import type { Application, PossibleTimes } from '../core/candidates.ts'
import type { Changes } from '../core/changes.ts'
import type { DiaryId } from '../core/diaries.ts'
import type { ApplicationId, PersonId } from '../core/ids.ts'
import { type Interview, type Loop, roomOf } from '../core/interviews.ts'
import { offerOf, seatKept, startsByDate, waysOf } from '../core/offers.ts'
import type { Opening } from '../core/openings.ts'
import { type NoTime, type Offer, type Proposal, ProposalId } from '../core/proposals.ts'
import { Refusal } from '../core/refusal.ts'
import type { PlanAnswer } from '../core/scheduling/plan.ts'
import { documentOf } from '../core/scheduling/plan-document.ts'
import type { Problem } from '../core/scheduling/problem.ts'
import { movingProblem, problemOf } from '../core/scheduling/request.ts'
import { refuseScreenedOut } from '../core/screening-answers.ts'
import { DAY_MINUTES, type Span } from '../core/time.ts'
import { loosen, type Wanted, wantedOf } from '../core/wanted.ts'
import { applicationOf } from './applications.ts'
import { candidateOf } from './candidates.ts'
import { stageOfOpening } from './openings.ts'
import { openingOf, permitted } from './people.ts'
import type { Deps } from './ports.ts'
import { gather } from './scheduling-facts.ts'
import { screeningState } from './screening.ts'
import { transact } from './transact.ts'

export interface TimesRequest extends Partial<Omit<Wanted, 'chosen'>> {
  readonly application: ApplicationId
  readonly stage: string
  /** Keys of the interviews to plan: one, or all of the stage as a loop. */
  readonly kinds: string[]
  readonly possible: PossibleTimes
  /** Instead of the pools. */
  readonly chosen?: readonly PersonId[] | null | undefined
  /** Offers wanted, the best first. */
  readonly offers: number
  /** A booked interview to find another time for, its panel kept where that can be, and why. */
  readonly move?: { readonly interview: Interview; readonly reason: string } | undefined
  /** Whether nobody pressed anything: then the deed is nobody's. */
  readonly isUnasked?: boolean | undefined
}

/** How far the search goes on when the days asked for have no time, in days. */
const FURTHER_DAYS = [7, 14]

/** Work out the best times and keep them as a proposal. Without offers it says why there are none. */
export async function proposeTimes(
  deps: Deps,
  who: PersonId,
  request: TimesRequest,
): Promise<Proposal> {
  const { move, isUnasked, offers: count, application: id, stage: key, ...asked } = request
  const application = await applicationOf(deps, id)
  const opening = await openingOf(deps, application.opening)
  await permitted(deps, who, 'schedule an interview', { opening })
  refuseScreenedOut(await screeningState(deps, application))
  const stage = stageOfOpening(deps, opening, key)
  const wanted = wantedOf({
    ...asked,
    chosen: request.chosen ? [...request.chosen] : null,
    // What moves stays where it is.
    ...(move && { place: move.interview.place }),
  })
  const ask = async (what: Wanted): Promise<Problem> => {
    const facts = await gather(deps, application, stage, what, move?.interview.id)
    return move ? movingProblem(facts, move.interview) : problemOf(facts)
  }
  const problem = await ask(wanted)
  const answered = await deps.planner.offer(problem, { count, shown: wanted.shown })
  const { answer, found, starts, milliseconds } = answered
  const proposal: Proposal = {
    id: ProposalId.parse(`prop_${deps.newId()}`),
    rev: 0,
    application: application.id,
    stage: stage.key,
    wanted,
    moves: move?.interview.id ?? null,
    reason: move?.reason ?? '',
    by: who,
    at: deps.now(),
    input: JSON.parse(JSON.stringify(documentOf(problem))),
    answer: JSON.parse(JSON.stringify(answered)),
    offers: found.map((one) => offerOf(problem, one, wanted.loosened)),
    search: {
      milliseconds,
      starts: startsByDate(starts, wanted.possible.zone),
      objective: [...problem.objective],
    },
    none: found.length > 0 ? null : await noTime(deps, wanted, answer, ask),
    favours: [],
  }
  const deed = {
    actor: isUnasked ? 'system' : who,
    verb: 'propose' as const,
    object: proposal.id,
    before: {},
    after: { application: application.id, stage: stage.key, offers: found.length },
    at: proposal.at,
  }
  await deps.store.commit({ proposals: [proposal], deeds: [deed] })
  return proposal
}

/** Ask again what `proposal` asked, changed in some way. */
export async function proposeAgain(
  deps: Deps,
  who: PersonId,
  proposal: Proposal,
  changed: Partial<Wanted>,
  offers: number,
): Promise<Proposal> {
  const { application, stage, wanted } = proposal
  const interview = proposal.moves && (await deps.store.interview(proposal.moves))
  return proposeTimes(deps, who, {
    ...wanted,
    ...changed,
    application,
    stage,
    offers,
    ...(interview && { move: { interview, reason: proposal.reason } }),
  })
}

/** Why there is no time, and what would bring one: the engine's single changes, and looking a week or two further. */
async function noTime(
  deps: Deps,
  wanted: Wanted,
  answer: PlanAnswer,
  ask: (wanted: Wanted) => Promise<Problem>,
): Promise<NoTime> {
  if (answer.status !== 'infeasible') return { unknown: true, conflict: [], seats: [], ways: [] }
  const { conflict, relaxations } = answer
  const single = relaxations.filter(({ change }) => change.rule !== 'horizon')
  const found = [...waysOf(wanted, single)]
  const isTimely = conflict.some(({ rule }) => rule === 'horizon' || rule === 'window')
  for (const days of isTimely ? FURTHER_DAYS : []) {
    const loosening = { rule: 'horizon', of: 'loop', by: days * DAY_MINUTES } as const
    const further = await deps.planner.plan(await ask(loosen(wanted, loosening)))
    if (further.status !== 'optimal' && further.status !== 'feasible') continue
    found.push(...waysOf(wanted, [{ ...further, change: loosening }]))
    break
  }
  return {
    unknown: false,
    conflict: conflict.map((rule) => ({ ...rule })),
    seats: answer.seats.map(seatKept),
    ways: found,
  }
}

/** Book one of the offers of a proposal. Booking the same proposal again gives the loop booked before. @throws Refusal. */
export async function bookOffer(
  deps: Deps,
  who: PersonId,
  id: ProposalId,
  index: number,
): Promise<Loop> {
  const { proposal, offer } = await offerAt(deps, id, index)
  const { application, opening } = await contextOf(deps, proposal)
  await permitted(deps, who, 'schedule an interview', { opening })
  await transact(
    deps.store,
    () => bookingFacts(deps, proposal, offer),
    (facts): Changes => book({ ...facts, proposal, offer, application, opening, by: who }),
  )
  const loop = await deps.store.loop(loopIdOf(proposal))
  if (!loop) throw new Error(`${id} was booked and is not there`)
  return loop
}

/** Everything that booking is judged by, as it is now. */
async function bookingFacts(deps: Deps, proposal: Proposal, offer: Offer) {
  const { application, opening } = await contextOf(deps, proposal)
  const stage = stageOfOpening(deps, opening, proposal.stage)
  const people = peopleOf(offer)
  const within = spanOf(offer)
  const facts = await gather(deps, application, stage, proposal.wanted)
  const room = roomOf(proposal.wanted.place)
  const own = new Set<DiaryId>([...people, application.candidate, ...(room ? [room] : [])])
  const rivals = await deps.store.interviewsWith(people, within)
  return {
    stage,
    zone: (await candidateOf(deps, application.candidate)).zone,
    problem: problemOf(facts),
    screening: await screeningState(deps, application),
    diaries: facts.diaries.filter(({ of }) => own.has(of)),
    rivals,
    now: facts.now,
    // Read after the diaries: a second click that sees the first one's interview must find its loop as well.
    already: await deps.store.loop(loopIdOf(proposal)),
  }
}

/** An offer of a proposal by its place. @throws Refusal `not-found`. */
export async function offerAt(
  deps: Deps,
  id: ProposalId,
  index: number,
): Promise<{ readonly proposal: Proposal; readonly offer: Offer }> {
  const proposal = await proposalOf(deps, id)
  const offer = proposal.offers[index]
  if (!offer) throw new Refusal({ code: 'not-found', what: 'offer', text: String(index + 1) })
  return { proposal, offer }
}

/** @throws Refusal `not-found`. */
export async function proposalOf(deps: Deps, id: ProposalId): Promise<Proposal> {
  const proposal = await deps.store.proposal(id)
  if (!proposal) throw new Refusal({ code: 'not-found', what: 'proposal', text: id })
  return proposal
}

/** The opening and application a proposal is about. */
export async function contextOf(
  deps: Deps,
  proposal: Proposal,
): Promise<{ application: Application; opening: Opening }> {
  const application = await applicationOf(deps, proposal.application)
  return { application, opening: await openingOf(deps, application.opening) }
}

function peopleOf(offer: Offer): PersonId[] {
  return [
    ...new Set(offer.interviews.flatMap(({ seats }) => seats.flatMap(({ people }) => people))),
  ]
}

function spanOf({ interviews }: Offer): Span {
  const starts = interviews.map(({ span }) => span.start)
  const ends = interviews.map(({ span }) => span.end)
  return { start: Math.min(...starts) as Span['start'], end: Math.max(...ends) as Span['end'] }
}
