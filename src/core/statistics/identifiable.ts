import type { Factor } from './mixed-design.ts'
import type { Why } from './why.ts'

/** What remains of a variance's own direction below this share is rounding. */
const DEPENDENT = 1e-8

/** A factor whose variance the ratings cannot tell, and why. */
export interface Dropped {
  readonly name: string
  readonly why: Why
}

/** The factors whose variances can be told, and those whose cannot. */
export interface Identified {
  readonly kept: readonly Factor[]
  readonly dropped: readonly Dropped[]
  /** tr(M G_k M G_l), the residual first: the coefficients of the moment equations. */
  readonly products: readonly (readonly number[])[]
}

/**
 * Keep the factors whose variances can be told apart from the residual's and from each other's.
 *
 * A variance acts on contrasts of the ratings through M G M, where G = Z Z' tells which ratings
 * share a level and M takes out the mean; factors are taken in order, and one whose matrix is a
 * combination of those before it (the residual's first) is dropped (Searle, Casella & McCulloch 1992
 * on identifiability of variance components).
 */
export function identifiable(n: number, factors: readonly Factor[]): Identified {
  const kept: Factor[] = []
  const dropped: Dropped[] = []
  const products: number[][] = [[n - 1]]
  const rows: number[][] = [[Math.sqrt(n - 1)]]
  for (const next of factors) {
    const own = product(n, next, next)
    const shared = [contrasts(n, next), ...kept.map((before) => product(n, before, next))]
    const row = solvedAgainst(rows, shared)
    const left = own - row.reduce((total, value) => total + value * value, 0)
    if (!(left > DEPENDENT * own)) {
      dropped.push({ name: next.name, why: reason(n, next) })
      continue
    }
    for (const [i, value] of shared.entries()) products[i]?.push(value)
    products.push([...shared, own])
    rows.push([...row, Math.sqrt(left)])
    kept.push(next)
  }
  return { kept, dropped, products }
}

/** One more row of a Cholesky factor. */
function solvedAgainst(rows: readonly (readonly number[])[], shared: readonly number[]): number[] {
  const row: number[] = []
  for (const [i, before] of rows.entries()) {
    const known = row.reduce((total, value, j) => total + value * (before[j] ?? 0), 0)
    row.push(((shared[i] ?? 0) - known) / (before[i] ?? 1))
  }
  return row
}

function reason(n: number, { levels }: Factor): Why {
  if (levels.length === 1) return 'only one level'
  if (levels.length === n) return 'a level of its own for every rating'
  return 'cannot be told apart from the other effects'
}

/** tr(M G): the ratings less what each level shares with the mean. */
function contrasts(n: number, factor: Factor): number {
  return n - squares(counts(factor)) / n
}

/** tr(M G_a M G_b), from the table of how often levels meet. */
function product(n: number, a: Factor, b: Factor): number {
  const [ofA, ofB] = [counts(a), counts(b)]
  const met = new Map<number, number>()
  for (const [row, code] of a.codes.entries()) {
    const key = code * b.levels.length + (b.codes[row] ?? 0)
    met.set(key, (met.get(key) ?? 0) + 1)
  }
  let total = (squares(ofA) * squares(ofB)) / (n * n)
  for (const [key, times] of met) {
    const [i, j] = [Math.floor(key / b.levels.length), key % b.levels.length]
    total += times * times - (2 * times * (ofA[i] ?? 0) * (ofB[j] ?? 0)) / n
  }
  return total
}

function counts({ levels, codes }: Factor): Float64Array {
  const times = new Float64Array(levels.length)
  for (const code of codes) times[code] = (times[code] ?? 0) + 1
  return times
}

function squares(values: Float64Array): number {
  return values.reduce((total, value) => total + value * value, 0)
}
