/**
 * The best plans of a loop, with a proof. Where the finish counts most, the earliest possible one is
 * found first and everything else is decided among the plans that reach it.
 */
import { MINUTE } from '../time.ts'
import type { Frame } from './frame.ts'
import { compile, type Instance } from './instance.ts'
import { planOf, valueOfSeated } from './present.ts'
import type { Problem, Term, Value, ValuedPlan, Watch } from './problem.ts'
import { type Ends, framesOf, relaxer } from './relax.ts'
import { rootsOf } from './roots.ts'
import { compare, type Found, type Root, search } from './search.ts'
import { type Seated, seat } from './seating.ts'
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
  const proved = context.order[0] === 'finish' ? byFinish(context) : allAtOnce(context)
  return solutionOf(context, proved)
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
  return { instance, order, frame, seatAt, stopped, keep: 1 + problem.alternatives }
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

/** Level by level: the earliest finish, the best plans with it, then the next finish while plans are wanted. */
function byFinish(context: Context): Proved {
  const { instance, order, keep } = context
  const finish = weigh(instance, ['finish'])
  const rest = weigh(instance, order.slice(1))
  const top: Seated[] = []
  let bound: ReadonlyMap<Term, number> = new Map()
  let explored = 0
  let endAfter = Number.NEGATIVE_INFINITY
  while (top.length < keep) {
    const ends = { endAfter, endBy: Number.POSITIVE_INFINITY }
    const days = instance.days.filter((day) => latestEnd(instance, day.index) > endAfter)
    const earliest = (day: number) => earliestEnd(instance, day, endAfter, finish)
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
    const ending = instance.days.filter((day) => canEnd(instance, day.index, end))
    const found = find(context, rest, indices(ending), () => 0, level, keep - top.length)
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
  { instance, frame, seatAt, stopped, order }: Context,
  weights: Weights,
  roots: readonly Root[],
  ends: Ends,
  keep: number,
): Found {
  const relaxed = relaxer(instance, weights, frame)
  return search({ relaxer: relaxed, order, seatAt, roots, ends, keep, stopped })
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

function latestEnd({ days, tasks }: Instance, day: number): number {
  const last = days[day]?.starts.at(-1) ?? Number.NEGATIVE_INFINITY
  return last + Math.max(...tasks.map(({ minutes }) => minutes))
}

/** A bound of the finish in the unit of its weight: the first end on the date after `endAfter`. */
function earliestEnd(instance: Instance, day: number, endAfter: number, { of }: Weights): number {
  const ends = endsOn(instance, day).filter((end) => end > endAfter)
  return (Math.min(...ends) / of.finish.unit) * of.finish.weight
}

function canEnd(instance: Instance, day: number, end: number): boolean {
  return endsOn(instance, day).includes(end)
}

function endsOn({ days, tasks }: Instance, index: number): number[] {
  const day = days[index]
  if (!day) return []
  const n = day.starts.length
  return tasks.flatMap((task) =>
    [...day.starts]
      .filter((_, k) => day.open[task.index * n + k] === 1)
      .map((start) => start + task.minutes),
  )
}
