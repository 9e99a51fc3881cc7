/** Random searches for slots: any zone, and above all the days on which clocks change. */
import fc from 'fast-check'
import type { OraclePerson, OracleSearch } from './slot-oracle.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** Zones and dates that have broken schedulers before. */
const notorious: readonly (readonly [zone: string, date: string])[] = [
  ['Pacific/Apia', '2011-12-30'],
  ['Pacific/Kwajalein', '1993-08-21'],
  ['Pacific/Kiritimati', '1994-12-31'],
  ['Australia/Lord_Howe', '2027-04-04'],
  ['Australia/Lord_Howe', '2027-10-03'],
  ['Africa/Cairo', '2027-04-30'],
  ['Africa/Cairo', '2027-10-28'],
  ['Asia/Beirut', '2027-03-28'],
  ['Asia/Beirut', '2027-10-30'],
  ['America/Santiago', '2027-04-03'],
  ['America/Santiago', '2027-09-05'],
  ['Europe/Dublin', '2027-03-28'],
  ['Europe/Dublin', '2027-10-31'],
  ['Africa/Casablanca', '2027-02-07'],
  ['Africa/Casablanca', '2027-03-14'],
  ['Africa/El_Aaiun', '2027-02-07'],
  ['Africa/El_Aaiun', '2027-03-14'],
  ['America/St_Johns', '2006-10-29'],
  ['Antarctica/Troll', '2027-03-28'],
  ['Asia/Kathmandu', '1985-12-31'],
  ['America/Noronha', '2000-10-08'],
  ['America/Noronha', '2000-10-15'],
  ['Africa/Monrovia', '1972-01-07'],
  ['Europe/Amsterdam', '1937-07-01'],
  ['Asia/Manila', '1844-12-31'],
  ['America/Juneau', '1867-10-18'],
  ['America/New_York', '1883-11-18'],
]

const zones = Intl.supportedValuesOf('timeZone')
const someZone = fc.constantFrom(...zones)

const known = new Map<string, readonly number[]>()

/** Days of the year before which the clock of `zone` shows another time at 00:00 UTC than after. */
function changesIn(zone: string, year: number): readonly number[] {
  const key = `${zone} ${year}`
  const seen = known.get(key)
  if (seen) return seen
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, timeStyle: 'medium' })
  const days = Array.from({ length: 366 }, (_, day) => Date.UTC(year, 0, 1) + day * DAY)
  const found = days.filter((day) => format.format(day) !== format.format(day + DAY))
  known.set(key, found)
  return found
}

/** A zone and an instant in it, at a clock change if the year has one. */
const atChange = fc
  .record({ zone: someZone, year: fc.integer({ min: 2020, max: 2036 }), pick: fc.nat(3) })
  .map(({ zone, year, pick }) => {
    const changes = changesIn(zone, year)
    const around = changes[pick % Math.max(changes.length, 1)] ?? Date.UTC(year, pick, 9)
    return { zone, around }
  })

const atNotorious = fc
  .constantFrom(...notorious)
  .map(([zone, date]) => ({ zone, around: Date.parse(date) }))

const anywhere = fc.record({
  zone: someZone,
  around: fc.integer({ min: Date.UTC(1850, 0), max: Date.UTC(2100, 0) }),
})

/** Round times and the edges of the day more often than others. */
const clock = fc
  .oneof(
    { weight: 3, arbitrary: fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 1439 }) },
    { weight: 1, arbitrary: fc.constantFrom(0, 60, 120, 150, 180, 1380) },
  )
  .map(clockText)

const end = fc.oneof(
  { weight: 3, arbitrary: clock },
  { weight: 1, arbitrary: fc.constant('24:00') },
)

/** Mostly in order; a reversed range is none, and has to be so for everyone. */
const range = fc
  .tuple(clock, end, fc.nat(7))
  .map(([a, b, keep]): readonly [string, string] =>
    a < b || b === '24:00' || keep === 0 ? [a, b] : [b, a],
  )

