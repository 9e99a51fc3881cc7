/**
 * The exact optimum of a region in which nobody sits twice, by labels: partial loops from the end
 * backwards, kept only if the tables say they could still stay below the limit, and of those that
 * leave the same to do and need the same people only the cheapest.
 */

import { mayEnd } from './horizon.ts'
import type { Task } from './instance.ts'
import type { Leaf, Starts, Walk } from './walk.ts'

/** A partial loop: what is left of its earliest date, and of the dates before. */
interface Label {
  readonly date: number
  readonly own: number
  readonly others: number
  readonly layers: number
  readonly rest: number
  readonly isLast: boolean
  /** Start before which the rest of the date ends; `n` at its end. */
  readonly k: number
  readonly need: 0 | 1
  /** People used who could still be needed elsewhere. */
  readonly used: number
  /** What times and people cost so far, without prices. */
  readonly cost: number
  readonly placed: Placed | undefined
}

interface Placed {
  readonly task: number
  readonly day: number
  readonly start: number
  readonly before: Placed | undefined
}

export interface Labelled {
  /** The cheapest choice of starts below the limit, if there is one. */
  readonly starts: Starts | undefined
  /** True lower bound of the region, as far as it is below the limit. */
  readonly bound: number
  readonly complete: boolean
  readonly steps: number
}

interface Panel {
  readonly cost: number
  readonly used: number
}

const INFINITE = Number.POSITIVE_INFINITY

/** People who get a bit of their own; the others may be used twice, which keeps the bound true. */
const MOST_BITS = 30
const HALF_BITS = 15
const HALF = (1 << HALF_BITS) - 1

/** More partial loops than this are not compared with a new one; equal ones are found all the same. */
const MOST_COMPARED = 100

/** Partial loops that leave the same to do, and the cost of each by its time and people. */
interface Bucket {
  readonly labels: Label[]
  readonly costs: Map<number, number>
}

export interface LabelWalk extends Walk {
  /** Whether to dive for any plan rather than to go level by level. */
  readonly deep: boolean
  /** A true bound of the region: a plan that costs no more ends the search. */
  readonly floor: number
  readonly price: Float64Array
  readonly empty: Float64Array
  /** By person. */
  readonly prices: Float64Array
  /** By person: how much they were in demand; who is in demand gets a bit. */
  readonly demand: Float64Array
}

