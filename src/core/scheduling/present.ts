/** From indices back to ids and instants. */
import { type Instant, MINUTE } from '../time.ts'
import type { Instance, Task } from './instance.ts'
import type { PlannedInterview, Problem, Term, Value } from './problem.ts'
import type { Seated } from './seating.ts'
import { inOrder } from './sittings.ts'

/** The plan of a seating, in order of time. */
export function planOf(instance: Instance, { times, seats }: Seated): PlannedInterview[] {
  return inOrder(times).flatMap((index) => {
    const task = instance.tasks[index]
    if (!task) return []
    const start = (instance.base + (times[index] ?? 0) * MINUTE) as Instant
    const end = (start + task.minutes * MINUTE) as Instant
    const people = task.seats.map((q): [string, string[]] => [
      instance.seats[q]?.asked.id ?? '',
      (seats[q] ?? []).map((who) => instance.people[who]?.person.id ?? ''),
    ])
    const room = roomFor(instance.problem, task, start, end)
    const planned = { interview: task.asked.id, start, end }
    return [
      { ...planned, ...(room === undefined ? {} : { room }), seats: Object.fromEntries(people) },
    ]
  })
}

/** The value of a seating: the listed terms and `emptySeats`. */
export function valueOfSeated(
  { problem, base }: Instance,
  { raw }: Seated,
  order: readonly Term[],
): Value {
  const shift = (problem.from - base) / MINUTE
  return Object.fromEntries(
    order.map((term) => [term, term === 'finish' ? raw.finish - shift : raw[term]]),
  )
}

/** The room it has today if that is free, else the first one by id. One candidate needs one room at a time. */
function roomFor(
  problem: Problem,
  { asked }: Task,
  start: Instant,
  end: Instant,
): string | undefined {
  if (!asked.room) return undefined
  const old = problem.before?.current.find(({ interview }) => interview === asked.id)
  const free = problem.rooms
    .filter(({ busy }) => busy.every((b) => b.end <= b.start || b.end <= start || b.start >= end))
    .map(({ id }) => id)
    .sort()
  return old?.start === start && old.room !== undefined && free.includes(old.room)
    ? old.room
    : free[0]
}
