/**
 * The bound: the cheapest loop if nobody minded sitting twice, with a price on people that takes back
 * what that is worth (Lagrangian relaxation). Any prices give a true bound; good ones a tight one.
 */
import { type DayCosts, dayCosts, emptyCosts } from './day-costs.ts'
import { type Frame, frameOf } from './frame.ts'
import { closedSets, combine, type DaySums, type Use } from './horizon.ts'
import type { Instance } from './instance.ts'
import { cheapestPanel, panelCosts } from './panels.ts'
import { type DayTable, emptyTable, fillTable, sizesOf } from './tables.ts'
import type { Ground, Starts } from './walk.ts'
import type { Weights } from './weights.ts'

/** A part of the search: some dates, and what is forbidden. */
export interface Region {
  /** Indices of the instance's days, ascending. */
  readonly days: readonly number[]
  readonly use: Use
  /** `forbidden[seat * people + person]` is 1 if they may not sit there. */
  readonly forbidden: Uint8Array
  /** `must[person]` is 1 if they have to sit somewhere: their price may then be below nothing. */
  readonly must: Uint8Array
  /** By task: earliest and latest start in minutes after the base. */
  readonly earliest: Float64Array
  readonly latest: Float64Array
  /** By task: where it may not start, as it does today; undefined if that does not matter. */
  readonly left?: readonly (number | undefined)[] | undefined
}

/** The loop ends after `endAfter` and by `endBy`, in minutes after the base. */
export interface Ends {
  readonly endAfter: number
  readonly endBy: number
}

export interface Relaxer {
  readonly instance: Instance
  readonly weights: Weights
  readonly empty: Float64Array
  readonly frame: (day: number) => Frame
  readonly costs: (day: number) => DayCosts
  /** Bound a region under prices (by person); what costs `below` or more is of no interest. */
  readonly relax: (region: Region, prices: Float64Array, ends: Ends, below: number) => Relaxed
  /** Only the sums of a date, with nothing forbidden. */
  readonly sums: (day: number, prices: Float64Array, ends: Ends) => DaySums
  readonly total: (sums: readonly DaySums[], use: Use) => number
  /** How often the tables need each person for the starts. */
  readonly uses: (starts: Starts, price: Float64Array) => Uses
}

export interface Relaxed {
  readonly ground: Ground
  /** What sitting in each seat costs each person on top. */
  readonly price: Float64Array
  /** True lower bound of every plan in the region. */
  readonly bound: number
}

/** By person: the seats that need them. */
export type Uses = readonly (readonly number[])[]

const INFINITE = Number.POSITIVE_INFINITY

/** Frames of an instance, each made when first asked for. */
export function framesOf(instance: Instance): (day: number) => Frame {
  const known: Frame[] = []
  return (index) => {
    const day = instance.days[index]
    if (!day) throw new RangeError(`no day ${index}`)
    known[index] ??= frameOf(instance, day)
    return known[index]
  }
}

