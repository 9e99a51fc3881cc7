import { compiled, incbi, ndtri } from 'cephes'

// The library is WebAssembly: it compiles once, while this module loads, so that everything below is synchronous.
await compiled

/** The standard normal quantile of .975, half the width of a 95 % interval in standard errors. */
export const Z95: number = ndtri(0.975)

/** Below this many degrees of freedom an F quantile overflows or loses its digits. */
export const LEAST_DEGREES_OF_FREEDOM = 0.1

/**
 * Find the value a standard normal variable stays below with probability `p`.
 *
 * 0 gives -Infinity and 1 gives Infinity. Computed by Cephes (Moshier), `ndtri`.
 */
export function normalQuantile(p: number): number {
  if (p <= 0) return Number.NEGATIVE_INFINITY
  if (p >= 1) return Number.POSITIVE_INFINITY
  return ndtri(p)
}

/** Give the density of the standard normal distribution at `x`; 0 at either infinity. */
export function normalDensity(x: number): number {
  return Math.exp(-(x * x) / 2) / Math.sqrt(2 * Math.PI)
}

/**
 * Find the value an F variable with `d1` and `d2` degrees of freedom stays below with probability `p`.
 *
 * F = d2 y / (d1 (1 - y)) for y the beta quantile with d1/2 and d2/2 (Abramowitz & Stegun 26.6.2).
 *
 * @throws RangeError if `p` is not inside 0 and 1 or a degree of freedom is below {@link LEAST_DEGREES_OF_FREEDOM}.
 */
export function fQuantile(p: number, d1: number, d2: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`probability ${p} is not between 0 and 1`)
  if (!(Math.min(d1, d2) >= LEAST_DEGREES_OF_FREEDOM))
    throw new RangeError(`degrees of freedom ${d1}, ${d2}`)
  // Whichever tail is the smaller keeps its digits; 1 - y of the larger one would not.
  const upper = incbi(d2 / 2, d1 / 2, 1 - p)
  if (upper < 0.5) return (d2 * (1 - upper)) / (d1 * upper)
  const lower = incbi(d1 / 2, d2 / 2, p)
  return (d2 * lower) / (d1 * (1 - lower))
}
