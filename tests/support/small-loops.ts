/** Loops small enough to try everything, with every rule of the manual somewhere among them. */
import { draws } from '../../bench/draw.ts'

const HOUR = 60 * 60_000
const DAY = 24 * HOUR
const MONDAY = Date.UTC(2027, 2, 15)

const ZONES = ['Europe/Belgrade', 'Asia/Kolkata', 'America/St_Johns', 'UTC'] as const
const TERMS = ['finish', 'emptySeats', 'offHours', 'load', 'idle', 'days'] as const

/** A document for `plan`, drawn from a seed; `shared` makes all seats draw on the same people, the hard kind. */
export function smallLoop(seed: number, { shared = false } = {}) {
  const draw = draws(seed)
  const days = 1 + draw.below(3)
  const dates = Array.from({ length: days }, (_, i) => MONDAY + i * DAY)
  const people = ['ana', 'bo', 'cy', 'dee', 'eli'].slice(
    0,
    (shared ? 4 : 2) + draw.below(shared ? 2 : 4),
  )
  const count = shared ? 3 : 1 + draw.below(3)
  const iso = (instant: number) => new Date(instant).toISOString()
  const span = (date: number, from: number, hours: number) => [
    iso(date + from * HOUR),
    iso(date + (from + hours) * HOUR),
  ]
  const busy = (share: number) =>
    dates.flatMap((date) =>
      Array.from({ length: 8 }, (_, i) => i + 8).flatMap((hour) =>
        draw.chance(share) ? [span(date, hour, draw.pick([0.5, 1]))] : [],
      ),
    )
  const maybe = <Value>(share: number, value: Value) => (draw.chance(share) ? value : undefined)
  const night = draw.chance(0.1)
  const objective = draw.chance(0.4)
    ? ['finish', 'offHours', 'load', 'idle']
    : draw.shuffled(TERMS).slice(0, 1 + draw.below(TERMS.length))
  return dropUndefined({
    now: iso(MONDAY - HOUR),
    noticeMinutes: draw.pick([0, 60, 11 * 60]),
    from: iso(MONDAY),
    to: iso(MONDAY + days * DAY),
    stepMinutes: draw.pick([30, 60]),
    gridZone: draw.pick(ZONES),
    people: people.map((id) =>
      dropUndefined({
        id,
        zone: draw.pick(ZONES),
        hours: [{ days: [1, 2, 3, 4, 5], from: draw.pick(['00:00', '06:00']), to: '24:00' }],
        busy: busy(draw.pick([0.1, 0.4])),
        bufferBeforeMinutes: draw.pick([0, 0, 30]),
        bufferAfterMinutes: draw.pick([0, 0, 15]),
        preferred: maybe(0.4, [{ days: [1, 2, 3, 4, 5], from: '12:00', to: '16:30' }]),
        loadMinutes: draw.pick([0, 0, 45, 60, 100]),
        capPerDay: maybe(0.3, 1 + draw.below(2)),
        capPerWeek: maybe(0.3, 1 + draw.below(3)),
        booked: draw.chance(0.3) ? [span(draw.pick(dates), 8 + draw.below(8), 1)] : [],
      }),
    ),
    candidate: dropUndefined({
      zone: draw.pick(ZONES),
      windows: dates.map((date) =>
        night ? span(date, 21, 5) : span(date, 9 + draw.below(3), 3 + draw.below(3)),
      ),
      maxPerDay: maybe(0.3, 1 + draw.below(2)),
      breakMinutes: draw.pick([0, 0, 10, 30]),
      lunch: maybe(0.4, {
        minutes: draw.pick([30, 60]),
        ...draw.pick([
          { from: '11:00', to: '13:00' },
          { from: '12:30', to: '14:00' },
          { from: '00:00', to: '02:00' },
        ]),
      }),
    }),
    rooms: [
      { id: 'r1', busy: busy(0.4) },
      { id: 'r2', busy: busy(0.5) },
    ].slice(0, draw.below(3)),
    interviews: Array.from({ length: count }, (_, i) => ({
      id: `i${i}`,
      durationMinutes: draw.pick([30, 60, 90]),
      room: draw.chance(0.25),
      after: i > 0 && draw.chance(0.3) ? [`i${i - 1}`] : [],
      seats: Array.from({ length: 1 + (draw.chance(shared ? 0.15 : 0.4) ? 1 : 0) }, (_, s) => ({
        id: `s${s}`,
        pool: draw
          .shuffled(people)
          .slice(0, shared ? people.length : 1 + draw.below(people.length)),
        count: !shared && draw.chance(0.15) ? 2 : 1,
        optional: draw.chance(0.3),
      })),
    })),
    rules: dropUndefined({
      maxDays: maybe(0.5, 1 + draw.below(2)),
      onePerPerson: shared || draw.chance(0.6),
    }),
    objective,
    alternatives: 3,
    timeLimitMs: 60_000,
  })
}

function dropUndefined<Values extends object>(values: Values): Values {
  return JSON.parse(JSON.stringify(values))
}
