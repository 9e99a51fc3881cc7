/** Loops to plan, drawn from a seed: people in mixed zones, pools, caps, lunch, order, rooms, several days. */
import { type Draw, draws } from './draw.ts'

/** What kind of loop to draw. */
export interface LoopKind {
  readonly interviews: number
  /** People qualified for each seat. */
  readonly pool: number
  readonly days: number
  readonly stepMinutes: number
  readonly maxDays?: number
  /** All seats draw from one pool of this kind's size. */
  readonly shared?: boolean
  /** Share of working time that is busy, 0 to 1. */
  readonly busy?: number
  /** Hours of the candidate a day. */
  readonly hours?: number
  readonly objective?: readonly string[]
  readonly onePerPerson?: boolean
  readonly alternatives?: number
  /** Caps, lunch, order, rooms, breaks, optional seats and panels of two are drawn when asked for. */
  readonly rich?: boolean
}

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const MONDAY = Date.UTC(2027, 2, 15)
const ZONES = [
  'Europe/Belgrade',
  'Europe/London',
  'Europe/Helsinki',
  'Europe/Lisbon',
  'Africa/Johannesburg',
  'Africa/Casablanca',
  'Asia/Beirut',
  'Africa/Cairo',
] as const

/** Draw a loop; the same seed and kind give the same loop. */
export function drawLoop(seed: number, kind: LoopKind) {
  const draw = draws(seed)
  const { interviews: count, days, rich = true } = kind
  const dates = workdays(days)
  const pools = drawPools(draw, kind)
  const ids = [...new Set(pools.flat(2))].sort()
  const interviews = pools.map((seats, i) => ({
    id: `i${i}`,
    durationMinutes: draw.pick(kind.stepMinutes <= 15 ? [30, 45, 60] : [30, 60]),
    room: rich && draw.chance(0.5),
    after: rich && i === count - 1 && count > 1 ? ['i0'] : [],
    seats: seats.map((pool, s) => ({
      id: s === 0 ? 'lead' : `seat${s}`,
      pool,
      count: 1,
      optional: s > 0 && draw.chance(0.5),
    })),
  }))
  return {
    now: iso(MONDAY - 3 * DAY),
    noticeMinutes: 120,
    from: iso(MONDAY),
    to: iso((dates.at(-1) ?? MONDAY) + DAY),
    stepMinutes: kind.stepMinutes,
    gridZone: 'Europe/Belgrade',
    people: ids.map((id) => drawPerson(draw, id, dates, kind)),
    candidate: {
      zone: 'Europe/Belgrade',
      windows: dates.map((date) => {
        const from = date + 7 * 60 * MINUTE + draw.below(3) * 30 * MINUTE
        return [iso(from), iso(from + (kind.hours ?? 8) * 60 * MINUTE)]
      }),
      ...(rich && draw.chance(0.3) ? { maxPerDay: Math.max(2, count - 1) } : {}),
      breakMinutes: rich ? draw.pick([0, 0, 5, 15]) : 0,
      ...(rich && draw.chance(0.6) ? { lunch: { minutes: 30, from: '12:00', to: '14:00' } } : {}),
    },
    rooms: ['r1', 'r2'].map((id) => ({ id, busy: drawBusy(draw, dates, 0.3) })),
    interviews,
    rules: { maxDays: kind.maxDays ?? 1, onePerPerson: kind.onePerPerson ?? true },
    objective: [...(kind.objective ?? ['finish', 'offHours', 'load', 'idle'])],
    alternatives: kind.alternatives ?? 0,
    timeLimitMs: 20_000,
  }
}

/** By interview and seat: the people qualified. */
function drawPools(
  draw: Draw,
  { interviews, pool, shared = false, rich = true }: LoopKind,
): string[][][] {
  const all = Array.from(
    { length: shared ? pool : pool * interviews },
    (_, i) => `p${String(i).padStart(3, '0')}`,
  )
  const some = (from: readonly string[], size: number) => draw.shuffled(from).slice(0, size).sort()
  return Array.from({ length: interviews }, () => {
    const seats = rich && draw.chance(0.3) ? 2 : 1
    return Array.from({ length: seats }, () => (shared ? all : some(all, pool)))
  })
}

function drawPerson(
  draw: Draw,
  id: string,
  dates: readonly number[],
  { busy = 0.5, rich = true }: LoopKind,
) {
  const weekdays = [1, 2, 3, 4, 5]
  const early = draw.pick(['08:00', '09:00', '09:30'])
  return {
    id,
    zone: draw.pick(ZONES),
    hours: [{ days: weekdays, from: early, to: draw.pick(['17:00', '17:30', '18:00']) }],
    busy: drawBusy(draw, dates, busy),
    bufferBeforeMinutes: rich ? draw.pick([0, 0, 5]) : 0,
    bufferAfterMinutes: rich ? draw.pick([0, 0, 10]) : 0,
    loadMinutes: draw.below(600),
    ...(rich && draw.chance(0.3)
      ? { preferred: [{ days: weekdays, from: '10:00', to: '16:00' }] }
      : {}),
    ...(rich && draw.chance(0.3)
      ? { capPerDay: 1 + draw.below(2), capPerWeek: 1 + draw.below(3) }
      : {}),
    booked: rich && draw.chance(0.4) ? drawBusy(draw, dates, 0.06) : [],
  }
}

/** Busy spans of half an hour to two hours, as a share of office hours. */
function drawBusy(draw: Draw, dates: readonly number[], share: number): string[][] {
  const spans: string[][] = []
  for (const date of dates) {
    for (let slot = 14; slot < 36; ) {
      const length = 1 + draw.below(4)
      if (draw.chance(share))
        spans.push([iso(date + slot * 30 * MINUTE), iso(date + (slot + length) * 30 * MINUTE)])
      slot += length
    }
  }
  return spans
}

/** The first `count` days from a Monday on that are no weekend, as their midnights in UTC. */
function workdays(count: number): number[] {
  return Array.from({ length: count }, (_, i) => MONDAY + (Math.floor(i / 5) * 7 + (i % 5)) * DAY)
}

function iso(instant: number): string {
  return new Date(instant).toISOString()
}
