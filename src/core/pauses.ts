/** When somebody was away, so that absence neither adds to their load nor lets it fade. */
import type { Person } from './people.ts'
import { Refusal } from './refusal.ts'
import {
  addDays,
  type Instant,
  instantOn,
  type LocalDate,
  MIDNIGHT,
  type Span,
  wallAt,
} from './time.ts'

/** Longer ago than this a pause changes nothing any more: four half-lives of a load. */
const REMEMBERED_DAYS = 16 * 7

/** Somebody's pauses once they pause on `today` until `until`, or with null stop pausing; old ones are forgotten. */
export function pausesWith(
  { pauses }: Pick<Person, 'pauses'>,
  today: LocalDate,
  until: LocalDate | null,
): Person['pauses'] {
  const before = pauses
    .map((pause) => ({ ...pause, until: pause.until < today ? pause.until : today }))
    .filter((pause) => pause.first < pause.until)
    .filter((pause) => pause.until >= addDays(today, -REMEMBERED_DAYS))
  return until && until > today ? [...before, { first: today, until }] : before
}

/**
 * Somebody as they are once they pause on `today` until `until`, or with null not any more; as they were if nothing differs.
 *
 * @throws Refusal `bad-field`, `paused`: for a day that is not ahead.
 */
export function pausing(
  person: Pick<Person, 'pauses' | 'pausedUntil'>,
  today: LocalDate,
  until: LocalDate | null,
): Pick<Person, 'pauses' | 'pausedUntil'> {
  const { pauses, pausedUntil } = person
  if (pausedUntil === until) return { pauses, pausedUntil }
  if (until !== null && until <= today) {
    const problem = 'Pick a day after today: the first on which interviews can be booked again.'
    throw new Refusal({ code: 'bad-field', field: 'paused', problem })
  }
  return { pauses: pausesWith(person, today, until), pausedUntil: until }
}

/** The time somebody was away until `now`: their pauses, their days off and dates without hours, in any order. */
export function absencesOf(
  { pauses, exceptions, ownHolidays, zone }: Person,
  now: Instant,
): Span[] {
  const today = wallAt(now, zone).date
  const free = exceptions.filter(({ ranges }) => ranges.length === 0).map(({ date }) => date)
  const days = [...free, ...ownHolidays].map((date) => ({ first: date, until: addDays(date, 1) }))
  return [...pauses, ...days]
    .filter(({ first }) => first <= today)
    .map(({ first, until }) => ({
      start: instantOn(first, MIDNIGHT, zone),
      end: instantOn(until, MIDNIGHT, zone),
    }))
}
