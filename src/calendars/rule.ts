/** Recurrence rules through node-ical, which is handed only what it reads right. */
import ical from 'node-ical'
import {
  addDays,
  instantAt,
  iso,
  LocalDate,
  later,
  MINUTE,
  type Span,
  wallAt,
  Zone,
} from '../core/time.ts'
import { instantOf, type Moment, momentOf, Unreadable } from './moments.ts'

const UTC = Zone.parse('Etc/UTC')

/**
 * The occurrences of a rule that begin within `span`, give or take two days; the start itself may be among them.
 *
 * @throws Unreadable if the rule is none, or takes too many steps to work out.
 */
export function occurrencesOf(
  rule: string,
  start: Moment,
  home: Zone,
  span: Span,
): readonly Moment[] {
  const dates = datesOf(`${startLine(start)}\r\nRRULE:${tidied(rule, start, home)}`, span)
  // node-ical gives days as midnights of the machine's own zone.
  if (start.kind === 'day') return dates.map((date) => ({ kind: 'day', date: localDateOf(date) }))
  return dates.map((date) => throughWall(date, start))
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
    const margin = 2 * 86_400_000
    return event.rrule.between(new Date(start - margin), new Date(end + margin), true)
  } catch {
    // It throws plain errors for bad rules, and for good ones after ten thousand steps.
    throw new Unreadable('not a rule')
  }
}

function startLine(start: Moment): string {
  if (start.kind === 'day') return `DTSTART;VALUE=DATE:${compact(start.date)}`
  if (start.zone === UTC) return `DTSTART:${compact(iso(start.at).slice(0, 19))}Z`
  const { date, time } = wallAt(start.at, start.zone)
  const wall = `${date}T${time}${iso(start.at).slice(16, 19)}`
  return `DTSTART;TZID=${start.zone}:${compact(wall)}`
}

/** Upper case, FREQ first (node-ical drops what stands before it), and UNTIL as an instant or a day. */
function tidied(rule: string, start: Moment, home: Zone): string {
  return inOrder(rule).replace(
    /UNTIL=([^;]*)/,
    (_all, until: string) => `UNTIL=${lastOf(until, start, home)}`,
  )
}

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
 * The last moment as node-ical wants it: UTC for times, a day for days.
 *
 * A day as the limit of a timed series includes that day. A UTC time as the limit of an all-day series is
 * Outlook's way to write a midnight at home.
 */
function lastOf(until: string, start: Moment, home: Zone): string {
  const zone = start.kind === 'time' ? start.zone : home
  const last = momentOf(until, zone)
  if (start.kind === 'time') {
    const at =
      last.kind === 'day'
        ? instantOf({ ...last, date: addDays(last.date, 1) }, zone) - 1000
        : last.at
    return `${compact(new Date(at).toISOString().slice(0, 19))}Z`
  }
  if (last.kind === 'day') return compact(last.date)
  const here = wallAt(last.at, home)
  return compact(here.time === '00:00' ? here.date : wallAt(last.at, last.zone).date)
}

/** Through the wall clock once more: node-ical may have taken the second of two times, we take the first. */
function throughWall(date: Date, { at: start, zone }: Moment & { kind: 'time' }): Moment {
  const at = later(start, (date.getTime() - start) / MINUTE)
  const { date: day, time } = wallAt(at, zone)
  return { kind: 'time', at: instantAt(`${day}T${time}${iso(at).slice(16, 19)}`, zone), zone }
}

function localDateOf(date: Date): LocalDate {
  const two = (n: number) => String(n).padStart(2, '0')
  return LocalDate.parse(`${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`)
}

function compact(text: string): string {
  return text.replaceAll(/[-:]/g, '')
}
