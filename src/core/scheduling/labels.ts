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
  /** Times and people so far, prices included. */
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

export interface LabelWalk extends Walk {
  readonly price: Float64Array
  readonly empty: Float64Array
  /** By person: how much they were in demand; who is in demand gets a bit. */
  readonly demand: Float64Array
}

export function cheapestByLabels(part: LabelWalk): Labelled {
  const { instance, dates, limit, offset, perDay, use, horizon } = part
  const { tasks, seats, people, full, maxDays } = instance
  const count = tasks.length
  const bits = bitsOf(part)
  const relevant = relevantOf(part, bits)
  const levels: Map<number, Label[]>[] = Array.from({ length: count + 1 }, () => new Map())
  let steps = 0
  let best: Label | undefined
  let complete = true

  const sizeOf = (set: number) => {
    let size = 0
    for (let rest = set; rest > 0; rest &= rest - 1) size++
    return size
  }

  function add(label: Label): void {
    if (label.own === 0 && label.others === 0) {
      if (label.cost - offset < (best ? best.cost - offset : limit())) best = label
      return
    }
    const level = levels[sizeOf(label.own) + sizeOf(label.others)]
    if (!level) return
    const { frame } = dates[label.date] as Leaf
    const key =
      (((label.date * (full + 1) + label.own) * (full + 1) + label.others) * (frame.n + 1) +
        label.k) *
        2 +
      label.need
    const same = level.get(key)
    if (!same) {
      level.set(key, [label])
      return
    }
    for (const other of same) {
      if (other.cost <= label.cost && (other.used & ~label.used) === 0) return
    }
    let kept = 0
    for (const other of same) {
      if (label.cost <= other.cost && (label.used & ~other.used) === 0) continue
      same[kept++] = other
    }
    same.length = kept
    same.push(label)
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
        if (cost + (table[own] ?? INFINITE) + rest - offset >= limit()) continue
        const used = from?.used ?? 0
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
    const below = limit()
    for (const task of tasks) {
      const rest = label.own ^ (1 << task.index)
      if (((label.own >> task.index) & 1) === 0 || (rest & task.later) !== 0) continue
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
        const base = label.cost + pause + ready + label.rest - offset
        if (base + own >= below) continue
        steps++
        const begin = costs.start[at] ?? 0
        const still = relevant[rest | label.others] ?? 0
        for (const { cost, used } of panelsAt(
          leaf,
          task,
          k,
          label.used,
          still,
          below - base - begin,
        )) {
          const placed = { task: task.index, day: day.index, start: k, before: label.placed }
          const made: Label = {
            ...label,
            own: rest,
            k,
            need,
            used: (label.used | used) & still,
            cost: label.cost + pause + begin + cost,
            placed,
          }
          if (rest !== 0) add(made)
          else if (label.others === 0) add(made)
          else open(label.others, label.date, label.layers - 1, false, made)
        }
      }
    }
  }

  /** Panels of different people who are not used yet, below a cost; of those that use the same bits the cheapest. */
  function panelsAt(
    leaf: Leaf,
    task: Task,
    k: number,
    used: number,
    still: number,
    below: number,
  ): Panel[] {
    let panels: Panel[] = [{ cost: 0, used: 0 }]
    for (const q of task.seats) {
      const seat = seats[q]
      if (!seat) continue
      const more: Panel[] = []
      for (const panel of panels) {
        const skip = panel.cost + (part.empty[q] ?? 0)
        if (skip < below) keep(more, { cost: skip, used: panel.used })
        for (const filled of fill(leaf, q, k, seat.count, used, still, panel, below))
          keep(more, filled)
      }
      panels = more
    }
    return panels
  }

  function fill(
    leaf: Leaf,
    q: number,
    k: number,
    size: number,
    used: number,
    still: number,
    from: Panel,
    below: number,
  ): Panel[] {
    const { frame, costs } = leaf
    const { first, who } = frame.staff
    const row = q * people.length
    let made: { panel: Panel; last: number; free: number }[] = [{ panel: from, last: -1, free: 0 }]
    for (let place = 0; place < size; place++) {
      const more: typeof made = []
      for (const { panel, last, free } of made) {
        for (let e = first[q * frame.n + k] ?? 0; e < (first[q * frame.n + k + 1] ?? 0); e++) {
          const p = who[e] ?? 0
          if (size > 1 && p <= last) continue
          const bit = bits[p] ?? 0
          if (((used | panel.used) & bit) !== 0) continue
          const cost = panel.cost + (costs.person[e] ?? 0) + (part.price[row + p] ?? 0)
          if (cost < below) more.push({ panel: { cost, used: panel.used | bit }, last: p, free })
        }
      }
      made = more
    }
    void still
    return made.map(({ panel }) => panel)
  }

  open(full, dates.length, 0, true, undefined)
  for (let layers = 1; layers < Math.min(maxDays, dates.length); layers++) {
    open(full, dates.length, layers, true, undefined)
  }
  for (let size = count; size > 0 && complete; size--) {
    for (const list of levels[size]?.values() ?? []) {
      for (const label of list) {
        if (steps > part.budget || part.stopped()) {
          complete = false
          break
        }
        extend(label)
      }
      if (!complete) break
    }
    levels[size]?.clear()
  }
  const bound = best ? best.cost - offset : limit()
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
