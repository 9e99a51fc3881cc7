/** Prices to begin with: what people are worth if each seat could have its cheapest time. */
import { sitterCosts } from './day-costs.ts'
import type { Instance, Seat } from './instance.ts'
import { matching } from './matching.ts'
import type { Problem } from './problem.ts'
import type { Root } from './quest.ts'
import type { Relaxer } from './relax.ts'

/** A bound of what people cost on some dates, and the prices that prove it. */
export interface FirstPrices {
  /** Infinite if there are not enough different people. */
  readonly bound: number
  readonly prices: Float64Array
}

const INFINITE = Number.POSITIVE_INFINITY

/** Some dates, and where interviews start that stay there. */
export type Place = Pick<Root, 'days' | 'kept'>

export interface PriceMaker {
  readonly on: (place: Place) => FirstPrices
  /** The same if those that do not stay had all the time in the world: needs no look at dates they could move to. */
  readonly anyTime: (place: Place) => number
}

/** Makes first prices for sets of dates; remembers the cheapest time of each seat on each date. */
export function firstPrices(relaxer: Relaxer): PriceMaker {
  const { instance } = relaxer
  const { seats, people } = instance
  const known: Float64Array[] = []
  const zero = { bound: 0, prices: new Float64Array(people.length) }
  // Where people may sit in several interviews, nobody is worth a price beforehand.
  if (!instance.problem.rules.onePerPerson) return { on: () => zero, anyTime: () => 0 }
  const whenever = new Map<Root['kept'], number>()

  /** By person: the least that sitting there costs on the date. */
  function leastOn(day: number, q: number): Float64Array {
    const at = day * seats.length + q
    known[at] ??= leastCosts(relaxer, day, q)
    return known[at]
  }

  function priced({ days, kept }: Place, rowOf: (seat: Seat) => Float64Array): FirstPrices {
    const rows = seats.map((seat) => {
      const start = kept?.[seat.task]
      return start === undefined ? rowOf(seat) : costsAt(relaxer, days, seat.index, start)
    })
    return match(instance, rows, relaxer.empty)
  }

  function lowest(days: readonly number[], { index }: Seat): Float64Array {
    const row = new Float64Array(people.length).fill(INFINITE)
    for (const day of days) {
      const least = leastOn(day, index)
      for (let p = 0; p < row.length; p++) {
        if ((least[p] ?? 0) < (row[p] ?? 0)) row[p] = least[p] ?? 0
      }
    }
    return row
  }

  function anyTime(place: Place): number {
    const sitter = sitterCosts(instance, relaxer.weights)
    const known = whenever.get(place.kept)
    const bound = known ?? priced(place, ({ pool }) => onlyOf(pool, sitter)).bound
    whenever.set(place.kept, bound)
    return bound
  }
  return { on: (place) => priced(place, (seat) => lowest(place.days, seat)), anyTime }
}

function onlyOf(pool: readonly number[], costs: Float64Array): Float64Array {
  const row = new Float64Array(costs.length).fill(INFINITE)
  for (const p of pool) row[p] = costs[p] ?? 0
  return row
}

/** By person: what sitting in the seat of an interview costs where that starts already. */
function costsAt(relaxer: Relaxer, days: readonly number[], q: number, start: number) {
  for (const day of days) {
    const k = relaxer.instance.days[day]?.starts.indexOf(start) ?? -1
    if (k >= 0) return leastCosts(relaxer, day, q, k, k + 1)
  }
  return new Float64Array(relaxer.instance.people.length).fill(INFINITE)
}

/** The same over the starts from `from` to before `until`. */
function leastCosts(
  { instance, frame, costs }: Relaxer,
  day: number,
  q: number,
  from = 0,
  until = frame(day).n,
): Float64Array {
  const { staff, n } = frame(day)
  const { person } = costs(day)
  const least = new Float64Array(instance.people.length).fill(INFINITE)
  const end = staff.first[q * n + until] ?? 0
  for (let e = staff.first[q * n + from] ?? 0; e < end; e++) {
    const who = staff.who[e] ?? 0
    const cost = person[e] ?? 0
    if (cost < (least[who] ?? 0)) least[who] = cost
  }
  return least
}

function match(
  { seats, people }: Instance,
  cheapest: readonly Float64Array[],
  empty: Float64Array,
): FirstPrices {
  const places = seats.reduce((sum, { count }) => sum + count, 0)
  const width = people.length + places
  const matched = matching(places, width)
  const prices = new Float64Array(people.length)
  const row = new Float64Array(width)
  let size = 0
  for (const { index, count } of seats) {
    row.fill(INFINITE)
    row.set(cheapest[index] ?? [])
    for (let place = 0; place < count; place++, size++) {
      row[people.length + size] = Math.floor((empty[index] ?? 0) / count)
      const cost = matched.push(row)
      row[people.length + size] = INFINITE
      if (cost === INFINITE) return { bound: INFINITE, prices }
    }
  }
  for (let p = 0; p < people.length; p++) prices[p] = -matched.dual(p)
  return { bound: matched.cost(), prices }
}

/** Whether the seats that have to be filled need more different people than their pools have, whatever the time. */
export function hasTooFew({ interviews, people, rules }: Problem): boolean {
  if (!rules.onePerPerson) return false
  const needed = interviews.flatMap(({ seats }) => seats.filter(({ optional }) => !optional))
  const places = needed.flatMap((seat) => Array.from({ length: seat.count }, () => seat))
  const matched = matching(places.length, people.length)
  return places.some(({ pool }) => {
    const row = Float64Array.from(people, ({ id }) => (pool.includes(id) ? 0 : INFINITE))
    return matched.push(row) === INFINITE
  })
}
