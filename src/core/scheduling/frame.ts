/** One date of a search, compiled: who could sit where at which start, and which start may follow which. */
import { MINUTE } from '../time.ts'
import type { Day } from './days.ts'
import type { Instance, Task } from './instance.ts'
import { type Colleague, capLeft, dateOf, minutesOutside } from './people.ts'
import { numberAt, type Stretches } from './stretches.ts'

/** Who is free for each seat at each start: a range of entries of `who` and `off`. */
export interface Staff {
  /** The entries of seat `q` at start `k` are those from `first[q * n + k]` to before `first[q * n + k + 1]`. */
  readonly first: Int32Array
  /** Indices of people, ascending in each range. */
  readonly who: Int32Array
  /** Minutes of the interview outside their preferred hours. */
  readonly off: Float64Array
}

export interface Frame {
  readonly day: Day
  /** Number of starts. */
  readonly n: number
  readonly staff: Staff
  /** By task and start: the first start that the break allows after it, or `n`. */
  readonly next: Int32Array
  /** The same with a lunch taken as soon as the interview ends, or `n` if lunch is over by then. */
  readonly nextAfterLunch: Int32Array
  /** By task and start: 1 if the candidate can still have lunch after it. */
  readonly lunchAfter: Uint8Array
  /** By start: 1 if the candidate can have had lunch before it. */
  readonly lunchBefore: Uint8Array
}

/** Compile a date. This is where calendars are read, so search asks only for dates it needs. */
export function frameOf(instance: Instance, day: Day): Frame {
  return { day, n: day.starts.length, staff: staffOf(instance, day), ...followers(instance, day) }
}

function followers({ tasks, problem }: Instance, { starts, lunch }: Day) {
  const n = starts.length
  const { breakMinutes, lunch: meal } = problem.candidate
  const minutes = meal?.minutes ?? 0
  const next = new Int32Array(tasks.length * n)
  const nextAfterLunch = new Int32Array(tasks.length * n)
  const lunchAfter = new Uint8Array(tasks.length * n)
  for (const task of tasks) {
    for (let k = 0; k < n; k++) {
      const at = task.index * n + k
      const end = (starts[k] ?? 0) + task.minutes
      const mealEnd = Math.max(end, lunch?.from ?? 0) + minutes
      const canEat = lunch !== undefined && mealEnd <= lunch.to
      next[at] = firstAt(starts, end + breakMinutes, k)
      nextAfterLunch[at] = canEat ? firstAt(starts, Math.max(end + breakMinutes, mealEnd), k) : n
      lunchAfter[at] = !lunch || canEat ? 1 : 0
    }
  }
  const eaten = (start: number) => !lunch || Math.min(start, lunch.to) - lunch.from >= minutes
  const lunchBefore = Uint8Array.from(starts, (start) => (eaten(start) ? 1 : 0))
  return { next, nextAfterLunch, lunchAfter, lunchBefore }
}

/** The first index from `from` on whose start is not before `minute`. */
function firstAt(starts: Float64Array, minute: number, from: number): number {
  let index = from
  while (index < starts.length && (starts[index] ?? 0) < minute) index++
  return index
}

function staffOf(instance: Instance, day: Day): Staff {
  const { seats, tasks, people } = instance
  const n = day.starts.length
  const free = people.map((person) => freeUntil(instance, person, day))
  const liked = people.map((person) => likedFrom(instance, person, day))
  const first = new Int32Array(seats.length * n + 1)
  const who: number[] = []
  const off: number[] = []
  for (const seat of seats) {
    const task = tasks[seat.task]
    for (let k = 0; k < n; k++) {
      first[seat.index * n + k] = who.length
      if (!task || day.open[seat.task * n + k] === 0) continue
      const end = (day.starts[k] ?? 0) + task.minutes
      for (const p of seat.pool) {
        if ((free[p]?.[k] ?? 0) < end) continue
        who.push(p)
        off.push(offMinutes(instance, people[p], liked[p] ?? 0, day, k, task))
      }
    }
  }
  first[seats.length * n] = who.length
  return { first, who: Int32Array.from(who), off: Float64Array.from(off) }
}

/** By start: until which minute the person is free if they are free then and their caps allow it. */
function freeUntil({ base }: Instance, person: Colleague, { starts }: Day): Float64Array {
  const { free, capped } = person
  const until = new Float64Array(starts.length).fill(Number.NEGATIVE_INFINITY)
  let at = firstReaching(free, base + (starts[0] ?? 0) * MINUTE)
  for (let k = 0; k < starts.length; k++) {
    const start = base + (starts[k] ?? 0) * MINUTE
    while (at < free.length && numberAt(free, at + 1) <= start) at += 2
    if (at >= free.length) break
    if (numberAt(free, at) > start) continue
    if (capped && capLeft(person, dateOf(person, start)) < 1) continue
    until[k] = (numberAt(free, at + 1) - base) / MINUTE
  }
  return until
}

function likedFrom({ base }: Instance, { liked }: Colleague, { starts }: Day): number | undefined {
  return liked && firstReaching(liked, base + (starts[0] ?? 0) * MINUTE)
}

function offMinutes(
  { base }: Instance,
  person: Colleague | undefined,
  from: number,
  { starts }: Day,
  k: number,
  { minutes }: Task,
): number {
  const start = base + (starts[k] ?? 0) * MINUTE
  return person?.liked ? minutesOutside(person.liked, start, start + minutes * MINUTE, from) : 0
}

/** Index of the first stretch that ends after `time`. */
function firstReaching(list: Stretches, time: number): number {
  let [low, high] = [0, list.length / 2]
  while (low < high) {
    const middle = (low + high) >> 1
    if (numberAt(list, 2 * middle + 1) <= time) low = middle + 1
    else high = middle
  }
  return 2 * low
}
