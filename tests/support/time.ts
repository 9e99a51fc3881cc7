import { type Instant, instantAt, type Span, Zone } from '../../src/core/time.ts'

export const belgrade = Zone.parse('Europe/Belgrade')

/** `at('2027-03-09T10:00')` in Belgrade, unless told otherwise. */
export function at(wall: string, zone = belgrade): Instant {
  return instantAt(wall, zone)
}

export function span(from: string, to: string, zone = belgrade): Span {
  return { start: at(from, zone), end: at(to, zone) }
}
