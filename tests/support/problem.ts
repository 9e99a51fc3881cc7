import type { PlanPerson, PlanSeat, Problem } from '../../src/core/scheduling/problem.ts'
import type { Span } from '../../src/core/time.ts'
import { person } from './people.ts'
import { at, belgrade, span } from './time.ts'

/** Somebody of Belgrade who works nine to five and may sit anywhere. */
export function sitter(id: string, changed: Partial<PlanPerson> = {}): PlanPerson {
  return { ...person({ id }), loadMinutes: 0, booked: [], ...changed }
}

export function seatOf(pool: readonly string[], changed: Partial<PlanSeat> = {}): PlanSeat {
  return { id: 'lead', pool, count: 1, optional: false, ...changed }
}

/** Nine to five on these days of March 2027. */
export function openOn(...days: readonly string[]): Span[] {
  return days.map((day) => span(`2027-03-${day}T09:00`, `2027-03-${day}T17:00`))
}

/** One hour with one person of `people`, on Monday to Wednesday of a quiet week. */
export function oneHour(people: readonly PlanPerson[], changed: Partial<Problem> = {}): Problem {
  return {
    now: at('2027-03-01T09:00'),
    noticeMinutes: 0,
    from: at('2027-03-08T00:00'),
    to: at('2027-03-13T00:00'),
    stepMinutes: 15,
    gridZone: belgrade,
    people,
    candidate: { zone: belgrade, windows: openOn('08', '09', '10'), breakMinutes: 0 },
    rooms: [],
    interviews: [
      {
        id: 'screen',
        durationMinutes: 60,
        room: false,
        after: [],
        seats: [seatOf(people.map(({ id }) => id))],
      },
    ],
    rules: { onePerPerson: true },
    objective: ['finish', 'offHours', 'load', 'idle'],
    alternatives: 0,
    timeLimitMs: 10_000,
    ...changed,
  }
}

/** A search that nobody hurries. */
export const patient = { elapsed: () => 0, cancelled: () => false }
