/** What a plan is worth, recomputed from the manual minute by minute. */
import { type Instant, later, minutesOf, type Span } from '../time.ts'
import {
  byDate,
  datesAround,
  isKept,
  localSpan,
  type Sitting,
  sittingsOf,
  weekly,
} from './planned.ts'
import type { PlannedInterview, PlanPerson, Problem, Term } from './problem.ts'

/** The value of `plan` for every term, listed or not. The plan must have the interviews asked for. */
export function planValue(
  problem: Problem,
  plan: readonly PlannedInterview[],
): Record<Term, number> {
  const sittings = sittingsOf(problem, plan)
  const dates = byDate(problem, sittings)
  const people = new Map(problem.people.map((person) => [person.id, person]))
  const sitters = sittings.flatMap((sitting) => sitting.people.map((id) => ({ id, sitting })))
  const end = Math.max(...sittings.map((sitting) => sitting.end)) as Instant
  return {
    finish: minutesOf({ start: problem.from, end }),
    emptySeats: sum(sittings.map(emptySeats)),
    offHours: sum(sitters.map(({ id, sitting }) => offMinutes(people.get(id), sitting))),
    load: sum(sitters.map(({ id }) => people.get(id)?.loadMinutes ?? 0)),
    idle: sum([...dates.values()].map(idleMinutes)),
    days: dates.size,
    moved: sittings.filter((sitting) => isMoved(problem, sitting)).length,
    replaced: newPeople(problem, sitters),
  }
}

function emptySeats({ asked, planned }: Sitting): number {
  return asked.seats.filter((seat) => seat.optional && !planned.seats[seat.id]?.length).length
}

/** Count the minutes one by one that no preferred range of their local dates holds. */
function offMinutes(person: PlanPerson | undefined, span: Span): number {
  const { preferred, zone } = person ?? {}
  if (!preferred || !zone) return 0
  const liked = datesAround(zone, span).flatMap((date) =>
    weekly(preferred, date).map(([from, to]) => localSpan(date, from, to, zone)),
  )
  let off = 0
  for (let at = span.start; at < span.end; at = later(at, 1)) {
    if (!liked.some(({ start, end }) => start <= at && at < end)) off++
  }
  return off
}

function idleMinutes(day: readonly Sitting[]): number {
  const start = Math.min(...day.map((sitting) => sitting.start)) as Instant
  const end = Math.max(...day.map((sitting) => sitting.end)) as Instant
  return minutesOf({ start, end }) - sum(day.map(minutesOf))
}

function newPeople({ before }: Problem, sitters: readonly { readonly id: string }[]): number {
  if (!before) return 0
  const known = new Set(before.current.flatMap(({ seats }) => Object.values(seats).flat()))
  return new Set(sitters.map(({ id }) => id).filter((id) => !known.has(id))).size
}

function isMoved(problem: Problem, { asked, start }: Sitting): boolean {
  const was = problem.before?.current.some((old) => old.interview === asked.id) ?? false
  return was && !isKept(problem, asked.id, start)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
