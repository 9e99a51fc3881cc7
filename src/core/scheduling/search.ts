/**
 * Branch and bound: sets of dates first, the most promising first; in each, prices on people until
 * the bound stops rising; then a walk over all that is left below the limit; where that is too much,
 * labels, and as the last resort a split.
 */
import { firstPrices } from './first-prices.ts'
import type { DaySums } from './horizon.ts'
import { cheapestByLabels, type Labelled } from './labels.ts'
import { pricer } from './prices.ts'
import type { Found, Node, Quest, Root } from './quest.ts'
import type { Relaxed } from './relax.ts'
import { seatStack } from './seat-stack.ts'
import { personal } from './seating.ts'
import { split } from './splitting.ts'
import { topPlans } from './top-plans.ts'
import { cheapestStarts, walk } from './walk.ts'

/** What waits to be looked at: a set of dates, bounded so far by its place in time or by sums, or a node. */
type Waiting =
  | {
      readonly kind: 'root' | 'summed'
      readonly root: Root
      readonly bound: number
      readonly depth: number
    }
  | ({ readonly kind: 'node' } & Node)

/** Labels look for plans in a share of the gap first: what is far from the bound costs most to rule out. */
const SHARES = [1 / 16, 1 / 4, 1]

/** Steps spent on plans of equal value. */
const TIE_STEPS = 300

/** Find the best `keep` plans, with a proof unless stopped. */
export function search(quest: Quest): Found {
  const { relaxer, ends, stopped, effort } = quest
  const { instance, weights } = relaxer
  const top = topPlans(quest)
  const stack = seatStack(instance)
  const pricesOn = firstPrices(relaxer)
  const sumsOn = sumBounds(quest, pricesOn)
  const settled: Node[] = []
  let explored = 0
  const relax = (region: Node['region'], prices: Float64Array, limit = top.limit()) => {
    explored++
    return relaxer.relax(region, prices, ends, limit)
  }
  const price = pricer({ relaxer, top, relax, stopped })
  const queue: Waiting[] = quest.roots.map((root) => {
    return { kind: 'root', root, bound: root.bound, depth: 0 }
  })

  /** A better bound from what the dates can do at all: people first, then tables that many sets share. */
  function sum(root: Root): void {
    const people = pricesOn(root.days).bound
    const tables = people < top.limit() ? sumsOn(root) : 0
    const bound = Math.max(root.bound, people, tables)
    if (bound < top.limit()) queue.push({ kind: 'summed', root, bound, depth: 0 })
  }

  function settle(start: Node): void {
    const { node, relaxed } = price(start)
    if (node.depth === 0) settled.push(node)
    if (!relaxed) return
    if (stopped() || !isExhausted(node, relaxed)) {
      for (const part of partsOf(node, relaxed)) queue.push({ kind: 'node', ...part })
    }
  }

  /** Look at all that is left of the node below the limit; false if that was too much. */
  function isExhausted(node: Node, relaxed: Relaxed): boolean {
    if (walkOver(relaxed, effort.walkSteps, top.limit)) return true
    if (!instance.problem.rules.onePerPerson) return false
    for (const share of SHARES) {
      const aim = node.bound + share * (top.limit() - node.bound)
      const { bound, complete } = label(node, relaxed, aim)
      if (!complete) return false
      if (bound >= top.limit()) return true
    }
    return false
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

  function walkOver(relaxed: Relaxed, budget: number, limit: () => number): boolean {
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

  /** Plans as good as the best by value may be better by cover or time: look at some more of them. */
  function preferTies(): void {
    const [best] = top.plans
    if (!best || !weights.complete) return
    const cost = top.costOf(best)
    const until = explored + TIE_STEPS
    for (const { region, prices, bound } of settled) {
      if (explored >= until || stopped()) return
      if (bound > cost) continue
      walkOver(relax(region, prices, cost + 1), until - explored, () => cost + 1)
    }
  }

  for (const starts of quest.known) top.offer(starts)
  while (queue.length > 0 && !stopped()) {
    const next = takeLeast(queue)
    if (!next || next.bound >= top.limit()) {
      queue.length = 0
      break
    }
    // Sums are of whole dates and say little where most starts are fixed.
    if (next.kind === 'root' && !next.root.kept) sum(next.root)
    else settle(next.kind === 'node' ? next : nodeOf(quest, next.root, next.bound, pricesOn))
  }
  if (quest.ties && queue.length === 0) preferTies()
  const [best] = top.plans
  const open = queue.map(({ bound }) => bound)
  const least = Math.min(...open, best ? top.costOf(best) : Number.POSITIVE_INFINITY)
  const bound = Math.ceil(least / weights.scale) * weights.scale
  return { top: top.plans, bound, complete: queue.length === 0, explored: explored + top.tried() }
}

/** Bounds of sets of dates from tables made once for each date, with prices that suit all dates together. */
function sumBounds(
  { relaxer, roots, ends }: Quest,
  pricesOn: ReturnType<typeof firstPrices>,
): (root: Root) => number {
  const { instance, weights } = relaxer
  const sums: DaySums[] = []
  let prices: Float64Array | undefined
  const shared = () => {
    if (!weights.order.some((term) => personal.includes(term))) {
      return new Float64Array(instance.people.length)
    }
    return pricesOn([...new Set(roots.flatMap(({ days }) => days))].sort((a, b) => a - b)).prices
  }
  return ({ days, use }) => {
    const known = prices ?? shared()
    prices = known
    const own = days.map((day) => {
      sums[day] ??= relaxer.sums(day, known, ends)
      return sums[day]
    })
    return relaxer.total(own, use) - known.reduce((sum, price) => sum + price, 0)
  }
}

function nodeOf(
  { relaxer }: Quest,
  { days, use, kept }: Root,
  bound: number,
  pricesOn: ReturnType<typeof firstPrices>,
): Node {
  const { people, seats, tasks } = relaxer.instance
  const region = {
    days,
    use,
    forbidden: new Uint8Array(seats.length * people.length),
    must: new Uint8Array(people.length),
    earliest: Float64Array.from(tasks, (_, i) => kept?.[i] ?? Number.NEGATIVE_INFINITY),
    latest: Float64Array.from(tasks, (_, i) => kept?.[i] ?? Number.POSITIVE_INFINITY),
  }
  const need = new Float64Array(people.length)
  return { region, prices: pricesOn(days).prices, bound, depth: 0, need }
}

function takeLeast(queue: Waiting[]): Waiting | undefined {
  let least = 0
  for (const [i, { bound, depth }] of queue.entries()) {
    const best = queue[least]
    if (!best || bound < best.bound || (bound === best.bound && depth > best.depth)) least = i
  }
  return queue.splice(least, 1)[0]
}
