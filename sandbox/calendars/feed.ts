import { createHash } from 'node:crypto'
import type { Meeting } from '../furniture/furniture.ts'
import type { Person } from '../slack/workspace.ts'
import { dateIn, zoneLines } from './zone.ts'

const DAY = 86_400_000
const YEAR = 365 * DAY
const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/** Weekly meetings began on the Monday of at least this many days before the workspace. */
const BEGAN_DAYS_AGO = 28

/**
 * Someone's calendar as an iCalendar feed (RFC 5545): weekly meetings as rules, the others once.
 *
 * `today` (milliseconds since 1970) anchors what happens "in so many working days"; it stays the same while
 * the server runs, so that winding the clock on does not move meetings.
 */
export function calendarFor(
  person: Person,
  meetings: readonly Meeting[],
  today: number,
): { readonly body: string; readonly etag: string } {
  const own = meetings.filter((m) => m.user === person.id)
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Loopwright sandbox//EN',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escaped(person.realName)}`,
    `X-WR-TIMEZONE:${person.tz}`,
    ...zoneLines(person.tz, startOfDay(today - YEAR), today + 5 * YEAR),
    ...own.flatMap((meeting, i) => eventLines(person, meeting, i, today)),
    'END:VCALENDAR',
  ]
  const body = `${lines.flatMap(folded).join('\r\n')}\r\n`
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  return { body, etag }
}

function startOfDay(at: number): number {
  return Math.floor(at / DAY) * DAY
}

function eventLines(person: Person, meeting: Meeting, i: number, today: number): readonly string[] {
  const date = firstDate(person, meeting, today)
  return [
    'BEGIN:VEVENT',
    `UID:${person.id}-${i}@sandbox.example.org`,
    `DTSTAMP:${utc(today)}`,
    ...times(person, meeting, date),
    ...rule(meeting),
    `SUMMARY:${escaped(meeting.title)}`,
    `TRANSP:${meeting.free ? 'TRANSPARENT' : 'OPAQUE'}`,
    'END:VEVENT',
  ]
}

/** The date of the first occurrence, `YYYY-MM-DD` in the person's zone. */
function firstDate(person: Person, { when }: Meeting, today: number): string {
  if ('inDays' in when) return workingDate(dateIn(person.tz, today), when.inDays)
  const back = Date.parse(dateIn(person.tz, today - BEGAN_DAYS_AGO * DAY))
  const weekday = ((new Date(back).getUTCDay() + 6) % 7) + 1
  const monday = back - (weekday - 1) * DAY
  const first = Math.min(...when.weekly)
  return new Date(monday + (first - 1) * DAY).toISOString().slice(0, 10)
}

/** The date so many working days, Monday to Friday, after `date`. */
function workingDate(date: string, days: number): string {
  let at = Date.parse(date)
  for (let left = days; left > 0; ) {
    at += DAY
    if (![0, 6].includes(new Date(at).getUTCDay())) left--
  }
  return new Date(at).toISOString().slice(0, 10)
}

function times(person: Person, { from, to }: Meeting, date: string): readonly string[] {
  const day = date.replaceAll('-', '')
  if (!from || !to) {
    const next = new Date(Date.parse(date) + DAY).toISOString().slice(0, 10).replaceAll('-', '')
    return [`DTSTART;VALUE=DATE:${day}`, `DTEND;VALUE=DATE:${next}`]
  }
  const at = (time: string) => `TZID=${person.tz}:${day}T${time.replace(':', '')}00`
  return [`DTSTART;${at(from)}`, `DTEND;${at(to)}`]
}

function rule({ when }: Meeting): readonly string[] {
  if ('inDays' in when) return []
  const days = when.weekly.map((d) => DAYS[d - 1]).join(',')
  return [`RRULE:FREQ=WEEKLY;INTERVAL=${when.every ?? 1};WKST=MO;BYDAY=${days}`]
}

function utc(at: number): string {
  return `${new Date(at).toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, (c) => `\\${c}`).replaceAll('\n', '\\n')
}

/** RFC 5545, 3.1: lines of at most 75 octets; a longer one goes on after a space. */
function folded(line: string): readonly string[] {
  const lines: string[] = []
  let current = ''
  for (const character of line) {
    if (Buffer.byteLength(current + character) > 75) {
      lines.push(current)
      current = ' '
    }
    current += character
  }
  return [...lines, current]
}
