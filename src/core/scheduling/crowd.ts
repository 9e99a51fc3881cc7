/** People as bits, for labels: who could still be needed, what their prices take back, and which panels they form. */
import type { Instance, Task } from './instance.ts'
import type { Leaf } from './walk.ts'

/** A panel without prices; `used` are the bits of its people. */
export interface BitPanel {
  readonly cost: number
  readonly used: number
}

export interface Crowd {
  /** By set of tasks: the bits of those who could sit in one of them. */
  readonly relevant: Int32Array
  /** What the prices of the people in `mask` may take back, with those who have no bit. */
  readonly worth: (mask: number) => number
  /** Panels, cheapest first; of those with the same people's bits only the cheapest. */
  readonly panels: (leaf: Leaf, task: Task, k: number) => readonly BitPanel[]
}

export interface CrowdOf {
  readonly instance: Instance
  readonly dates: readonly Leaf[]
  /** By seat and person: infinite where they may not sit. */
  readonly price: Float64Array
  /** By person. */
  readonly prices: Float64Array
  /** By seat: what leaving it empty costs. */
  readonly empty: Float64Array
  /** By person: how much they were in demand; who is in demand gets a bit. */
  readonly demand: Float64Array
}

const INFINITE = Number.POSITIVE_INFINITY

/** People who get a bit of their own; the others may be used twice, which keeps the bound true. */
export const MOST_BITS = 30
const HALF_BITS = 15
const HALF = (1 << HALF_BITS) - 1

/** No date has this many starts. */
const MOST_STARTS = 4096

export function crowd(of: CrowdOf): Crowd {
  const { instance, prices } = of
  const bits = bitsOf(of)
  const relevant = relevantOf(of, bits)
  const { low, high } = sumsByBits(bits, prices)
  // Who has no bit may be needed at any point, so what their prices take back stays in the balance.
  const fixed = prices.reduce((sum, price, p) => {
    return bits[p] === 0 ? sum + Math.max(0, price) : sum
  }, 0)
  const known = new Map<number, readonly BitPanel[]>()
  return {
    relevant,
    worth: (mask) => fixed + (low[mask & HALF] ?? 0) + (high[mask >>> HALF_BITS] ?? 0),
    panels(leaf, task, k) {
      const here = (leaf.frame.day.index * instance.tasks.length + task.index) * MOST_STARTS + k
      const panels = known.get(here) ?? panelsAt(of, bits, leaf, task, k)
      known.set(here, panels)
      return panels
    },
  }
}

/** A bit for each person whom more than one seat could need. */
function bitsOf({ instance, demand }: CrowdOf): number[] {
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
function sumsByBits(bits: readonly number[], prices: Float64Array) {
  const priceOf = new Float64Array(32)
  for (const [p, bit] of bits.entries()) {
    if (bit !== 0) priceOf[31 - Math.clz32(bit)] = prices[p] ?? 0
  }
  const used = bits.filter((bit) => bit !== 0).length
  const sums = (from: number, count: number) => {
    const table = new Float64Array(1 << count)
    for (let mask = 1; mask < table.length; mask++) {
      const low = 31 - Math.clz32(mask & -mask)
      table[mask] = (table[mask & (mask - 1)] ?? 0) + (priceOf[from + low] ?? 0)
    }
    return table
  }
  const low = sums(0, Math.min(used, HALF_BITS))
  return { low, high: sums(HALF_BITS, Math.max(0, used - HALF_BITS)) }
}

function relevantOf({ instance, dates, price }: CrowdOf, bits: readonly number[]): Int32Array {
  const { tasks, people, full } = instance
  const own = new Int32Array(tasks.length)
  for (const { seats, index } of tasks) {
    for (const q of seats) {
      for (const { frame } of dates) {
        const { first, who } = frame.staff
        for (let e = first[q * frame.n] ?? 0; e < (first[(q + 1) * frame.n] ?? 0); e++) {
          const p = who[e] ?? 0
          if ((price[q * people.length + p] ?? 0) < INFINITE) {
            own[index] = (own[index] ?? 0) | (bits[p] ?? 0)
          }
        }
      }
    }
  }
  const relevant = new Int32Array(full + 1)
  for (let set = 1; set <= full; set++) {
    const low = 31 - Math.clz32(set & -set)
    relevant[set] = (relevant[set & (set - 1)] ?? 0) | (own[low] ?? 0)
  }
  return relevant
}

function panelsAt(
  of: CrowdOf,
  bits: readonly number[],
  leaf: Leaf,
  task: Task,
  k: number,
): readonly BitPanel[] {
  const { instance, price, empty } = of
  const { n, staff } = leaf.frame
  let panels: BitPanel[] = [{ cost: 0, used: 0 }]
  for (const q of task.seats) {
    const more: BitPanel[] = []
    const end = staff.first[q * n + k + 1] ?? 0
    /** Fill the places of the seat in order of the people, so that each set comes once. */
    const fill = (panel: BitPanel, places: number, from: number): void => {
      if (places === 0) {
        keep(more, panel)
        return
      }
      for (let e = from; e < end; e++) {
        const p = staff.who[e] ?? 0
        const bit = bits[p] ?? 0
        if ((panel.used & bit) !== 0) continue
        if (price[q * instance.people.length + p] === INFINITE) continue
        const cost = panel.cost + (leaf.costs.person[e] ?? 0)
        fill({ cost, used: panel.used | bit }, places - 1, e + 1)
      }
    }
    for (const panel of panels) {
      const left = panel.cost + (empty[q] ?? 0)
      if (left < INFINITE) keep(more, { cost: left, used: panel.used })
      fill(panel, instance.seats[q]?.count ?? 0, staff.first[q * n + k] ?? 0)
    }
    panels = more
  }
  return panels.sort((a, b) => a.cost - b.cost)
}

function keep(panels: BitPanel[], panel: BitPanel): void {
  const at = panels.findIndex((other) => other.used === panel.used)
  const other = panels[at]
  if (!other) panels.push(panel)
  else if (panel.cost < other.cost) panels[at] = panel
}
