/**
 * Searches in the order in which terms decide. Where the finish counts most, the earliest one is found
 * first and the rest decided among the plans that reach it; where moves do, as few as can be are allowed.
 */
import type { Frame } from './frame.ts'
import type { Instance } from './instance.ts'
import type { Term } from './problem.ts'
import type { Effort, Found, Root } from './quest.ts'
import { type Ends, relaxer } from './relax.ts'
import { rootsOf } from './roots.ts'
import { search } from './search.ts'
import type { Seated } from './seating.ts'
import type { Starts } from './walk.ts'
import { unpack, type Weights, weigh } from './weights.ts'

export interface Context {
  readonly instance: Instance
  readonly order: readonly Term[]
  readonly frame: (day: number) => Frame
  readonly seatAt: (starts: Starts) => Seated | undefined
  readonly stopped: () => boolean
  readonly better: () => void
  readonly keep: number
  readonly effort: Effort
}

/** What a part of the search proved: plans in order, the bound of the first, and whether all is proved. */
export interface Proved {
  readonly top: readonly Seated[]
  readonly bound: ReadonlyMap<Term, number>
  readonly complete: boolean
  readonly optimal: boolean
  readonly explored: number
}

/** Prove the best plans, in the way that suits what counts most. */
export function provedBy(context: Context): Proved {
  const { instance, order } = context
  if (order[0] === 'finish') return byFinish(context)
  const moves = order[0] === 'moved' && instance.tasks.some(({ current }) => current !== undefined)
  return moves ? byMoved(context) : allAtOnce(context)
}

function allAtOnce(context: Context): Proved {
  const { instance, order, keep } = context
  const weights = weigh(instance, order)
  const days = instance.days.map(({ index }) => index)
  const found = find(context, weights, days, () => 0, always, keep)
  const bound = boundOf(weights, order, found)
  return { ...found, bound, optimal: isProved(found, weights, order) }
}

/** First with every start kept, then with one interview free to move, with two, while plans are wanted. */
function byMoved(context: Context): Proved {
  const { instance, order, keep } = context
  const movable = instance.tasks.filter(({ current }) => current !== undefined)
  let explored = 0
  for (let moved = 0; moved < movable.length; moved++) {
    // Where nothing moves the term is 0 for all, and the others have more room.
    const weights = weigh(instance, moved === 0 ? order.slice(1) : order)
    const found = searchIn(context, weights, rootsMoving(instance, moved), always, keep)
    explored += found.explored
    if (!found.complete || found.top.length === keep) {
      const shares = boundOf(weights, moved === 0 ? order.slice(1) : order, found)
      const bound = new Map<Term, number>([
        ...(moved === 0 ? [['moved', 0] as const] : []),
        ...shares,
      ])
      const optimal = isProved(found, weights, moved === 0 ? order.slice(1) : order)
      return { top: found.top, bound, complete: found.complete, optimal, explored }
    }
  }
  const all = allAtOnce(context)
  return { ...all, explored: explored + all.explored }
}

/** Dates with all interviews where they are but `moved` of them. */
function rootsMoving(instance: Instance, moved: number): Root[] {
  const { tasks, days } = instance
  const all = rootsOf(instance, indices(days), () => 0)
  return subsets(
    tasks.filter(({ current }) => current !== undefined),
    moved,
  ).flatMap((free) => {
    const kept = tasks.map((task) => (free.includes(task) ? undefined : task.current))
    const used = kept.flatMap((start) => {
      return start === undefined ? [] : days.findIndex((day) => day.starts.includes(start))
    })
    return all
      .filter((root) => used.every((day) => root.days.includes(day)))
      .map((root) => ({ ...root, kept }))
  })
}

function subsets<Item>(items: readonly Item[], size: number): Item[][] {
  if (size === 0) return [[]]
  return items.flatMap((first, i) =>
    subsets(items.slice(i + 1), size - 1).map((rest) => [first, ...rest]),
  )
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
    const first = find(context, finish, indices(days), earliest, ends, 1)
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

function find(
  context: Context,
  weights: Weights,
  lastDays: readonly number[],
  bound: (day: number) => number,
  ends: Ends,
  keep: number,
): Found {
  const roots = rootsOf(context.instance, lastDays, bound)
  return searchIn(context, weights, roots, ends, keep)
}

/** Search `roots` for the best `keep` plans. */
export function searchIn(
  { instance, frame, seatAt, stopped, better, order, effort }: Context,
  weights: Weights,
  roots: readonly Root[],
  ends: Ends,
  keep: number,
  known: readonly Starts[] = [],
): Found {
  const relaxed = relaxer(instance, weights, frame)
  const ties = weights.order.length > 1
  return search({
    relaxer: relaxed,
    order,
    seatAt,
    roots,
    ends,
    keep,
    ties,
    known,
    stopped,
    better,
    effort,
  })
}

/** Any end will do. */
export const always: Ends = { endAfter: Number.NEGATIVE_INFINITY, endBy: Number.POSITIVE_INFINITY }

/** Terms of the bound in order; after the first one that is still open nothing is known of the others. */
function boundOf(
  weights: Weights,
  order: readonly Term[],
  found: Found,
): ReadonlyMap<Term, number> {
  const best = found.top[0]
  const shares = Number.isFinite(found.bound) ? unpack(weights, found.bound) : new Map()
  let open = false
  return new Map(
    order.map((term) => {
      const share = open ? 0 : (shares.get(term) ?? 0)
      open ||= best === undefined || share < best.raw[term]
      return [term, share]
    }),
  )
}

function isProved(found: Found, weights: Weights, order: readonly Term[]): boolean {
  if (found.complete) return true
  const best = found.top[0]
  if (!best || !weights.complete) return false
  const bound = boundOf(weights, order, found)
  return order.every((term) => bound.get(term) === best.raw[term])
}

/** Indices of days. */
export function indices(days: Instance['days']): number[] {
  return days.map(({ index }) => index)
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
