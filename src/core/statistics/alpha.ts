import { type Disagreement, disagreementAt, type Level } from './disagreement.ts'
import type { Estimate, Why } from './why.ts'

/** Ratings in the layout of the literature: a row for every rater, a column for every unit, null for a gap. */
export type RatingTable = readonly (readonly (number | null)[])[]

/** Krippendorff's alpha with what it rests on. */
export interface Alpha {
  readonly alpha: Estimate
  /** How many units have two ratings or more; others say nothing about agreement. */
  readonly units: number
  /** How many ratings those units have together. */
  readonly values: number
  /** The distinct ratings among them, ascending. */
  readonly distinct: readonly number[]
}

/** The units of a table that have two ratings or more, and how ratings at a level differ. */
export interface Pairable {
  readonly level: Level
  /** Per unit, the places of its ratings in `distinct`. */
  readonly units: readonly Int32Array[]
  /** Per unit, its column in the table. */
  readonly columns: readonly number[]
  readonly distinct: readonly number[]
}

/**
 * Measure how far raters agree beyond chance: 1 is perfect, 0 is chance, below 0 is worse than chance.
 *
 * alpha = 1 - (n - 1) sum o_ck d2_ck / sum n_c n_k d2_ck over coincidences o and margins n
 * (Krippendorff 2011, Computing Krippendorff's alpha-reliability).
 */
export function krippendorffAlpha(ratings: RatingTable, level: Level): Alpha {
  const table = pairable(ratings, level)
  return {
    alpha: alphaOf(table)(new Int32Array(table.units.length).fill(1)),
    units: table.units.length,
    values: table.units.reduce((total, unit) => total + unit.length, 0),
    distinct: table.distinct,
  }
}

/** Collect the units that have two ratings or more. */
export function pairable(ratings: RatingTable, level: Level): Pairable {
  const width = ratings.reduce((widest, row) => Math.max(widest, row.length), 0)
  const all = Array.from({ length: width }, (_, column) => ({
    column,
    values: ratings.flatMap((row) => row[column] ?? []),
  }))
  const kept = all.filter(({ values }) => values.length >= 2)
  const distinct = [...new Set(kept.flatMap(({ values }) => values))].sort((a, b) => a - b)
  const place = new Map(distinct.map((value, i) => [value, i]))
  return {
    level,
    distinct,
    columns: kept.map(({ column }) => column),
    units: kept.map(({ values }) => Int32Array.from(values, (value) => place.get(value) ?? 0)),
  }
}

/**
 * Prepare alpha as a function of how often each unit counts, for resampling.
 *
 * The function returned reuses its buffers: call it as often as needed, one call at a time.
 */
export function alphaOf(table: Pairable): (weights: Int32Array) => Estimate {
  const { units, distinct, level } = table
  if (units.length === 0) return () => without('no unit with two ratings')
  if (level === 'ratio' && distinct.some((value) => value < 0)) {
    return () => without('ratio level needs values of zero or more')
  }
  const disagreement = disagreementAt(level, distinct, units)
  const margins = new Float64Array(distinct.length)
  return (weights) => {
    countMargins(units, weights, margins)
    if (margins.reduce((used, count) => used + (count > 0 ? 1 : 0), 0) < 2) {
      return without('no variation')
    }
    return { value: alphaFrom(disagreement, units, weights, margins) }
  }
}

function countMargins(
  units: readonly Int32Array[],
  weights: Int32Array,
  margins: Float64Array,
): void {
  margins.fill(0)
  for (const [u, unit] of units.entries()) {
    const weight = weights[u] ?? 0
    if (weight === 0) continue
    for (const place of unit) margins[place] = (margins[place] ?? 0) + weight
  }
}

function alphaFrom(
  disagreement: Disagreement,
  units: readonly Int32Array[],
  weights: Int32Array,
  margins: Float64Array,
): number {
  const { expected, within } = disagreement(margins)
  let [n, observed] = [0, 0]
  for (const [u, unit] of units.entries()) {
    const weight = weights[u] ?? 0
    if (weight === 0) continue
    n += weight * unit.length
    observed += weight * within(u)
  }
  return 1 - ((n - 1) * observed) / expected
}

function without(why: Why): Estimate {
  return { value: null, why }
}