export function cheapestByLabels(part: LabelWalk): Labelled {
  const { instance, dates, limit, perDay, use, horizon } = part
  const { tasks, seats, people, full, maxDays } = instance
  const count = tasks.length
  const bits = bitsOf(part)
  const relevant = relevantOf(part, bits)
  const prices = part.prices
  // Who has no bit may be used at any point, so their prices stay in the balance throughout.
  const fixed = people.reduce((sum, _, p) => sum + (bits[p] === 0 ? (prices[p] ?? 0) : 0), 0)
  const balance = balanceOf(bits, prices)
  /** What the prices of those who can still be needed may take back. */
  const worth = (mask: number): number =>
    fixed + (balance.low[mask & HALF] ?? 0) + (balance.high[mask >>> HALF_BITS] ?? 0)
  const levels = Array.from({ length: count + 1 }, () => new Map<number, Bucket>())
  // One term alone tells hardly any two partial loops apart: then dive, for any plan will do.
  const deep = part.deep
  const stack: Label[] = []
  const panelsKnown = new Map<number, Map<number, Panel[]>>()
  let steps = 0
  let best: Label | undefined
  let complete = true

  const sizeOf = (set: number) => {
    let size = 0
    for (let rest = set; rest > 0; rest &= rest - 1) size++
    return size
  }

  const below = () => Math.min(limit(), best?.cost ?? INFINITE)

  function add(label: Label): void {
    if (label.own === 0 && label.others === 0) {
      if (label.cost < below()) best = label
      return
    }
    const size = sizeOf(label.own) + sizeOf(label.others)
    const level = levels[size]
    const leaf = dates[label.date]
    if (!level || !leaf) return
    const sets = (label.date * (full + 1) + label.own) * (full + 1) + label.others
    const key = (sets * (maxDays + 1) + label.layers) * 2 + label.need
    const same = level.get(key) ?? { labels: [], costs: new Map<number, number>() }
    level.set(key, same)
    const exact = label.k * 2 ** MOST_BITS + label.used
    if ((same.costs.get(exact) ?? INFINITE) <= label.cost) return
    if (isDominated(label, same.labels, leaf)) return
    same.costs.set(exact, label.cost)
    same.labels.push(label)
    if (deep) stack.push(label)
  }

  /** Whether another leaves as much time, needs fewer people and costs no more, waiting included. */
  function isDominated(label: Label, others: readonly Label[], { frame, costs }: Leaf): boolean {
    const { waited } = costs
    for (let i = 0; i < Math.min(others.length, MOST_COMPARED); i++) {
      const other = others[i]
      if (!other || (other.used & ~label.used) !== 0 || other.k < label.k) continue
      if (other.k !== label.k && other.k === frame.n) continue
      const wait = other.k === frame.n ? 0 : (waited[other.k] ?? 0) - (waited[label.k] ?? 0)
      if (other.cost + wait <= label.cost) return true
    }
    return false
  }

  function open(
    set: number,
    until: number,
    layers: number,
    isLast: boolean,
    from: Label | undefined,
  ): void {
    for (let date = 0; date < until; date++) {
      const leaf = dates[date]
      const before = horizon.before[date]?.[layers]
      if (!leaf || !before) continue
      if (isLast && !mayEnd(use, date, layers, dates.length)) continue
      const table = isLast ? leaf.table.last : leaf.table.done
      const cost = (from?.cost ?? 0) + perDay
      for (let own = set; own > 0; own = (own - 1) & set) {
        const rest = before[set ^ own] ?? INFINITE
        const used = from?.used ?? 0
        const back = worth((relevant[set] ?? 0) & ~used)
        if (cost + (table[own] ?? INFINITE) + rest - back >= below()) continue
        const placed = from?.placed
        add({
          date,
          own,
          others: set ^ own,
          layers,
          rest,
          isLast,
          k: leaf.frame.n,
          need: 1,
          used,
          cost,
          placed,
        })
      }
    }
  }

  function extend(label: Label): void {
    const leaf = dates[label.date] as Leaf
    const { frame, costs, panel, table } = leaf
    const { n, next, nextAfterLunch, lunchAfter, lunchBefore, day } = frame
    const atEnd = label.k === n
    const most = below()
    for (const task of tasks) {
      const rest = label.own ^ (1 << task.index)
      if (((label.own >> task.index) & 1) === 0 || (rest & task.later) !== 0) continue
      const free = relevant[label.own | label.others] ?? 0
      for (let k = 0; k < label.k; k++) {
        const at = task.index * n + k
        const own = panel[at] ?? INFINITE
        if (own === INFINITE || (!atEnd && (next[at] ?? n) > label.k)) continue
        if (atEnd && label.isLast && (day.starts[k] ?? 0) + task.minutes <= part.endAfter) continue
        const eats = atEnd ? lunchAfter[at] === 1 : (nextAfterLunch[at] ?? n) <= label.k
        const need = day.lunch && eats ? 0 : label.need
        if (rest === 0 && need === 1 && lunchBefore[k] === 0) continue
        const ready = rest === 0 ? 0 : (table.ready[(need * n + k) * (full + 1) + rest] ?? 0)
        const pause = atEnd
          ? label.isLast
            ? (costs.finish[at] ?? 0)
            : 0
          : (costs.gap[at] ?? 0) + (costs.waited[label.k] ?? 0) - (costs.waited[next[at] ?? 0] ?? 0)
        const base = label.cost + pause + ready + label.rest
        if (base + own - worth(free & ~label.used) >= most) continue
        steps++
        const begin = costs.start[at] ?? 0
        const still = relevant[rest | label.others] ?? 0
        const room = most - base - begin
        for (const { cost, used } of panelsAt(leaf, task, k, label.used)) {
          if (cost - worth(still & ~(label.used | used)) >= room) continue
          const placed = { task: task.index, day: day.index, start: k, before: label.placed }
          const made: Label = {
            date: label.date,
            own: rest,
            others: label.others,
            layers: label.layers,
            rest: label.rest,
            isLast: label.isLast,
            k,
            need,
            used: (label.used | used) & still,
            cost: label.cost + pause + begin + cost,
            placed,
          }
          if (rest !== 0 || label.others === 0) add(made)
          else open(label.others, label.date, label.layers - 1, false, made)
        }
      }
    }
  }

  /** Panels of different people who are not used yet; of those that use the same bits the cheapest. */
  function panelsAt(leaf: Leaf, task: Task, k: number, used: number): readonly Panel[] {
    const here = (leaf.frame.day.index * count + task.index) * 4096 + k
    const memo = panelsKnown.get(here) ?? new Map<number, Panel[]>()
    panelsKnown.set(here, memo)
    const key = used & (relevant[1 << task.index] ?? 0)
    const known = memo.get(key)
    if (known) return known
    let panels: Panel[] = [{ cost: 0, used: 0 }]
    for (const q of task.seats) {
      const more: Panel[] = []
      for (const panel of panels) {
        const left = panel.cost + (part.empty[q] ?? 0)
        if (left < INFINITE) keep(more, { cost: left, used: panel.used })
        fill(more, leaf, q, k, seats[q]?.count ?? 0, 0, used, panel)
      }
      panels = more
    }
    panels.sort((a, b) => a.cost - b.cost)
    memo.set(key, panels)
    return panels
  }

  /** Add to `found` the ways to fill the places of a seat, in order of the people. */
  function fill(
    found: Panel[],
    leaf: Leaf,
    q: number,
    k: number,
    places: number,
    from: number,
    used: number,
    panel: Panel,
  ): void {
    if (places === 0) {
      keep(found, panel)
      return
    }
    const { first, who } = leaf.frame.staff
    const start = first[q * leaf.frame.n + k] ?? 0
    const end = first[q * leaf.frame.n + k + 1] ?? 0
    for (let e = start + from; e < end; e++) {
      const p = who[e] ?? 0
      const bit = bits[p] ?? 0
      if (((used | panel.used) & bit) !== 0) continue
      if ((part.price[q * people.length + p] ?? 0) === INFINITE) continue
      const cost = panel.cost + (leaf.costs.person[e] ?? 0)
      fill(found, leaf, q, k, places - 1, e - start + 1, used, { cost, used: panel.used | bit })
    }
  }

  open(full, dates.length, 0, true, undefined)
  for (let layers = 1; layers < Math.min(maxDays, dates.length); layers++) {
    open(full, dates.length, layers, true, undefined)
  }
  const mayGoOn = () => {
    complete = steps <= part.budget && !part.stopped()
    return complete
  }
  for (let label = stack.pop(); label && mayGoOn(); label = stack.pop()) {
    if (best && best.cost <= part.floor) break
    extend(label)
  }
  for (let size = count; size > 0 && !deep && complete; size--) {
    for (const { labels, costs } of levels[size]?.values() ?? []) {
      for (const label of labels) {
        const cheapest = costs.get(label.k * 2 ** MOST_BITS + label.used) === label.cost
        if (cheapest && mayGoOn()) extend(label)
      }
    }
    levels[size]?.clear()
  }
  const bound = best ? best.cost : limit()
  return { starts: best && startsOf(best, count), bound, complete, steps }
}

