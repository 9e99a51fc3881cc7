import { drawsFrom } from '../../src/core/random.ts'

export interface Chance {
  /** A whole number from 0 up to, not including, `limit`. */
  readonly below: (limit: number) => number
  /** Whether something comes true that does so in `percent` of a hundred cases. */
  readonly of: (percent: number) => boolean
  /** Around nought, two thirds within one. */
  readonly normal: () => number
  /** @throws RangeError if there is nothing to pick. */
  readonly pick: <T>(from: readonly T[]) => T
  readonly shuffled: <T>(all: readonly T[]) => readonly T[]
}

/** Chance that repeats itself for the same seed. */
export function chanceFrom(seed: number): Chance {
  const below = drawsFrom(seed)
  const pick = <T>(from: readonly T[]): T => {
    const one = from[below(from.length)]
    if (one === undefined) throw new RangeError('nothing to pick from')
    return one
  }
  return {
    below,
    of: (percent) => below(100) < percent,
    // The sum of twelve even draws less six: near enough to a normal one.
    normal: () =>
      Array.from({ length: 12 }, () => below(1_000) / 1_000).reduce((a, b) => a + b, -6),
    pick,
    shuffled: (all) =>
      all
        .map((one) => ({ one, at: below(1_000_000) }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ one }) => one),
  }
}
