import { useRef } from 'preact/hooks'

/** The value of last time for as long as the new one is `same`, so that what depends on it stays drawn. */
export function useSame<T>(value: T, same: (before: T, now: T) => boolean): T {
  const kept = useRef(value)
  if (!same(kept.current, value)) kept.current = value
  return kept.current
}

/** Whether both lists hold the very same things. */
export function sameItems<T>(before: readonly T[], now: readonly T[]): boolean {
  return before.length === now.length && before.every((item, index) => item === now[index])
}

/** Whether both count the same. */
export function sameCounts(
  before: ReadonlyMap<string, number>,
  now: ReadonlyMap<string, number>,
): boolean {
  return before.size === now.size && [...before].every(([key, count]) => now.get(key) === count)
}
