import { zoneName, zoneOffset } from '../slack/people.ts'

const DAY = 86_400_000
/** No zone changes its clocks twice within so short a time. */
const STEP = 5 * DAY

/** The date that calendars in `tz` show at an instant, `YYYY-MM-DD`. */
export function dateIn(tz: string, at: number): string {
  return new Date(at + zoneOffset(tz, at) * 1000).toISOString().slice(0, 10)
}

/** A `VTIMEZONE` with every change of offset from `from` to `to`, so that readers need no database. */
export function zoneLines(tz: string, from: number, to: number): readonly string[] {
  const changes = changesOf(tz, from, to)
  const first = zoneOffset(tz, from)
  const base = part(
    'STANDARD',
    stamp(from + first * 1000),
    first,
    first,
    zoneName(tz, from, 'short'),
  )
  const parts = changes.flatMap(({ at, before, after }) => {
    const kind = after > before ? 'DAYLIGHT' : 'STANDARD'
    return part(kind, stamp(at + before * 1000), before, after, zoneName(tz, at, 'short'))
  })
  return ['BEGIN:VTIMEZONE', `TZID:${tz}`, ...base, ...parts, 'END:VTIMEZONE']
}

interface Change {
  readonly at: number
  readonly before: number
  readonly after: number
}

function changesOf(tz: string, from: number, to: number): readonly Change[] {
  const changes: Change[] = []
  for (let at = from; at < to; at += STEP) {
    const [before, after] = [zoneOffset(tz, at), zoneOffset(tz, at + STEP)]
    if (before !== after) changes.push({ at: turning(tz, at, at + STEP), before, after })
  }
  return changes
}

/** The first minute of the new offset, by halving. */
function turning(tz: string, before: number, after: number): number {
  const old = zoneOffset(tz, before)
  let [low, high] = [before, after]
  while (high - low > 60_000) {
    const middle = Math.floor((low + high) / 2 / 60_000) * 60_000
    if (zoneOffset(tz, middle) === old) low = middle
    else high = middle
  }
  return high
}

function part(
  kind: string,
  start: string,
  before: number,
  after: number,
  tzname: string,
): readonly string[] {
  return [
    `BEGIN:${kind}`,
    `DTSTART:${start}`,
    `TZOFFSETFROM:${offset(before)}`,
    `TZOFFSETTO:${offset(after)}`,
    `TZNAME:${tzname}`,
    `END:${kind}`,
  ]
}

function offset(seconds: number): string {
  const minutes = Math.abs(Math.round(seconds / 60))
  const two = (n: number) => String(n).padStart(2, '0')
  return `${seconds < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${two(minutes % 60)}`
}

/** `20270301T090000`, from milliseconds that already carry the offset. */
function stamp(local: number): string {
  return new Date(local).toISOString().replace(/[-:]/g, '').slice(0, 15)
}
