/** Who may have which seat of an interview: from the pools, or of the people a recruiter chose. */
import type { PersonId } from '../ids.ts'
import type { Membership, Person } from '../people.ts'
import { type PlannedInterview, poolsOf, type Seat } from '../plans.ts'
import type { Wanted } from '../wanted.ts'
import type { PlanSeat } from './problem.ts'

/** What pools are made of. */
export interface PoolFacts {
  readonly memberships: readonly Membership[]
  readonly people: readonly Person[]
  /** Languages the candidate declared: some seats are filled by them. */
  readonly languages: readonly string[]
}

export interface SeatFacts extends PoolFacts {
  readonly wanted: Pick<Wanted, 'chosen' | 'kinds' | 'without'>
}

/** The seats of an interview and who may have them: from the pools, or of the people chosen. */
export function seatsFor(planned: PlannedInterview, facts: SeatFacts): readonly PlanSeat[] {
  const { chosen, kinds, without } = facts.wanted
  const pooled = planned.seats.map((seat) => ({ seat, pool: poolFor(seat, facts) }))
  if (!chosen) {
    const gone = new Set<string>(without)
    return pooled.map(({ seat, pool }) => asked(seat, { pool: pool.filter((id) => !gone.has(id)) }))
  }
  return kinds.length === 1 ? everyChosen(pooled, chosen) : amongChosen(pooled, chosen)
}

interface Pooled {
  readonly seat: Seat
  readonly pool: readonly PersonId[]
}

/** A loop with chosen people: each seat goes to one of those who are qualified for it, or to any if none is. */
function amongChosen(pooled: readonly Pooled[], chosen: readonly PersonId[]): PlanSeat[] {
  return pooled.map(({ seat, pool }) => {
    const fit = pool.filter((id) => chosen.includes(id))
    return asked(seat, { pool: fit.length > 0 || seat.shadow ? fit : chosen })
  })
}

/** One interview with chosen people: each of them sits in it, where they are qualified if that can be. */
function everyChosen(pooled: readonly Pooled[], chosen: readonly PersonId[]): PlanSeat[] {
  const given = seatChosen(pooled, chosen)
  const seats = pooled.flatMap(({ seat }) => {
    const people = given.seats.get(seat.key) ?? []
    return people.length > 0
      ? [asked(seat, { pool: people, count: people.length, optional: false })]
      : []
  })
  const more = given.rest.map(
    (person, i): PlanSeat => ({ id: `also-${i + 1}`, pool: [person], count: 1, optional: false }),
  )
  return [...seats, ...more]
}

/** Who of the chosen gets which seat: the qualified first, in the order chosen, then whoever is left. */
function seatChosen(
  pooled: readonly Pooled[],
  chosen: readonly PersonId[],
): { readonly seats: ReadonlyMap<string, readonly PersonId[]>; readonly rest: PersonId[] } {
  const seats = new Map<string, PersonId[]>()
  const left = new Set(chosen)
  const fill = (fits: (one: Pooled) => readonly PersonId[], only: (seat: Seat) => boolean) => {
    for (const one of pooled.filter(({ seat }) => only(seat))) {
      const has = seats.get(one.seat.key) ?? []
      const more = fits(one).filter((id) => left.has(id))
      const taken = [...has, ...more.slice(0, one.seat.count - has.length)]
      seats.set(one.seat.key, taken)
      for (const id of taken) left.delete(id)
    }
  }
  const inOrder = ({ pool }: Pooled) => chosen.filter((id) => pool.includes(id))
  fill(inOrder, () => true)
  fill(
    () => chosen,
    ({ shadow }) => !shadow,
  )
  return { seats, rest: chosen.filter((id) => left.has(id)) }
}

function asked({ key, count, shadow }: Seat, changed: Partial<PlanSeat>): PlanSeat {
  return { id: key, pool: [], count, optional: shadow, ...changed }
}

/** Everybody who may have a seat: qualified for it and active, or for a shadow's seat learning it. */
export function poolFor(seat: Seat, { memberships, people, languages }: PoolFacts): PersonId[] {
  const pools = poolsOf(seat, languages)
  const active = new Set<string>(
    people.filter(({ status }) => status === 'active').map(({ id }) => id),
  )
  const fit = memberships.filter((m) => pools.includes(m.pool) && m.active && active.has(m.person))
  const level = seat.shadow ? 'shadow' : 'qualified'
  return [...new Set(fit.filter((m) => m.level === level).map((m) => m.person))]
}

/** Whom a recruiter chose although no seat of the interviews is meant for them. */
export function unqualified(
  planned: readonly PlannedInterview[],
  chosen: readonly PersonId[],
  facts: PoolFacts,
): PersonId[] {
  const fit = new Set(planned.flatMap(({ seats }) => seats.flatMap((seat) => poolFor(seat, facts))))
  return chosen.filter((id) => !fit.has(id))
}
