import { CholeskyDecomposition, Matrix } from 'ml-matrix'
import type { Cell, Design } from './mixed-design.ts'

/** How variances are estimated: restricted maximum likelihood, or maximum likelihood. */
export type Method = 'reml' | 'ml'

/**
 * Ratios of each factor's variance to the residual variance: the absorbed factor's, then the others'
 * in the order of the design.
 */
export type Ratios = readonly number[]

/**
 * The mixed model equations at given ratios, the absorbed factor eliminated (Henderson 1984).
 *
 * Effects are in units of their own standard deviation (as in Bates et al. 2015, J Stat Softw 67(1)),
 * which keeps the equations regular where a variance is zero.
 */
export interface Equations {
  readonly ratios: Ratios
  /** Per column the root of its ratio; 1 for the mean. */
  readonly roots: Float64Array
  /** Per level of the absorbed factor 1/(1 + ratio x count). */
  readonly kept: Float64Array
  /** The standardised equations' left side. */
  readonly matrix: Matrix
  /** Standardised effects, and the mean last. */
  readonly solution: Float64Array
  /** What the model leaves of the squares, weighted: y'Py. */
  readonly residual: number
  /** -2 log likelihood up to a constant, the residual variance and the mean profiled out. */
  readonly criterion: number
}

/** Form and solve the equations. */
export function equationsAt(of: Design, ratios: Ratios, method: Method): Equations {
  const [ratio = 0, ...others] = ratios
  const kept = Float64Array.from(of.cells, ({ count }) => 1 / (1 + ratio * count))
  const roots = rootsOf(of, others)
  const { matrix, right, squares } = eliminated(of, ratio, kept)
  const scaled = standardised(matrix, roots)
  for (let j = 0; j < roots.length - 1; j++) scaled.set(j, j, scaled.get(j, j) + 1)
  const side = right.map((value, j) => value * (roots[j] ?? 0))
  const decomposition = new CholeskyDecomposition(scaled)
  const solution = Float64Array.from(decomposition.solve(Matrix.columnVector(side)).to1DArray())
  const residual = squares - dot(side, solution)
  const criterion = deviance(of, decomposition, kept, residual, method)
  return { ratios, roots, kept, matrix: scaled, solution, residual, criterion }
}

/** Degrees of freedom the residual variance is estimated with. */
export function degreesOf({ n }: Design, method: Method): number {
  return method === 'reml' ? n - 1 : n
}

/** Add `weight` times the outer product of a cell's column counts into `into`. */
export function addOuter(into: Matrix, { columns, times }: Cell, weight: number): void {
  for (let a = 0; a < columns.length; a++) {
    const row = columns[a] ?? 0
    for (let b = 0; b < columns.length; b++) {
      const column = columns[b] ?? 0
      // The counts first: their product is exact, so the matrix stays symmetric to the last bit.
      const share = weight * ((times[a] ?? 0) * (times[b] ?? 0))
      into.set(row, column, into.get(row, column) + share)
    }
  }
}

/** Scale rows and columns by the roots, in place, and keep the matrix symmetric to the last bit. */
export function standardised(matrix: Matrix, roots: Float64Array): Matrix {
  for (let a = 0; a < roots.length; a++) {
    for (let b = 0; b < roots.length; b++) {
      matrix.set(a, b, matrix.get(a, b) * ((roots[a] ?? 0) * (roots[b] ?? 0)))
    }
  }
  return matrix
}

/** Multiply two lists of equal length and add up. */
export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let total = 0
  for (let i = 0; i < a.length; i++) total += (a[i] ?? 0) * (b[i] ?? 0)
  return total
}

function rootsOf({ others, starts }: Design, ratios: readonly number[]): Float64Array {
  const roots = new Float64Array((starts.at(-1) ?? 0) + 1).fill(1)
  for (const [k] of others.entries()) {
    roots.fill(Math.sqrt(ratios[k] ?? 0), starts[k] ?? 0, starts[k + 1] ?? 0)
  }
  return roots
}

function eliminated(of: Design, ratio: number, kept: Float64Array) {
  const matrix = of.crossed.clone()
  const right = of.totals.slice()
  let squares = of.squares
  for (const [c, cell] of of.cells.entries()) {
    const weight = ratio * (kept[c] ?? 0)
    addOuter(matrix, cell, -weight)
    for (const [i, column] of cell.columns.entries()) {
      right[column] = (right[column] ?? 0) - weight * cell.total * (cell.times[i] ?? 0)
    }
    squares -= weight * cell.total ** 2
  }
  return { matrix, right, squares }
}

function deviance(
  of: Design,
  decomposition: CholeskyDecomposition,
  kept: Float64Array,
  residual: number,
  method: Method,
): number {
  const factor = decomposition.lowerTriangularMatrix
  // Under maximum likelihood the mean is known: its pivot, the last, does not count.
  const pivots = method === 'reml' ? factor.rows : factor.rows - 1
  let logs = 0
  for (let j = 0; j < pivots; j++) logs += 2 * Math.log(factor.get(j, j))
  for (const share of kept) logs -= Math.log(share)
  const degrees = degreesOf(of, method)
  return logs + degrees * Math.log(residual)
}
