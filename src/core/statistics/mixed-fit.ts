import { CholeskyDecomposition, EigenvalueDecomposition, Matrix } from 'ml-matrix'
import { type Derivatives, derivativesAt } from './mixed-derivatives.ts'
import type { Design } from './mixed-design.ts'
import { type Equations, equationsAt, type Method, type Ratios } from './mixed-equations.ts'

/** Ratios are kept above this while searching, because derivatives need them above zero. */
const FLOOR = 1e-9

/** A ratio this high, or a residual this low, is a residual lost in rounding: effects explain all. */
const CEILING = 1e6
const NOTHING_LEFT = 1e-11

/** A step that promises less than this cannot be told from rounding. */
const NO_FALL = 1e-13

/** A step this small, measured by fall and by ratios, is followed by one smaller than rounding. */
const LAST_FALL = 1e-7
const LAST_CHANGE = 1e-4

const MOST_STEPS = 200

/** How a search for the variance ratios ended. */
export type Fit =
  | { readonly outcome: 'settled'; readonly equations: Equations; readonly steps: number }
  | { readonly outcome: 'no residual' | 'unsettled' }

/**
 * Find the variance ratios that minimise the criterion, by Newton's method inside the bounds.
 *
 * Where the hessian is indefinite the average information takes its place, and every step is
 * shortened until the criterion falls. Ends with the first full step that hardly lowers the criterion
 * and hardly changes a ratio: convergence is quadratic by then. A ratio driven to the floor is exactly
 * 0 in the answer.
 */
export function variancesOf(of: Design, start: Ratios, method: Method): Fit {
  let at = equationsAt(of, start, method)
  for (let steps = 1; steps <= MOST_STEPS; steps++) {
    if (explained(of, at)) return { outcome: 'no residual' }
    const { step, fall } = directionAt(at.ratios, derivativesAt(of, at, method))
    const last = fall < NO_FALL || (fall < LAST_FALL && change(at.ratios, step) < LAST_CHANGE)
    // So near the optimum rounding may hide the fall; the step is right all the same.
    const next = last ? moved(of, at, step, method) : descend(of, at, step, method)
    at = next ?? at
    if (last || next === null) {
      if (explained(of, at)) return { outcome: 'no residual' }
      return { outcome: 'settled', equations: zeroed(of, at, method), steps }
    }
  }
  return { outcome: 'unsettled' }
}

function explained(of: Design, at: Equations): boolean {
  return !(at.residual > NOTHING_LEFT * of.n) || at.ratios.some((ratio) => ratio >= CEILING)
}

/** The largest relative change of a ratio; below a thousandth, ratios are as good as zero. */
function change(ratios: Ratios, step: readonly number[]): number {
  return Math.max(0, ...ratios.map((ratio, k) => Math.abs(step[k] ?? 0) / Math.max(ratio, 1e-3)))
}

/** Where to go next, and how far the criterion should fall on the way. */
function directionAt(
  ratios: Ratios,
  { gradient, hessian, average }: Derivatives,
): { readonly step: readonly number[]; readonly fall: number } {
  const free = ratios.flatMap((ratio, k) => (ratio <= FLOOR && (gradient[k] ?? 0) > 0 ? [] : [k]))
  const step = ratios.map(() => 0)
  if (free.length === 0) return { step, fall: 0 }
  const slope = free.map((k) => gradient[k] ?? 0)
  const solved = downhill(minor(hessian, free), slope) ?? steepest(minor(average, free), slope)
  for (const [i, k] of free.entries()) step[k] = solved[i] ?? 0
  return { step, fall: -slope.reduce((total, value, i) => total + value * (solved[i] ?? 0), 0) }
}

function downhill(curvature: Matrix, slope: readonly number[]): number[] | null {
  const decomposition = new CholeskyDecomposition(curvature)
  if (!decomposition.isPositiveDefinite()) return null
  return decomposition.solve(Matrix.columnVector(slope)).neg().to1DArray()
}

/** Newton with the curvature's eigenvalues bounded away from zero. */
function steepest(curvature: Matrix, slope: readonly number[]): number[] {
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(curvature, {
    assumeSymmetric: true,
  })
  const least = 1e-6 * Math.max(1e-12, ...realEigenvalues.map(Math.abs))
  const turned = eigenvectorMatrix.transpose().mmul(Matrix.columnVector(slope))
  const scaled = turned.to1DArray().map((g, i) => -g / Math.max(least, realEigenvalues[i] ?? 0))
  return eigenvectorMatrix.mmul(Matrix.columnVector(scaled)).to1DArray()
}

/** Halve the step until the criterion falls; null when it cannot fall any more. */
function descend(
  of: Design,
  from: Equations,
  step: readonly number[],
  method: Method,
): Equations | null {
  for (let share = 1; share > 1e-12; share /= 2) {
    const next = moved(
      of,
      from,
      step.map((value) => share * value),
      method,
    )
    if (next === null || next.criterion <= from.criterion) return next
  }
  return null
}

/** The equations one step on; null when bounds and rounding leave no way to go. */
function moved(
  of: Design,
  from: Equations,
  step: readonly number[],
  method: Method,
): Equations | null {
  const ratios = from.ratios.map((ratio, k) => bounded(ratio, ratio + (step[k] ?? 0)))
  if (ratios.every((ratio, k) => ratio === from.ratios[k])) return null
  return equationsAt(of, ratios, method)
}

/** No ratio grows more than tenfold in a step: far out the criterion is flat and Newton overshoots. */
function bounded(from: number, to: number): number {
  return Math.min(Math.max(to, FLOOR), 10 * Math.max(from, 1e-3), CEILING)
}

function zeroed(of: Design, at: Equations, method: Method): Equations {
  if (at.ratios.every((ratio) => ratio > FLOOR)) return at
  return equationsAt(
    of,
    at.ratios.map((ratio) => (ratio > FLOOR ? ratio : 0)),
    method,
  )
}

function minor(matrix: readonly (readonly number[])[], keep: readonly number[]): Matrix {
  return new Matrix(
    keep.map((k) => keep.map((l) => ((matrix[k]?.[l] ?? 0) + (matrix[l]?.[k] ?? 0)) / 2)),
  )
}
