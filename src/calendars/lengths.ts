/** How long entries last, which is not always told in elapsed time. */
import { addDays, type Instant, type Zone } from '../core/time.ts'
import { instantFrom } from './clock.ts'
import { instantOf, type Moment, moved, Unreadable } from './moments.ts'

/** How long something lasts: calendar days first, then elapsed time (RFC 5545 3.3.6). */
export interface Length {
  readonly days: number
  readonly milliseconds: number
}

const SECOND = 1000
const DAY = 86_400 * SECOND

/** `P1DT2H` and its like; what is negative or says nothing is no length. @throws Unreadable */
export function lengthOf(value: string): Length {
  const found =
    /^\+?P(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?)?$/i.exec(
      value,
    )
  if (found === null || !/\d/.test(value)) throw new Unreadable('not a length')
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = found
    .slice(1)
    .map((n) => Number(n ?? 0))
  return {
    days: weeks * 7 + days,
    milliseconds: ((hours * 60 + minutes) * 60 + seconds) * SECOND,
  }
}

/** From `start` to `end`: whole days between days, elapsed time otherwise (RFC 5545 3.8.5.3). */
export function lengthBetween(start: Moment, end: Moment, home: Zone): Length {
  if (start.kind === 'day' && end.kind === 'day') {
    const days = Math.round((Date.parse(end.date) - Date.parse(start.date)) / DAY)
    return { days, milliseconds: 0 }
  }
  return { days: 0, milliseconds: instantOf(end, home) - instantOf(start, home) }
}

/** When what starts at `start` is over. A day lasts until a later midnight in `home`, whatever its length says. */
export function endOf(start: Moment, { days, milliseconds }: Length, home: Zone): Instant {
  if (start.kind === 'day') {
    const whole = Math.max(1, days + Math.ceil(milliseconds / DAY))
    return instantOf({ ...start, date: addDays(start.date, whole) }, home)
  }
  const day = days === 0 ? start : moved(start, days * DAY)
  return instantFrom(instantOf(day, home) + milliseconds)
}
