/**
 * Branch and bound: sets of dates first, the most promising first; in each, prices on people until
 * the bound stops rising; then a walk over all that is left below the limit, and where that is too
 * much, a split on who sits where or on when.
 */
import { firstPrices } from './first-prices.ts'
import type { Use } from './horizon.ts'
import { cheapestByLabels } from './labels.ts'
import type { Term } from './problem.ts'
import {
  type Ends,
  type Region,
  type Relaxed,
  type Relaxer,
  timesAtMost,
  type Uses,
} from './relax.ts'
import { seatStack } from './seat-stack.ts'
import { personal, type Seated } from './seating.ts'
import { cheapestStarts, type Starts, walk } from './walk.ts'
import { pack } from './weights.ts'

/** Dates to search together. */
export interface Root {
  readonly days: readonly number[]
  readonly use: Use
  /** A true bound of every plan on these dates. */
  readonly bound: number
}

export interface Quest {
  readonly relaxer: Relaxer
  /** All terms, for comparing plans. */
  readonly order: readonly Term[]
  readonly seatAt: (starts: Starts) => Seated | undefined
  readonly roots: readonly Root[]
  readonly ends: Ends
  /** Plans wanted, with different starts. */
  readonly keep: number
  /** Whether time is up. Asked often. */
  readonly stopped: () => boolean
}

export interface Found {
  /** Best first. */
  readonly top: readonly Seated[]
  /** No plan costs less than this; with `complete`, none besides `top` costs less than its last. */
  readonly bound: number
  readonly complete: boolean
  readonly explored: number
}

interface Node {
  readonly region: Region
  readonly prices: Float64Array
  readonly bound: number
  readonly depth: number
  /** By person: how often the tables needed them of late, on average. */
  readonly need: Float64Array
}

/** What waits to be looked at: a set of dates bounded so far by its place in time or by sums, or a node. */
type Waiting =
  | {
      readonly kind: 'root' | 'summed'
      readonly root: Root
      readonly bound: number
      readonly depth: number
    }
  | ({ readonly kind: 'node' } & Node)

/** Sums of prices stay whole numbers below this. */
const EXACT = 2 ** 51
const ROUNDS = 12
const STEPS = 400

const ROOT_ROUNDS = 40
const CHILD_PACE = 0.5
const PATIENCE = 3
const LEAST_AIM = 0.02
const DEFLECTION = 1.5

/** Nearer than this to always or never, the tables have decided on someone. */
const UNDECIDED = 0.1

