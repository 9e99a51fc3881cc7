import { askedTo, plannedOf } from '../core/bookings.ts'
import type { Changes } from '../core/changes.ts'
import type { DiaryId } from '../core/diaries.ts'
import { cancel, type Ending, finish, noShow, tookPlace } from '../core/endings.ts'
import type { InterviewId, PersonId } from '../core/ids.ts'
import { type Interview, type PanelPlace, roomOf, sitting } from '../core/interviews.ts'
import { answer, counter } from '../core/invitations.ts'
import { move } from '../core/moves.ts'
import type { Verb } from '../core/permissions.ts'
import type { Proposal } from '../core/proposals.ts'
import { Refusal } from '../core/refusal.ts'
import { type AskFacts, askInstead, lapse } from '../core/replacements.ts'
import { movingProblem } from '../core/scheduling/request.ts'
import type { Instant } from '../core/time.ts'
import { applicationOf } from './applications.ts'
import { stageOfOpening } from './openings.ts'
import { openingOf, permitted } from './people.ts'
import type { Deps } from './ports.ts'
import { gather } from './scheduling-facts.ts'
import { transact } from './transact.ts'

/** Answer an invitation. @throws Refusal `not-allowed` for who is not on the panel, or `too-late`. */
export async function answerInvitation(
  deps: Deps,
  who: PersonId,
  id: InterviewId,
  says: 'accepted' | 'declined',
  reason = '',
): Promise<void> {
  const interview = await interviewOf(deps, id)
  await permitted(deps, who, 'answer an invitation', { interview })
  await transact(
    deps.store,
    () => askFacts(deps, id, who),
    (facts) => answer(facts, { who, says, reason }),
  )
}

/** Ask somebody to take the seat that another has left, and others in turn after them. @throws Refusal. */
export async function askToReplace(
  deps: Deps,
  who: PersonId,
  id: InterviewId,
  leaver: PanelPlace,
  [person, ...then]: readonly [PersonId, ...PersonId[]],
): Promise<void> {
  const interview = await interviewOf(deps, id)
  await permitted(deps, who, 'change a panel', {
    opening: await openingOf(deps, interview.opening),
  })
  await transact(
    deps.store,
    () => askFacts(deps, id, who, [person]),
    (facts) => askInstead(facts, leaver, person, then),
  )
}

/** What falls due when somebody who was asked has not answered. */
export async function lapseAsk(deps: Deps, id: InterviewId, person: PersonId): Promise<void> {
  await transact(
    deps.store,
    () => askFacts(deps, id, 'system'),
    (facts) => lapse(facts, person),
  )
}

/** What a decision about a panel needs to know. */
export async function askFacts(
  deps: Deps,
  id: InterviewId,
  by: PersonId | 'system',
  others: readonly PersonId[] = [],
): Promise<AskFacts> {
  const { store } = deps
  const interview = await interviewOf(deps, id)
  const people = [
    ...sitting(interview).map(({ person }) => person),
    ...interview.standby.map(({ person }) => person),
    ...others,
  ]
  const [opening, diaries, rivals] = await Promise.all([
    openingOf(deps, interview.opening),
    store.diaries([...new Set([...people, interview.candidate])], interview.span),
    store.interviewsWith(people, interview.span),
  ])
  return { interview, opening, diaries, rivals, by, now: deps.now() }
}

/** Say that another time would be better; who booked it hears of it. @throws Refusal `not-allowed` or `too-late`. */
export async function proposeInstead(
  deps: Deps,
  who: PersonId,
  id: InterviewId,
  start: Instant,
): Promise<void> {
  const interview = await interviewOf(deps, id)
  await permitted(deps, who, 'answer an invitation', { interview })
  await transact(
    deps.store,
    () => askFacts(deps, id, who),
    (facts) => counter(facts, who, start),
  )
}

