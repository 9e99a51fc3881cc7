import type { Application } from '../core/candidates.ts'
import type { Diary } from '../core/diaries.ts'
import type { InterviewId } from '../core/ids.ts'
import { roomOf } from '../core/interviews.ts'
import { poolsOf, type Stage } from '../core/plans.ts'
import { horizonOf, knownAround, type SchedulingFacts } from '../core/scheduling/request.ts'
import type { Wanted } from '../core/wanted.ts'
import { candidateOf } from './candidates.ts'
import { holidaysOfAll } from './holidays.ts'
import { loadsOf } from './load.ts'
import type { Deps } from './ports.ts'

/**
 * Gather what the engine has to know: everybody in a pool of the stage or chosen, and their time and the room's.
 *
 * Those who only learn a seat are known too, because they could be taken into its pool. The time of `leaving`,
 * a booked interview about to move, counts as free.
 */
export async function gather(
  deps: Deps,
  application: Application,
  stage: Stage,
  wanted: Wanted,
  leaving?: InterviewId,
): Promise<SchedulingFacts> {
  const { store, calendars } = deps
  const within = knownAround(horizonOf(wanted.possible))
  const { languages } = await candidateOf(deps, application.candidate)
  const room = roomOf(wanted.place)
  const pools = stage.interviews.flatMap(({ seats }) =>
    seats.flatMap((seat) => poolsOf(seat, languages)),
  )
  const memberships = await store.memberships([...new Set(pools)])
  const ids = [...new Set([...memberships.map(({ person }) => person), ...(wanted.chosen ?? [])])]
  const [people, diaries, busy] = await Promise.all([
    store.people(ids),
    store.diaries([...ids, application.candidate, ...(room ? [room] : [])], within),
    calendars.busy(ids, within),
  ])
  return {
    stage,
    candidate: application.candidate,
    languages,
    wanted,
    people: people.filter(({ status }) => status === 'active'),
    memberships,
    diaries: diaries.map((diary) => without(diary, leaving)),
    busy,
    holidays: await holidaysOfAll(deps, people, within),
    load: await loadsOf(deps, people),
    now: deps.now(),
  }
}

/** A diary as if an interview were not in it: it is about to move. */
function without(diary: Diary, interview: InterviewId | undefined): Diary {
  if (!interview) return diary
  return { ...diary, engagements: diary.engagements.filter((e) => e.interview !== interview) }
}
