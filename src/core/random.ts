import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/** Draw a whole number from 0 up to, not including, `limit`. */
export type Draw = (limit: number) => number

/**
 * Make a source of draws that repeats itself exactly when given the same `seed`.
 *
 * The generator is xoroshiro128+ (Blackman & Vigna 2018); only the low 32 bits of `seed` count.
 */
export function drawsFrom(seed: number): Draw {
  const generator = xoroshiro128plus(seed)
  return (limit) => uniformInt(generator, 0, limit - 1)
}
