/** Counting on in somebody's working time, by which waiting is measured. */
import { clockReaches, type Listener, worksOn } from '../calm.ts'
import { workingSpans } from '../scheduling/availability.ts'
import { addDays, DAY_MINUTES, type Instant, later, minutesOf, wallAt } from '../time.ts'

/** How far ahead working time is looked for; whoever has none in it is taken to work round the clock. */
const AHEAD_DAYS = 60

/** The instant at which `minutes` of a listener's working time have passed since `from`. */
export function afterWorking(listener: Listener, from: Instant, minutes: number): Instant {
  const { person, holidays } = listener
  const hours = {
    ...person,
    overrides: person.exceptions,
    holidays: [...holidays, ...person.ownHolidays],
    busy: [],
  }
  let left = minutes
  for (const span of workingSpans(hours, {
    start: from,
    end: later(from, AHEAD_DAYS * DAY_MINUTES),
  })) {
    const length = minutesOf(span)
    if (length >= left) return later(span.start, left)
    left -= length
  }
  return later(from, minutes)
}

/** The same time of day, `days` of a listener's working days later. */
export function workingDaysLater(listener: Listener, from: Instant, days: number): Instant {
  const { zone } = listener.person
  const { date, time } = wallAt(from, zone)
  let [on, left] = [date, days]
  for (let i = 0; i < AHEAD_DAYS && left > 0; i++) {
    on = addDays(on, 1)
    if (worksOn(listener, on)) left--
  }
  return left > 0 ? later(from, days * DAY_MINUTES) : clockReaches(on, time, zone)
}
