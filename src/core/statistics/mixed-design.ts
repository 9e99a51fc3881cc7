import { Matrix } from 'ml-matrix'
import { mean, squaredDeviation } from './moments.ts'

/** A way to group ratings: the level each rating has, by number. */
export interface Factor {
  readonly name: string
  readonly levels: readonly string[]
  /** For each rating the number of its level. */
  readonly codes: Int32Array
}

/** The ratings of one level of the absorbed factor, by the columns of the others they touch. */
export interface Cell {
  readonly count: number
  readonly total: number
  /** Columns touched, the mean's among them, and how often. */
  readonly columns: Int32Array
  readonly times: Float64Array
}

/**
 * What the likelihood needs of the data, with the largest factor absorbed.
 *
 * Columns are the levels of the other factors one after another, then the mean. Ratings are centred
 * and scaled to a mean square of 1, so that tolerances mean the same for every scale.
 */
export interface Design {
  readonly n: number
  readonly centre: number
  readonly scale: number
  readonly absorbed: Factor
  readonly cells: readonly Cell[]
  readonly others: readonly Factor[]
  /** Where each other factor's columns begin; the last entry is the mean's column. */
  readonly starts: readonly number[]
  readonly crossed: Matrix
  readonly totals: Float64Array
  readonly squares: number
}

const NO_FACTOR: Factor = { name: '', levels: [], codes: new Int32Array() }

/** Number the levels of a grouping in order of first appearance. */
export function factor(name: string, labels: readonly string[]): Factor {
  const numbers = new Map<string, number>()
  const codes = Int32Array.from(labels, (label) => {
    const number = numbers.get(label) ?? numbers.size
    numbers.set(label, number)
    return number
  })
  return { name, levels: [...numbers.keys()], codes }
}

/**
 * Gather the sums a mixed model of `ratings` needs; only its smaller factors cost matrix work.
 *
 * `ratings` must vary.
 */
export function design(ratings: readonly number[], factors: readonly Factor[]): Design {
  const [absorbed = NO_FACTOR, ...others] = factors.toSorted(
    (a, b) => b.levels.length - a.levels.length,
  )
  const starts = startsOf(others)
  const centre = mean(ratings)
  const scale = Math.sqrt(squaredDeviation(ratings) / ratings.length)
  const ys = ratings.map((rating) => (rating - centre) / scale)
  const columnsOf = (row: number) => [
    ...others.map(({ codes }, k) => (starts[k] ?? 0) + (codes[row] ?? 0)),
    starts.at(-1) ?? 0,
  ]
  return {
    n: ratings.length,
    centre,
    scale,
    absorbed,
    others,
    starts,
    cells: cells(absorbed, ys, columnsOf),
    ...crossProducts(ys, columnsOf, (starts.at(-1) ?? 0) + 1),
    squares: ys.reduce((total, y) => total + y * y, 0),
  }
}

function startsOf(factors: readonly Factor[]): readonly number[] {
  const starts = [0]
  for (const { levels } of factors) starts.push((starts.at(-1) ?? 0) + levels.length)
  return starts
}

function cells(
  absorbed: Factor,
  ys: readonly number[],
  columnsOf: (row: number) => readonly number[],
): readonly Cell[] {
  const open = absorbed.levels.map(() => ({ count: 0, total: 0, times: new Map<number, number>() }))
  for (const [row, code] of absorbed.codes.entries()) {
    const cell = open[code]
    if (cell === undefined) continue
    cell.count += 1
    cell.total += ys[row] ?? 0
    for (const at of columnsOf(row)) cell.times.set(at, (cell.times.get(at) ?? 0) + 1)
  }
  return open.map(({ count, total, times }) => ({
    count,
    total,
    columns: Int32Array.from(times.keys()),
    times: Float64Array.from(times.values()),
  }))
}

function crossProducts(
  ys: readonly number[],
  columnsOf: (row: number) => readonly number[],
  size: number,
): { crossed: Matrix; totals: Float64Array } {
  const crossed = Matrix.zeros(size, size)
  const totals = new Float64Array(size)
  for (const [row, y] of ys.entries()) {
    const columns = columnsOf(row)
    for (const a of columns) {
      totals[a] = (totals[a] ?? 0) + y
      for (const b of columns) crossed.set(a, b, crossed.get(a, b) + 1)
    }
  }
  return { crossed, totals }
}
