/** The starts a search may offer: round times on somebody's clock. */
import type { Instant, Span, Zone } from '../time.ts'
import { nextChange, wallOf, type ZoneTable, zoneTable } from './zone-table.ts'

/** Starts are whole minutes at which the clock of `zone` shows a minute of the day divisible by `stepMinutes`. */
export interface Grid {
  readonly stepMinutes: number
  readonly zone: Zone
}

const MINUTE = 60_000
const DAY_MINUTES = 24 * 60

/** Every start of the grid in `within` (half-open), ascending. A repeated hour has its starts twice. */
export function gridStarts(grid: Grid, within: Span): Instant[] {
  const starts: Instant[] = []
  addGridStarts(starts, grid, zoneTable(grid.zone), within.start, within.end)
  return starts
}

/** Append to `starts` those of the grid in `[from, until)`. */
export function addGridStarts(
  starts: Instant[],
  { stepMinutes }: Grid,
  table: ZoneTable,
  from: number,
  until: number,
): void {
  let start = wholeMinute(from)
  while (start < until) {
    const change = nextChange(table, start, until)
    let minute = mod(Math.floor(wallOf(table, start) / MINUTE), DAY_MINUTES)
    // A step that does not divide the day starts again from midnight.
    for (; start < change; ) {
      const past = minute % stepMinutes
      if (past === 0) starts.push(start as Instant)
      const step = Math.min(stepMinutes - past, DAY_MINUTES - minute)
      minute = (minute + step) % DAY_MINUTES
      start += step * MINUTE
    }
    // After a change the clock shows another time, so the next start is looked for from there.
    if (change < until) start = wholeMinute(change)
  }
}

function wholeMinute(instant: number): number {
  return Math.ceil(instant / MINUTE) * MINUTE
}

function mod(number: number, by: number): number {
  return ((number % by) + by) % by
}
