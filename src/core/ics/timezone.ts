/** VTIMEZONE (RFC 5545 section 3.6.5), worked out from the zone's own changes of offset around one event. */
import {
  DAY_MINUTES,
  type Instant,
  instantAt,
  iso,
  later,
  MINUTE,
  type Span,
  UTC,
  type Wall,
  wallAt,
  type Zone,
} from '../time.ts'
import { offsetWords } from '../time-words.ts'
import { property } from './lines.ts'

/** A zone goes from one offset to another; offsets in minutes ahead of UTC. */
interface Change {
  readonly at: Instant
  readonly from: number
  readonly to: number
}

const PROBE_MINUTES = 14 * DAY_MINUTES
const YEAR_MINUTES = 366 * DAY_MINUTES
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const

/**
 * The lines of a VTIMEZONE that is right for `span`, for any zone.
 *
 * Zones whose clocks change by a yearly rule get that rule, as Outlook reads nothing else (it ignores RDATE).
 * Others, such as Casablanca, get only what is in force from before the start to the end.
 */
export function timezoneLines(zone: Zone, span: Span): readonly string[] {
  const observances = yearlyObservances(zone, span) ?? observancesInForce(zone, span)
  return ['BEGIN:VTIMEZONE', property('TZID', zone), ...observances.flat(), 'END:VTIMEZONE']
}

/** Two rules, from the year before the event on; nothing unless both hold in the years before, of and after it. */
function yearlyObservances(
  zone: Zone,
  { start }: Span,
): readonly (readonly string[])[] | undefined {
  const year = Number(iso(start).slice(0, 4))
  const changes = changesWithin(zone, yearStart(year - 1), yearStart(year + 2))
  const kinds = [...Map.groupBy(changes, ({ from, to }) => `${from} ${to}`).values()]
  if (kinds.length !== 2) return undefined
  const rules = kinds.map((kind) => ({ first: kind[0], rule: yearlyRule(kind.map(onsetOf), 3) }))
  const written = rules.flatMap(({ first, rule }) =>
    first === undefined || rule === undefined ? [] : [observance(first, rule)],
  )
  return written.length === 2 ? written : undefined
}

/** `FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU` if that fits one onset in each of `years` years. */
function yearlyRule(onsets: readonly Wall[], years: number): string | undefined {
  const [first] = onsets
  if (first === undefined || onsets.length !== years) return undefined
  const [year, month] = partsOf(first)
  const alike = onsets.every(
    (onset, i) =>
      partsOf(onset)[0] === year + i &&
      partsOf(onset)[1] === month &&
      onset.weekday === first.weekday &&
      onset.time === first.time,
  )
  const place = [-1, 1, 2, 3, 4].find((nth) => onsets.every((onset) => isNth(onset, nth)))
  if (!alike || place === undefined) return undefined
  return `FREQ=YEARLY;BYMONTH=${month};BYDAY=${place}${WEEKDAYS[first.weekday - 1]}`
}

/** The offset at the start, and each one that takes over before the end. */
function observancesInForce(zone: Zone, { start, end }: Span): readonly (readonly string[])[] {
  const before = changesWithin(zone, later(start, -YEAR_MINUTES), start).at(-1)
  const now = offsetAt(start, zone)
  const first = before ?? { at: yearStart(1970), from: now, to: now }
  return [first, ...changesWithin(zone, start, end)].map((change) => observance(change))
}

/** The larger offset is called daylight time: some readers expect that, and the times do not depend on it. */
function observance(change: Change, rule?: string): readonly string[] {
  const kind = change.to > change.from ? 'DAYLIGHT' : 'STANDARD'
  const { date, time } = onsetOf(change)
  return [
    `BEGIN:${kind}`,
    `DTSTART:${`${date}T${time}00`.replaceAll(/[-:]/g, '')}`,
    `TZOFFSETFROM:${offsetText(change.from)}`,
    `TZOFFSETTO:${offsetText(change.to)}`,
    `TZNAME:${offsetText(change.to)}`,
    ...(rule === undefined ? [] : [`RRULE:${rule}`]),
    `END:${kind}`,
  ]
}

/** Every change after `from`, up to and including `until`, in order. No zone changes twice in a fortnight. */
function changesWithin(zone: Zone, from: Instant, until: Instant): readonly Change[] {
  const changes: Change[] = []
  // Clocks change on a whole minute; the search below halves minutes and so must start on one.
  const start = (Math.floor(from / MINUTE) * MINUTE) as Instant
  for (let left = start; left < until; left = later(left, PROBE_MINUTES)) {
    const change = changeBetween(zone, left, later(left, PROBE_MINUTES))
    if (change !== undefined && change.at <= until) changes.push(change)
  }
  return changes
}

function changeBetween(zone: Zone, left: Instant, right: Instant): Change | undefined {
  const from = offsetAt(left, zone)
  const to = offsetAt(right, zone)
  if (from === to) return undefined
  let [still, already] = [0, PROBE_MINUTES]
  while (already - still > 1) {
    const middle = Math.floor((still + already) / 2)
    if (offsetAt(later(left, middle), zone) === from) still = middle
    else already = middle
  }
  return { at: later(left, already), from, to }
}

/** What clocks showed at the change before they were set: the form DTSTART wants here. */
function onsetOf({ at, from }: Change): Wall {
  return wallAt(later(at, from), UTC)
}

function partsOf({ date }: Wall): readonly [year: number, month: number, day: number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8))]
}

function isNth(onset: Wall, nth: number): boolean {
  const [year, month, day] = partsOf(onset)
  if (nth > 0) return Math.ceil(day / 7) === nth
  const daysInMonth = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return day + 7 > daysInMonth
}

function offsetAt(instant: Instant, zone: Zone): number {
  return wallAt(instant, zone).offsetMinutes
}

function offsetText(minutes: number): string {
  return offsetWords(minutes).replace(':', '')
}

function yearStart(year: number): Instant {
  return instantAt(`${year}-01-01T00:00`, UTC)
}
