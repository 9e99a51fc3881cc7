/**
 * Sets of time as flat lists of numbers: what availability and search are computed on.
 *
 * Plain lists throughout, so that the engine compiles every read for one shape; typed arrays were
 * slower, because making one costs more than filling it.
 */
import type { Instant, Span } from '../time.ts'

/**
 * Half-open stretches of time as `start, end, start, end, …` in milliseconds since 1970, sorted, with
 * a gap between each and the next. Flat, because a year of five hundred people is a million numbers.
 */
export type Stretches = readonly number[]

/** Stretches that still grow; nobody else may hold them yet. */
export type Growing = number[]

/** The number at `index`; the caller knows that there is one. */
export function numberAt(list: Stretches, index: number): number {
  return list[index] ?? Number.NaN
}

/**
 * Add `[start, end)` to `list`, merging what overlaps or touches; empty and negative ones add nothing.
 * Fast when starts come in order.
 */
export function addStretch(list: Growing, start: number, end: number): void {
  if (end <= start) return
  const { length } = list
  if (length === 0 || start > numberAt(list, length - 1)) {
    list.push(start, end)
    return
  }
  const [lastStart, lastEnd] = [numberAt(list, length - 2), numberAt(list, length - 1)]
  if (start >= lastStart) {
    if (end > lastEnd) list[length - 1] = end
    return
  }
  list.length -= 2
  addStretch(list, start, end)
  addStretch(list, lastStart, lastEnd)
}

/**
 * What is left of `from` without `spans`, which come in order of their start and may overlap; each
 * blocks `before` milliseconds more at its start and `after` more at its end, and none when empty.
 */
export function without(
  from: Stretches,
  spans: readonly Span[],
  { before, after }: { readonly before: number; readonly after: number },
): Growing {
  const left: Growing = []
  let next = 0
  let blockedUntil = Number.NEGATIVE_INFINITY
  for (let i = 0; i < from.length; i += 2) {
    const end = numberAt(from, i + 1)
    let start = Math.max(numberAt(from, i), blockedUntil)
    for (let span = spans[next]; span && span.start - before < end; span = spans[++next]) {
      if (span.end <= span.start) continue
      if (span.start - before > start) left.push(start, span.start - before)
      blockedUntil = Math.max(blockedUntil, span.end + after)
      start = Math.max(start, blockedUntil)
    }
    if (start < end) left.push(start, end)
  }
  return left
}

/**
 * What `a` and `b` have in common, leaving out pieces shorter than `shortest`. Leaps over what `a`
 * does not touch, so a short `a` costs little against a long `b`.
 */
export function common(a: Stretches, b: Stretches, shortest: number): Growing {
  const both: Growing = []
  let at = 0
  for (let i = 0; i < a.length; i += 2) {
    const start = numberAt(a, i)
    const end = numberAt(a, i + 1)
    at = firstEndingAfter(b, start, at)
    for (let j = at; j < b.length && numberAt(b, j) < end; j += 2) {
      const from = Math.max(start, numberAt(b, j))
      const to = Math.min(end, numberAt(b, j + 1))
      if (to - from >= shortest) both.push(from, to)
    }
  }
  return both
}

/** Whether all of `[start, end)` lies in one of the stretches. */
export function covers(stretches: Stretches, start: number, end: number): boolean {
  const at = firstEndingAfter(stretches, start, 0)
  return numberAt(stretches, at) <= start && end <= numberAt(stretches, at + 1)
}

/** The same as spans. */
export function toSpans(stretches: Stretches): Span[] {
  return Array.from({ length: stretches.length / 2 }, (_, i) => ({
    start: numberAt(stretches, 2 * i) as Instant,
    end: numberAt(stretches, 2 * i + 1) as Instant,
  }))
}

/** Index of the first stretch at or after `from` that ends after `time`: leap ever farther, then halve. */
function firstEndingAfter(list: Stretches, time: number, from: number): number {
  if (from >= list.length || numberAt(list, from + 1) > time) return from
  let [low, leap] = [from / 2 + 1, 1]
  const count = list.length / 2
  while (low + leap <= count && numberAt(list, 2 * (low + leap) - 1) <= time) {
    low += leap
    leap *= 2
  }
  let high = Math.min(low + leap, count)
  while (low < high) {
    const middle = (low + high) >> 1
    if (numberAt(list, 2 * middle + 1) <= time) low = middle + 1
    else high = middle
  }
  return 2 * low
}
