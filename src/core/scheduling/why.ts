/** What decided each slot and each seat of a plan, and what the next best would have cost. Facts for words, not words. */
import type { Instant } from '../time.ts'
import type { PlannedInterview, Problem, Term, Value, ValuedPlan, Watch } from './problem.ts'
import { solve, termsOf } from './solve.ts'

/** How the next best compares: the first term in which it is worse, and by how much; `tie` if in none. */
export interface Verdict {
  /** `only` if there is no other way at all. */
  readonly decidedBy: Term | 'tie' | 'only'
  readonly by: number
}

export interface SlotWhy extends Verdict {
  readonly interview: string
  readonly start: Instant
  /** Where the interview starts in the best plan that has it elsewhere. */
  readonly next?: Instant | undefined
}

export interface SeatWhy extends Verdict {
  readonly interview: string
  readonly seat: string
  readonly people: readonly string[]
  /** Who sits there in the best plan at the same times without one of these people, or who does not. */
  readonly next?: readonly string[] | undefined
  /** Load that its people carry in. */
  readonly load: number
}

export interface Why {
  readonly slots: readonly SlotWhy[]
  readonly seats: readonly SeatWhy[]
  /** False if time ran out: then what is missing was not looked at. */
  readonly complete: boolean
}

/** Explain `plan`, the answer to `problem`, by planning again without each of its choices. */
export function explainPlan(problem: Problem, { plan, value }: ValuedPlan, watch: Watch): Why {
  const order = termsOf(problem)
  let complete = true
  const best = (changed: Problem): ValuedPlan | undefined | 'late' => {
    const { status, plans } = solve({ ...changed, alternatives: 0 }, watch)
    if (status === 'optimal') return plans[0]
    if (status === 'infeasible') return undefined
    complete = false
    return 'late'
  }
  const slots = plan.flatMap((one): SlotWhy[] => {
    const { interview, start } = one
    const other = best({ ...problem, avoid: [...(problem.avoid ?? []), { interview, start }] })
    if (other === 'late') return []
    const next = other?.plan.find((row) => row.interview === interview)?.start
    return [{ interview, start, ...verdict(order, value, other?.value), next }]
  })
  const seats = plan.flatMap((one) =>
    Object.entries(one.seats).flatMap(([seat, people]): SeatWhy[] => {
      const other = best(withoutSitters(fixed(problem, plan), one, seat))
      if (other === 'late') return []
      const next = other?.plan.find((row) => row.interview === one.interview)?.seats[seat]
      const load = problem.people
        .filter(({ id }) => people.includes(id))
        .reduce((sum, person) => sum + person.loadMinutes, 0)
      return [
        {
          interview: one.interview,
          seat,
          people,
          ...verdict(order, value, other?.value),
          next,
          load,
        },
      ]
    }),
  )
  return { slots, seats, complete }
}

function verdict(order: readonly Term[], value: Value, other: Value | undefined): Verdict {
  if (!other) return { decidedBy: 'only', by: 0 }
  const term = order.find((one) => value[one] !== other[one])
  return term
    ? { decidedBy: term, by: (other[term] ?? 0) - (value[term] ?? 0) }
    : { decidedBy: 'tie', by: 0 }
}

/** The same problem with every start as planned. */
function fixed(problem: Problem, plan: readonly PlannedInterview[]): Problem {
  return { ...problem, only: plan.map(({ interview, start }) => ({ interview, start })) }
}

/** Without the people of the seat in it; an empty seat is told to fill. */
function withoutSitters(problem: Problem, planned: PlannedInterview, seatId: string): Problem {
  const sitters = planned.seats[seatId] ?? []
  const interviews = problem.interviews.map((interview) => {
    if (interview.id !== planned.interview) return interview
    const seats = interview.seats.map((seat) => {
      if (seat.id !== seatId) return seat
      if (sitters.length === 0) return { ...seat, optional: false }
      return { ...seat, pool: seat.pool.filter((id) => !sitters.includes(id)) }
    })
    return { ...interview, seats }
  })
  return { ...problem, interviews }
}
