import { book, loopIdOf } from '../core/bookings.ts'
import type { Application, PossibleTimes } from '../core/candidates.ts'
import type { Diary } from '../core/diaries.ts'
import type { ApplicationId, InterviewId, PersonId } from '../core/ids.ts'
import type { Interview, Loop, Place } from '../core/interviews.ts'
import type { Opening } from '../core/openings.ts'
import { poolsOf, type Stage } from '../core/plans.ts'
import { type Offer, type Proposal, ProposalId } from '../core/proposals.ts'
import { Refusal } from '../core/refusal.ts'
import type { PlanAnswer } from '../core/scheduling/plan.ts'
import type { ValuedPlan } from '../core/scheduling/problem.ts'
import {
  horizonOf,
  knownAround,
  movingProblem,
  problemOf,
  type SchedulingFacts,
} from '../core/scheduling/request.ts'
import { refuseScreenedOut } from '../core/screening-answers.ts'
import type { Span } from '../core/time.ts'
import { applicationOf, candidateOf } from './candidates.ts'
import { holidaysOfAll } from './holidays.ts'
import { stageOfOpening } from './openings.ts'
import { openingOf, permitted } from './people.ts'
import type { Deps } from './ports.ts'
import { screeningState } from './screening.ts'
import { transact } from './transact.ts'

export interface TimesRequest {
  readonly application: ApplicationId
  readonly stage: string
  /** Keys of the interviews to plan: one, or all of the stage as a loop. */
  readonly kinds: readonly string[]
  readonly possible: PossibleTimes
  /** Instead of the pools. */
  readonly chosen?: readonly PersonId[] | undefined
  /** Offers wanted, the best first. */
  readonly offers: number
  /** A booked interview to find another time for, its panel kept where that can be, and why. */
  readonly move?: { readonly interview: Interview; readonly reason: string } | undefined
}

/** Work out the best times and keep them as a proposal. No offers means that none fits. */
export async function proposeTimes(
  deps: Deps,
  who: PersonId,
  request: TimesRequest,
): Promise<Proposal> {
  const application = await applicationOf(deps, request.application)
  const opening = await openingOf(deps, application.opening)
  await permitted(deps, who, 'schedule an interview', { opening })
  refuseScreenedOut(await screeningState(deps, application))
  const stage = stageOfOpening(deps, opening, request.stage)
  const facts = await gather(deps, application, stage, request)
  const { move } = request
  const problem = move ? movingProblem(facts, move.interview) : problemOf(facts)
  const answer = await deps.planner.plan(problem)
  const plans = plansOf(answer)
  const proposal: Proposal = {
    id: ProposalId.parse(`prop_${deps.newId()}`),
    rev: 0,
    application: application.id,
    stage: stage.key,
    moves: move?.interview.id ?? null,
    reason: move?.reason ?? '',
    by: who,
    at: deps.now(),
    input: JSON.parse(JSON.stringify(problem)),
    answer: JSON.parse(JSON.stringify(answer)),
    offers: plans.map(offerOf),
  }
  const deed = {
    actor: who,
    verb: 'propose',
    object: proposal.id,
    before: {},
    after: { application: application.id, stage: stage.key, offers: plans.length },
    at: proposal.at,
  }
  await deps.store.commit({ proposals: [proposal], deeds: [deed] })
  return proposal
}

/** Book one of the offers of a proposal. Booking the same proposal again gives the loop booked before. */
export async function bookOffer(
  deps: Deps,
  who: PersonId,
  id: ProposalId,
  index: number,
  place: Place,
): Promise<Loop> {
  const proposal = await deps.store.proposal(id)
  const offer = proposal?.offers[index]
  if (!proposal || !offer) throw new Refusal({ code: 'not-found', what: 'proposal', text: id })
  const application = await applicationOf(deps, proposal.application)
  const opening = await openingOf(deps, application.opening)
  await permitted(deps, who, 'schedule an interview', { opening })
  const stage = stageOfOpening(deps, opening, proposal.stage)
  const { zone } = await candidateOf(deps, application.candidate)
  const people = peopleOf(offer)
  const within = spanOf(offer)
  await transact(
    deps.store,
    async () => ({
      already: await deps.store.loop(loopIdOf(proposal)),
      diaries: await deps.store.diaries([...people, application.candidate], within),
      rivals: await deps.store.interviewsWith(people, within),
    }),
    (facts) =>
      book({
        ...facts,
        proposal,
        offer,
        application,
        opening,
        stage,
        zone,
        place,
        by: who,
        now: deps.now(),
      }),
  )
  const loop = await deps.store.loop(loopIdOf(proposal))
  if (!loop) throw new Error(`${id} was booked and is not there`)
  return loop
}

async function gather(
  deps: Deps,
  application: Application,
  stage: Stage,
  { kinds, possible, chosen, offers, move }: TimesRequest,
): Promise<SchedulingFacts> {
  const { store, calendars } = deps
  const within = knownAround(horizonOf(possible))
  const { languages } = await candidateOf(deps, application.candidate)
  const pools = stage.interviews.flatMap(({ seats }) =>
    seats.flatMap((seat) => poolsOf(seat, languages)),
  )
  const memberships = chosen ? [] : await store.memberships([...new Set(pools)])
  const ids = chosen ?? [...new Set(memberships.map(({ person }) => person))]
  const [people, diaries, busy] = await Promise.all([
    store.people(ids),
    store.diaries([...ids, application.candidate], within),
    calendars.busy(ids, within),
  ])
  return {
    stage,
    candidate: application.candidate,
    languages,
    kinds,
    possible,
    people,
    memberships,
    diaries: diaries.map((diary) => without(diary, move?.interview.id)),
    busy,
    holidays: await holidaysOfAll(deps, people, within),
    load: new Map(),
    chosen,
    now: deps.now(),
    alternatives: offers - 1,
  }
}

/** A diary as if an interview were not in it: it is about to move. */
function without(diary: Diary, interview: InterviewId | undefined): Diary {
  return { ...diary, engagements: diary.engagements.filter((e) => e.interview !== interview) }
}

/** The plans of an answer, the best first; none if there is none. */
function plansOf(answer: PlanAnswer): readonly ValuedPlan[] {
  return 'plan' in answer
    ? [{ value: answer.value, plan: answer.plan }, ...answer.alternatives]
    : []
}

function offerOf({ value, plan }: ValuedPlan): Offer {
  return {
    interviews: plan.map(({ interview, start, end, room, seats }) => ({
      kind: interview,
      span: { start, end },
      room: room ?? null,
      seats: Object.entries(seats).map(([seat, people]) => ({
        seat,
        people: people.map((id) => id as PersonId),
      })),
    })),
    value,
    because: [],
    costs: [],
  }
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

/** The opening and application a proposal is about. */
export async function contextOf(
  deps: Deps,
  proposal: Proposal,
): Promise<{ application: Application; opening: Opening }> {
  const application = await applicationOf(deps, proposal.application)
  return { application, opening: await openingOf(deps, application.opening) }
}
