/**
 * The mixed model worked out the long way, from the covariance matrix of all ratings: slow, simple, and
 * sharing no code with the product.
 */

/** Which level of each factor every rating has, and the variances: one for each factor, then the residual. */
export interface DenseModel {
  readonly ratings: readonly number[]
  readonly labels: readonly (readonly string[])[]
  readonly variances: readonly number[]
  readonly residual: number
}

type Dense = number[][]

/** -2 log likelihood, restricted or not, with its constants. */
export function denseCriterion(model: DenseModel, method: 'reml' | 'ml'): number {
  const n = model.ratings.length
  const { inverse, logDeterminant } = invert(covariance(model))
  const weight = total(inverse)
  const left = centred(model, inverse)
  const quadratic = left.reduce((t, a, i) => t + a * dot(inverse[i] ?? [], left), 0)
  const common = logDeterminant + quadratic
  return method === 'ml'
    ? common + n * Math.log(2 * Math.PI)
    : common + Math.log(weight) + (n - 1) * Math.log(2 * Math.PI)
}

/** The generalised least squares mean. */
export function denseMean(model: DenseModel): number {
  const { inverse } = invert(covariance(model))
  return inverse.reduce((t, row) => t + dot(row, model.ratings), 0) / total(inverse)
}

/** The predicted effect of one level of factor `k`, and the standard error of prediction. */
export function densePrediction(model: DenseModel, k: number, level: string): [number, number] {
  const { inverse } = invert(covariance(model))
  const variance = model.variances[k] ?? 0
  const has = (model.labels[k] ?? []).map((label) => (label === level ? 1 : 0))
  const weighted = inverse.map((row) => dot(row, has))
  const effect = variance * dot(weighted, centred(model, inverse))
  const known = dot(weighted, has) - weighted.reduce((a, b) => a + b, 0) ** 2 / total(inverse)
  return [effect, Math.sqrt(Math.max(0, variance - variance * variance * known))]
}

function covariance({ ratings, labels, variances, residual }: DenseModel): Dense {
  return ratings.map((_, i) =>
    ratings.map((__, j) =>
      labels.reduce(
        (t, of, k) => t + (of[i] === of[j] ? (variances[k] ?? 0) : 0),
        i === j ? residual : 0,
      ),
    ),
  )
}

function centred(model: DenseModel, inverse: Dense): number[] {
  const mean = inverse.reduce((t, row) => t + dot(row, model.ratings), 0) / total(inverse)
  return model.ratings.map((rating) => rating - mean)
}

/** Gauss-Jordan with pivoting. */
function invert(matrix: Dense): { inverse: Dense; logDeterminant: number } {
  const n = matrix.length
  const rows = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))])
  let logDeterminant = 0
  for (let c = 0; c < n; c++) {
    const size = (i: number) => Math.abs(rows[i]?.[c] ?? 0)
    let best = c
    for (let i = c + 1; i < n; i++) if (size(i) > size(best)) best = i
    const pivot = rows[best] ?? []
    rows[best] = rows[c] ?? []
    const scale = pivot[c] ?? 0
    logDeterminant += Math.log(Math.abs(scale))
    const scaled = pivot.map((value) => value / scale)
    for (const [i, row] of rows.entries()) {
      const times = row[c] ?? 0
      rows[i] = i === c ? scaled : row.map((value, j) => value - times * (scaled[j] ?? 0))
    }
  }
  return { inverse: rows.map((row) => row.slice(n)), logDeterminant }
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((t, value, i) => t + value * (b[i] ?? 0), 0)
}

function total(matrix: Dense): number {
  return matrix.reduce((t, row) => t + row.reduce((a, b) => a + b, 0), 0)
}
