/** When a reader's digest is due: at their chosen time, on their own clock, on the days they want one. */
import { clockReaches, isDayOff, type Listener, worksOn } from '../calm.ts'
import {
  addDays,
  ClockTime,
  type Instant,
  instantOn,
  type LocalDate,
  later,
  wallAt,
  weekdayOf,
  type Zone,
} from '../time.ts'

/** The digest of one date on its reader's calendar. */
export interface Due {
  readonly date: LocalDate
  readonly at: Instant
  /** From then on it is skipped: half a day late it would be news of yesterday. */
  readonly until: Instant
}

const NOON = ClockTime.parse('12:00')
/** How late a digest may be whose time is noon or after. */
const LATE_MINUTES = 120
/** How many days ahead the next one is looked for: longer than anybody is away without a pause. */
const AHEAD_DAYS = 120
/** How many days back the last one is looked for: what changed longer ago is no news. */
const BACK_DAYS = 7

/** Key of a digest: what is sent under it is sent once. A reader is a person, or an opening's channel. */
export function digestKey(reader: string, date: LocalDate): string {
  return `digest:${reader}:${date}`
}

/** Whether somebody wants a digest on a date of their calendar. */
export function wantsDigestOn(listener: Listener, date: LocalDate): boolean {
  const { person, reader } = listener
  if (person.status === 'gone' || isAway(listener, date)) return false
  if (reader.digestDays === null) return worksOn(listener, date)
  return reader.digestDays.includes(weekdayOf(date)) && !isDayOff(listener, date)
}

/** The digest of `date`; undefined on a date that no calendar in the zone has, as it was passed over. */
export function dueOn(date: LocalDate, time: ClockTime, zone: Zone): Due | undefined {
  const last = later(instantOn(date, ClockTime.parse('24:00'), zone), -1)
  if (wallAt(last, zone).date !== date) return undefined
  const at = clockReaches(date, time, zone)
  const noon = clockReaches(date, NOON, zone)
  return { date, at, until: time < NOON ? noon : later(at, LATE_MINUTES) }
}

/**
 * The next digest of a listener that is not too late at `now`: today's if its time has come, as long as it may
 * still be sent.
 */
export function nextDigest(listener: Listener, now: Instant): Due | undefined {
  const { person, reader } = listener
  return nextOn((date) => wantsDigestOn(listener, date), {
    time: reader.digestAt,
    zone: person.zone,
    now,
    notBefore: [reader.mutedUntil, person.pausedUntil],
  })
}

/** The first digest at `time` that is not too late at `now`, of the dates on which it is wanted. */
export function nextOn(
  isWanted: (date: LocalDate) => boolean,
  when: {
    readonly time: ClockTime
    readonly zone: Zone
    readonly now: Instant
    /** Dates before which nobody needs to look. */
    readonly notBefore?: readonly (LocalDate | null)[]
  },
): Due | undefined {
  // Yesterday's too: one of the late evening may run over midnight.
  const yesterday = addDays(wallAt(when.now, when.zone).date, -1)
  const first = laterDate(yesterday, ...(when.notBefore ?? []))
  for (let i = 0; i <= AHEAD_DAYS; i++) {
    const date = addDays(first, i)
    const due = isWanted(date) ? dueOn(date, when.time, when.zone) : undefined
    if (due && due.until > when.now) return due
  }
  return undefined
}

/** When a listener's last digest of before today was due, a week ago at the most. */
export function lastDigest(listener: Listener, now: Instant): Instant {
  const { person, reader } = listener
  return lastOn((date) => wantsDigestOn(listener, date), {
    ...{ time: reader.digestAt, zone: person.zone, now },
  })
}

/** When the last digest of before today was due, of the dates on which it is wanted; a week ago at the most. */
export function lastOn(
  isWanted: (date: LocalDate) => boolean,
  { time, zone, now }: { readonly time: ClockTime; readonly zone: Zone; readonly now: Instant },
): Instant {
  const today = wallAt(now, zone).date
  for (let days = 1; days < BACK_DAYS; days++) {
    const date = addDays(today, -days)
    const due = isWanted(date) ? dueOn(date, time, zone) : undefined
    if (due) return due.at
  }
  return clockReaches(addDays(today, -BACK_DAYS), time, zone)
}

function isAway({ person, reader }: Listener, date: LocalDate): boolean {
  const { pausedUntil } = person
  const { mutedUntil } = reader
  return (pausedUntil !== null && date < pausedUntil) || (mutedUntil !== null && date < mutedUntil)
}

function laterDate(date: LocalDate, ...others: readonly (LocalDate | null)[]): LocalDate {
  return others.reduce<LocalDate>((last, one) => (one !== null && one > last ? one : last), date)
}
