/** The level of measurement a rating is taken to have. */
export type Level = 'nominal' | 'ordinal' | 'interval' | 'ratio'

/** The levels, for menus and for parsing. */
export const levels = ['nominal', 'ordinal', 'interval', 'ratio'] as const satisfies Level[]

/**
 * Given how often each value occurs, tell the disagreement expected by chance (sum of n_c n_k d2_ck
 * over all ordered pairs of values) and the one within unit `u` (its ordered pairs over m_u - 1).
 */
export type Disagreement = (margins: Float64Array) => {
  readonly expected: number
  readonly within: (u: number) => number
}

/**
 * Prepare the disagreement of a level: nominal 0 or 1, interval (c - k)^2, ratio ((c - k)/(c + k))^2,
 * ordinal (sum of n_g for g from c to k, less (n_c + n_k)/2)^2 (Krippendorff 2011).
 *
 * The ordinal difference is that of the values' mid-ranks, so ordinal is interval on mid-ranks.
 */
export function disagreementAt(
  level: Level,
  distinct: readonly number[],
  units: readonly Int32Array[],
): Disagreement {
  switch (level) {
    case 'nominal':
      return nominal(units)
    case 'ratio':
      return pairwise((a, b) => (a === b ? 0 : ((a - b) / (a + b)) ** 2), distinct, units)
    case 'interval':
      return byFixedScore(spreadOut(distinct), units)
    case 'ordinal':
      return byScore(midRanks, units)
  }
}

/** n^2 - sum n_c^2 of the margins, and the same of each unit over m - 1. */
function nominal(units: readonly Int32Array[]): Disagreement {
  const observed = units.map((unit) => {
    const counts = new Map<number, number>()
    for (const place of unit) counts.set(place, (counts.get(place) ?? 0) + 1)
    return differing(counts.values()) / (unit.length - 1)
  })
  return (margins) => ({ expected: differing(margins), within: (u) => observed[u] ?? 0 })
}

function differing(counts: Iterable<number>): number {
  let [n, squares] = [0, 0]
  for (const count of counts) {
    n += count
    squares += count * count
  }
  return n * n - squares
}

type Distance = (a: number, b: number) => number

function pairwise(
  distance: Distance,
  values: readonly number[],
  units: readonly Int32Array[],
): Disagreement {
  const observed = units.map((unit) => pairsWithin(unit, distance, values))
  return (margins) => ({
    expected: expectedOver(margins, distance, values),
    within: (u) => observed[u] ?? 0,
  })
}

function pairsWithin(unit: Int32Array, distance: Distance, values: readonly number[]): number {
  let total = 0
  for (const a of unit) for (const b of unit) total += distance(values[a] ?? 0, values[b] ?? 0)
  return total / (unit.length - 1)
}

/** No table of distances: with many distinct values it would not fit into memory. */
function expectedOver(
  margins: Float64Array,
  distance: Distance,
  values: readonly number[],
): number {
  let total = 0
  for (let a = 0; a < margins.length; a++) {
    const times = margins[a] ?? 0
    if (times === 0) continue
    for (let b = 0; b < a; b++) {
      const others = margins[b] ?? 0
      if (others > 0) total += times * others * distance(values[a] ?? 0, values[b] ?? 0)
    }
  }
  return 2 * total
}

function byFixedScore(scores: Float64Array, units: readonly Int32Array[]): Disagreement {
  const observed = units.map((unit) => spreadWithin(unit, scores))
  return (margins) => ({ expected: spread(margins, scores), within: (u) => observed[u] ?? 0 })
}

function byScore(
  scoresFor: (margins: Float64Array) => Float64Array,
  units: readonly Int32Array[],
): Disagreement {
  return (margins) => {
    const scores = scoresFor(margins)
    return {
      expected: spread(margins, scores),
      within: (u) => spreadWithin(units[u] ?? new Int32Array(), scores),
    }
  }
}

/** Twice (n sum n_c s_c^2 - (sum n_c s_c)^2), the sum of n_c n_k (s_c - s_k)^2 over ordered pairs. */
function spread(margins: Float64Array, scores: Float64Array): number {
  let [n, first, second] = [0, 0, 0]
  for (let c = 0; c < margins.length; c++) {
    const [times, score] = [margins[c] ?? 0, scores[c] ?? 0]
    n += times
    first += times * score
    second += times * score * score
  }
  return 2 * (n * second - first * first)
}

function spreadWithin(unit: Int32Array, scores: Float64Array): number {
  const m = unit.length
  // Deviations from the first rating: a unit in full agreement then gives exactly 0.
  const origin = scores[unit[0] ?? 0] ?? 0
  let [first, second] = [0, 0]
  for (let i = 1; i < m; i++) {
    const score = (scores[unit[i] ?? 0] ?? 0) - origin
    first += score
    second += score * score
  }
  return (2 * (m * second - first * first)) / (m - 1)
}

function midRanks(margins: Float64Array): Float64Array {
  let before = 0
  return margins.map((times) => {
    before += times
    return before - times / 2
  })
}

/** Between 0 and 1: alpha does not depend on zero and unit, and squares then neither swell nor vanish. */
function spreadOut(distinct: readonly number[]): Float64Array {
  const [least = 0, most = 0] = [distinct[0], distinct.at(-1)]
  return Float64Array.from(distinct, (value) => (value - least) / (most - least))
}
