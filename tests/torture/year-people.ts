/** People of a simulated year: forty zones, with every way in which clocks change. */

import { PersonId } from '../../src/core/ids.ts'
import { Person } from '../../src/core/people.ts'
import type { Draw } from '../../src/core/random.ts'
import { Reader } from '../../src/core/readers.ts'

const ZONES = [
  ...['Europe/Belgrade', 'Europe/London', 'Europe/Dublin', 'Europe/Lisbon', 'Europe/Helsinki'],
  ...['Europe/Moscow', 'Europe/Istanbul', 'Asia/Kolkata', 'Asia/Kathmandu', 'Asia/Tokyo'],
  ...['Asia/Shanghai', 'Asia/Tehran', 'Asia/Beirut', 'Asia/Jerusalem', 'Asia/Kabul'],
  ...['Africa/Cairo', 'Africa/Casablanca', 'Africa/Lagos', 'Africa/Johannesburg', 'Asia/Yangon'],
  ...['America/New_York', 'America/Chicago', 'America/Denver', 'America/Los_Angeles'],
  ...['America/St_Johns', 'America/Sao_Paulo', 'America/Santiago', 'America/Havana'],
  ...['America/Nuuk', 'America/Phoenix', 'America/Asuncion', 'America/Bogota'],
  ...['Australia/Lord_Howe', 'Australia/Adelaide', 'Australia/Sydney', 'Australia/Eucla'],
  ...['Pacific/Auckland', 'Pacific/Chatham', 'Pacific/Apia', 'Pacific/Kiritimati'],
]
const WEEKS = [
  [[1, 2, 3, 4, 5], '09:00', '17:00'],
  [[7, 1, 2, 3, 4], '08:00', '16:00'],
  [[1, 2, 3], '12:00', '20:00'],
  [[1, 2, 3, 4, 5, 6], '07:30', '15:30'],
] as const
/** Some fall into the hours that clocks skip and repeat. */
const TIMES = [
  '09:00',
  '09:00',
  '07:15',
  '08:30',
  '02:30',
  '01:30',
  '00:10',
  '11:00',
  '14:00',
  '21:45',
]

export interface Inhabitant {
  readonly person: Person
  readonly reader: Reader
}

export function inhabitants(count: number, draw: Draw): Inhabitant[] {
  return Array.from({ length: count }, (_, i) => inhabitant(i, draw))
}

function inhabitant(i: number, draw: Draw): Inhabitant {
  const id = PersonId.parse(`U0Y${i}`)
  const [days, from, to] = WEEKS[draw(WEEKS.length)] ?? WEEKS[0]
  return {
    person: Person.parse({
      id,
      rev: 0,
      name: `Person ${i}`,
      zone: zoneOf(i),
      hours: [{ days: [...days], from, to }],
      ownHolidays: Array.from({ length: 12 }, () => dayOf(draw(366))),
      grants: ['recruiter'],
    }),
    reader: Reader.parse({ id, rev: 0, ...choices(draw) }),
  }
}

/** What somebody may choose of their digest and their quiet. */
export function choices(draw: Draw): Partial<Record<keyof Reader, unknown>> {
  return {
    digestAt: TIMES[draw(TIMES.length)],
    digestDays: draw(4) === 0 ? [1 + draw(7), 1 + draw(7)] : null,
    ...(draw(3) === 0 && { quietFrom: '22:00', quietTo: '07:00' }),
    ...(draw(4) === 0 && { remindBefore: [120, 15] }),
  }
}

export function zoneOf(i: number): string {
  return ZONES[i % ZONES.length] ?? 'Etc/UTC'
}

/** A date of the year, from 0. */
export function dayOf(i: number): string {
  return new Date(Date.UTC(2027, 0, 1 + i)).toISOString().slice(0, 10)
}