/** Bounds under given weights. `frame` is shared by all relaxers of the instance. */
export function relaxer(
  instance: Instance,
  weights: Weights,
  frame: (day: number) => Frame,
): Relaxer {
  const { tasks, seats, people, full } = instance
  const closed = closedSets(instance)
  const shortest = shortestSpans(instance)
  const least = new Float64Array(full + 1)
  const sizes = sizesOf(full + 1)
  const empty = emptyCosts(instance, weights)
  const perDay = weights.of.days.weight
  const knownCosts: DayCosts[] = []
  const panels: Float64Array[] = []
  const tables: DayTable[] = []
  const scratch = new Map<number, DayTable>()
  const anyTime = tasks.map(() => 0)
  const open = {
    earliest: Float64Array.from(anyTime, () => Number.NEGATIVE_INFINITY),
    latest: Float64Array.from(anyTime, () => INFINITE),
  }

  function costs(day: number): DayCosts {
    knownCosts[day] ??= dayCosts(instance, frame(day), weights)
    return knownCosts[day]
  }

  function priceOf(prices: Float64Array, forbidden?: Uint8Array): Float64Array {
    const price = new Float64Array(seats.length * people.length)
    for (let q = 0, at = 0; q < seats.length; q++) {
      for (let p = 0; p < people.length; p++, at++) {
        price[at] = forbidden?.[at] === 1 ? INFINITE : (prices[p] ?? 0)
      }
    }
    return price
  }

  function panel(
    day: number,
    price: Float64Array,
    { earliest, latest, left }: Pick<Region, 'earliest' | 'latest' | 'left'>,
    endBy: number,
  ): Float64Array {
    const { n, day: date } = frame(day)
    panels[day] ??= new Float64Array(tasks.length * n)
    const terms = { price, earliest, latest, endBy }
    panelCosts(instance, frame(day), costs(day), empty, terms, panels[day])
    for (const [task, start] of left?.entries() ?? []) {
      const k = start === undefined ? -1 : date.starts.indexOf(start)
      if (k >= 0) panels[day][task * n + k] = INFINITE
    }
    return panels[day]
  }

  /** By set: the sum of what each interview costs at least on any of the dates. */
  function leastOf(days: readonly number[]): Float64Array {
    const alone = tasks.map(({ index }) => {
      let best = INFINITE
      for (const day of days) {
        const { n } = frame(day)
        for (let at = index * n; at < (index + 1) * n; at++) {
          const cost = panels[day]?.[at] ?? INFINITE
          if (cost < best) best = cost
        }
      }
      return best
    })
    for (let set = 1; set <= full; set++) {
      const low = 31 - Math.clz32(set & -set)
      least[set] = (least[set & (set - 1)] ?? 0) + (alone[low] ?? 0)
    }
    return least
  }

  function relax(region: Region, prices: Float64Array, ends: Ends, below: number): Relaxed {
    const price = priceOf(prices, region.forbidden)
    const offset = worthOf(instance, prices)
    const open = region.days.map((day) => ({ day, panel: panel(day, price, region, ends.endBy) }))
    const limits = {
      ...ends,
      below: below + offset,
      least: leastOf(region.days),
      minutes: region.days.length === 1 ? shortest : undefined,
    }
    const dates = open.map(({ day, panel }) => {
      tables[day] ??= emptyTable(full + 1, frame(day).n)
      const table = tables[day]
      fillTable(instance, frame(day), costs(day), panel, sizes, limits, table)
      return { frame: frame(day), costs: costs(day), panel, table }
    })
    const horizon = combine(
      instance,
      dates.map(({ table }) => table),
      closed,
      perDay,
      region.use,
    )
    const { use } = region
    const ground = { instance, dates, horizon, use, perDay, offset, endAfter: ends.endAfter }
    return { ground, price, bound: horizon.total - offset }
  }

  function sums(day: number, prices: Float64Array, ends: Ends): DaySums {
    const { n } = frame(day)
    const table = scratch.get(n) ?? emptyTable(full + 1, n)
    scratch.set(n, table)
    const costsOf = panel(day, priceOf(prices), open, ends.endBy)
    const limits = { ...ends, below: INFINITE, least: least.fill(0), minutes: undefined }
    fillTable(instance, frame(day), costs(day), costsOf, sizes, limits, table)
    return { done: Float64Array.from(table.done), last: Float64Array.from(table.last) }
  }

  function uses(starts: Starts, price: Float64Array): Uses {
    const found: number[][] = people.map(() => [])
    for (const task of tasks) {
      const day = starts.day[task.index] ?? 0
      const k = starts.start[task.index] ?? 0
      const panel = cheapestPanel(instance, frame(day), costs(day), empty, price, task, k)
      for (const [i, list] of panel.seats.entries()) {
        for (const who of list) found[who]?.push(task.seats[i] ?? 0)
      }
    }
    return found
  }

  const total = (list: readonly DaySums[], use: Use) =>
    combine(instance, list, closed, perDay, use).total
  return { instance, weights, empty, frame, costs, relax, sums, total, uses }
}

/** By set: minutes from its first start to its last end if nothing but breaks lies between. */
function shortestSpans({ tasks, full, problem }: Instance): Float64Array {
  const minutes = new Float64Array(full + 1)
  for (let set = 1; set <= full; set++) {
    const low = 31 - Math.clz32(set & -set)
    const rest = set & (set - 1)
    const pause = rest === 0 ? 0 : problem.candidate.breakMinutes
    minutes[set] = (minutes[rest] ?? 0) + pause + (tasks[low]?.minutes ?? 0)
  }
  return minutes
}

/** What plans may take back of the prices: each person is paid for as often as they could sit. */
function worthOf(instance: Instance, prices: Float64Array): number {
  const times = timesAtMost(instance)
  return prices.reduce((sum, price) => (price === 0 ? sum : sum + price * times), 0)
}

/** How often a person could sit in the loop. Where they may sit more than once they get no price. */
export function timesAtMost({ problem }: Instance): number {
  return problem.rules.onePerPerson ? 1 : INFINITE
}
