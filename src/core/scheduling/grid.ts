/** The starts a search may offer: round times on somebody's clock. */
import type { Instant, Span, Zone } from '../time.ts'
import { nextChange, wallOf, zoneTable } from './zone-table.ts'

/** Starts are whole minutes at which the clock of `zone` shows a minute of the day divisible by `stepMinutes`. */
export interface Grid {
  readonly stepMinutes: number
  readonly zone: Zone
}

const MINUTE = 60_000
const DAY_MINUTES = 24 * 60

/** Every start of the grid in `within`, ascending. A repeated hour has its starts twice. */
export function gridStarts(grid: Grid, within: Span): Instant[] {
  const starts: Instant[] = []
  addGridStarts(starts, grid, within)
  return starts
}

/** Append to `starts` those of the grid in `[start, end)`. */
export function addGridStarts(
  starts: Instant[],
  { stepMinutes, zone }: Grid,
  { start, end }: { readonly start: number; readonly end: number },
): void {
  const table = zoneTable(zone)
  let at = wholeMinute(start)
  while (at < end) {
    const change = nextChange(table, at, end)
    let minute = mod(Math.floor(wallOf(table, at) / MINUTE), DAY_MINUTES)
    while (at < change) {
      const past = minute % stepMinutes
      if (past === 0) starts.push(at as Instant)
      // A step that does not divide the day starts again from midnight.
      const step = Math.min(stepMinutes - past, DAY_MINUTES - minute)
      minute = (minute + step) % DAY_MINUTES
      at += step * MINUTE
    }
    // The clock shows another time from here on, so the step may have led past a start.
    if (change < end) at = wholeMinute(change)
  }
}

function wholeMinute(instant: number): number {
  return Math.ceil(instant / MINUTE) * MINUTE
}

function mod(number: number, by: number): number {
  return ((number % by) + by) % by
}
