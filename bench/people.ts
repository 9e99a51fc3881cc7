/** A made-up company: people in zones near each other, their hours, holidays and meetings. */
import type { DateOverride, PersonHours, WeeklyHours } from '../src/core/scheduling/availability.ts'
import {
  addDays,
  ClockTime,
  type Instant,
  type LocalDate,
  later,
  type Span,
  weekdayOf,
  Zone,
} from '../src/core/time.ts'
import { type Random, random } from './random.ts'

const zones = [
  'Europe/Belgrade',
  'Africa/Casablanca',
  'Europe/London',
  'Europe/Helsinki',
  'Africa/Johannesburg',
  'Europe/Lisbon',
  'Asia/Beirut',
  'Africa/Cairo',
].map((name) => Zone.parse(name))

const patterns: readonly [WeeklyHours[], ...WeeklyHours[][]] = [
  [week('09:00', '17:00')],
  [week('08:30', '16:30')],
  [week('09:00', '12:30'), week('13:00', '17:30')],
  [week('10:00', '18:00')],
]

const shorterDay = { from: ClockTime.parse('10:00'), to: ClockTime.parse('16:00') }

/** `count` people of one company and their calendars for `days` days from `first`. */
export function company(count: number, first: LocalDate, days: number, seed = 1): PersonHours[] {
  const chance = random(seed)
  const dates = Array.from({ length: days }, (_, day) => addDays(first, day))
  const holidays = new Map(zones.map((zone) => [zone, dates.filter(() => chance.chance(0.025))]))
  const quiet = new Map(dates.map((date) => [date, 9 + chance.below(6)]))
  return Array.from({ length: count }, (_, index): PersonHours => {
    const zone = chance.pick([zones[index % zones.length] ?? Zone.parse('UTC')])
    return {
      id: `p${index}`,
      zone,
      hours: chance.pick(patterns),
      overrides: dates.filter(() => chance.chance(0.02)).map(shortened),
      holidays: holidays.get(zone) ?? [],
      busy: dates.flatMap((date) => meetings(date, quiet.get(date) ?? 0, chance)),
      bufferBeforeMinutes: 0,
      bufferAfterMinutes: chance.pick([0, 5]),
    }
  })
}

function week(from: string, to: string): WeeklyHours {
  return { days: [1, 2, 3, 4, 5], from: ClockTime.parse(from), to: ClockTime.parse(to) }
}

function shortened(date: LocalDate): DateOverride {
  return { date, ranges: [[shorterDay.from, shorterDay.to]] }
}

/**
 * Up to three meetings of a workday, in order. The company keeps the two hours from `quiet` o'clock UTC
 * free of them, as companies do, or nobody could ever meet five hundred others.
 */
function meetings(date: LocalDate, quiet: number, chance: Random): Span[] {
  if (weekdayOf(date) > 5) return []
  const midnight = Date.parse(date) as Instant
  const starts = [7, 8, 9, 10, 11, 12, 13, 14, 15].filter(
    (hour) => (hour < quiet || hour > quiet + 1) && chance.chance(0.25),
  )
  return starts.map((hour) => {
    const start = later(midnight, hour * 60 + chance.pick([0, 10, 15]))
    return { start, end: later(start, chance.pick([25, 30, 45])) }
  })
}
