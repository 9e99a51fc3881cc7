/**
 * A loop as tables of numbers: interviews are bits of a set, people and seats are indices in order of
 * id, times are minutes after `base`, so that the order of the input never decides anything.
 */
import { MINUTE, type Span } from '../time.ts'
import { type Day, daysOf } from './days.ts'
import { type Colleague, colleague } from './people.ts'
import type { LoopInterview, PlanSeat, Problem } from './problem.ts'

export interface Task {
  readonly index: number
  readonly asked: LoopInterview
  readonly minutes: number
  /** Set of the interviews that end before this one starts. */
  readonly earlier: number
  /** Set of the interviews that start after this one. */
  readonly later: number
  /** Indices of its seats. */
  readonly seats: readonly number[]
  /** Where it starts today, if this is a repair, in minutes after `base`. */
  readonly current: number | undefined
  /** Whether a person of one seat could also sit in another of its seats. */
  readonly sharesPools: boolean
}

export interface Seat {
  readonly index: number
  readonly task: number
  readonly asked: PlanSeat
  readonly count: number
  readonly optional: boolean
  /** Indices of people, ascending. */
  readonly pool: readonly number[]
}

export interface Instance {
  readonly problem: Problem
  /** `from`, at a whole minute, in milliseconds since 1970. */
  readonly base: number
  readonly tasks: readonly Task[]
  readonly seats: readonly Seat[]
  readonly people: readonly Colleague[]
  readonly days: readonly Day[]
  /** The set of all interviews. */
  readonly full: number
  /** Dates used at most. */
  readonly maxDays: number
  /** Interviews a date at most. */
  readonly maxPerDay: number
}

/** Compile what does not depend on the objective. Who is free is found day by day, when first asked. */
export function compile(problem: Problem): Instance {
  const base = Math.floor(problem.from / MINUTE) * MINUTE
  const within: Span = { start: problem.from, end: problem.to }
  const wanted = new Set(problem.interviews.flatMap(({ seats }) => seats.flatMap((s) => s.pool)))
  const known = new Set(problem.before?.current.flatMap((c) => Object.values(c.seats).flat()))
  const people = byId(problem.people)
    .filter(({ id }) => wanted.has(id))
    .map((person) => colleague(person, within, problem.before ? !known.has(person.id) : false))
  const { tasks, seats } = tasksOf(problem, people, base)
  const days = problem.rules.maxDays === 0 ? [] : daysOf(problem, tasks, base)
  const count = tasks.length
  const maxDays = Math.min(problem.rules.maxDays ?? count, count, days.length)
  const maxPerDay = Math.min(problem.candidate.maxPerDay ?? count, count)
  return { problem, base, tasks, seats, people, days, full: 2 ** count - 1, maxDays, maxPerDay }
}

function tasksOf(problem: Problem, people: readonly Colleague[], base: number) {
  const asked = byId(problem.interviews)
  const bit = new Map(asked.map(({ id }, index) => [id, 1 << index]))
  const person = new Map(people.map(({ person: { id } }, index) => [id, index]))
  const earlier = asked.map(({ after }) => after.reduce((set, id) => set | (bit.get(id) ?? 0), 0))
  const seats: Seat[] = []
  const tasks = asked.map((one, index): Task => {
    const lost = new Set(
      problem.before?.lost.filter((l) => l.interview === one.id).map((l) => l.person),
    )
    const own = byId(one.seats).map((seat) => {
      const pool = [...new Set(seat.pool)]
        .filter((id) => !lost.has(id))
        .flatMap((id) => person.get(id) ?? [])
        .sort((a, b) => a - b)
      const { count, optional } = seat
      seats.push({ index: seats.length, task: index, asked: seat, count, optional, pool })
      return seats.length - 1
    })
    const later = earlier.reduce((set, before, i) => set | ((before >> index) & 1 ? 1 << i : 0), 0)
    const places = own.flatMap((seat) => seats[seat]?.pool ?? [])
    const was = problem.before?.current.find(({ interview }) => interview === one.id)
    return {
      index,
      asked: one,
      minutes: one.durationMinutes,
      earlier: earlier[index] ?? 0,
      later,
      seats: own,
      current: was && (was.start - base) / MINUTE,
      sharesPools: new Set(places).size < places.length,
    }
  })
  return { tasks, seats }
}

function byId<Item extends { readonly id: string }>(items: readonly Item[]): readonly Item[] {
  return items.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}
