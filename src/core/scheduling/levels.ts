/**
 * Searches in the order in which terms decide. Where the finish counts most, the earliest one is found
 * first and the rest decided among the plans that reach it; where moves do, as few as can be are allowed.
 */
import type { Instance } from './instance.ts'
import { byMoved } from './least-moves.ts'
import type { Term } from './problem.ts'
import {
  allAtOnce,
  boundOf,
  type Context,
  indices,
  isProved,
  type Proved,
  searchIn,
} from './proving.ts'
import { rootsOf } from './roots.ts'
import type { Seated } from './seating.ts'
import { weigh } from './weights.ts'

/** Prove the best plans, in the way that suits what counts most. */
export function provedBy(context: Context): Proved {
  const { instance, order } = context
  if (order[0] === 'finish') return byFinish(context)
  const moves = order[0] === 'moved' && instance.tasks.some(({ current }) => current !== undefined)
  return moves ? byMoved(context) : allAtOnce(context)
}

/** Level by level: the earliest finish, the best plans with it, then the next finish while plans are wanted. */
function byFinish(context: Context): Proved {
  const { instance, order, keep } = context
  const finish = weigh(instance, ['finish'])
  const rest = weigh(instance, order.slice(1))
  const top: Seated[] = []
  let bound: ReadonlyMap<Term, number> = new Map()
  let explored = 0
  let endAfter = Number.NEGATIVE_INFINITY
  const possible = endsOf(instance)
  const { unit, weight } = finish.of.finish
  while (top.length < keep) {
    const after = endAfter
    const ends = { endAfter, endBy: Number.POSITIVE_INFINITY }
    const days = instance.days.filter(({ index }) => (possible[index]?.at(-1) ?? 0) > after)
    const earliest = (day: number) => {
      const next = possible[day]?.find((end) => end > after) ?? Number.POSITIVE_INFINITY
      return (next / unit) * weight
    }
    const nearest = rootsOf(instance, indices(days), earliest)
    const first = searchIn(context, finish, nearest, ends, 1)
    explored += first.explored
    const end = first.top[0]?.raw.finish
    if (end === undefined || !first.complete) {
      const isFirst = top.length === 0
      if (isFirst) bound = boundOf(finish, order, first)
      const plans = isFirst ? first.top : top
      return { top: plans, bound, complete: first.complete, optimal: !isFirst, explored }
    }
    const level = { endAfter: end - 1, endBy: end }
    const ending = instance.days.filter(({ index }) => possible[index]?.includes(end))
    const known = first.top.map(({ starts }) => starts)
    const roots = rootsOf(instance, indices(ending), () => 0)
    const found = searchIn(context, rest, roots, level, keep - top.length, known)
    explored += found.explored
    const plans = found.top.length > 0 ? found.top : first.top
    if (top.length === 0) {
      bound = new Map([['finish', end], ...boundOf(rest, order.slice(1), found)])
      if (!isProved(found, rest, order.slice(1))) {
        return { top: plans, bound, complete: false, optimal: false, explored }
      }
    }
    top.push(...plans)
    if (!found.complete) return { top, bound, complete: false, optimal: true, explored }
    endAfter = end
  }
  return { top, bound, complete: true, optimal: true, explored }
}

/** By date: the ends that some interview could have there, ascending. */
function endsOf({ days, tasks }: Instance): readonly (readonly number[])[] {
  return days.map(({ starts, open }) => {
    const ends = new Set<number>()
    for (const { index, minutes } of tasks) {
      for (let k = 0; k < starts.length; k++) {
        if (open[index * starts.length + k] === 1) ends.add((starts[k] ?? 0) + minutes)
      }
    }
    return [...ends].sort((a, b) => a - b)
  })
}
