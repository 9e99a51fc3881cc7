import type { Blueprint } from '../plans.ts'

/**
 * The difficulties a kit should have, in the order asked: rising from the first to the hardest, which is not the
 * last. Two questions are of the same middling difficulty: neither is then the hardest one to end on.
 */
export function rampOf({ items, difficulty: [first, hardest] }: Blueprint): readonly number[] {
  const middle = (first + hardest) / 2
  if (items < 3) return Array.from({ length: items }, () => middle)
  const rising = Array.from({ length: items - 1 }, (_, i) => {
    return first + ((hardest - first) * i) / (items - 2)
  })
  return [...rising, middle]
}
