/** Repairs where moves count most: first nothing moves, then one interview, and only then any number. */
import type { Instance } from './instance.ts'
import type { Term } from './problem.ts'
import {
  allAtOnce,
  always,
  boundOf,
  type Context,
  indices,
  isProved,
  type Proved,
  searchIn,
} from './proving.ts'
import type { Root } from './quest.ts'
import { rootsOf } from './roots.ts'
import type { Seated } from './seating.ts'
import { type Weights, weigh } from './weights.ts'

/** With every start kept, then with one interview moved, then with any number, while plans are wanted. */
export function byMoved(context: Context): Proved {
  const { instance, order, keep } = context
  // As many move in every plan of a level, so that term takes no room from the others.
  const weights = weigh(instance, order.slice(1))
  const top: Seated[] = []
  let bound: ReadonlyMap<Term, number> | undefined
  let explored = 0
  for (const moved of [0, 1]) {
    const roots = rootsMoving(instance, weights, moved)
    const found = searchIn(context, weights, roots, always, keep - top.length)
    explored += found.explored
    const optimal = top.length > 0 || isProved(found, weights, order.slice(1))
    if (found.top.length > 0) {
      bound ??= new Map([['moved', moved], ...boundOf(weights, order.slice(1), found)])
    }
    top.push(...found.top)
    const open = new Map([['moved' as const, moved]])
    if (!found.complete || top.length === keep) {
      return { top, bound: bound ?? open, complete: found.complete, optimal, explored }
    }
  }
  const known = top.map(({ starts }) => starts)
  const all = allAtOnce(context, known)
  explored += all.explored
  return bound ? { ...all, bound, optimal: true, explored } : { ...all, explored }
}

/** Dates with all interviews where they are but `moved` of them, which leave. */
function rootsMoving(instance: Instance, weights: Weights, moved: number): Root[] {
  const { tasks, days } = instance
  const all = rootsOf(instance, indices(days), () => 0)
  return subsets(
    tasks.filter(({ current }) => current !== undefined),
    moved,
  ).flatMap((leaving) => {
    const kept = tasks.map((task) => (leaving.includes(task) ? undefined : task.current))
    const used = kept.flatMap((start) => {
      return start === undefined ? [] : days.findIndex((day) => day.starts.includes(start))
    })
    // Each interview that moves may bring one more date.
    const most = new Set(used).size + kept.filter((start) => start === undefined).length
    return all
      .filter(({ days, use }) => use !== 'all' || days.length <= most)
      .filter((root) => used.every((day) => root.days.includes(day)))
      .map((root) => ({ ...root, kept, bound: finishAtLeast(instance, weights, root, kept) }))
  })
}

/** What the end of the loop costs at least: that of the kept interviews, and of one that starts first on the last date. */
function finishAtLeast(
  { tasks, days }: Instance,
  { of: { finish } }: Weights,
  { days: own, use }: Root,
  kept: readonly (number | undefined)[],
): number {
  const ends = tasks.map(({ minutes }, i) => (kept[i] ?? Number.NEGATIVE_INFINITY) + minutes)
  const last = days[own.at(-1) ?? -1]?.starts[0]
  if (last !== undefined && use !== 'any')
    ends.push(last + Math.min(...tasks.map((t) => t.minutes)))
  return (Math.max(0, ...ends) / finish.unit) * finish.weight
}

function subsets<Item>(items: readonly Item[], size: number): Item[][] {
  if (size === 0) return [[]]
  return items.flatMap((first, i) =>
    subsets(items.slice(i + 1), size - 1).map((rest) => [first, ...rest]),
  )
}
