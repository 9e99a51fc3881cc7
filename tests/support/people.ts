import type { PersonHours, WeeklyHours } from '../../src/core/scheduling/availability.ts'
import { ClockTime, LocalDate, type Weekday } from '../../src/core/time.ts'
import { belgrade } from './time.ts'

const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5]
export const everyDay: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]

/** `hours('09:00', '17:00')` on weekdays, unless told otherwise. */
export function hours(from: string, to: string, days = weekdays): WeeklyHours {
  return { days, from: ClockTime.parse(from), to: ClockTime.parse(to) }
}

export function dates(...texts: readonly string[]): LocalDate[] {
  return texts.map((text) => LocalDate.parse(text))
}

/** Ana of Belgrade, who works nine to five and has nothing else to do. */
export function person(changed: Partial<PersonHours> = {}): PersonHours {
  return {
    id: 'ana',
    zone: belgrade,
    hours: [hours('09:00', '17:00')],
    overrides: [],
    holidays: [],
    busy: [],
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 0,
    ...changed,
  }
}
