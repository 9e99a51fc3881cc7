/** How times read to people. Weekday, date, time, zone: `Tue 9 Mar, 10:00 Belgrade`. */
import {
  ClockTime,
  type Instant,
  instantOn,
  type LocalDate,
  later,
  type Span,
  UTC,
  type Wall,
  wallAt,
  type Zone,
} from './time.ts'

export const DAY_NAMES = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** `Tue 9 Mar`; the year follows when it is not that of `now`. */
export function dayWords(instant: Instant, zone: Zone, now?: Instant): string {
  const { date, weekday } = wallAt(instant, zone)
  const [year, month, day] = date.split('-')
  const words = `${DAY_NAMES[weekday - 1]} ${Number(day)} ${MONTHS[Number(month) - 1]}`
  const sameYear = now === undefined || wallAt(now, zone).date.startsWith(`${year}-`)
  return sameYear ? words : `${words} ${year}`
}

/** `Tue 9 Mar` of a calendar date. */
export function dateWords(date: LocalDate): string {
  return dayWords(instantOn(date, ClockTime.parse('12:00'), UTC), UTC)
}

/** `Sat and Sun` of ISO weekdays. */
export function weekdaysWords(days: readonly number[]): string {
  const names = DAY_NAMES.filter((_, i) => days.includes(i + 1))
  return new Intl.ListFormat('en-GB').format(names)
}

/** `10:00`, or `02:30 (+02:00)` when a clock in `zone` shows that time twice on the day. */
export function clockWords(instant: Instant, zone: Zone): string {
  const wall = wallAt(instant, zone)
  return isRepeated(instant, zone) ? withOffset(wall) : wall.time
}

function withOffset({ time, offsetMinutes }: Wall): string {
  return `${time} (${offsetWords(offsetMinutes)})`
}

/** `Tue 9 Mar, 10:00 Belgrade`. */
export function whenWords(instant: Instant, zone: Zone, now?: Instant): string {
  return `${dayWords(instant, zone, now)}, ${clockWords(instant, zone)} ${zoneWords(zone)}`
}

/** `Tue 9 Mar, 10:00-11:00 Belgrade`; the end names its own day when it is another. */
export function spanWords(span: Span, zone: Zone, now?: Instant): string {
  return `${dayWords(span.start, zone, now)}, ${clocksWords(span, zone)} ${zoneWords(zone)}`
}

/**
 * `10:00-11:00`, or `23:30 to Wed 10 Mar, 00:30`.
 *
 * `01:30 (+01:00)-03:30 (+02:00)` when clocks change in between: without the offsets that hour reads as two.
 */
export function clocksWords({ start, end }: Span, zone: Zone): string {
  const [from, to] = [wallAt(start, zone), wallAt(end, zone)]
  const changes = from.offsetMinutes !== to.offsetMinutes
  const [first, last] = [
    changes ? withOffset(from) : clockWords(start, zone),
    changes ? withOffset(to) : clockWords(end, zone),
  ]
  return from.date === to.date ? `${first}-${last}` : `${first} to ${dayWords(end, zone)}, ${last}`
}

/** A clock elsewhere: `13:30 Kolkata`, with the day if it is another one. Empty where clocks agree. */
export function localWords(start: Instant, zone: Zone, beside: Zone): string {
  const here = wallAt(start, zone)
  const there = wallAt(start, beside)
  if (here.date === there.date && here.time === there.time) return ''
  const day = here.date === there.date ? '' : `${dayWords(start, zone)}, `
  return `${day}${clockWords(start, zone)} ${zoneWords(zone)}`
}

/** The city of an IANA name as people say it: `Europe/Belgrade` is `Belgrade`. */
export function zoneWords(zone: Zone): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
}

/** `+05:30`. */
export function offsetWords(offsetMinutes: number): string {
  const size = Math.abs(offsetMinutes)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${offsetMinutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}

/** `60 min`, `2 h`, `2 h 45`. */
export function durationWords(minutes: number): string {
  if (minutes < 120) return `${minutes} min`
  const rest = minutes % 60
  const hours = `${Math.floor(minutes / 60)} h`
  return rest === 0 ? hours : `${hours} ${String(rest).padStart(2, '0')}`
}

/** `just now`, `3 min ago`, `2 h ago`, `4 days ago`: whole units, rounded down. */
export function agoWords(minutes: number): string {
  if (minutes < 1) return 'just now'
  if (minutes < 120) return `${Math.floor(minutes)} min ago`
  const hours = Math.floor(minutes / 60)
  return hours < 48 ? `${hours} h ago` : `${Math.floor(hours / 24)} days ago`
}

/** `4 seconds ago` within two minutes, where every one of them tells something; then as `agoWords`. */
export function momentsAgoWords({ start, end }: Span): string {
  const seconds = Math.max(1, Math.round((end - start) / 1000))
  if (seconds >= 120) return agoWords(seconds / 60)
  return `${seconds} ${seconds === 1 ? 'second' : 'seconds'} ago`
}

/**
 * Whether a clock in `zone` shows the time of `instant` twice on its day.
 *
 * It does where the offset has just dropped, or is about to, by more than the way to it.
 */
export function isRepeated(instant: Instant, zone: Zone): boolean {
  const here = wallAt(instant, zone)
  return [-180, 180].some((minutes) => {
    const shift = wallAt(later(instant, minutes), zone).offsetMinutes - here.offsetMinutes
    if (shift === 0 || Math.sign(shift) === Math.sign(minutes)) return false
    const twin = wallAt(later(instant, -shift), zone)
    return twin.date === here.date && twin.time === here.time
  })
}
