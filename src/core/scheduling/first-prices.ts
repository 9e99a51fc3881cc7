/** Prices to begin with: what people are worth if each seat could have its cheapest time. */
import type { Instance } from './instance.ts'
import { matching } from './matching.ts'
import type { Problem } from './problem.ts'
import type { Relaxer } from './relax.ts'

/** A bound of what people cost on some dates, and the prices that prove it. */
export interface FirstPrices {
  /** Infinite if there are not enough different people. */
  readonly bound: number
  readonly prices: Float64Array
}

const INFINITE = Number.POSITIVE_INFINITY

/** Makes first prices for sets of dates; remembers the cheapest time of each date. */
export function firstPrices(relaxer: Relaxer): (days: readonly number[]) => FirstPrices {
  const { instance } = relaxer
  const least: Float64Array[] = []
  const zero = { bound: 0, prices: new Float64Array(instance.people.length) }
  // Where people may sit in several interviews, nobody is worth a price beforehand.
  if (!instance.problem.rules.onePerPerson) return () => zero
  const size = instance.seats.length * instance.people.length
  return (days) => {
    const cheapest = new Float64Array(size).fill(INFINITE)
    for (const day of days) {
      least[day] ??= leastCosts(relaxer, day)
      for (const [i, cost] of least[day].entries()) {
        if (cost < (cheapest[i] ?? 0)) cheapest[i] = cost
      }
    }
    return match(instance, cheapest, relaxer.empty)
  }
}

function leastCosts({ instance, frame, costs }: Relaxer, day: number): Float64Array {
  const { seats, people } = instance
  const { staff, n } = frame(day)
  const { person } = costs(day)
  const least = new Float64Array(seats.length * people.length).fill(INFINITE)
  for (let q = 0; q < seats.length; q++) {
    const end = staff.first[(q + 1) * n] ?? 0
    for (let e = staff.first[q * n] ?? 0; e < end; e++) {
      const at = q * people.length + (staff.who[e] ?? 0)
      const cost = person[e] ?? 0
      if (cost < (least[at] ?? 0)) least[at] = cost
    }
  }
  return least
}

function match(
  { seats, people }: Instance,
  cheapest: Float64Array,
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
    row.set(cheapest.subarray(index * people.length, (index + 1) * people.length))
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
