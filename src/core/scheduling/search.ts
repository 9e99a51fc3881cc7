/**
 * Branch and bound: sets of dates first, the most promising first, until the best plan is proved. What had to be
 * looked at for that is kept: further plans are sought only where the bound leaves room for them.
 */
import { firstPrices } from './first-prices.ts'
import { holds } from './partition.ts'
import type { Found, Node, Quest, Root } from './quest.ts'
import { nodeOf, sumBounds } from './root-bounds.ts'
import { settler } from './settling.ts'
import { topPlans } from './top-plans.ts'

/** What waits to be looked at: dates, bounded so far by time, by people whatever the time, or by sums; or a node. */
type Waiting =
  | {
      readonly kind: 'root' | 'staffed' | 'summed'
      readonly root: Root
      readonly bound: number
      readonly depth: number
    }
  | ({ readonly kind: 'node' } & Node)

/** Steps spent on plans of equal value. */
const TIE_STEPS = 300

/** Steps spent on two interviews that may move while the others stay. */
const PAIR_STEPS = 100

/** Find the best `keep` plans, with a proof unless stopped. */
export function search(quest: Quest): Found {
  const { relaxer, stopped } = quest
  const { instance, weights } = relaxer
  const top = topPlans(quest)
  const { price, leftOf, leftAround, walkOver, explored } = settler(quest, top)
  const priceMaker = firstPrices(relaxer)
  const sumsOn = sumBounds(quest, priceMaker)
  const settled: Node[] = []
  let queue: Waiting[] = quest.roots.map((root) => {
    return { kind: 'root', root, bound: root.bound, depth: 0 }
  })
  /** What holds no better plan than the best; `bound` says what the others cost at least. */
  const shelf: Waiting[] = []
  let further = false

  /** A better bound from people, without a look at dates to which something could move. */
  function staff(root: Root): void {
    wait({ kind: 'staffed', root, bound: root.bound + priceMaker.anyTime(root), depth: 0 })
  }

  /** A better bound from what the dates can do at all: people first, then tables that many sets share. */
  function sum(root: Root): void {
    const people = priceMaker.on(root).bound
    // Sums are of whole dates and say little where most starts are fixed.
    const tables = people < top.limit() && !root.kept ? sumsOn(root) : 0
    wait({ kind: 'summed', root, bound: Math.max(root.bound + people, tables), depth: 0 })
  }

  function wait(waiting: Waiting): void {
    const to = waiting.bound < top.limit() ? queue : shelf
    to.push(waiting)
  }

  function settle(start: Node): void {
    const known = further && top.plans.find(({ starts }) => holds(instance, start.region, starts))
    const parts = known ? leftAround(start, known.starts) : settlePriced(start)
    for (const part of parts) queue.push({ kind: 'node', ...part })
  }

  function settlePriced(start: Node): Node[] {
    const priced = price(start)
    if (start.depth === 0 && !further) settled.push(priced.node)
    const parts = leftOf(priced)
    // Whatever was below the limit has been seen, however low the bound was.
    if (parts.length === 0) shelf.push({ kind: 'node', ...priced.node, bound: top.limit() })
    return parts
  }

  /** Go on with the most promising until nothing below the limit is left. */
  function run(): void {
    while (queue.length > 0 && !stopped()) {
      const next = takeLeast(queue)
      if (!next || next.bound >= top.limit()) {
        shelf.push(...queue.splice(0), ...(next ? [next] : []))
        return
      }
      if (next.kind === 'root' && next.root.kept) staff(next.root)
      else if (next.kind === 'root' || next.kind === 'staffed') sum(next.root)
      else settle(next.kind === 'node' ? next : nodeOf(quest, next.root, next.bound, priceMaker))
    }
  }

  /** Plans as good as the best by value may be better by cover or time: look at some more of them. */
  function preferTies(): void {
    const [best] = top.plans
    if (!best || !weights.complete) return
    const cost = top.costOf(best)
    const until = explored() + TIE_STEPS
    for (const { region, prices, bound } of settled) {
      if (explored() >= until || stopped()) return
      if (bound > cost) continue
      walkOver({ region, prices, limit: () => cost + 1, steps: until - explored() })
    }
  }

  /** Plans that keep all but two interviews of the best where they are: often as good, and soon found. */
  function lookAround(): void {
    const [best] = top.plans
    if (!best || quest.roots.some(({ kept }) => kept)) return
    const days = [...new Set(best.starts.day)].sort((a, b) => a - b)
    const { region, prices } = nodeOf(quest, { days, use: 'all', bound: 0 }, 0, priceMaker)
    for (const [a] of best.times.entries()) {
      for (const b of best.times.keys().drop(a + 1)) {
        if (stopped() || isEnough(top.costOf(best))) return
        const free = (bound: number) =>
          Float64Array.from(best.times, (time, i) => (i === a || i === b ? bound : time))
        const earliest = free(Number.NEGATIVE_INFINITY)
        const latest = free(Number.POSITIVE_INFINITY)
        const around = { ...region, earliest, latest }
        walkOver({ region: around, prices, limit: top.limit, steps: PAIR_STEPS })
      }
    }
  }

  /** Whether all plans wanted cost no more than `cost`, the least there is. */
  function isEnough(cost: number): boolean {
    return top.plans.length >= quest.keep && top.last() === cost
  }

  function seekFurther(): void {
    further = true
    top.want(quest.keep)
    lookAround()
    queue = shelf.splice(0).filter(({ bound }) => bound < top.limit())
    run()
  }

  for (const starts of quest.known) top.offer(starts)
  run()
  if (quest.ties && queue.length === 0) preferTies()
  if (quest.keep > 1 && queue.length === 0 && top.plans.length > 0) seekFurther()
  const [best] = top.plans
  const open = queue.map(({ bound }) => bound)
  const least = Math.min(...open, best ? top.costOf(best) : Number.POSITIVE_INFINITY)
  const bound = Math.ceil(least / weights.scale) * weights.scale
  return { top: top.plans, bound, complete: queue.length === 0, explored: explored() + top.tried() }
}

function takeLeast(queue: Waiting[]): Waiting | undefined {
  let least = 0
  for (const [i, { bound, depth }] of queue.entries()) {
    const best = queue[least]
    if (!best || bound < best.bound || (bound === best.bound && depth > best.depth)) least = i
  }
  return queue.splice(least, 1)[0]
}
