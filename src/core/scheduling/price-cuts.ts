/**
 * What bounds under some prices say about all prices: a bound is the lowest of many lines, so each line seen is
 * a ceiling for the others. Prices to try next are the nearest at which every ceiling leaves room for a better
 * bound (the level method of Lemaréchal, Nemirovskii and Nesterov 1995).
 */
import type { Uses } from './relax.ts'

/** A ceiling: under prices `p` no bound is higher than `base + slope * p`. */
export interface Cut {
  readonly base: number
  /** By person. */
  readonly slope: Float64Array
}

/** Times all ceilings are gone through; what they do not reach by then counts as out of reach. */
const SWEEPS = 150

/** A level counts as reached if no ceiling misses it by more than this share of what was missing at first. */
const CLOSE = 0.02

/** The ceiling of a bound that needs each person as often as `uses` says; people may sit once. */
export function cutOf(bound: number, prices: Float64Array, uses: Uses): Cut {
  const slope = Float64Array.from(uses, (list) => list.length - 1)
  return { base: bound - along(slope, prices), slope }
}

/**
 * The prices nearest to `centre` at which every cut reaches `level`; undefined if there seem to be none. Only
 * those whom `free` marks may get a price below nothing.
 */
export function nearestPrices(
  cuts: readonly Cut[],
  centre: Float64Array,
  level: number,
  free: Uint8Array,
): Float64Array | undefined {
  // Somebody without a price whom no cut needs too often keeps none.
  const who = [...centre.keys()].filter((p) => {
    return centre[p] !== 0 || free[p] === 1 || cuts.some(({ slope }) => (slope[p] ?? 0) > 0)
  })
  const lines = cuts.map(({ base, slope }) => ({ base, slope: pick(slope, who) }))
  const point = pick(centre, who)
  const floored = Uint8Array.from(who, (p) => (free[p] === 1 ? 0 : 1))
  if (!project(lines, point, level, floored)) return undefined
  const prices = centre.slice()
  for (const [d, p] of who.entries()) prices[p] = point[d] ?? 0
  return prices
}

/** Move `point` to the nearest that all lines let reach `level`, one line after the other (Hildreth 1957). */
function project(
  lines: readonly Cut[],
  point: Float64Array,
  level: number,
  floored: Uint8Array,
): boolean {
  const squares = lines.map(({ slope }) => along(slope, slope))
  const pushes = new Float64Array(lines.length)
  const lifts = new Float64Array(point.length)
  let [first, miss] = [0, 0]
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    miss = 0
    for (const [i, { base, slope }] of lines.entries()) {
      const missing = level - base - along(slope, point)
      miss = Math.max(miss, missing)
      const step = Math.max(-(pushes[i] ?? 0), missing / (squares[i] || Number.POSITIVE_INFINITY))
      if (step === 0) continue
      pushes[i] = (pushes[i] ?? 0) + step
      for (let d = 0; d < point.length; d++) point[d] = (point[d] ?? 0) + step * (slope[d] ?? 0)
    }
    for (let d = 0; d < point.length; d++) {
      if (floored[d] === 0) continue
      const lift = Math.max(-(lifts[d] ?? 0), -(point[d] ?? 0))
      lifts[d] = (lifts[d] ?? 0) + lift
      point[d] = (point[d] ?? 0) + lift
    }
    if (sweep === 0) first = miss
    if (miss <= CLOSE * first) return true
  }
  return false
}

function along(slope: Float64Array, point: Float64Array): number {
  let sum = 0
  for (let d = 0; d < slope.length; d++) sum += (slope[d] ?? 0) * (point[d] ?? 0)
  return sum
}

function pick(all: Float64Array, who: readonly number[]): Float64Array {
  return Float64Array.from(who, (p) => all[p] ?? 0)
}
