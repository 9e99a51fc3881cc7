/** A small loop in words a recruiter would use, as a document and as a problem. */
import { PlanInput, RepairInput } from '../../src/core/scheduling/plan-input.ts'
import type { Problem } from '../../src/core/scheduling/problem.ts'

export const unhurried = { elapsed: () => 0, cancelled: () => false }

/** `tue(10)` is Tuesday 9 March 2027, 10:00 in UTC. */
export function tue(hour: number, minute = 0): string {
  return at(9, hour, minute)
}

export function wed(hour: number, minute = 0): string {
  return at(10, hour, minute)
}

export function thu(hour: number, minute = 0): string {
  return at(11, hour, minute)
}

function at(day: number, hour: number, minute: number): string {
  return new Date(Date.UTC(2027, 2, day, hour, minute)).toISOString()
}

/** Someone who works from nine to five, UTC. */
export function person(id: string, more: object = {}) {
  const hours = [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }]
  return { id, zone: 'UTC', hours, ...more }
}

/** An interview of an hour with one seat called `lead`. */
export function interview(id: string, pool: readonly string[], more: object = {}) {
  return { id, durationMinutes: 60, seats: [{ id: 'lead', pool }], ...more }
}

/** Rust with Ana or Bo, then design with Cy, on Tuesday from nine to five. */
export const loop = {
  now: at(8, 8, 0),
  noticeMinutes: 60,
  from: at(9, 0, 0),
  to: at(13, 0, 0),
  stepMinutes: 60,
  people: [person('ana'), person('bo'), person('cy')],
  candidate: { zone: 'UTC', windows: [[tue(9), tue(17)]] },
  interviews: [interview('rust', ['ana', 'bo']), interview('design', ['cy'], { after: ['rust'] })],
  alternatives: 0,
}

export function problem(changes: object = {}): Problem {
  return PlanInput.parse({ ...loop, ...changes })
}

/** A planned interview of an hour. */
export function planned(
  interview: string,
  start: string,
  people: readonly string[],
  more: object = {},
) {
  const end = new Date(Date.parse(start) + 3_600_000).toISOString()
  return { interview, start, end, seats: { lead: people }, ...more }
}

export function repairOf(current: readonly object[], changes: object = {}): Problem {
  return RepairInput.parse({ ...loop, current, ...changes })
}