const allDays = [1, 2, 3, 4, 5, 6, 7]

/** Windows over midnight are two ranges that touch there. */
const hours = fc.oneof(
  fc
    .record({ days: fc.uniqueArray(fc.constantFrom(...allDays)), range })
    .map(({ days, range: [from, to] }) => [{ days, from, to }]),
  range.map(([from, to]) => [{ days: allDays, from, to }]),
  fc.tuple(clock, clock).map(([to, from]) => [
    { days: allDays, from, to: '24:00' },
    { days: allDays, from: '00:00', to },
  ]),
  fc.constant([{ days: allDays, from: '00:00', to: '24:00' }]),
)

function personNear(zone: string, around: number): fc.Arbitrary<OraclePerson> {
  const date = fc
    .integer({ min: -2, max: 2 })
    .map((days) => new Date(around + days * DAY).toISOString().slice(0, 10))
  const seconds = fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: -200, max: 200 }).map((quarter) => quarter * 900) },
    { weight: 1, arbitrary: fc.integer({ min: -180_000, max: 180_000 }) },
  )
  const busy = fc
    .tuple(seconds, fc.constantFrom(0, 0.001, 1, 900, 1800, 3599, 3600, 7200, 86_400))
    .map(([start, length]): readonly [string, string] => {
      const begin = around + start * 1000
      return [isoText(begin), isoText(begin + length * 1000)]
    })
  const buffer = fc.oneof(fc.constant(0), fc.constantFrom(5, 10, 15, 90))
  return fc.record({
    id: fc.uuid(),
    zone: fc.constant(zone),
    hours: fc.array(hours, { minLength: 1, maxLength: 2 }).map((several) => several.flat()),
    overrides: fc.array(fc.record({ date, ranges: fc.array(range, { maxLength: 2 }) }), {
      maxLength: 2,
    }),
    holidays: fc.array(date, { maxLength: 1 }),
    busy: fc.array(busy, { maxLength: 4 }),
    bufferBeforeMinutes: buffer,
    bufferAfterMinutes: buffer,
  })
}

function searchNear(place: fc.Arbitrary<{ zone: string; around: number }>) {
  return fc
    .tuple(place, someZone)
    .chain(([{ zone, around }, other]): fc.Arbitrary<OracleSearch> => {
      const minutes = (min: number, max: number) =>
        fc.integer({ min: min * 60, max: max * 60 }).map((s) => isoText(around + s * 1000))
      const onTheMinute = (min: number, max: number) =>
        fc.integer({ min, max }).map((m) => isoText(around + m * MINUTE))
      return fc.record({
        now: fc.oneof(onTheMinute(-3000, -1500), minutes(-2000, 600)),
        noticeMinutes: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 600 })),
        from: fc.oneof(onTheMinute(-1000, 300), minutes(-1000, 300)),
        to: fc.oneof(onTheMinute(300, 1800), minutes(300, 1800)),
        durationMinutes: fc.oneof(
          fc.constantFrom(15, 30, 45, 60, 90),
          fc.integer({ min: 1, max: 480 }),
        ),
        stepMinutes: fc.oneof(
          fc.constantFrom(5, 10, 15, 30, 60),
          fc.constantFrom(1, 7, 45, 90, 1440, 2000),
        ),
        gridZone: fc.constantFrom(zone, zone, other, 'UTC'),
        people: fc.oneof(
          fc.tuple(personNear(zone, around)),
          fc.tuple(personNear(zone, around), personNear(other, around)),
        ),
      })
    })
}

export const searches = {
  'around a clock change': searchNear(atChange),
  'at notorious dates': searchNear(atNotorious),
  'in any zone and year': searchNear(anywhere),
}

function clockText(minute: number): string {
  const two = (part: number) => String(Math.floor(part)).padStart(2, '0')
  return `${two(minute / 60)}:${two(minute % 60)}`
}

function isoText(instant: number): string {
  return new Date(instant).toISOString()
}
