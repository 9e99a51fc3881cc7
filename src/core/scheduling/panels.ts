/**
 * The cheapest panel of each interview at each start, as if no other interview needed anyone: what the
 * bound is made of. Inside one interview people do differ.
 */
import type { DayCosts } from './day-costs.ts'
import type { Frame } from './frame.ts'
import type { Instance, Task } from './instance.ts'

/** What a part of the search adds to the costs and forbids. */
export interface Terms {
  /** `price[seat * people + person]`: what sitting there costs on top; infinite if it is forbidden. */
  readonly price: Float64Array
  /** Earliest and latest start of each task, in minutes after the base. */
  readonly earliest: Float64Array
  readonly latest: Float64Array
  /** No interview ends after this minute. */
  readonly endBy: number
}

/** A panel: for each seat of the task who sits there, and the sum of their costs. */
export interface Panel {
  readonly cost: number
  readonly seats: readonly (readonly number[])[]
}

const FREE = -1

/** Fill `out[task * n + k]` with the cost of the cheapest panel, infinite where there is none. */
export function panelCosts(
  instance: Instance,
  frame: Frame,
  costs: DayCosts,
  empty: Float64Array,
  terms: Terms,
  out: Float64Array,
): void {
  const { n, day } = frame
  for (const task of instance.tasks) {
    const low = terms.earliest[task.index] ?? 0
    const high = Math.min(terms.latest[task.index] ?? 0, terms.endBy - task.minutes)
    for (let k = 0; k < n; k++) {
      const at = task.index * n + k
      const start = day.starts[k] ?? 0
      const closed = day.open[at] === 0 || start < low || start > high
      out[at] = closed
        ? Number.POSITIVE_INFINITY
        : (costs.start[at] ?? 0) + panelCost(instance, frame, costs, empty, terms, task, k)
    }
  }
}

function panelCost(
  instance: Instance,
  frame: Frame,
  costs: DayCosts,
  empty: Float64Array,
  { price }: Terms,
  task: Task,
  k: number,
): number {
  if (task.sharesPools) {
    const [a, b] = task.seats
    const single = task.seats.every((q) => instance.seats[q]?.count === 1)
    return single && a !== undefined && b !== undefined && task.seats.length === 2
      ? cheapestPair(instance, frame, costs, empty, price, a, b, k)
      : cheapestPanel(instance, frame, costs, empty, price, task, k).cost
  }
  let sum = 0
  for (const q of task.seats) {
    const seat = instance.seats[q]
    if (!seat) continue
    const cost =
      seat.count === 1
        ? cheapest(instance, frame, costs, price, q, k)
        : cheapestFew(instance, frame, costs, price, q, k, seat.count)
    sum += Math.min(cost, empty[q] ?? 0)
    if (sum === Number.POSITIVE_INFINITY) return sum
  }
  return sum
}

function cheapest(
  { people }: Instance,
  { staff, n }: Frame,
  { person }: DayCosts,
  price: Float64Array,
  q: number,
  k: number,
): number {
  const { first, who } = staff
  const row = q * people.length
  const end = first[q * n + k + 1] ?? 0
  let best = Number.POSITIVE_INFINITY
  for (let e = first[q * n + k] ?? 0; e < end; e++) {
    const cost = (person[e] ?? 0) + (price[row + (who[e] ?? 0)] ?? 0)
    if (cost < best) best = cost
  }
  return best
}

/** Two seats for one person each who differ: the best two of each seat are all that can matter. */
function cheapestPair(
  { people }: Instance,
  { staff, n }: Frame,
  { person }: DayCosts,
  empty: Float64Array,
  price: Float64Array,
  a: number,
  b: number,
  k: number,
): number {
  const { first, who } = staff
  const bestTwo = (q: number) => {
    let [one, two, by] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, FREE]
    const row = q * people.length
    const end = first[q * n + k + 1] ?? 0
    for (let e = first[q * n + k] ?? 0; e < end; e++) {
      const p = who[e] ?? 0
      const cost = (person[e] ?? 0) + (price[row + p] ?? 0)
      if (cost < one) {
        two = one
        one = cost
        by = p
      } else if (cost < two) two = cost
    }
    return { one, two, by }
  }
  const [x, y] = [bestTwo(a), bestTwo(b)]
  const both = x.by === y.by ? Math.min(x.one + y.two, x.two + y.one) : x.one + y.one
  const [noA, noB] = [empty[a] ?? 0, empty[b] ?? 0]
  return Math.min(both, noA + Math.min(y.one, noB), x.one + noB)
}

