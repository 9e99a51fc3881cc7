/** All dates together: the cheapest split of the interviews over at most so many dates, in order. */
import type { Instance } from './instance.ts'
import type { DayTable } from './tables.ts'

/**
 * `before[j][m]` has by set the cheapest way to do it on at most the first `j` of the dates, using
 * exactly `m` of them; `total` is the bound for the whole loop.
 */
export interface Horizon {
  readonly before: readonly (readonly Float64Array[])[]
  readonly total: number
}

const INFINITE = Number.POSITIVE_INFINITY

/** Whether everything that must be earlier than a member of the set is in it, by set. */
export function closedSets({ tasks, full }: Instance): Uint8Array {
  const closed = new Uint8Array(full + 1)
  for (let set = 0; set <= full; set++) {
    const isClosed = tasks.every(({ index, earlier }) => {
      return ((set >> index) & 1) === 0 || (earlier & ~set) === 0
    })
    closed[set] = isClosed ? 1 : 0
  }
  return closed
}

/** Which of its dates a part of the search has to use. */
export type Use = 'any' | 'last' | 'all'

/** What combining needs of a date's table. */
export type DaySums = Pick<DayTable, 'done' | 'last'>

/** Combine the tables of dates in order; `perDay` is what using a date costs. */
export function combine(
  { full, maxDays }: Instance,
  tables: readonly DaySums[],
  closed: Uint8Array,
  perDay: number,
  use: Use,
): Horizon {
  const most = Math.min(maxDays, tables.length)
  const blank = () => new Float64Array(full + 1).fill(INFINITE)
  const start = blank()
  start[0] = 0
  let row: Float64Array[] = [start, ...Array.from({ length: most - 1 }, blank)].slice(
    0,
    Math.max(1, most),
  )
  const before: Float64Array[][] = [row]
  let total = INFINITE
  for (const [date, table] of tables.entries()) {
    for (const [m, layer] of row.entries()) {
      if (!mayEnd(use, date, m, tables.length)) continue
      total = Math.min(total, ending(layer, table.last, full) + perDay)
    }
    const following = row.map((layer, m) => {
      const better = Float64Array.from(layer)
      const fewer = m > 0 ? row[m - 1] : undefined
      if (fewer) extend(better, fewer, table.done, closed, full, perDay, m === 1)
      return better
    })
    row = following
    before.push(row)
  }
  return { before, total }
}

/** Whether the loop may end on the date with `m` dates before it. */
export function mayEnd(use: Use, date: number, m: number, dates: number): boolean {
  return use === 'any' || (date === dates - 1 && (use === 'last' || m === dates - 1))
}

/** The cheapest way to end the loop on this date after what `layer` has done. */
function ending(layer: Float64Array, last: Float64Array, full: number): number {
  let best = INFINITE
  for (let set = 0; set < full; set++) {
    const cost = (layer[set] ?? 0) + (last[full ^ set] ?? 0)
    if (cost < best) best = cost
  }
  return best
}

/** Improve `better` by doing one more part on this date; after no date yet there is only one way to. */
function extend(
  better: Float64Array,
  fewer: Float64Array,
  done: Float64Array,
  closed: Uint8Array,
  full: number,
  perDay: number,
  isFirst: boolean,
): void {
  for (let set = 1; set < full; set++) {
    if (closed[set] === 0) continue
    let best = better[set] ?? 0
    if (isFirst) {
      best = Math.min(best, (done[set] ?? 0) + perDay)
    } else {
      for (let part = set; part > 0; part = (part - 1) & set) {
        const cost = (fewer[set ^ part] ?? 0) + (done[part] ?? 0) + perDay
        if (cost < best) best = cost
      }
    }
    better[set] = best
  }
}
