/** Sets of time as flat lists of numbers: what availability and search are computed on. */
import type { Instant, Span } from '../time.ts'

/**
 * Half-open stretches of time as `start, end, start, end, …` in milliseconds since 1970, sorted, with
 * a gap between each and the next. Flat, because a year of five hundred people is a million numbers.
 */
export type Stretches = Float64Array

/** A list of stretches that still grows; same order and shape as `Stretches`. */
export type Growing = number[]

/** The number at `index`; the caller knows that there is one. */
export function numberAt(list: ArrayLike<number>, index: number): number {
  return list[index] ?? Number.NaN
}

/**
 * Add `[start, end)` to `list`, merging what overlaps or touches; empty and negative ones add nothing.
 * Fast when starts come in order.
 */
export function addStretch(list: Growing, start: number, end: number): void {
  if (end <= start) return
  const lastEnd = numberAt(list, list.length - 1)
  if (list.length === 0 || start > lastEnd) {
    list.push(start, end)
    return
  }
  const lastStart = numberAt(list, list.length - 2)
  if (start >= lastStart) {
    if (end > lastEnd) list[list.length - 1] = end
    return
  }
  list.length -= 2
  addStretch(list, start, end)
  addStretch(list, lastStart, lastEnd)
}

/** What is left of `from` without `blocked`. */
export function without(from: ArrayLike<number>, blocked: ArrayLike<number>): Growing {
  const left: Growing = []
  let next = 0
  for (let i = 0; i < from.length; i += 2) {
    let start = numberAt(from, i)
    const end = numberAt(from, i + 1)
    while (next < blocked.length && numberAt(blocked, next + 1) <= start) next += 2
    for (let at = next; at < blocked.length && numberAt(blocked, at) < end; at += 2) {
      if (numberAt(blocked, at) > start) left.push(start, numberAt(blocked, at))
      start = numberAt(blocked, at + 1)
    }
    if (start < end) left.push(start, end)
  }
  return left
}

/**
 * What `a` and `b` have in common, leaving out pieces shorter than `shortest`. Leaps over what `a`
 * does not touch, so a short `a` costs little against a long `b`.
 */
export function common(a: ArrayLike<number>, b: Stretches, shortest: number): Growing {
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

export function toSpans(stretches: ArrayLike<number>): Span[] {
  return Array.from({ length: stretches.length / 2 }, (_, i) => ({
    start: numberAt(stretches, 2 * i) as Instant,
    end: numberAt(stretches, 2 * i + 1) as Instant,
  }))
}

/** Index of the first stretch at or after `from` that ends after `time`: leap ever farther, then halve. */
function firstEndingAfter(list: Stretches, time: number, from: number): number {
  let [low, leap] = [from / 2, 1]
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
