/** From what the engine found to what is offered. */
import type { PersonId } from './ids.ts'
import type { Offer, OfferedInterview, Search, SeatKept, Way } from './proposals.ts'
import type { PlannedInterview, Problem } from './scheduling/problem.ts'
import { becauseOf, costsOf } from './scheduling/reasons.ts'
import type { Relaxation } from './scheduling/relaxations.ts'
import { type Found, withoutPeople } from './scheduling/spread.ts'
import type { SeatFacts } from './scheduling/who-could.ts'
import { type Instant, type LocalDate, wallAt, type Zone } from './time.ts'
import { type Loosening, loosen, type Wanted } from './wanted.ts'

/** How many changes are offered where there is no time, and how many of them add somebody to a pool. */
const MOST_WAYS = 6
const MOST_JOINERS = 2

/** An offer with its reasons, its costs and what it is the best of. */
export function offerOf(problem: Problem, found: Found, loosened: Wanted['loosened']): Offer {
  const { best, aim, windows, proved } = found
  const without = aim.kind === 'other-people' ? aim.without : []
  const sitting = new Set(best.plan.flatMap(({ seats }) => Object.values(seats).flat()))
  const spare = Object.values(best.spare).flatMap((seats) => Object.values(seats).flat())
  return {
    interviews: best.plan.map(offered),
    value: { ...best.value },
    because: becauseOf(problem, found),
    costs: costsOf(withOwnCaps(problem, loosened), found),
    among: {
      windows: windows.map((span) => ({ ...span })),
      without: without.map((id) => id as PersonId),
    },
    spare: [...new Set(spare)].filter((id) => !sitting.has(id)).map((id) => id as PersonId),
    proved,
  }
}

/** What an offer is the best answer to: the problem of its proposal, narrowed to what differs in its way. */
export function askedFor(problem: Problem, { among }: Offer): Problem {
  if (!among) return problem
  const { candidate } = problem
  const narrowed = { ...problem, candidate: { ...candidate, windows: among.windows } }
  return withoutPeople(narrowed, new Set<string>(among.without))
}

/** The problem with the caps that people set themselves: one more than that is a cost, though they agreed to it. */
function withOwnCaps(problem: Problem, loosened: Wanted['loosened']): Problem {
  const raised = loosened.filter(({ rule }) => rule === 'cap').map(({ of }) => of)
  const own = (cap: number | undefined, person: string) =>
    cap === undefined ? undefined : cap - raised.filter((of) => of === person).length
  const people = problem.people.map((person) => ({
    ...person,
    capPerDay: own(person.capPerDay, person.id),
    capPerWeek: own(person.capPerWeek, person.id),
  }))
  return { ...problem, people }
}

/** What the engine planned, as it is kept. */
export function offered({
  interview,
  start,
  end,
  room,
  seats,
}: PlannedInterview): OfferedInterview {
  return {
    kind: interview,
    span: { start, end },
    room: room ?? null,
    seats: Object.entries(seats).map(([seat, people]) => ({
      seat,
      people: people.map((id) => id as PersonId),
    })),
  }
}

/** The plan of an offer, in the engine's terms. */
export function plannedAs({ interviews }: Pick<Offer, 'interviews'>): PlannedInterview[] {
  return interviews.map(({ kind, span, room, seats }) => ({
    interview: kind,
    start: span.start,
    end: span.end,
    ...(room !== null && { room }),
    seats: Object.fromEntries(seats.map(({ seat, people }) => [seat, people])),
  }))
}

/** Starts counted by the candidate's dates. */
export function startsByDate(starts: readonly Instant[] | undefined, zone: Zone): Search['starts'] {
  if (!starts) return null
  const dates = Map.groupBy(starts, (start): LocalDate => wallAt(start, zone).date)
  return [...dates].map(([date, list]) => ({ date, count: list.length }))
}

/**
 * The changes worth offering: the cheapest first, few of them, and only such as change the question.
 *
 * People are chosen by hand when they are chosen, so nobody joins a pool then; and a day that cannot begin
 * any earlier does not.
 */
export function waysOf(wanted: Wanted, relaxations: readonly Relaxation[]): Way[] {
  const ways = relaxations
    .map(
      ({ change, plan }): Way => ({
        loosening: asLoosening(change),
        interviews: plan.map(offered),
      }),
    )
    .filter(({ loosening }) =>
      loosening.rule === 'pool' ? !wanted.chosen : matters(wanted, loosening),
    )
  const joiners = ways.filter(({ loosening }) => loosening.rule === 'pool').slice(0, MOST_JOINERS)
  return ways
    .filter((way) => way.loosening.rule !== 'pool' || joiners.includes(way))
    .slice(0, MOST_WAYS)
}

/** What keeps people from the seats of a conflict, as it is kept. */
export function seatKept({ interview, seat, people }: SeatFacts): SeatKept {
  return {
    interview,
    seat,
    people: people.map(({ person, capPerDay, capPerWeek, freeFrom, ...counts }) => ({
      ...counts,
      person: person as PersonId,
      ...(capPerDay !== undefined && { capPerDay }),
      ...(capPerWeek !== undefined && { capPerWeek }),
      ...(freeFrom !== undefined && { freeFrom }),
    })),
  }
}

function matters(wanted: Wanted, loosening: Loosening): boolean {
  return JSON.stringify(loosen(wanted, loosening)) !== JSON.stringify(wanted)
}

function asLoosening({ rule, of, by, side, person }: Relaxation['change']): Loosening {
  return {
    rule,
    of,
    ...(by !== undefined && { by }),
    ...(side && { side }),
    ...(person && { person }),
  }
}
