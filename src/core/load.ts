/** How much of somebody's time interviews take: what they have, against what they want at most. */
import { type Interview, isLive, sitting } from './interviews.ts'
import type { Person } from './people.ts'
import {
  addDays,
  ClockTime,
  type Instant,
  instantOn,
  isoWeek,
  type Span,
  wallAt,
  type Zone,
} from './time.ts'

/** Interviews of today and of this week on somebody's own calendar; a cap is null if they have set none. */
export interface Load {
  readonly today: number
  readonly week: number
  readonly capPerDay: number | null
  readonly capPerWeek: number | null
}

/** The ISO week of `now` on a calendar in `zone`: from Monday 00:00 to the next. */
export function weekOf(now: Instant, zone: Zone): Span {
  const { date, weekday } = wallAt(now, zone)
  const midnight = ClockTime.parse('00:00')
  const monday = addDays(date, 1 - weekday)
  return {
    start: instantOn(monday, midnight, zone),
    end: instantOn(addDays(monday, 7), midnight, zone),
  }
}

/** The load of a person, out of interviews that may be anybody's. An unanswered one counts: its time is kept. */
export function loadOf(person: Person, interviews: readonly Interview[], now: Instant): Load {
  const { id, zone, capPerDay, capPerWeek } = person
  const today = wallAt(now, zone).date
  const dates = interviews
    .filter((each) => isLive(each) && sitting(each).some((place) => place.person === id))
    .map(({ span }) => wallAt(span.start, zone).date)
  return {
    today: dates.filter((date) => date === today).length,
    week: dates.filter((date) => isoWeek(date) === isoWeek(today)).length,
    capPerDay,
    capPerWeek,
  }
}
