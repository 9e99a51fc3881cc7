import { dayAt, formatter, wallAt } from './zones.ts'

/** Where and when a date is read: the zone of the person acted as, and the workspace's clock. */
export interface Reader {
  readonly zone: string
  /** Milliseconds since 1970. */
  readonly now: number
}

const DAY = 86_400_000
// Slack leaves the year out of dates less than about six months away.
const HALF_YEAR = 183 * DAY

/**
 * What `<!date^…>` shows: `format` with its `{tokens}` replaced, for `reader`.
 *
 * Unknown tokens stay as they are, as Slack leaves them.
 */
export function dateText(unixSeconds: number, format: string, reader: Reader): string {
  const at = unixSeconds * 1000
  return format.replace(/\{([a-z_]+)\}/g, (whole, name: string) => {
    const draw = tokens[name]
    return draw === undefined ? whole : draw(at, reader)
  })
}

/** The words on the line between two days of messages: `Today`, `Monday, March 8th`. */
export function dividerText(at: number, reader: Reader): string {
  return capital(pretty(at, reader, tokenLong))
}

/** Date and time as a message's full time stamp: `Mon 8 Mar 2027, 10:00:00`. */
export function stampText(at: number, zone: string): string {
  const show = (shape: Intl.DateTimeFormatOptions) => formatter(zone, shape).format(at)
  const day = `${show({ weekday: 'short' })} ${show({ day: 'numeric' })} ${show({ month: 'short' })}`
  return `${day} ${show({ year: 'numeric' })}, ${clock(at, zone, true)}`
}

type Draw = (at: number, reader: Reader) => string

const tokenDate: Draw = (at, reader) =>
  withYear(`${month(at, reader, 'long')} ${ordinal(at, reader)}`, at, reader)

const tokenShort: Draw = (at, reader) =>
  withYear(`${month(at, reader, 'short')} ${wallAt(at, reader.zone).day}`, at, reader)

const tokenLong: Draw = (at, reader) =>
  `${formatter(reader.zone, { weekday: 'long' }).format(at)}, ${tokenDate(at, reader)}`

const tokens: Readonly<Record<string, Draw>> = {
  date_num: (at, reader) => dayAt(at, reader.zone),
  date_slash: (at, reader) =>
    formatter(reader.zone, { day: '2-digit', month: '2-digit', year: 'numeric' }).format(at),
  date: tokenDate,
  date_short: tokenShort,
  date_long: tokenLong,
  date_long_full: (at, reader) => formatter(reader.zone, { dateStyle: 'full' }).format(at),
  date_pretty: (at, reader) => pretty(at, reader, tokenDate),
  date_short_pretty: (at, reader) => pretty(at, reader, tokenShort),
  date_long_pretty: (at, reader) => pretty(at, reader, tokenLong),
  day_divider_pretty: (at, reader) => dividerText(at, reader),
  time: (at, reader) => clock(at, reader.zone, false),
  time_secs: (at, reader) => clock(at, reader.zone, true),
  ago: (at, reader) => ago(at - reader.now),
}

function pretty(at: number, reader: Reader, otherwise: Draw): string {
  const day = dayAt(at, reader.zone)
  if (day === dayAt(reader.now, reader.zone)) return 'today'
  // Noon, so that a day of 23 or 25 hours does not skip or repeat its neighbour.
  const noon = Date.parse(`${dayAt(reader.now, reader.zone)}T12:00Z`)
  if (day === dayAt(noon + DAY, 'UTC')) return 'tomorrow'
  if (day === dayAt(noon - DAY, 'UTC')) return 'yesterday'
  return otherwise(at, reader)
}

function withYear(text: string, at: number, reader: Reader): string {
  if (Math.abs(at - reader.now) < HALF_YEAR) return text
  return `${text}, ${wallAt(at, reader.zone).year}`
}

function month(at: number, reader: Reader, size: 'long' | 'short'): string {
  return formatter(reader.zone, { month: size }).format(at)
}

function ordinal(at: number, reader: Reader): string {
  const { day } = wallAt(at, reader.zone)
  const teen = day >= 11 && day <= 13
  const ending = teen ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th')
  return `${day}${ending}`
}

function clock(at: number, zone: string, seconds: boolean): string {
  const shape: Intl.DateTimeFormatOptions = {
    hourCycle: 'h23',
    hour: '2-digit',
    minute: '2-digit',
    ...(seconds ? { second: '2-digit' } : {}),
  }
  return formatter(zone, shape).format(at)
}

const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365 * DAY],
  ['month', 30 * DAY],
  ['week', 7 * DAY],
  ['day', DAY],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
]

function ago(distance: number): string {
  const words = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })
  for (const [unit, size] of units) {
    if (Math.abs(distance) >= size) return words.format(Math.trunc(distance / size), unit)
  }
  return 'now'
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
