import { inverse as inverted, Matrix } from 'ml-matrix'
import type { Design } from './mixed-design.ts'
import {
  addOuter,
  degreesOf,
  dot,
  type Equations,
  type Method,
  standardised,
} from './mixed-equations.ts'

/** First and second derivatives of the criterion by the variance ratios, absorbed factor first. */
export interface Derivatives {
  readonly gradient: readonly number[]
  readonly hessian: readonly (readonly number[])[]
  /** The hessian's data part alone: never indefinite, so a descent direction where the hessian is none. */
  readonly average: readonly (readonly number[])[]
}

/**
 * Differentiate the criterion exactly.
 *
 * With P the projection of the model and G_k the sharing matrix of factor k:
 * gradient tr(P G_k) - d s_k's_k/y'Py, hessian -tr(P G_k P G_l) + d (2 y'PG_kPG_lPy/y'Py - ...),
 * average information after Gilmour, Thompson & Cullis (1995, Biometrics 51:1440). All of it is
 * read off the inverse of the small equations, so the absorbed factor costs no matrix work. Every
 * ratio must be above 0.
 */
export function derivativesAt(of: Design, at: Equations, method: Method): Derivatives {
  const inverse = inverseOf(at)
  const traces = tracesAt(of, at, method === 'reml' ? inverse : withoutMean(inverse))
  const forms = formsAt(of, at, inverse)
  const d = degreesOf(of, method)
  const share = (k: number) => (forms.single[k] ?? 0) / at.residual
  const pair = (k: number, l: number) => (forms.pairs[k]?.[l] ?? 0) / at.residual
  const each = at.ratios.map((_, k) => k)
  return {
    gradient: each.map((k) => (traces.single[k] ?? 0) - d * share(k)),
    hessian: each.map((k) =>
      each.map((l) => d * (2 * pair(k, l) - share(k) * share(l)) - (traces.pairs[k]?.[l] ?? 0)),
    ),
    average: each.map((k) => each.map((l) => d * (pair(k, l) - share(k) * share(l)))),
  }
}

/**
 * Invert the standardised equations.
 *
 * By elimination with pivots: the library's own Cholesky solver takes twice as long for it.
 */
export function inverseOf({ matrix }: Equations): Matrix {
  return inverted(matrix)
}

interface PerFactor {
  readonly single: readonly number[]
  readonly pairs: readonly (readonly number[])[]
}

/** tr(P G_k) and tr(P G_k P G_l). */
function tracesAt(of: Design, at: Equations, inverse: Matrix): PerFactor {
  const own = blockTraces(of, at, inverse)
  if (of.cells.length === 0) return own
  const size = at.roots.length
  const [touched, twice] = [Matrix.zeros(size, size), Matrix.zeros(size, size)]
  let [first, second] = [0, 0]
  for (const [c, cell] of of.cells.entries()) {
    const kept = at.kept[c] ?? 0
    first += cell.count * kept
    second += (cell.count * kept) ** 2
    addOuter(touched, cell, kept * kept)
    addOuter(twice, cell, cell.count * kept ** 3)
  }
  const reach = standardised(touched, at.roots)
  const product = inverse.mmul(reach)
  const single = first - elementwise(inverse, reach)
  const square =
    second - 2 * elementwise(inverse, standardised(twice, at.roots)) + traceOfSquare(product)
  const across = of.others.map((_, k) => {
    let total = 0
    for (const j of blockOf(of, k)) total += dot(product.getRow(j), inverse.getRow(j))
    return total / (at.ratios[k + 1] ?? 1)
  })
  return {
    single: [single, ...own.single],
    pairs: [[square, ...across], ...own.pairs.map((row, k) => [across[k] ?? 0, ...row])],
  }
}