function cheapestFew(
  { people }: Instance,
  { staff, n }: Frame,
  { person }: DayCosts,
  price: Float64Array,
  q: number,
  k: number,
  count: number,
): number {
  const { first, who } = staff
  const row = q * people.length
  const end = first[q * n + k + 1] ?? 0
  const best = new Array<number>(count).fill(Number.POSITIVE_INFINITY)
  for (let e = first[q * n + k] ?? 0; e < end; e++) {
    let cost = (person[e] ?? 0) + (price[row + (who[e] ?? 0)] ?? 0)
    for (let i = 0; i < count; i++) {
      const kept = best[i] ?? 0
      if (cost >= kept) continue
      best[i] = cost
      cost = kept
    }
  }
  return best.reduce((sum, cost) => sum + cost, 0)
}

/**
 * The cheapest panel of one interview at one start, with who sits where; people in it differ.
 * Ties go to the person who comes first by id.
 */
export function cheapestPanel(
  instance: Instance,
  frame: Frame,
  costs: DayCosts,
  empty: Float64Array,
  price: Float64Array,
  task: Task,
  k: number,
): Panel {
  const lists = task.seats.map((q) => choices(instance, frame, costs, price, q, k))
  const places = task.seats.flatMap((q, index) =>
    Array.from({ length: instance.seats[q]?.count ?? 0 }, (_, place) => ({ q, index, place })),
  )
  const chosen = new Array<number>(places.length).fill(FREE)
  let best: { cost: number; chosen: readonly number[] } | undefined
  // Depth first over places; lists are sorted, so the first choice that cannot improve ends a list.
  const place = (depth: number, cost: number): void => {
    if (cost >= (best?.cost ?? Number.POSITIVE_INFINITY)) return
    const here = places[depth]
    if (!here) {
      best = { cost, chosen: [...chosen] }
      return
    }
    const before = here.place === 0 ? FREE : (chosen[depth - 1] ?? FREE)
    const list = lists[here.index] ?? []
    // People of one seat are chosen in the order of its list, so each set is tried once.
    const from = before === FREE ? 0 : list.findIndex((choice) => choice.who === before) + 1
    for (const choice of list.slice(from)) {
      if (chosen.lastIndexOf(choice.who, depth - 1) >= 0 && depth > 0) continue
      if (cost + choice.cost >= (best?.cost ?? Number.POSITIVE_INFINITY)) break
      chosen[depth] = choice.who
      place(depth + 1, cost + choice.cost)
      chosen[depth] = FREE
    }
    const left = empty[here.q] ?? 0
    const count = instance.seats[here.q]?.count ?? 1
    if (here.place === 0 && left < Number.POSITIVE_INFINITY) {
      chosen.fill(FREE, depth, depth + count)
      place(depth + count, cost + left)
    }
  }
  place(0, 0)
  if (!best) return { cost: Number.POSITIVE_INFINITY, seats: [] }
  const { chosen: sitters } = best
  const seats = task.seats.map((_, index) =>
    places.flatMap((p, i) => (p.index === index && sitters[i] !== FREE ? (sitters[i] ?? []) : [])),
  )
  return { cost: best.cost, seats }
}

function choices(
  { people }: Instance,
  { staff, n }: Frame,
  { person }: DayCosts,
  price: Float64Array,
  q: number,
  k: number,
) {
  const { first, who } = staff
  const found: { who: number; cost: number }[] = []
  for (let e = first[q * n + k] ?? 0; e < (first[q * n + k + 1] ?? 0); e++) {
    const one = who[e] ?? 0
    const cost = (person[e] ?? 0) + (price[q * people.length + one] ?? 0)
    if (cost < Number.POSITIVE_INFINITY) found.push({ who: one, cost })
  }
  return found.sort((a, b) => a.cost - b.cost || a.who - b.who)
}
