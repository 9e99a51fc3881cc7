/** What sets of dates cost at least, before any is searched, and the node that a search of one begins with. */
import type { FirstPrices } from './first-prices.ts'
import type { DaySums } from './horizon.ts'
import type { Node, Quest, Root } from './quest.ts'
import { personal } from './seating.ts'

type PricesOn = (days: readonly number[]) => FirstPrices

/** Bounds of sets of dates from tables made once for each date, with prices that suit all dates together. */
export function sumBounds(
  { relaxer, roots, ends }: Quest,
  pricesOn: PricesOn,
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

/** The whole of a set of dates, to be searched. */
export function nodeOf(
  { relaxer }: Quest,
  { days, use, kept }: Root,
  bound: number,
  pricesOn: PricesOn,
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
