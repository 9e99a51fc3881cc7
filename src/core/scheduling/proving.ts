/** One search of some dates for the best plans, and what it proves of the terms. */
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
export function boundOf(
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

/** Whether the best plan found is known to be the best there is. */
export function isProved(found: Found, weights: Weights, order: readonly Term[]): boolean {
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

/** All terms in one search of all dates; `known` starts are offered first. */
export function allAtOnce(context: Context, known: readonly Starts[] = []): Proved {
  const { instance, order, keep } = context
  const weights = weigh(instance, order)
  const roots = rootsOf(instance, indices(instance.days), () => 0)
  const found = searchIn(context, weights, roots, always, keep, known)
  const bound = boundOf(weights, order, found)
  return { ...found, bound, optimal: isProved(found, weights, order) }
}
