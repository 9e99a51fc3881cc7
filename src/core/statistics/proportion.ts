import { Z95 } from './distributions.ts'
import type { Estimate, Interval, IntervalEstimate } from './why.ts'

/** A share of trials with its 95 % interval. */
export interface Proportion {
  readonly p: Estimate
  readonly interval: IntervalEstimate
}

/**
 * Estimate the share `x` of `n` with Wilson's score interval, which stays inside 0 and 1.
 *
 * (p + z^2/2n +- z sqrt(p(1-p)/n + z^2/4n^2))/(1 + z^2/n) (Wilson 1927; method 3 of Newcombe 1998).
 *
 * @throws RangeError unless 0 <= x <= n.
 */
export function proportion(x: number, n: number): Proportion {
  if (!(x >= 0 && x <= n)) throw new RangeError(`${x} of ${n}`)
  if (n === 0) {
    const why = 'no trials'
    return { p: { value: null, why }, interval: { interval: null, why } }
  }
  return { p: { value: x / n }, interval: { interval: wilson(x, n) } }
}

/** Give Wilson's 95 % interval for `x` of `n`, `n` at least 1. */
export function wilson(x: number, n: number): Interval {
  const p = x / n
  const z2 = Z95 * Z95
  const middle = p + z2 / (2 * n)
  const half = Z95 * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n))
  const scale = 1 + z2 / n
  // At the ends the formula gives the bound exactly; rounding must not step over it.
  return [
    x === 0 ? 0 : Math.max(0, (middle - half) / scale),
    x === n ? 1 : Math.min(1, (middle + half) / scale),
  ]
}
