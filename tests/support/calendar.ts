import { readFileSync } from 'node:fs'
import { type Busy, busyIn } from '../../src/calendars/busy.ts'
import type { Owner } from '../../src/calendars/entries.ts'
import { iso, type Span, wallAt, type Zone } from '../../src/core/time.ts'
import { belgrade, span } from './time.ts'

export const ana: Owner = { zone: belgrade, email: 'ana@example.com' }
export const thisYear = span('2027-01-01T00:00', '2027-09-01T00:00')

export function fixture(name: string): string {
  return readFileSync(new URL(`../calendars/fixtures/${name}`, import.meta.url), 'utf8')
}

/** A calendar with one entry, of these lines. */
export function calendarOf(...entry: readonly string[]): string {
  return calendarWith('BEGIN:VEVENT', 'UID:one', ...entry, 'END:VEVENT')
}

export function calendarWith(...lines: readonly string[]): string {
  return `${['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR'].join('\r\n')}\r\n`
}

export function read(text: string, owner: Owner = ana, within: Span = thisYear): Busy {
  return busyIn(text, owner, within)
}

/** Busy time as a wall calendar shows it: `03-01 09:30 - 10:00`, the end's day only if it is another. */
export function busyWords(text: string, owner: Owner = ana, within: Span = thisYear): string[] {
  const busy = read(text, owner, within)
  if (busy.kind !== 'busy') return [busy.why]
  return busy.spans.map((one) => spanShown(one, owner.zone))
}

function spanShown({ start, end }: Span, zone: Zone): string {
  const [from, to] = [wallAt(start, zone), wallAt(end, zone)]
  const seconds = [start, end].map((at) => iso(at).slice(16, 19).replace(':00', ''))
  const until = from.date === to.date ? '' : `${to.date.slice(5)} `
  return `${from.date.slice(5)} ${from.time}${seconds[0]} - ${until}${to.time}${seconds[1]}`
}