function keep(panels: Panel[], panel: Panel): void {
  const at = panels.findIndex((other) => other.used === panel.used)
  const other = panels[at]
  if (!other) panels.push(panel)
  else if (panel.cost < other.cost) panels[at] = panel
}

function startsOf({ placed }: Label, count: number): Starts {
  const day = new Array<number>(count).fill(-1)
  const start = new Array<number>(count).fill(-1)
  for (let one = placed; one; one = one.before) {
    day[one.task] = one.day
    start[one.task] = one.start
  }
  return { day, start }
}

/** A bit for each person whom more than one seat could need. */
function bitsOf({ instance, demand }: LabelWalk): number[] {
  const { people, seats } = instance
  const wanted = people.map((_, p) => seats.filter(({ pool }) => pool.includes(p)).length)
  const order = people
    .map((_, p) => p)
    .filter((p) => (wanted[p] ?? 0) > 1)
    .sort((a, b) => (demand[b] ?? 0) - (demand[a] ?? 0) || a - b)
  const bits = people.map(() => 0)
  for (const [i, p] of order.slice(0, MOST_BITS).entries()) bits[p] = 1 << i
  return bits
}

/** Sums of prices by set of bits, the lower and the upper half of them, so that a set is two look-ups. */
function balanceOf(bits: readonly number[], prices: Float64Array) {
  const priceOf = new Float64Array(32)
  for (const [p, bit] of bits.entries()) {
    if (bit !== 0) priceOf[31 - Math.clz32(bit)] = prices[p] ?? 0
  }
  const used = bits.filter((bit) => bit !== 0).length
  const sums = (from: number, count: number) => {
    const table = new Float64Array(1 << Math.max(0, count))
    for (let mask = 1; mask < table.length; mask++) {
      const low = 31 - Math.clz32(mask & -mask)
      table[mask] = (table[mask & (mask - 1)] ?? 0) + (priceOf[from + low] ?? 0)
    }
    return table
  }
  return {
    low: sums(0, Math.min(used, HALF_BITS)),
    high: sums(HALF_BITS, Math.max(0, used - HALF_BITS)),
  }
}

/** By set of tasks: the bits of those who could sit in one of them on these dates. */
function relevantOf({ instance, dates, price }: LabelWalk, bits: readonly number[]): Int32Array {
  const { tasks, people, full } = instance
  const own = tasks.map((task) => {
    let mask = 0
    for (const q of task.seats) {
      for (const { frame } of dates) {
        const { first, who } = frame.staff
        for (let e = first[q * frame.n] ?? 0; e < (first[(q + 1) * frame.n] ?? 0); e++) {
          const p = who[e] ?? 0
          if ((price[q * people.length + p] ?? 0) < INFINITE) mask |= bits[p] ?? 0
        }
      }
    }
    return mask
  })
  const relevant = new Int32Array(full + 1)
  for (let set = 1; set <= full; set++) {
    const low = 31 - Math.clz32(set & -set)
    relevant[set] = (relevant[set & (set - 1)] ?? 0) | (own[low] ?? 0)
  }
  return relevant
}
