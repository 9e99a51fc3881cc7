/** One page of a list, and whether there is more on either side. */
export interface Page<T> {
  readonly items: readonly T[]
  /** From 0. */
  readonly number: number
  readonly isFirst: boolean
  readonly isLast: boolean
}

/** The page of that number, or the last one if there are fewer. */
export function pageOf<T>(all: readonly T[], number: number, size: number): Page<T> {
  const last = Math.max(0, Math.ceil(all.length / size) - 1)
  const at = Math.min(Math.max(0, number), last)
  const items = all.slice(at * size, (at + 1) * size)
  return { items, number: at, isFirst: at === 0, isLast: at === last }
}
