import type { InterviewId, PersonId } from '../core/ids.ts'
import { type Interview, sitting } from '../core/interviews.ts'
import { poolsOf } from '../core/plans.ts'
import { offerStandIns } from '../core/replacements.ts'
import { knownAround, planPerson } from '../core/scheduling/request.ts'
import { type StandIn, standIns } from '../core/scheduling/stand-ins.ts'
import { candidateOf } from './candidates.ts'
import { holidaysOfAll } from './holidays.ts'
import { askFacts, interviewOf } from './interviews.ts'
import { loadsOf } from './load.ts'
import { stageOfOpening } from './openings.ts'
import { openingOf } from './people.ts'
import type { Deps } from './ports.ts'
import { transact } from './transact.ts'

/** Work out who could take each open seat of an interview at the time agreed, and show its recruiter. */
export async function workOutRepair(deps: Deps, id: InterviewId): Promise<void> {
  const interview = await interviewOf(deps, id)
  const found = new Map<PersonId, readonly PersonId[]>()
  for (const { seat, leaver } of interview.vacancies) {
    const people = await standInsFor(deps, interview, seat)
    found.set(
      leaver,
      people.map(({ person }) => person),
    )
  }
  await transact(
    deps.store,
    () => askFacts(deps, id, 'system'),
    (facts) => offerStandIns(facts, found),
  )
}

/** Who is qualified for a seat of an interview, free at its time and not in its loop already; the best first. */
export async function standInsFor(
  deps: Deps,
  interview: Interview,
  seat: string,
): Promise<StandIn[]> {
  const { store, calendars } = deps
  const opening = await openingOf(deps, interview.opening)
  const stage = stageOfOpening(deps, opening, interview.stage)
  const planned = stage.interviews.find(({ key }) => key === interview.kind)
  const wanted = planned?.seats.find(({ key }) => key === seat)
  if (!wanted) return []
  const { languages } = await candidateOf(deps, interview.candidate)
  const memberships = await store.memberships([...poolsOf(wanted, languages)])
  const loop = await store.interviewsOf(interview.application)
  const taken = new Set([
    ...loop
      .filter((other) => other.loop === interview.loop)
      .flatMap((other) => sitting(other).map((p) => p.person)),
    ...interview.panel.map(({ person }) => person),
  ])
  const ids = memberships
    .filter(({ active, level, person }) => active && level === 'qualified' && !taken.has(person))
    .map(({ person }) => person)
  const within = knownAround(interview.span)
  const [people, diaries, busy] = await Promise.all([
    store.people(ids),
    store.diaries(ids, within),
    calendars.busy(ids, within),
  ])
  const holidays = await holidaysOfAll(deps, people, within)
  const facts = { diaries, busy, holidays, load: await loadsOf(deps, people) }
  const active = people.filter(({ status }) => status === 'active')
  return standIns(
    active.map((person) => planPerson(person, facts, within)),
    interview.span,
  )
}
