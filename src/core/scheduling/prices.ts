/** Prices on people that raise a bound, each tried where all bounds seen so far leave room for a better one. */
import type { Instance } from './instance.ts'
import { type Cut, cutOf, nearestPrices } from './price-cuts.ts'
import type { Node } from './quest.ts'
import { type Region, type Relaxed, type Relaxer, timesAtMost, type Uses } from './relax.ts'
import type { TopPlans } from './top-plans.ts'
import { cheapestStarts } from './walk.ts'

/** Sums of prices stay whole numbers below this. */
const EXACT = 2 ** 51

/** Rounds for a set of dates, which many parts start from, and for a part of one. */
const ROOT_ROUNDS = 100
const ROUNDS = 20

/** Share of the way to the target that a level aims for; where it is out of reach, half of that, down to the least. */
const FIRST_PACE = 0.9
const LEAST_PACE = 2 ** -11

/** Levels aim at least for this share of the widest gap seen: towards a limit itself they would never get there. */
const LEAST_AIM = 0.02

/** Without a plan to aim at, a level is set by this share of the bound. */
const BLIND_AIM = 0.05

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
  // Without weights any bound above nothing is a proof, so levels need a distance of their own.
  let widest = weights.order.length === 0 ? 2 ** 20 : 0

  function aimOf(bound: number): number {
    const target = Math.min(top.limit(), top.last() ?? bound + BLIND_AIM * Math.abs(bound))
    widest = Math.max(widest, target - bound)
    return Math.max(target - bound, LEAST_AIM * widest)
  }

  /** The next prices, as ambitious as the cuts allow, and the pace that they allow; undefined if that is none. */
  function following(cuts: readonly Cut[], best: Node, from: number) {
    const { bound, region } = best
    for (let pace = from; pace >= LEAST_PACE; pace /= 2) {
      const level = bound + pace * aimOf(bound)
      const prices = nearestPrices(cuts, best.prices, level, region.must)
      if (prices) return { pace, prices: whole(instance, region, prices) }
    }
    return undefined
  }

  return (node) => {
    const cuts: Cut[] = []
    let best = node
    let last: { readonly prices: Float64Array; readonly relaxed: Relaxed } | undefined
    let [prices, pace] = [node.prices, FIRST_PACE]
    for (let round = 0; round < (node.depth === 0 ? ROOT_ROUNDS : ROUNDS); round++) {
      const relaxed = relax(node.region, prices)
      last = { prices, relaxed }
      if (round === 0 || relaxed.bound > best.bound) {
        best = { ...node, prices, bound: Math.max(best.bound, relaxed.bound) }
      }
      if (best.bound >= top.limit()) return { node: best, relaxed: undefined }
      const starts = cheapestStarts(relaxed.ground)
      if (!starts) return { node: best, relaxed: undefined }
      top.offer(starts)
      if (best.bound >= top.limit()) return { node: best, relaxed: undefined }
      const uses = relaxer.uses(starts, relaxed.price)
      remember(node.need, uses)
      if (stopped() || isBalanced(instance, node.region, prices, uses)) break
      cuts.push(cutOf(relaxed.bound, prices, uses))
      const next = following(cuts, best, pace)
      if (!next) break
      ;({ prices, pace } = next)
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

/** Whether the tables need nobody oftener than they may sit, nor anybody with a price more seldom: no prices do better. */
function isBalanced(instance: Instance, region: Region, prices: Float64Array, uses: Uses): boolean {
  return uses.every((list, p) => {
    const over = list.length - timesAtMost(instance)
    return over === 0 || (over < 0 && (prices[p] ?? 0) === 0 && region.must[p] !== 1)
  })
}

/** Whole numbers, so that sums of them are exact. */
function whole({ people, seats }: Instance, { must }: Region, prices: Float64Array): Float64Array {
  const highest = Math.floor(EXACT / (people.length + 2 * seats.length + 1))
  return prices.map((price, p) => {
    const lowest = must[p] === 1 ? -highest : 0
    return Math.min(highest, Math.max(lowest, Math.round(price)))
  })
}
