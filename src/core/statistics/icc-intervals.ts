import { fQuantile, LEAST_DEGREES_OF_FREEDOM } from './distributions.ts'
import type { MeanSquares, TableSize } from './icc.ts'
import type { Interval, IntervalEstimate } from './why.ts'

/** A form of intraclass correlation: what the judges are, and one rating or the mean of k. */
export type IccForm = '1,1' | '2,1' | '3,1' | '1,k' | '2,k' | '3,k'

/**
 * Find 95 % limits for the six forms.
 *
 * (1,.) and (3,.) are exact F intervals, (2,.) is Satterthwaite's (Shrout & Fleiss 1979, McGraw &
 * Wong 1996); limits for a mean of k are those of one rating stepped up by Spearman-Brown.
 */
export function iccIntervals(ms: MeanSquares, size: TableSize): Record<IccForm, IntervalEstimate> {
  const { n, k } = size
  const oneWay = exact(ms.between, ms.within, n - 1, n * (k - 1))
  const twoWay = exact(ms.between, ms.error, n - 1, (n - 1) * (k - 1))
  const random = satterthwaite(ms, size)
  return {
    '1,1': single(oneWay, k),
    '2,1': random,
    '3,1': single(twoWay, k),
    '1,k': averaged(oneWay),
    '2,k': random.interval === null ? random : steppedUp(random.interval, k),
    '3,k': averaged(twoWay),
  }
}

/** Limits of the F ratio; null when both mean squares are zero. */
function exact(above: number, below: number, d1: number, d2: number): Interval | null {
  if (above === 0 && below === 0) return null
  const f = above / below
  return [f / fQuantile(0.975, d1, d2), f * fQuantile(0.975, d2, d1)]
}

function single(f: Interval | null, k: number): IntervalEstimate {
  if (f === null) return { interval: null, why: 'no variation' }
  // Divided through by F, so that an error of zero, F infinite, gives 1.
  const at = (limit: number) =>
    limit === 0 ? -1 / (k - 1) : (1 - 1 / limit) / (1 + (k - 1) / limit)
  return { interval: [at(f[0]), at(f[1])] }
}

function averaged(f: Interval | null): IntervalEstimate {
  if (f === null || f[0] === 0) return { interval: null, why: 'no variation' }
  return { interval: [1 - 1 / f[0], 1 - 1 / f[1]] }
}

function satterthwaite(ms: MeanSquares, size: TableSize): IntervalEstimate {
  const { between: B, error: E, judges: J } = ms
  const { n, k } = size
  const noise = k * J + (k * n - k - n) * E
  if (!(noise + n * B > 0)) return { interval: null, why: 'no variation' }
  const v = degreesOfFreedom(ms, size)
  if (!(v >= LEAST_DEGREES_OF_FREEDOM)) return { interval: null, why: 'too few degrees of freedom' }
  const lowF = fQuantile(0.975, n - 1, v)
  const highF = fQuantile(0.975, v, n - 1)
  const lower = (n * (B / lowF - E)) / (noise + (n * B) / lowF)
  const upper = (n * (highF * B - E)) / (noise + n * highF * B)
  if (!Number.isFinite(lower + upper)) return { interval: null, why: 'no variation' }
  return { interval: [lower, upper] }
}

/** Shrout & Fleiss's v, multiplied through by E so that it holds without error too. */
function degreesOfFreedom(ms: MeanSquares, { n, k }: TableSize): number {
  const { between: B, error: E, judges: J } = ms
  const r = (B - E) / (B + (k - 1) * E + (k * (J - E)) / n)
  const ofJudges = k * r * J
  const ofError = (n * (1 + (k - 1) * r) - k * r) * E
  return ((k - 1) * (n - 1) * (ofJudges + ofError) ** 2) / ((n - 1) * ofJudges ** 2 + ofError ** 2)
}

function steppedUp(interval: Interval, k: number): IntervalEstimate {
  if (1 + (k - 1) * interval[0] <= 0)
    return { interval: null, why: 'a variance estimate is negative' }
  const at = (limit: number) => (k * limit) / (1 + (k - 1) * limit)
  return { interval: [at(interval[0]), at(interval[1])] }
}
