/** Wall clocks and instants, for the tens of thousands of times in a calendar. */
import { DAY, type Instant, instantAt, MINUTE, wallAt, type Zone } from '../core/time.ts'

const FORTNIGHT = 14 * DAY

/** The offset of a zone through a fortnight, or that it changes within. By zone and fortnight; a few hundred a calendar. */
const steady = new Map<string, number | 'changes'>()

/** The instant a wall clock in `zone` shows `wall`, given in milliseconds as if it were UTC; by the rules of `instantAt`. */
export function instantShowing(wall: number, zone: Zone): Instant {
  const offset = steadyOffset(wall, zone)
  if (offset === 'changes') return instantAt(new Date(wall).toISOString().slice(0, -1), zone)
  return instantFrom(wall - offset)
}

/** What a wall clock in `zone` shows, in milliseconds as if it were UTC. */
export function wallShown(at: Instant, zone: Zone): number {
  const offset = steadyOffset(at, zone)
  return at + (offset === 'changes' ? offsetAt(at, zone) : offset)
}

/** An instant of whole milliseconds. */
export function instantFrom(milliseconds: number): Instant {
  return Math.round(milliseconds) as Instant
}

/**
 * The offset that holds for a day more than the fortnight of `near` on both sides, so that it makes no difference
 * whether `near` is an instant or a wall clock. No zone changes twice in so short a time.
 */
function steadyOffset(near: number, zone: Zone): number | 'changes' {
  const fortnight = Math.floor(near / FORTNIGHT)
  const key = `${zone} ${fortnight}`
  const known = steady.get(key)
  if (known !== undefined) return known
  const before = offsetAt(instantFrom(fortnight * FORTNIGHT - DAY), zone)
  const after = offsetAt(instantFrom((fortnight + 1) * FORTNIGHT + DAY), zone)
  const found = before === after ? before : 'changes'
  steady.set(key, found)
  return found
}

function offsetAt(at: Instant, zone: Zone): number {
  return wallAt(at, zone).offsetMinutes * MINUTE
}
