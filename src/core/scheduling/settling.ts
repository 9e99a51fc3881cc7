/**
 * Looking at one part of the search: prices until the bound stops rising, then a walk over all that is left
 * below the limit; where that is too much, labels; and where they do not suffice either, a split.
 */
import { cheapestByLabels, type Labelled } from './labels.ts'
import { without } from './partition.ts'
import { type Priced, pricer } from './prices.ts'
import type { Node, Quest } from './quest.ts'
import type { Region, Relaxed } from './relax.ts'
import { seatStack } from './seat-stack.ts'
import { split } from './splitting.ts'
import type { TopPlans } from './top-plans.ts'
import { cheapestStarts, type Starts, walk } from './walk.ts'

export interface Settler {
  /** Raise the node's bound; without tables, nothing in it is below the limit. */
  readonly price: (node: Node) => Priced
  /** The parts of the node in which plans below the limit may be left, after looking as far as is worth it. */
  readonly leftOf: (priced: Priced) => Node[]
  /** The same for a node with a plan that is known already: no price lifts the bound above that. */
  readonly leftAround: (node: Node, known: Starts) => Node[]
  /** Offer every plan of the region below the limit; false if the steps did not suffice. */
  readonly walkOver: (look: Look) => boolean
  /** Tables filled and steps walked. */
  readonly explored: () => number
}

/** A region to walk over. */
export interface Look {
  readonly region: Region
  readonly prices: Float64Array
  readonly limit: () => number
  readonly steps: number
}

/** Labels look for plans in a share of the gap first: what is far from the bound costs most to rule out. */
const SHARES = [1 / 16, 1 / 4, 1]

/** Settle parts of `quest`, offering the plans found to `top`. */
export function settler({ relaxer, ends, stopped, effort }: Quest, top: TopPlans): Settler {
  const { instance, weights } = relaxer
  const stack = seatStack(instance)
  let explored = 0
  const relax = (region: Region, prices: Float64Array, limit = top.limit()) => {
    explored++
    return relaxer.relax(region, prices, ends, limit)
  }
  const price = pricer({ relaxer, top, relax, stopped })

  function leftOf({ node, relaxed }: Priced): Node[] {
    if (!relaxed) return []
    if (stopped()) return [node]
    if (walked(relaxed, effort.walkSteps, top.limit)) return []
    for (const share of instance.problem.rules.onePerPerson ? SHARES : []) {
      const aim = node.bound + share * (top.limit() - node.bound)
      const { bound, complete, starts } = label(node, relaxed, aim)
      if (!complete) break
      if (bound >= top.limit()) return []
      if (starts) return without(instance, node, starts, bound)
    }
    return partsOf(node, relaxed)
  }

  function leftAround(node: Node, known: Starts): Node[] {
    const relaxed = relax(node.region, node.prices)
    if (relaxed.bound >= top.limit()) return []
    if (walked(relaxed, effort.walkSteps, top.limit)) return []
    return without(instance, node, known, relaxed.bound)
  }

  /** Search the node by labels for what costs less than `aim`. */
  function label(node: Node, { ground, price }: Relaxed, aim: number): Labelled {
    const labelled = cheapestByLabels({
      ...ground,
      limit: () => Math.min(aim, top.limit()),
      stopped,
      price,
      prices: node.prices,
      empty: relaxer.empty,
      demand: node.need,
      deep: weights.order.length <= 1,
      floor: node.bound,
      scale: weights.scale,
      budget: effort.labelSteps * (1 + node.depth),
    })
    explored += labelled.steps
    if (labelled.starts) top.offer(labelled.starts)
    return labelled
  }

  function walked(relaxed: Relaxed, budget: number, limit: () => number): boolean {
    stack.clear(relaxed.price, relaxer.empty)
    const visit = top.offer
    const { complete, steps } = walk({ ...relaxed.ground, stack, limit, stopped, visit, budget })
    explored += steps
    return complete
  }

  function partsOf(node: Node, relaxed: Relaxed): Node[] {
    if (stopped()) return [node]
    const starts = cheapestStarts(relaxed.ground)
    return starts ? split(instance, node, starts, relaxer.uses(starts, relaxed.price)) : []
  }

  const walkOver = ({ region, prices, limit, steps }: Look) =>
    walked(relax(region, prices, limit()), steps, limit)
  return { price, leftOf, leftAround, walkOver, explored: () => explored }
}
