/** Why nobody of a pool can: for each person, what their starts are lost to. Facts for words, not words. */
import { DAY_MINUTES, type Instant, later, MINUTE, type Span } from '../time.ts'
import { freeSpans, type PersonHours, workingSpans } from './availability.ts'
import { compile, type Task } from './instance.ts'
import { capLeft, colleague, dateOf } from './people.ts'
import type { LoopInterview, PlanPerson, PlanSeat, Problem } from './problem.ts'
import type { Rule } from './rules.ts'

/** A seat and everyone qualified for it. */
export interface SeatFacts {
  readonly interview: string
  readonly seat: string
  readonly people: readonly PersonFacts[]
}

/** Of the starts that candidate, rooms and notice leave, how many this person could take, and what the others are lost to. */
export interface PersonFacts {
  readonly person: string
  readonly free: number
  readonly outsideHours: number
  readonly busy: number
  readonly capped: number
  readonly capPerDay?: number | undefined
  readonly capPerWeek?: number | undefined
  /** Interviews they have already in the time searched. */
  readonly booked: number
  /** When they are next free for as long as the interview takes, looking four weeks past the search; undefined if never. */
  readonly freeFrom?: Instant | undefined
}

const BEYOND_MINUTES = 28 * DAY_MINUTES

/** The seats that `rules` of a conflict name, with what keeps each qualified person from them. */
export function seatFacts(problem: Problem, rules: readonly Rule[]): SeatFacts[] {
  const named = new Set(rules.filter(({ rule }) => rule === 'pool').map(({ of }) => of))
  const { tasks, days, base } = compile(problem)
  const startsOf = (task: Task | undefined): Instant[] =>
    days.flatMap(({ starts, open }) =>
      [...starts]
        .filter((_, k) => task && open[task.index * starts.length + k] === 1)
        .map((start) => (base + start * MINUTE) as Instant),
    )
  return problem.interviews.flatMap((interview) =>
    interview.seats
      .filter((seat) => named.has(`${interview.id}/${seat.id}`))
      .map((seat) => {
        const starts = startsOf(tasks.find(({ asked }) => asked.id === interview.id))
        return factsOf(problem, interview, seat, starts)
      }),
  )
}

function factsOf(
  problem: Problem,
  { id, durationMinutes }: LoopInterview,
  seat: PlanSeat,
  starts: readonly Instant[],
): SeatFacts {
  const qualified = problem.people.filter((person) => seat.pool.includes(person.id))
  const people = qualified.map((person) => personFacts(problem, person, starts, durationMinutes))
  return { interview: id, seat: seat.id, people }
}

function personFacts(
  { from, to }: Problem,
  person: PlanPerson,
  starts: readonly Instant[],
  minutes: number,
): PersonFacts {
  const within = { start: from, end: later(to, BEYOND_MINUTES) }
  const known = colleague(person, { start: from, end: to }, false)
  const working = workingSpans(person, within)
  const free = freeSpans(withBooked(person), within)
  const counts = { free: 0, outsideHours: 0, busy: 0, capped: 0 }
  for (const start of starts) {
    const span = { start, end: later(start, minutes) }
    if (!inside(working, span)) counts.outsideHours++
    else if (!inside(free, span)) counts.busy++
    else if (capLeft(known, dateOf(known, start)) < 1) counts.capped++
    else counts.free++
  }
  return {
    person: person.id,
    ...counts,
    capPerDay: person.capPerDay,
    capPerWeek: person.capPerWeek,
    booked: person.booked.filter(({ start }) => start >= from && start < to).length,
    freeFrom: free.find(({ start, end }) => end >= later(start, minutes))?.start,
  }
}

function withBooked(person: PlanPerson): PersonHours {
  return { ...person, busy: [...person.busy, ...person.booked] }
}

function inside(spans: readonly Span[], { start, end }: Span): boolean {
  return spans.some((span) => span.start <= start && end <= span.end)
}