/** Find the best `keep` plans, with a proof unless stopped. */
export function search(quest: Quest): Found {
  const { relaxer, roots, ends, stopped, order, keep } = quest
  const { instance, weights } = relaxer
  const { people, seats, tasks } = instance
  const stack = seatStack(instance)
  const pricesOn = firstPrices(relaxer)
  const queue: Waiting[] = roots.map((root) => ({
    kind: 'root',
    root,
    bound: root.bound,
    depth: 0,
  }))
  const top: Seated[] = []
  const seen = new Set<string>()
  const allDays = [...new Set(roots.flatMap(({ days }) => days))].sort((a, b) => a - b)
  const most = weights.order.reduce(
    (sum, term) => sum + weights.of[term].most * weights.of[term].weight,
    1,
  )
  const highest = Math.floor(EXACT / (people.length + 2 * seats.length + 1))
  let explored = 0
  // Without weights any bound above nothing is a proof, so steps need a size of their own.
  let widest = weights.order.length === 0 ? 2 ** 20 : 0
  const shared = {
    prices: undefined as Float64Array | undefined,
    sums: [] as ReturnType<Relaxer['sums']>[],
  }

  const costOf = (seated: Seated) => pack(weights, seated.raw)
  const limit = (): number => {
    const last = top[keep - 1]
    if (!last) return most
    return costOf(last) + (weights.complete ? 0 : 1)
  }

  function offer(starts: Starts): void {
    const key = `${starts.day.join()} ${starts.start.join()}`
    if (seen.has(key)) return
    seen.add(key)
    explored++
    const seated = quest.seatAt(starts)
    if (!seated) return
    const at = top.findIndex((other) => compare(seated, other, order) < 0)
    top.splice(at < 0 ? top.length : at, 0, seated)
    if (top.length > keep) top.pop()
  }

  function sumBound({ days, use }: Root): number {
    const weighsPeople = weights.order.some((term) => personal.includes(term))
    shared.prices ??= weighsPeople ? pricesOn(allDays).prices : new Float64Array(people.length)
    const prices = shared.prices
    const sums = days.map((day) => {
      shared.sums[day] ??= relaxer.sums(day, prices, ends)
      return shared.sums[day]
    })
    const worth = prices.reduce((sum, price) => sum + price, 0)
    return relaxer.total(sums, use) - worth
  }

  function summed(root: Root): void {
    const first = pricesOn(root.days)
    const bound = Math.max(
      root.bound,
      first.bound,
      first.bound === Infinity ? Infinity : sumBound(root),
    )
    if (bound < limit()) queue.push({ kind: 'summed', root, bound, depth: 0 })
  }

  function nodeOf(root: Root, bound: number): Node {
    const region: Region = {
      days: root.days,
      use: root.use,
      forbidden: new Uint8Array(seats.length * people.length),
      must: new Uint8Array(people.length),
      earliest: Float64Array.from(tasks, () => Number.NEGATIVE_INFINITY),
      latest: Float64Array.from(tasks, () => Number.POSITIVE_INFINITY),
    }
    const need = new Float64Array(people.length)
    return { region, prices: pricesOn(root.days).prices, bound, depth: 0, need }
  }

  /** Raise the bound by prices; undefined if nothing in the region is below the limit. */
  function bounded(node: Node): { readonly node: Node; readonly relaxed: Relaxed } | undefined {
    let best = node
    let prices = node.prices
    let relaxed: Relaxed | undefined
    let pace = node.depth === 0 ? 1 : CHILD_PACE
    let stale = 0
    const direction = new Float64Array(people.length)
    for (let round = 0; round < (node.depth === 0 ? ROOT_ROUNDS : ROUNDS); round++) {
      relaxed = relaxer.relax(node.region, prices, ends, limit())
      explored++
      stale++
      if (relaxed.bound > best.bound || round === 0) {
        best = { ...node, prices, bound: Math.max(best.bound, relaxed.bound) }
        stale = 0
      }
      if (best.bound >= limit()) return undefined
      const starts = cheapestStarts(relaxed.ground)
      if (!starts) return undefined
      offer(starts)
      if (best.bound >= limit()) return undefined
      if (stopped()) break
      if (stale > PATIENCE) {
        pace /= 2
        stale = 0
      }
      const uses = relaxer.uses(starts, relaxed.price)
      for (const [p, list] of uses.entries()) {
        node.need[p] = 0.8 * (node.need[p] ?? 0) + 0.2 * Math.min(1, list.length)
      }
      const gap = target() - relaxed.bound
      widest = Math.max(widest, gap)
      const aim = Math.max(gap, LEAST_AIM * widest) * pace
      const next = raised(prices, direction, uses, aim, node.region)
      if (!next) break
      prices = next
    }
    if (best.prices !== prices || !relaxed) {
      relaxed = relaxer.relax(node.region, best.prices, ends, limit())
    }
    return { node: best, relaxed }
  }

  function target(): number {
    const last = top.at(-1)
    return last ? Math.min(limit(), costOf(last)) : limit()
  }

  /** Prices after one step towards those whom the tables need too often; undefined if nobody is. */
  function raised(
    prices: Float64Array,
    direction: Float64Array,
    uses: Uses,
    aim: number,
    region: Region,
  ): Float64Array | undefined {
    const excess = uses.map((list, p) => {
      const over = list.length - timesAtMost(instance, region.days, p)
      return over > 0 || (prices[p] ?? 0) > 0 || region.must[p] === 1 ? over : 0
    })
    if (excess.every((over) => over === 0)) return undefined
    // Turned away from the last direction where the two disagree (Camerini, Fratta, Maffioli 1975).
    let [along, length] = [0, 0]
    for (const [p, over] of excess.entries()) {
      along += over * (direction[p] ?? 0)
      length += (direction[p] ?? 0) ** 2
    }
    const turn = along < 0 && length > 0 ? (-DEFLECTION * along) / length : 0
    for (const [p, over] of excess.entries()) direction[p] = over + turn * (direction[p] ?? 0)
    const norm = direction.reduce((sum, part) => sum + part * part, 0)
    if (norm === 0) return undefined
    const step = aim / norm
    return prices.map((price, p) => {
      const lowest = region.must[p] === 1 ? -highest : 0
      const moved = Math.round(price + step * (direction[p] ?? 0))
      return Math.min(highest, Math.max(lowest, moved))
    })
  }

  function process(start: Node): void {
    const result = bounded(start)
    if (!result) return
    const { node, relaxed } = result
    if (stopped()) {
      queue.push({ kind: 'node', ...node })
      return
    }
    stack.clear(relaxed.price, relaxer.empty)
    const { complete, steps } = walk({
      ...relaxed.ground,
      stack,
      limit,
      stopped,
      visit: offer,
      budget: STEPS,
    })
    explored += steps
    if (complete) return
    if (instance.problem.rules.onePerPerson) {
      const labelled = cheapestByLabels({
        ...relaxed.ground,
        stack,
        limit,
        stopped,
        visit: offer,
        budget: 1e9,
        price: relaxed.price,
        empty: relaxer.empty,
        demand: node.need,
      })
      if (labelled.starts) offer(labelled.starts)
      if (labelled.complete && labelled.bound >= limit()) return
    }
    for (const child of split(node, relaxed)) queue.push({ kind: 'node', ...child })
  }

  function split(node: Node, relaxed: Relaxed): Node[] {
    const starts = cheapestStarts(relaxed.ground)
    if (!starts) return []
    const uses = relaxer.uses(starts, relaxed.price)
    const child = (region: Partial<Region>): Node => ({
      ...node,
      depth: node.depth + 1,
      need: node.need.slice(),
      region: { ...node.region, ...region },
    })
    const regions =
      splitPresence(node) ?? splitPeople(node.region, uses) ?? splitTimes(node.region, starts)
    return regions.map(child)
  }

  /** Someone the tables cannot decide on sits somewhere in the loop, or nowhere. */
  function splitPresence({ region, need }: Node): Partial<Region>[] | undefined {
    if (!instance.problem.rules.onePerPerson) return undefined
    let who = -1
    let most = UNDECIDED
    for (const [p, share] of need.entries()) {
      const doubt = Math.min(share, 1 - share)
      const isOpen =
        region.must[p] === 0 &&
        seats.some((s) => region.forbidden[s.index * people.length + p] === 0)
      if (isOpen && doubt > most) {
        most = doubt
        who = p
      }
    }
    if (who < 0) return undefined
    const without = region.forbidden.slice()
    for (const { index } of seats) without[index * people.length + who] = 1
    return [{ must: region.must.with(who, 1) }, { forbidden: without }]
  }

  /** Someone needed twice sits either here and nowhere else, or not here. */
  function splitPeople(region: Region, uses: Uses): Partial<Region>[] | undefined {
    if (!instance.problem.rules.onePerPerson) return undefined
    let who = -1
    for (const [p, list] of uses.entries()) {
      if (list.length > Math.max(1, uses[who]?.length ?? 1)) who = p
    }
    const here = uses[who]?.[0]
    if (here === undefined) return undefined
    const only = region.forbidden.slice()
    const not = region.forbidden.slice()
    for (const { index } of seats) if (index !== here) only[index * people.length + who] = 1
    not[here * people.length + who] = 1
    return [{ forbidden: only }, { forbidden: not }]
  }

  /** Some interview starts before, at or after where the tables have it. */
  function splitTimes(region: Region, starts: Starts): Partial<Region>[] {
    const times = tasks.map(({ index }) => {
      return instance.days[starts.day[index] ?? 0]?.starts[starts.start[index] ?? 0] ?? 0
    })
    const task = tasks.find(({ index }) => region.earliest[index] !== region.latest[index])
    if (!task) return []
    const at = times[task.index] ?? 0
    const within = (from: number | undefined, to: number | undefined): Partial<Region> => ({
      earliest: region.earliest.with(task.index, from ?? 0),
      latest: region.latest.with(task.index, to ?? 0),
    })
    return [
      within(at, at),
      within(region.earliest[task.index], at - 1),
      within(at + 1, region.latest[task.index]),
    ]
  }

  while (queue.length > 0 && !stopped()) {
    const next = takeLeast(queue)
    if (!next || next.bound >= limit()) {
      queue.length = 0
      break
    }
    if (next.kind === 'root') summed(next.root)
    else process(next.kind === 'node' ? next : nodeOf(next.root, next.bound))
  }
  const open = queue.map(({ bound }) => bound)
  const bound = Math.min(...open, top[0] ? costOf(top[0]) : Number.POSITIVE_INFINITY)
  return { top, bound, complete: queue.length === 0, explored }
}

/** Negative if `a` is better: by value, then by spare cover, then earlier, then by id. */
export function compare(a: Seated, b: Seated, order: readonly Term[]): number {
  for (const term of order) {
    if (a.raw[term] !== b.raw[term]) return a.raw[term] - b.raw[term]
  }
  if (a.cover !== b.cover) return b.cover - a.cover
  return (
    compareLists(a.times.toSorted(ascending), b.times.toSorted(ascending)) ||
    compareLists(a.times, b.times)
  )
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((time, i) => time !== b[i])
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0)
}

function ascending(a: number, b: number): number {
  return a - b
}

function takeLeast(queue: Waiting[]): Waiting | undefined {
  let least = 0
  for (const [i, { bound, depth }] of queue.entries()) {
    const best = queue[least]
    if (!best || bound < best.bound || (bound === best.bound && depth > best.depth)) least = i
  }
  return queue.splice(least, 1)[0]
}
