/**
 * One date by dynamic programming over sets of interviews and time: the cheapest way to have done a set
 * and to be ready again at a start. The sets are bits; who sits where is in the panel costs.
 */
import type { DayCosts } from './day-costs.ts'
import type { Frame } from './frame.ts'
import type { Instance } from './instance.ts'

export interface DayTable {
  /**
   * `ready[((lunch * n) + k) * sets + set]`: cheapest way to have done `set`, ready for start `k`, with
   * lunch had (1) or not (0). Without a lunch to keep, everything is in half 1.
   */
  readonly ready: Float64Array
  /** Cheapest way to do `set` on this date, lunch included. */
  readonly done: Float64Array
  /** The same as the last date of the loop. */
  readonly last: Float64Array
}

export interface DayLimits {
  /** What costs this much or more is of no interest. */
  readonly below: number
  /** By set: what its interviews cost at least, wherever they are; those not yet done are still to come. */
  readonly least: Float64Array
  /** By set: minutes from the first start to the last end at least, or nothing if other dates may take some. */
  readonly minutes: Float64Array | undefined
  /** The loop ends by this minute. */
  readonly endBy: number
  /** The loop ends after this minute. */
  readonly endAfter: number
}

const INFINITE = Number.POSITIVE_INFINITY

export function emptyTable(sets: number, n: number): DayTable {
  return {
    ready: new Float64Array(2 * n * sets),
    done: new Float64Array(sets),
    last: new Float64Array(sets),
  }
}

/** How many interviews a set has, by set. */
export function sizesOf(sets: number): Uint8Array {
  const sizes = new Uint8Array(sets)
  for (let set = 1; set < sets; set++) sizes[set] = (sizes[set >> 1] ?? 0) + (set & 1)
  return sizes
}

/** Fill `table` from the panel costs of a date. */
export function fillTable(
  { tasks, full, maxPerDay }: Instance,
  frame: Frame,
  costs: DayCosts,
  panel: Float64Array,
  sizes: Uint8Array,
  { below, least, minutes, endBy, endAfter }: DayLimits,
  table: DayTable,
): void {
  const { n, day, next, nextAfterLunch, lunchAfter, lunchBefore } = frame
  const { ready, done, last } = table
  const sets = full + 1
  ready.fill(INFINITE)
  done.fill(INFINITE)
  last.fill(INFINITE)
  const open = new Int32Array(tasks.length)
  const halves = day.lunch ? [0, 1] : [1]
  for (let k = 0; k < n; k++) {
    const begin = day.starts[k] ?? 0
    let count = 0
    for (let i = 0; i < tasks.length; i++) {
      if ((panel[i * n + k] ?? 0) < INFINITE) open[count++] = i
    }
    for (const half of halves) {
      const row = (half * n + k) * sets
      const nextRow = k + 1 < n ? row + sets : -1
      const wait = costs.wait[k] ?? 0
      ready[row] = half === 0 || lunchBefore[k] === 1 ? 0 : INFINITE
      for (let set = 0; set <= full; set++) {
        const cost = ready[row + set] ?? 0
        if (cost + (least[full ^ set] ?? 0) >= below) continue
        if (minutes && begin + (minutes[full ^ set] ?? 0) > endBy) continue
        if (nextRow >= 0 && set > 0 && cost + wait < (ready[nextRow + set] ?? 0)) {
          ready[nextRow + set] = cost + wait
        }
        if ((sizes[set] ?? 0) >= maxPerDay) continue
        for (let c = 0; c < count; c++) {
          const i = open[c] ?? 0
          if (((set >> i) & 1) === 1 || (set & (tasks[i]?.later ?? 0)) !== 0) continue
          const at = i * n + k
          const after = cost + (panel[at] ?? 0)
          const bigger = set | (1 << i)
          if (half === 1 || lunchAfter[at] === 1) {
            if (after < (done[bigger] ?? 0)) done[bigger] = after
            const ended = after + (costs.finish[at] ?? 0)
            if (ended < (last[bigger] ?? 0)) {
              const task = tasks[i]
              if (task && begin + task.minutes > endAfter) last[bigger] = ended
            }
          }
          const then = next[at] ?? n
          if (then < n) {
            const to = (half * n + then) * sets + bigger
            const arrived = after + (costs.gap[at] ?? 0)
            if (arrived < (ready[to] ?? 0)) ready[to] = arrived
          }
          if (half === 1) continue
          const thenAfterLunch = nextAfterLunch[at] ?? n
          if (thenAfterLunch < n) {
            const to = (n + thenAfterLunch) * sets + bigger
            const arrived = after + (costs.lunchGap[at] ?? 0)
            if (arrived < (ready[to] ?? 0)) ready[to] = arrived
          }
        }
      }
    }
  }
}
