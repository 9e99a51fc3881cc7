/** Sets of dates to search, each with what its place in time alone says about the end of the loop. */
import type { Instance } from './instance.ts'
import type { Root } from './quest.ts'

/** More sets than this are searched together, by their last date. */
const MOST_SETS = 300

/** Every way to choose dates whose last one is in `lastDays`; `bound` is a bound by that last date. */
export function rootsOf(
  instance: Instance,
  lastDays: readonly number[],
  bound: (lastDay: number) => number,
): Root[] {
  const { maxDays, maxPerDay, tasks } = instance
  const least = maxPerDay > 0 ? Math.ceil(tasks.length / maxPerDay) : Number.POSITIVE_INFINITY
  const sizes = Array.from({ length: maxDays }, (_, i) => i + 1).filter((size) => size >= least)
  const count = lastDays.reduce((sum, last) => {
    return sum + sizes.reduce((ways, size) => ways + choose(last, size - 1), 0)
  }, 0)
  if (count > MOST_SETS) {
    return lastDays.map((last) => ({ days: range(last + 1), use: 'last', bound: bound(last) }))
  }
  return lastDays.flatMap((last) =>
    sizes.flatMap((size) =>
      combinations(last, size - 1).map(
        (days): Root => ({ days: [...days, last], use: 'all', bound: bound(last) }),
      ),
    ),
  )
}

/** Ways to choose `size` of `count`. */
function choose(count: number, size: number): number {
  let ways = 1
  for (let i = 0; i < size; i++) ways = (ways * (count - i)) / (i + 1)
  return ways
}

/** Ascending choices of `size` numbers below `until`. */
function combinations(until: number, size: number): number[][] {
  if (size === 0) return [[]]
  return range(until).flatMap((last) =>
    combinations(last, size - 1).map((before) => [...before, last]),
  )
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i)
}
