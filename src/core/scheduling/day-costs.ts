/** What everything on a date costs under given weights. */
import type { Frame } from './frame.ts'
import type { Instance } from './instance.ts'
import type { Weights } from './weights.ts'

export interface DayCosts {
  /** By entry of the staff: what that person costs there, without prices. */
  readonly person: Float64Array
  /** By task and start: what the start itself costs. */
  readonly start: Float64Array
  /** By task and start: what it costs to end the loop with it. */
  readonly finish: Float64Array
  /** By start: idle time until the next start. */
  readonly wait: Float64Array
  /** By start: idle time since the first start of the date. */
  readonly waited: Float64Array
  /** By task and start: idle time until the start that `next` names. */
  readonly gap: Float64Array
  /** The same for `nextAfterLunch`. */
  readonly lunchGap: Float64Array
}

/** Cost of leaving a seat empty, by seat; infinite where it may not be. */
export function emptyCosts({ seats }: Instance, { of }: Weights): Float64Array {
  return Float64Array.from(seats, ({ optional }) =>
    optional ? of.emptySeats.weight : Number.POSITIVE_INFINITY,
  )
}

/** Cost of a person wherever they sit, by person: their load, and being new to the loop. */
export function sitterCosts({ people, problem }: Instance, { of }: Weights): Float64Array {
  // Who sits twice is new only once, so with several interviews each the bound leaves it out.
  const fresh = problem.rules.onePerPerson ? of.replaced.weight : 0
  return Float64Array.from(
    people,
    ({ load, isNew }) => (load / of.load.unit) * of.load.weight + (isNew ? fresh : 0),
  )
}

/** Price a date. */
export function dayCosts(instance: Instance, frame: Frame, weights: Weights): DayCosts {
  const { tasks } = instance
  const { staff, n, day, next, nextAfterLunch } = frame
  const { offHours, idle, finish, moved } = weights.of
  const sitter = sitterCosts(instance, weights)
  const person = staff.off.map((off, e) => off * offHours.weight + (sitter[staff.who[e] ?? 0] ?? 0))
  const start = new Float64Array(tasks.length * n)
  const end = new Float64Array(tasks.length * n)
  const gap = new Float64Array(tasks.length * n)
  const lunchGap = new Float64Array(tasks.length * n)
  const idleCost = (from: number, to: number | undefined) =>
    to === undefined ? 0 : ((to - from) / idle.unit) * idle.weight
  for (const { index, minutes, current } of tasks) {
    for (let k = 0; k < n; k++) {
      const at = index * n + k
      const begin = day.starts[k] ?? 0
      start[at] = current === undefined || current === begin ? 0 : moved.weight
      end[at] = ((begin + minutes) / finish.unit) * finish.weight
      gap[at] = idleCost(begin + minutes, day.starts[next[at] ?? n])
      lunchGap[at] = idleCost(begin + minutes, day.starts[nextAfterLunch[at] ?? n])
    }
  }
  const wait = day.starts.map((begin, k) => idleCost(begin, day.starts[k + 1]))
  const waited = new Float64Array(n)
  for (let k = 1; k < n; k++) waited[k] = (waited[k - 1] ?? 0) + (wait[k - 1] ?? 0)
  return { person, start, finish: end, wait, waited, gap, lunchGap }
}
