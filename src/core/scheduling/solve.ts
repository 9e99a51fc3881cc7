/**
 * The best plans of a loop, with a proof. Where the finish counts most, the earliest possible one is
 * found first and everything else is decided among the plans that reach it.
 */
import { MINUTE } from '../time.ts'
import type { Frame } from './frame.ts'
import { compile, type Instance } from './instance.ts'
import { planOf, valueOfSeated } from './present.ts'
import type { Problem, Term, Value, ValuedPlan, Watch } from './problem.ts'
import type { Found, Root } from './quest.ts'
import { type Ends, framesOf, relaxer } from './relax.ts'
import { rootsOf } from './roots.ts'
import { search } from './search.ts'
import { type Seated, seat } from './seating.ts'
import { compare } from './top-plans.ts'
import type { Starts } from './walk.ts'
import { unpack, type Weights, weigh, weightless } from './weights.ts'

/** What a search came to. Without plans it is `infeasible`, or `unknown` if time ran out before that was sure. */
export interface Solution {
  readonly status: 'optimal' | 'feasible' | 'infeasible' | 'unknown'
  /** The plan, then its alternatives, best first. */
  readonly plans: readonly SolvedPlan[]
  /** A true lower bound, term by term in order. */
  readonly bound: Value
  /** Whether each alternative is proved to be the best remaining one. */
  readonly alternativesProved: boolean
  readonly explored: number
}

export interface SolvedPlan extends ValuedPlan {
  readonly cover: number
  /** By interview and seat: who else could sit there. */
  readonly spare: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>
}

interface Context {
  readonly instance: Instance
  readonly order: readonly Term[]
  readonly frame: (day: number) => Frame
  readonly seatAt: (starts: Starts) => Seated | undefined
  readonly stopped: () => boolean
  readonly better: () => void
  readonly keep: number
}

/** What a part of the search proved: plans in order, the bound of the first, and whether all is proved. */
interface Proved {
  readonly top: readonly Seated[]
  readonly bound: ReadonlyMap<Term, number>
  readonly complete: boolean
  readonly optimal: boolean
  readonly explored: number
}

/** Solve `problem`. Pure but for `watch`, which only decides how long it may take. */
export function solve(problem: Problem, watch: Watch): Solution {
  const context = contextOf(problem, watch)
  return solutionOf(context, provedBy(context))
}

function provedBy(context: Context): Proved {
  const { instance, order } = context
  if (order[0] === 'finish') return byFinish(context)
  const moves = order[0] === 'moved' && instance.tasks.some(({ current }) => current !== undefined)
  return moves ? byMoved(context) : allAtOnce(context)
}

function contextOf(problem: Problem, watch: Watch): Context {
  const instance = compile(problem)
  const order = termsOf(problem)
  const frame = framesOf(instance)
  const known = new Map<string, Seated | undefined>()
  const seatAt = (starts: Starts) => {
    const key = `${starts.day.join()} ${starts.start.join()}`
    if (!known.has(key)) known.set(key, seat(instance, frame, starts, order))
    return known.get(key)
  }
  const stopped = () => watch.cancelled() || watch.elapsed() >= problem.timeLimitMs
  const better = () => watch.better?.()
  return { instance, order, frame, seatAt, stopped, better, keep: 1 + problem.alternatives }
}

/** Whether any plan exists; undefined if time ran out before that was sure. */
export function isFeasible(problem: Problem, watch: Watch): boolean | undefined {
  const context = contextOf({ ...problem, alternatives: 0 }, watch)
  const { instance } = context
  const days = indices(instance.days)
  const few = rootsOf(instance, days, () => 0)
  const roots: Root[] = few.every(({ use }) => use === 'all')
    ? few
    : [{ days, use: 'any', bound: 0 }]
  const found = searchIn(context, weightless, roots, always, 1)
  if (found.top.length > 0) return true
  return found.complete ? false : undefined
}

/** The listed terms, and the empty seats after them if they are not listed. */
export function termsOf({ objective }: Problem): readonly Term[] {
  return objective.includes('emptySeats') ? objective : [...objective, 'emptySeats']
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

function searchIn(
  { instance, frame, seatAt, stopped, better, order }: Context,
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
  })
}

const always: Ends = { endAfter: Number.NEGATIVE_INFINITY, endBy: Number.POSITIVE_INFINITY }

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

function solutionOf(context: Context, proved: Proved): Solution {
  const { instance, order } = context
  const plans = proved.top.toSorted((a, b) => compare(a, b, order)).map((s) => solved(context, s))
  const { optimal, complete, explored } = proved
  const found = plans.length > 0
  const status = found ? (optimal ? 'optimal' : 'feasible') : complete ? 'infeasible' : 'unknown'
  const shift = (instance.problem.from - instance.base) / MINUTE
  const bound = Object.fromEntries(
    order.map((term) => [term, (proved.bound.get(term) ?? 0) - (term === 'finish' ? shift : 0)]),
  )
  const value = status === 'optimal' ? plans[0]?.value : undefined
  return { status, plans, bound: value ?? bound, alternativesProved: complete, explored }
}

function solved({ instance, order }: Context, seated: Seated): SolvedPlan {
  const { tasks, seats, people } = instance
  const spareOf = (q: number): [string, string[]] => [
    seats[q]?.asked.id ?? '',
    (seated.spare[q] ?? []).map((who) => people[who]?.person.id ?? ''),
  ]
  const spare = tasks.map((task) => [task.asked.id, Object.fromEntries(task.seats.map(spareOf))])
  return {
    value: valueOfSeated(instance, seated, order),
    plan: planOf(instance, seated),
    cover: seated.cover,
    spare: Object.fromEntries(spare),
  }
}

function indices(days: Instance['days']): number[] {
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
