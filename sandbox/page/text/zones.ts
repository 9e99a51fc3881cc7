const formatters = new Map<string, Intl.DateTimeFormat>()

/** A formatter for `zone`, made once: making one costs more than using it a thousand times. */
export function formatter(zone: string, shape: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone} ${JSON.stringify(shape)}`
  const made = formatters.get(key)
  if (made !== undefined) return made
  const fresh = new Intl.DateTimeFormat('en-US', { ...shape, timeZone: zone })
  formatters.set(key, fresh)
  return fresh
}

/** What a clock on the wall in a zone shows; `month` from 1. */
export interface Wall {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
}

/** What a clock in `zone` shows at `at`, milliseconds since 1970. */
export function wallAt(at: number, zone: string): Wall {
  const shown = formatter(zone, {
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at)
  const read = (type: Intl.DateTimeFormatPartTypes) =>
    Number(shown.find((piece) => piece.type === type)?.value)
  return {
    year: read('year'),
    month: read('month'),
    day: read('day'),
    hour: read('hour'),
    minute: read('minute'),
    second: read('second'),
  }
}

/** The calendar day in `zone` at `at`, `2027-03-08`. */
export function dayAt(at: number, zone: string): string {
  const { year, month, day } = wallAt(at, zone)
  return `${year}-${pad(month)}-${pad(day)}`
}

/** Hours and minutes in `zone` at `at`, `09:05`. */
export function timeAt(at: number, zone: string): string {
  const { hour, minute } = wallAt(at, zone)
  return `${pad(hour)}:${pad(minute)}`
}

/**
 * The instant at which a clock in `zone` shows `wall` (`2027-03-28T09:00`), in milliseconds.
 *
 * When clocks go back and the time happens twice, the first is meant; when they go forward and it
 * never happens, the time moves on by the gap. Not a number if `wall` is not a date and time.
 */
export function instantAt(wall: string, zone: string): number {
  const asUtc = Date.parse(`${wall}Z`)
  if (Number.isNaN(asUtc)) return Number.NaN
  const before = asUtc - offsetAt(asUtc - 86_400_000, zone)
  const after = asUtc - offsetAt(asUtc + 86_400_000, zone)
  const shows = (at: number) => at + offsetAt(at, zone) === asUtc
  if (shows(before)) return before
  return shows(after) ? after : before
}

/** The next instant after `now` at which a clock in `zone` shows `time` (`09:00`). */
export function nextAt(now: number, time: string, zone: string): number {
  const today = instantAt(`${dayAt(now, zone)}T${time}`, zone)
  if (today > now) return today
  const noon = instantAt(`${dayAt(now, zone)}T12:00`, zone)
  return instantAt(`${dayAt(noon + 86_400_000, zone)}T${time}`, zone)
}

/** The last part of a zone's name, for people: `Sao Paulo`. */
export function cityOf(zone: string): string {
  return zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')
}

/** How far `zone` is ahead of UTC at `at`, for people: `UTC+5:30`. */
export function aheadOf(at: number, zone: string): string {
  const minutes = Math.round(offsetAt(at, zone) / 60_000)
  if (minutes === 0) return 'UTC'
  const size = Math.abs(minutes)
  const rest = size % 60 === 0 ? '' : `:${pad(size % 60)}`
  return `UTC${minutes < 0 ? '−' : '+'}${Math.floor(size / 60)}${rest}`
}

function offsetAt(at: number, zone: string): number {
  const { year, month, day, hour, minute, second } = wallAt(at, zone)
  const whole = Math.floor(at / 1000) * 1000
  return Date.UTC(year, month - 1, day, hour, minute, second) - whole
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}
