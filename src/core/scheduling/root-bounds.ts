/** What sets of dates cost at least, before any is searched, and the node that a search of one begins with. */
import type { PriceMaker } from './first-prices.ts'
import type { DaySums } from './horizon.ts'
import type { Node, Quest, Root } from './quest.ts'
import { personal } from './seating.ts'

/** Bounds of sets of dates from tables made once for each date, with prices that suit all dates together. */
export function sumBounds(
  { relaxer, roots, ends }: Quest,
  priceMaker: PriceMaker,
): (root: Root) => number {
  const { instance, weights } = relaxer
  const sums: DaySums[] = []
  let prices: Float64Array | undefined
  const shared = () => {
    if (!weights.order.some((term) => personal.includes(term))) {
      return new Float64Array(instance.people.length)
    }
    const days = [...new Set(roots.flatMap((root) => root.days))].sort((a, b) => a - b)
    return priceMaker.on({ days }).prices
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
  priceMaker: PriceMaker,
): Node {
  const { people, seats, tasks } = relaxer.instance
  const region = {
    days,
    use,
    forbidden: new Uint8Array(seats.length * people.length),
    must: new Uint8Array(people.length),
    earliest: Float64Array.from(tasks, (_, i) => kept?.[i] ?? Number.NEGATIVE_INFINITY),
    latest: Float64Array.from(tasks, (_, i) => kept?.[i] ?? Number.POSITIVE_INFINITY),
    left: kept && tasks.map(({ current }, i) => (kept[i] === undefined ? current : undefined)),
  }
  const need = new Float64Array(people.length)
  const { prices } = priceMaker.on({ days, kept })
  return { region, prices, bound, depth: 0, need }
}