/** Move an interview to one of the offers of a proposal. @throws Refusal as `move` does. */
export async function moveInterview(
  deps: Deps,
  who: PersonId,
  proposal: Proposal,
  index: number,
): Promise<void> {
  const offer = proposal.offers[index]
  const offered = offer?.interviews[0]
  const id = proposal.moves
  if (!offered || !id) throw new Refusal({ code: 'not-found', what: 'proposal', text: proposal.id })
  const { store } = deps
  const opening = await openingOf(deps, (await interviewOf(deps, id)).opening)
  await permitted(deps, who, 'move an interview', { opening })
  const people = offered.seats.flatMap((seat) => seat.people)
  await transact(
    store,
    async () => {
      const interview = await interviewOf(deps, id)
      const all = [...new Set([...sitting(interview).map(({ person }) => person), ...people])]
      const diaries = await store.diaries(takenBy(interview, all), offered.span)
      const application = await applicationOf(deps, interview.application)
      const stage = stageOfOpening(deps, opening, interview.stage)
      const known = await gather(deps, application, stage, proposal.wanted, id)
      const problem = movingProblem(known, interview)
      return { interview, diaries, problem, rivals: await store.interviewsWith(all, offered.span) }
    },
    (facts) => {
      if (facts.interview.span.start === offered.span.start) return { deeds: [] }
      const planned = plannedOf(
        stageOfOpening(deps, opening, facts.interview.stage),
        facts.interview.kind,
      )
      const now = deps.now()
      const panel = offered.seats.flatMap(({ seat, people }) =>
        people.map((person) => askedTo(planned, seat, person, now)),
      )
      return move({
        ...facts,
        offer,
        opening,
        to: offered.span,
        panel,
        by: who,
        reason: proposal.reason,
        now,
      })
    },
  )
}

/** Call an interview off. @throws Refusal `not-allowed` or `too-late`. */
export async function cancelInterview(
  deps: Deps,
  who: PersonId,
  id: InterviewId,
  reason: string,
): Promise<void> {
  await end(deps, who, id, 'cancel an interview', (ending) => cancel({ ...ending, reason }))
}

/** Note that the candidate or a panellist did not come. @throws Refusal `not-allowed`, `too-early` or `too-late`. */
export async function noteNoShow(
  deps: Deps,
  who: PersonId,
  id: InterviewId,
  missing: PersonId | 'candidate',
  reason: string,
): Promise<void> {
  await end(deps, who, id, 'note a no-show', (ending) => noShow({ ...ending, reason }, missing))
}

/** Take back that somebody did not come. @throws Refusal `not-allowed`, or as `tookPlace` does. */
export async function takeBackNoShow(deps: Deps, who: PersonId, id: InterviewId): Promise<void> {
  await end(deps, who, id, 'take back a no-show', tookPlace)
}

/** What falls due when an interview has run its time. */
export async function finishInterview(deps: Deps, id: InterviewId): Promise<void> {
  const opening = await openingOf(deps, (await interviewOf(deps, id)).opening)
  await transact(
    deps.store,
    () => interviewOf(deps, id),
    (interview) => finish(interview, opening, deps.now()),
  )
}

async function end(
  deps: Deps,
  who: PersonId,
  id: InterviewId,
  verb: Verb,
  decide: (ending: Omit<Ending, 'reason'>) => Changes,
): Promise<void> {
  const { store } = deps
  const interview = await interviewOf(deps, id)
  const opening = await openingOf(deps, interview.opening)
  await permitted(deps, who, verb, { opening, interview })
  await transact(
    store,
    async () => {
      const current = await interviewOf(deps, id)
      const sitters = sitting(current).map(({ person }) => person)
      return {
        current,
        diaries: await store.diaries(takenBy(current, sitters), current.span),
      }
    },
    ({ current, diaries }) =>
      decide({ interview: current, opening, diaries, by: who, now: deps.now() }),
  )
}

/** Whose time an interview takes with these people on its panel: theirs, the candidate's and the room's. */
function takenBy({ candidate, place }: Interview, panel: readonly PersonId[]): DiaryId[] {
  const room = roomOf(place)
  return [...panel, candidate, ...(room ? [room] : [])]
}

/** @throws Refusal `not-found`. */
export async function interviewOf(deps: Deps, id: InterviewId): Promise<Interview> {
  const interview = await deps.store.interview(id)
  if (!interview) throw new Refusal({ code: 'not-found', what: 'interview', text: id })
  return interview
}
