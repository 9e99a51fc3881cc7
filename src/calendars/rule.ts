/** Recurrence rules through node-ical, which is handed only what it reads right. */
import ical from 'node-ical'
import { addDays, DAY, LocalDate, type Span, wallAt, type Zone } from '../core/time.ts'
import { instantShowing } from './clock.ts'
import { type Moment, momentOf, Unreadable, wallClock } from './moments.ts'

const MARGIN = 2 * DAY

/**
 * The occurrences of a rule that begin within `span`, give or take two days; the start itself may be among them.
 *
 * Times are worked out by the wall clock and only then looked up in their zone: where a zone's clocks go forward at
 * midnight (Azores, Cairo, Santiago), node-ical skips the occurrence that is due then and counts one too few.
 *
 * @throws Unreadable if the rule is none, or takes too many steps to work out.
 */
export function occurrencesOf(
  rule: string,
  start: Moment,
  home: Zone,
  span: Span,
): readonly Moment[] {
  const limited = inOrder(rule).replace(/UNTIL=([^;]*)/, (_all, until: string) => {
    return `UNTIL=${lastOf(until, start, home)}`
  })
  if (start.kind === 'day') {
    const days = datesOf(`DTSTART;VALUE=DATE:${compact(start.date)}\r\nRRULE:${limited}`, span)
    return days.map((date) => ({ kind: 'day', date: localDateOf(date) }))
  }
  const { zone } = start
  const walls = datesOf(`DTSTART:${stamp(wallClock(start))}\r\nRRULE:${limited}`, span)
  return walls.map((wall) => ({
    kind: 'time',
    at: instantShowing(wall.getTime(), zone),
    zone,
  }))
}

/** All dates of a rule that starts at a UTC time, within `span`: the onsets of a zone's definition are of this kind. */
export function utcDatesOf(rule: string, start: string, span: Span): readonly number[] {
  return datesOf(`DTSTART:${start}Z\r\nRRULE:${inOrder(rule)}`, span).map((date) => date.getTime())
}

function datesOf(lines: string, { start, end }: Span): readonly Date[] {
  try {
    const file = `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\n${lines}\r\nEND:VEVENT\r\nEND:VCALENDAR`
    const event = ical.sync.parseICS(file)['1']
    if (event?.type !== 'VEVENT' || event.rrule === undefined) throw new Unreadable('no rule')
    return event.rrule.between(new Date(start - MARGIN), new Date(end + MARGIN), true)
  } catch {
    // It throws plain errors for bad rules, and for good ones after ten thousand steps.
    throw new Unreadable('not a rule')
  }
}

/** Upper case, and FREQ first: node-ical drops what stands before it. */
function inOrder(rule: string): string {
  const parts = rule
    .toUpperCase()
    .replaceAll(/\s/g, '')
    .split(';')
    .filter((part) => /=./.test(part))
  const isFrequency = (part: string) => part.startsWith('FREQ=')
  return [...parts.filter(isFrequency), ...parts.filter((part) => !isFrequency(part))].join(';')
}

/**
 * The last moment of a rule: a day for days, for times what the wall clock shows.
 *
 * A day as the limit of a timed series includes that day. A UTC time as the limit of an all-day series is
 * Outlook's way to write a midnight at home.
 */
function lastOf(until: string, start: Moment, home: Zone): string {
  const zone = start.kind === 'time' ? start.zone : home
  const last = momentOf(until, zone)
  if (start.kind === 'day') {
    if (last.kind === 'day') return compact(last.date)
    const here = wallAt(last.at, home)
    return compact(here.time === '00:00' ? here.date : wallAt(last.at, last.zone).date)
  }
  if (last.kind === 'day') return stamp(Date.parse(addDays(last.date, 1)) - 1000)
  return stamp(wallClock({ ...last, zone }))
}

/** node-ical gives days as midnights of the machine's own zone. */
function localDateOf(date: Date): LocalDate {
  const two = (n: number) => String(n).padStart(2, '0')
  return LocalDate.parse(`${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`)
}

function stamp(milliseconds: number): string {
  return `${compact(new Date(milliseconds).toISOString().slice(0, 19))}Z`
}

function compact(text: string): string {
  return text.replaceAll(/[-:]/g, '')
}
