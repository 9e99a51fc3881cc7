import type { Matrix } from 'ml-matrix'
import { identifiable } from './identifiable.ts'
import { inverseOf } from './mixed-derivatives.ts'
import { type Design, design, type Factor } from './mixed-design.ts'
import { degreesOf, dot, type Equations, type Method } from './mixed-equations.ts'
import { variancesOf } from './mixed-fit.ts'
import { momentRatios } from './mixed-start.ts'
import { mean, squaredDeviation } from './moments.ts'
import type { Why } from './why.ts'

/** The predicted effect of one level and the standard error of that prediction. */
export interface Effect {
  readonly level: string
  readonly effect: number
  readonly se: number
  /** How many ratings the level has. */
  readonly n: number
}

/** What is known of one factor: its variance and effects, or why not. */
export type FactorResult =
  | { readonly variance: number; readonly effects: readonly Effect[] }
  | { readonly variance: null; readonly why: Why }

/** A fitted additive model of ratings with crossed random effects. */
export interface MixedModel {
  readonly mean: number
  /** Null when nothing was fitted. */
  readonly meanSe: number | null
  readonly factors: ReadonlyMap<string, FactorResult>
  readonly residual: { readonly variance: number } | { readonly variance: null; readonly why: Why }
  /** -2 log likelihood at the optimum (restricted for REML), constants included. */
  readonly criterion: number | null
}

/**
 * Fit y = mean + one random effect for each factor + residual, and predict the effects.
 *
 * Variances by restricted maximum likelihood (Patterson & Thompson 1971) or maximum likelihood,
 * effects as best linear unbiased predictions with the standard error of prediction from the inverse
 * of the mixed model equations (Henderson 1984). A factor whose variance the design cannot tell is
 * left out and says so. Ratings must not be empty; every factor must code each of them.
 */
export function mixedModel(
  ratings: readonly number[],
  factors: readonly Factor[],
  method: Method,
): MixedModel {
  if (squaredDeviation(ratings) === 0) return unfitted(mean(ratings), factors, 'no variation')
  const identified = identifiable(ratings.length, factors)
  const of = design(ratings, identified.kept)
  const moments = momentRatios(ratings, identified)
  const start = inOrder(of).map((factor) => moments.get(factor) ?? 1)
  const found = variancesOf(of, start, method)
  if (found.outcome !== 'settled') {
    const why = found.outcome === 'unsettled' ? 'the fit did not settle' : 'no residual variation'
    return unfitted(mean(ratings), factors, why)
  }
  const results = new Map<string, FactorResult>(
    identified.dropped.map(({ name, why }) => [name, { variance: null, why }]),
  )
  return described(of, found.equations, method, results)
}

function inOrder({ absorbed, others, cells }: Design): readonly Factor[] {
  return cells.length > 0 ? [absorbed, ...others] : others
}

function described(
  of: Design,
  at: Equations,
  method: Method,
  results: Map<string, FactorResult>,
): MixedModel {
  const degrees = degreesOf(of, method)
  const unit = at.residual / degrees
  const variance = unit * of.scale ** 2
  const inverse = inverseOf(at)
  const last = at.roots.length - 1
  if (of.cells.length > 0) {
    const effects = absorbedEffects(of, at, inverse, unit)
    results.set(of.absorbed.name, { variance: (at.ratios[0] ?? 0) * variance, effects })
  }
  for (const [k, { name }] of of.others.entries()) {
    const effects = columnEffects(of, at, inverse, unit, k)
    results.set(name, { variance: (at.ratios[k + 1] ?? 0) * variance, effects })
  }
  return {
    mean: of.centre + of.scale * (at.solution[last] ?? 0),
    meanSe: of.scale * Math.sqrt(unit * inverse.get(last, last)),
    factors: results,
    residual: { variance },
    criterion:
      at.criterion + degrees * (1 + Math.log((2 * Math.PI) / degrees) + 2 * Math.log(of.scale)),
  }
}

function columnEffects(
  of: Design,
  at: Equations,
  inverse: Matrix,
  unit: number,
  k: number,
): readonly Effect[] {
  return (of.others[k]?.levels ?? []).map((level, i) => {
    const j = (of.starts[k] ?? 0) + i
    const root = at.roots[j] ?? 0
    return {
      level,
      effect: of.scale * root * (at.solution[j] ?? 0),
      se: of.scale * root * Math.sqrt(unit * inverse.get(j, j)),
      n: of.crossed.get(j, j),
    }
  })
}

/** Solve back for the absorbed factor: effect and error of a level given those of the columns. */
function absorbedEffects(
  of: Design,
  at: Equations,
  inverse: Matrix,
  unit: number,
): readonly Effect[] {
  const ratio = at.ratios[0] ?? 0
  return of.cells.map(({ count, total, columns, times }, c) => {
    const weights = Float64Array.from(columns, (j, i) => (times[i] ?? 0) * (at.roots[j] ?? 0))
    const fitted = dot(
      weights,
      Float64Array.from(columns, (j) => at.solution[j] ?? 0),
    )
    const kept = at.kept[c] ?? 0
    let carried = 0
    for (const [a, row] of columns.entries()) {
      for (const [b, column] of columns.entries()) {
        carried += (weights[a] ?? 0) * (weights[b] ?? 0) * inverse.get(row, column)
      }
    }
    return {
      level: of.absorbed.levels[c] ?? '',
      effect: of.scale * ratio * kept * (total - fitted),
      se: of.scale * Math.sqrt(unit * (ratio * kept + (ratio * kept) ** 2 * carried)),
      n: count,
    }
  })
}

function unfitted(mean: number, factors: readonly Factor[], why: Why): MixedModel {
  return {
    mean,
    meanSe: null,
    factors: new Map(factors.map(({ name }) => [name, { variance: null, why }])),
    residual: { variance: null, why },
    criterion: null,
  }
}