/** The traces among the factors that were not absorbed. */
function blockTraces(of: Design, at: Equations, inverse: Matrix): PerFactor {
  const ratio = (k: number) => at.ratios[k + 1] ?? 1
  const left = (i: number, j: number) => (i === j ? 1 : 0) - inverse.get(i, j)
  const total = (k: number, l: number) => {
    let squares = 0
    for (const i of blockOf(of, k)) for (const j of blockOf(of, l)) squares += left(i, j) ** 2
    return squares / (ratio(k) * ratio(l))
  }
  return {
    single: of.others.map((_, k) => {
      let trace = 0
      for (const j of blockOf(of, k)) trace += left(j, j)
      return trace / ratio(k)
    }),
    pairs: of.others.map((_, k) => of.others.map((__, l) => total(k, l))),
  }
}

/** y'P G_k P y and y'P G_k P G_l P y. */
function formsAt(of: Design, at: Equations, inverse: Matrix): PerFactor {
  const size = at.roots.length
  const loads = of.others.map((_, k) => {
    const load = new Float64Array(size)
    const ratio = at.ratios[k + 1] ?? 1
    for (const j of blockOf(of, k)) load[j] = (at.solution[j] ?? 0) / ratio
    return load
  })
  const own = loads.map((load, k) => dot(load, load) * (at.ratios[k + 1] ?? 1))
  const direct = loads.map((load, k) => loads.map((_, l) => (k === l ? dot(load, load) : 0)))
  if (of.cells.length === 0) return { single: own, pairs: less(direct, loads, inverse) }
  const scores = absorbedScores(of, at)
  const load = new Float64Array(size)
  let [first, second] = [0, 0]
  for (const [c, { count, columns, times }] of of.cells.entries()) {
    const [kept, score] = [at.kept[c] ?? 0, scores[c] ?? 0]
    first += score * score
    second += count * kept * score * score
    for (const [i, column] of columns.entries()) {
      const add = kept * score * (times[i] ?? 0) * (at.roots[column] ?? 0)
      load[column] = (load[column] ?? 0) + add
    }
  }
  // The absorbed factor's share of the effects enters the others' equations with the sign turned.
  const all = [load.map((value) => -value), ...loads]
  const pairs = [[second, ...own.map(() => 0)], ...direct.map((row) => [0, ...row])]
  return { single: [first, ...own], pairs: less(pairs, all, inverse) }
}

/** The pairs less the loads' products over the inverse. */
function less(
  pairs: readonly (readonly number[])[],
  loads: readonly Float64Array[],
  inverse: Matrix,
): readonly (readonly number[])[] {
  const solved = loads.map((load) => inverse.mmul(Matrix.columnVector(load)).to1DArray())
  return pairs.map((row, k) => row.map((value, l) => value - dot(loads[k] ?? [], solved[l] ?? [])))
}

/** For each level of the absorbed factor the weighted sum of what the rest leaves unexplained. */
function absorbedScores(of: Design, at: Equations): Float64Array {
  return Float64Array.from(of.cells, ({ total, columns, times }, c) => {
    let left = total
    for (const [i, column] of columns.entries()) {
      left -= (times[i] ?? 0) * (at.roots[column] ?? 0) * (at.solution[column] ?? 0)
    }
    return left * (at.kept[c] ?? 0)
  })
}

function* blockOf({ starts }: Design, k: number): Generator<number> {
  for (let j = starts[k] ?? 0; j < (starts[k + 1] ?? 0); j++) yield j
}

/** Take the mean's row and column out of the inverse: what it is when the mean is known. */
function withoutMean(inverse: Matrix): Matrix {
  const last = inverse.rows - 1
  const column = Matrix.columnVector(inverse.getColumn(last))
  return inverse.clone().sub(column.mmul(column.transpose()).div(inverse.get(last, last)))
}

function elementwise(a: Matrix, b: Matrix): number {
  let total = 0
  for (let row = 0; row < a.rows; row++) total += dot(a.getRow(row), b.getRow(row))
  return total
}

function traceOfSquare(a: Matrix): number {
  let total = 0
  for (let row = 0; row < a.rows; row++) total += dot(a.getRow(row), a.getColumn(row))
  return total
}
