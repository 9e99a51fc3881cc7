/** Add up; an empty list gives 0. */
export function sum(values: Iterable<number>): number {
  let total = 0
  for (const value of values) total += value
  return total
}

/** Average; NaN for an empty list. */
export function mean(values: readonly number[]): number {
  return sum(values) / values.length
}

/**
 * Add up the products of two variables' deviations from their means, pair by pair.
 *
 * Taken from the first pair, so that a constant variable gives exactly 0, whatever its size.
 */
export function crossDeviation(xs: readonly number[], ys: readonly number[]): number {
  const [x0 = 0, y0 = 0] = [xs[0], ys[0]]
  let [sx, sy, sxy] = [0, 0, 0]
  for (const [i, x] of xs.entries()) {
    const [dx, dy] = [x - x0, (ys[i] ?? 0) - y0]
    sx += dx
    sy += dy
    sxy += dx * dy
  }
  return sxy - (sx * sy) / Math.max(1, xs.length)
}

/** Add up the squared deviations from the mean; exactly 0 when the values are all the same. */
export function squaredDeviation(values: readonly number[]): number {
  return values.every((value) => value === values[0])
    ? 0
    : Math.max(0, crossDeviation(values, values))
}

/** Estimate the variance with divisor n - 1; NaN for fewer than two values. */
export function variance(values: readonly number[]): number {
  return squaredDeviation(values) / (values.length - 1)
}

/** Correlate (Pearson); null when there are fewer than two pairs or a variable does not vary. */
export function correlation(xs: readonly number[], ys: readonly number[]): number | null {
  const scale = Math.sqrt(squaredDeviation(xs)) * Math.sqrt(squaredDeviation(ys))
  if (xs.length < 2 || !(scale > 0)) return null
  return Math.max(-1, Math.min(1, crossDeviation(xs, ys) / scale))
}

/**
 * Read the quantile `p` off values in ascending order, interpolating between neighbours.
 *
 * Definition 7 of Hyndman & Fan (1996), the default of R.
 */
export function quantileOf(ascending: ArrayLike<number>, p: number): number {
  const position = p * (ascending.length - 1)
  const below = Math.floor(position)
  const low = ascending[below] ?? Number.NaN
  const high = ascending[Math.min(below + 1, ascending.length - 1)] ?? Number.NaN
  return low + (position - below) * (high - low)
}
