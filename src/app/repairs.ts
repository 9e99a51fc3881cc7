import { type PossibleTimes, USUAL_TIMES } from '../core/candidates.ts'
import type { InterviewId, PersonId } from '../core/ids.ts'
import { type Interview, sitting } from '../core/interviews.ts'
import { poolsOf } from '../core/plans.ts'
import { ProposalId } from '../core/proposals.ts'
import { Refusal } from '../core/refusal.ts'
import { offerRemedies, type Remedies } from '../core/replacements.ts'
import { knownAround, planPerson } from '../core/scheduling/request.ts'
import { poolFor } from '../core/scheduling/seats.ts'
import { type StandIn, standIns } from '../core/scheduling/stand-ins.ts'
import { addDays, wallAt } from '../core/time.ts'
import { candidateOf } from './candidates.ts'
import { holidaysOfAll } from './holidays.ts'
import { askFacts, interviewOf } from './interviews.ts'
import { loadsOf } from './load.ts'
import { stageOfOpening } from './openings.ts'
import { openingOf } from './people.ts'
import type { Deps } from './ports.ts'
import { proposeTimes } from './scheduling.ts'
import { transact } from './transact.ts'

/** How far ahead another time is looked for. */
const AHEAD_DAYS = 14

/** What is said of a move that no person gave a reason for. */
const REASON = 'A seat could not be filled at the agreed time.'

/**
 * Work out the least change that fills the open seats of an interview, and show its recruiter: who could sit in each
 * at the time agreed, or where nobody can, another time with the same people or as few new ones as can be.
 */
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
  const isStuck = [...found.values()].some((people) => people.length === 0)
  const move = isStuck ? await leastMove(deps, interview) : null
  await transact(
    deps.store,
    () => askFacts(deps, id, 'system'),
    (facts) => offerRemedies(facts, { standIns: found, move }),
  )
}

/** The best other time, kept as a proposal of its recruiter's; null if there is none or they may not schedule any more. */
async function leastMove(deps: Deps, interview: Interview): Promise<Remedies['move']> {
  const { application, stage, kind, bookedBy } = interview
  try {
    const { id, offers } = await proposeTimes(deps, bookedBy, {
      application,
      stage,
      kinds: [kind],
      possible: await possibleOf(deps, interview),
      without: goneForGood(interview),
      offers: 1,
      move: { interview, reason: REASON },
      isUnasked: true,
    })
    const [best] = offers[0]?.interviews ?? []
    const people = best?.seats.flatMap((seat) => seat.people) ?? []
    return best ? { proposal: id, span: { ...best.span }, people: [...people] } : null
  } catch (error) {
    // Without another time there is still the form that looks for one.
    if (error instanceof Refusal) return null
    throw error
  }
}

/** When the candidate said they could come, from today on and for two more weeks. */
async function possibleOf(deps: Deps, { loop, zone }: Interview): Promise<PossibleTimes> {
  const asked = await deps.store.proposal(ProposalId.parse(loop.replace('loop_', 'prop_')))
  const known = asked?.wanted.possible
  const first = wallAt(deps.now(), zone).date
  const until = addDays(first, AHEAD_DAYS)
  return {
    first,
    last: known && known.last > until ? known.last : until,
    from: known?.from ?? USUAL_TIMES.from,
    to: known?.to ?? USUAL_TIMES.to,
    zone: known?.zone ?? zone,
    days: known?.days ?? USUAL_TIMES.days,
  }
}

/** Who left for a reason that another time does not mend. */
function goneForGood({ panel, vacancies }: Interview): PersonId[] {
  const leavers = new Set(vacancies.map(({ leaver }) => leaver))
  return panel
    .filter(({ person, rsvp, reason }) => {
      return leavers.has(person) && !(rsvp === 'declined' && reason.startsWith('busy'))
    })
    .map(({ person }) => person)
}

/** Who may not take a seat of an interview whatever their time: its panel past and present, and the rest of its loop. */
function takenIn({ loop, panel }: Interview, others: readonly Interview[]): Set<PersonId> {
  const inLoop = others.filter((other) => other.loop === loop).flatMap(sitting)
  return new Set([...inLoop, ...panel].map(({ person }) => person))
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
  const taken = takenIn(interview, await store.interviewsOf(interview.application))
  const known = await store.people(memberships.map(({ person }) => person))
  const ids = poolFor(wanted, { memberships, people: known, languages }).filter(
    (id) => !taken.has(id),
  )
  const within = knownAround(interview.span)
  const people = known.filter(({ id }) => ids.includes(id))
  const [diaries, busy] = await Promise.all([
    store.diaries(ids, within),
    calendars.busy(ids, within),
  ])
  const holidays = await holidaysOfAll(deps, people, within)
  const facts = { diaries, busy, holidays, load: await loadsOf(deps, people) }
  return standIns(
    people.map((person) => planPerson(person, facts, within)),
    interview.span,
  )
}
