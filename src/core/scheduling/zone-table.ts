/**
 * When the clocks of a zone change: found once with Intl, then looked up in nanoseconds.
 *
 * A *wall* is what a clock shows, as the milliseconds since 1970-01-01T00:00 on that same clock, so
 * that walls add up like instants do. Asking Intl costs a microsecond; a search asks thousands of times.
 */
import type { Instant, Zone } from '../time.ts'

/** Clock changes in order, and the offsets between them. `offsets` has one entry more than the others. */
interface Changes {
  /** Instants at which the offset changes: from `offsets[i]` to `offsets[i + 1]`. */
  readonly at: readonly number[]
  /** Walls from which on the later offset is meant. */
  readonly wallFrom: readonly number[]
  readonly offsets: readonly number[]
}

/** What is known so far of a zone's clock changes. Grows by a block when a new one is asked for. */
export interface ZoneTable {
  readonly zone: Zone
  readonly blocks: Map<number, Changes>
  readonly probe: (instant: number) => number
}

const SECOND = 1000
const WEEK = 7 * 24 * 60 * 60 * SECOND
const BLOCK = 52 * WEEK

/**
 * The shortest time between two changes on record is 6 days 23 hours (Boa Vista, Noronha and Recife
 * in October 2000), so of probes half a week apart none jumps over two that cancel out.
 */
const STEP = WEEK / 2

/** Before the first clock change on record; older instants have the same local mean time. */
const FIRST = Date.UTC(1800, 0, 1)

const tables = new Map<Zone, ZoneTable>()

/** The table of `zone`, one for the whole process. */
export function zoneTable(zone: Zone): ZoneTable {
  const known = tables.get(zone)
  if (known) return known
  const table = { zone, blocks: new Map(), probe: offsetProbe(zone) }
  tables.set(zone, table)
  return table
}

/** Milliseconds that the zone's clock is ahead of UTC at `instant`. */
export function offsetAt(table: ZoneTable, instant: number): number {
  const { at, offsets } = changesNear(table, instant)
  return offsets[countUpTo(at, instant)] ?? Number.NaN
}

/** What the zone's clock shows at `instant`. */
export function wallOf(table: ZoneTable, instant: number): number {
  return instant + offsetAt(table, instant)
}

/**
 * The instant at which the zone's clock shows `wall`.
 *
 * A wall that happens twice means the first; one that never happens moves on by the gap. Both
 * follow from one rule: the earlier offset holds for every wall before `wallFrom`.
 */
export function instantOf(table: ZoneTable, wall: number): Instant {
  const { wallFrom, offsets } = changesNear(table, wall)
  return (wall - (offsets[countUpTo(wallFrom, wall)] ?? Number.NaN)) as Instant
}

/** `instantOf` for walls that mostly come in order: remembers how long the last offset holds. */
export function wallReader(table: ZoneTable): (wall: number) => number {
  let [offset, from, until] = [0, 0, 0]
  return (wall) => {
    if (wall < from || wall >= until) {
      const { wallFrom, offsets } = changesNear(table, wall)
      const count = countUpTo(wallFrom, wall)
      const block = blockOf(wall) * BLOCK
      offset = offsets[count] ?? Number.NaN
      from = Math.max(wallFrom[count - 1] ?? block, block)
      until = Math.min(wallFrom[count] ?? block + BLOCK, block + BLOCK)
    }
    return wall - offset
  }
}

/** The first clock change after `instant`, or `horizon` if none comes before it. */
export function nextChange(table: ZoneTable, instant: number, horizon: number): number {
  for (let from = instant; from < horizon; from = (blockOf(from) + 1) * BLOCK) {
    const next = changesNear(table, from).at.find((change) => change > instant)
    if (next !== undefined) return Math.min(next, horizon)
  }
  return horizon
}

function changesNear(table: ZoneTable, time: number): Changes {
  const block = blockOf(time)
  const known = table.blocks.get(block)
  if (known) return known
  const found = findChanges(table.probe, block * BLOCK)
  table.blocks.set(block, found)
  return found
}

function blockOf(time: number): number {
  return Math.floor(time / BLOCK)
}

/** Few changes fit in a block, so counting from the end beats bisection. */
function countUpTo(times: readonly number[], time: number): number {
  let count = times.length
  while (count > 0 && (times[count - 1] ?? 0) > time) count--
  return count
}

/**
 * Probe the block that begins at `from`, and a week to each side of it, so that walls near its edges
 * find their change too; narrow down where one probe differs from the next.
 */
function findChanges(probe: ZoneTable['probe'], from: number): Changes {
  const at: number[] = []
  const wallFrom: number[] = []
  let before = probe(from - WEEK)
  const offsets = [before]
  for (let high = from - WEEK + STEP; high <= from + BLOCK + WEEK; high += STEP) {
    for (let low = high - STEP, last = probe(high); before !== last; ) {
      low = bisect(probe, low, high)
      const after = probe(low)
      at.push(low)
      wallFrom.push(low + Math.max(before, after))
      offsets.push(after)
      before = after
    }
  }
  return { at, wallFrom, offsets }
}

/** The first whole second after `low` with another offset; `high` has another. */
function bisect(probe: ZoneTable['probe'], low: number, high: number): number {
  const before = probe(low)
  let [same, other] = [low / SECOND, high / SECOND]
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2)
    if (probe(middle * SECOND) === before) same = middle
    else other = middle
  }
  return other * SECOND
}

function offsetProbe(zone: Zone): ZoneTable['probe'] {
  const numeric = 'numeric'
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: numeric,
    month: numeric,
    day: numeric,
    hour: numeric,
    minute: numeric,
    second: numeric,
  })
  return (instant) => {
    const asked = Math.max(instant, FIRST)
    const [month = 1, day = 1, year = 0, hour = 0, minute = 0, second = 0] =
      clock.format(asked).match(/\d+/g)?.map(Number) ?? []
    return Date.UTC(year, month - 1, day, hour, minute, second) - asked
  }
}
