/** Prices on people that raise a bound: by subgradients, turned and slowed down when they lead nowhere. */
import type { Instance } from './instance.ts'
import type { Node } from './quest.ts'
import { type Region, type Relaxed, type Relaxer, timesAtMost, type Uses } from './relax.ts'
import type { TopPlans } from './top-plans.ts'
import { cheapestStarts } from './walk.ts'

/** Sums of prices stay whole numbers below this. */
const EXACT = 2 ** 51

/** Rounds for a set of dates, which many parts start from, and for a part of one. */
const ROOT_ROUNDS = 30
const ROUNDS = 12

/** Share of the way to the target that a first step aims for, by the same two. */
const ROOT_PACE = 1
const PACE = 0.5

/** Faster after each better bound: where nothing is possible the bound could rise for ever. */
const HURRY = 1.5

/** Rounds without a better bound before going back to the best prices and half the pace. */
const PATIENCE = 3

/** Steps aim at least for this share of the widest gap seen: towards a limit itself they would never get there. */
const LEAST_AIM = 0.02

/** Without a plan to aim at, a step is sized by this share of the bound. */
const BLIND_AIM = 0.05

/** How far to turn from a direction that the last one contradicts (Camerini, Fratta, Maffioli 1975). */
const DEFLECTION = 1.5

/** How much of what the tables needed before is forgotten in a round. */
const FORGET = 0.2

export interface Pricing {
  readonly relaxer: Relaxer
  readonly top: TopPlans
  readonly relax: (region: Region, prices: Float64Array) => Relaxed
  readonly stopped: () => boolean
}

export interface Priced {
  readonly node: Node
  /** The tables under the best prices; undefined if nothing in the region is below the limit. */
  readonly relaxed: Relaxed | undefined
}

/** Makes a function that raises bounds, and offers the plans it comes across on the way. */
export function pricer({ relaxer, top, relax, stopped }: Pricing): (node: Node) => Priced {
  const { instance, weights } = relaxer
  // Without weights any bound above nothing is a proof, so steps need a size of their own.
  let widest = weights.order.length === 0 ? 2 ** 20 : 0

  function aimOf(bound: number): number {
    const last = top.plans.at(-1)
    const target = last
      ? Math.min(top.limit(), top.costOf(last))
      : bound + BLIND_AIM * Math.abs(bound)
    widest = Math.max(widest, target - bound)
    return Math.max(target - bound, LEAST_AIM * widest)
  }

  return (node) => {
    const isRoot = node.depth === 0
    const direction = new Float64Array(instance.people.length)
    let best = node
    let last: { readonly prices: Float64Array; readonly relaxed: Relaxed } | undefined
    let prices = node.prices
    let [pace, stale] = [isRoot ? ROOT_PACE : PACE, 0]
    for (let round = 0; round < (isRoot ? ROOT_ROUNDS : ROUNDS); round++) {
      const relaxed = relax(node.region, prices)
      last = { prices, relaxed }
      stale++
      if (round === 0 || relaxed.bound > best.bound) {
        best = { ...node, prices, bound: Math.max(best.bound, relaxed.bound) }
        stale = 0
        pace *= HURRY
      }
      if (best.bound >= top.limit()) return { node: best, relaxed: undefined }
      const starts = cheapestStarts(relaxed.ground)
      if (!starts) return { node: best, relaxed: undefined }
      top.offer(starts)
      if (best.bound >= top.limit()) return { node: best, relaxed: undefined }
      if (stopped()) break
      if (stale > PATIENCE) {
        ;[pace, stale, prices] = [pace / 2, 0, best.prices]
        direction.fill(0)
        continue
      }
      const uses = relaxer.uses(starts, relaxed.price)
      remember(node.need, uses)
      if (!turn(direction, excessOf(instance, node.region, prices, uses))) break
      prices = stepped(instance, node.region, prices, direction, aimOf(relaxed.bound) * pace)
    }
    const relaxed = last?.prices === best.prices ? last.relaxed : relax(node.region, best.prices)
    return { node: best, relaxed }
  }
}

function remember(need: Float64Array, uses: Uses): void {
  for (const [p, list] of uses.entries()) {
    need[p] = (1 - FORGET) * (need[p] ?? 0) + FORGET * Math.min(1, list.length)
  }
}

/** By person: how much oftener the tables need them than they may sit; 0 where the price has nothing to say. */
function excessOf(instance: Instance, region: Region, prices: Float64Array, uses: Uses): number[] {
  return uses.map((list, p) => {
    const over = list.length - timesAtMost(instance)
    return over > 0 || (prices[p] ?? 0) > 0 || region.must[p] === 1 ? over : 0
  })
}

/** Turn `direction` towards the excess; false if there is none. */
function turn(direction: Float64Array, excess: readonly number[]): boolean {
  if (excess.every((over) => over === 0)) return false
  const along = excess.reduce((sum, over, p) => sum + over * (direction[p] ?? 0), 0)
  const length = direction.reduce((sum, part) => sum + part * part, 0)
  const back = along < 0 && length > 0 ? (-DEFLECTION * along) / length : 0
  for (const [p, over] of excess.entries()) direction[p] = over + back * (direction[p] ?? 0)
  return direction.some((part) => part !== 0)
}

function stepped(
  { people, seats }: Instance,
  { must }: Region,
  prices: Float64Array,
  direction: Float64Array,
  aim: number,
): Float64Array {
  const highest = Math.floor(EXACT / (people.length + 2 * seats.length + 1))
  const step = aim / direction.reduce((sum, part) => sum + part * part, 0)
  return prices.map((price, p) => {
    const lowest = must[p] === 1 ? -highest : 0
    return Math.min(highest, Math.max(lowest, Math.round(price + step * (direction[p] ?? 0))))
  })
}
