/** What the parts of the model share: options, rows, and who could start when. */
import type { PersonHours } from '../src/core/scheduling/availability.ts'
import { SlotsInput } from '../src/core/scheduling/input.ts'
import type { Problem, Term } from '../src/core/scheduling/problem.ts'
import { slotStarts } from '../src/core/scheduling/slots.ts'
import type { Instant, LocalDate, Span } from '../src/core/time.ts'

/** A possible start of an interview: its variable, times in minutes after `from`, and the candidate's date. */
export interface Option {
  readonly name: string
  readonly at: Instant
  readonly interview: number
  readonly start: number
  readonly end: number
  readonly date: LocalDate
}

export interface Model {
  readonly rows: string[]
  readonly binaries: string[]
  /** For each term, the sum it is. */
  readonly sums: Map<Term, string[]>
}

export const MINUTE = 60_000

export function startsOf(
  problem: Problem,
  person: PersonHours,
  durationMinutes: number,
): Set<Instant> {
  return new Set(slotStarts({ ...problem, durationMinutes, people: [person] }))
}

/** Somebody who works at all hours, for what is not a person. */
export function always(id: string, busy: readonly Span[]): PersonHours {
  const { people } = SlotsInput.pick({ people: true }).parse({
    people: [
      { id, zone: 'UTC', hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }] },
    ],
  })
  const [person] = people
  if (!person) throw new Error('nobody')
  return { ...person, busy }
}

export function plus(names: readonly string[]): string {
  return names.length === 0 ? '0 finish' : names.join(' + ')
}
