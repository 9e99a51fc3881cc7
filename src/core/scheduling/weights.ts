/**
 * Terms of the objective as one number, so that one comparison is a comparison of all in order: each
 * term weighs more than everything after it can amount to. Sums stay whole and exact in a double.
 */
import type { Instance } from './instance.ts'
import type { Term } from './problem.ts'

/** A term's share of the one number is `raw / unit * weight`; `most` is the largest `raw / unit`. */
export interface Weight {
  readonly unit: number
  readonly weight: number
  readonly most: number
}

export interface Weights {
  readonly of: Readonly<Record<Term, Weight>>
  /** The terms that count, most important first. */
  readonly order: readonly Term[]
  /** Costs of plans are multiples of this; prices of people may lie between. */
  readonly scale: number
  /** Whether every term found room; if not, equal numbers need not mean equal values. */
  readonly complete: boolean
}

/** Prices finer than this many parts of the least difference between plans help no more. */
const FINEST = 2 ** 20

/** Prices of people come on top of the weights, so some of the 53 bits stay spare. */
const ROOM = 2 ** 48

const none: Weight = { unit: 1, weight: 0, most: 0 }

/** Nothing costs anything: what is left is whether a plan exists. */
export const weightless: Weights = { of: table(new Map()), order: [], scale: 1, complete: true }

/** Weigh `order`, most important first. Terms that cannot differ take no room. */
export function weigh(instance: Instance, order: readonly Term[]): Weights {
  const ranges = order.map((term) => ({ term, ...rangeOf(instance, term) }))
  while (sizeOf(ranges) > ROOM) ranges.pop()
  const of = new Map<Term, Weight>()
  const size = sizeOf(ranges)
  const scale = Math.max(1, Math.min(FINEST, Math.floor(ROOM / size)))
  let weight = scale
  for (const { term, unit, most } of ranges.toReversed()) {
    of.set(term, { unit, weight, most })
    weight *= most + 1
  }
  const kept = ranges.map(({ term }) => term)
  return { of: table(of), order: kept, scale, complete: kept.length === order.length }
}

/** How many values the terms can have together. */
function sizeOf(ranges: readonly { readonly most: number }[]): number {
  return ranges.reduce((size, { most }) => size * (most + 1), 1)
}

/** The one number of `raw` values. */
export function pack({ of, order }: Weights, raw: Readonly<Record<Term, number>>): number {
  return order.reduce((sum, term) => sum + (raw[term] / of[term].unit) * of[term].weight, 0)
}

/** The values whose one number is `packed`. */
export function unpack({ of, order }: Weights, packed: number): Map<Term, number> {
  let rest = packed
  return new Map(
    order.map((term) => {
      const { unit, weight } = of[term]
      const share = Math.floor(rest / weight)
      rest -= share * weight
      return [term, share * unit]
    }),
  )
}

function table(of: ReadonlyMap<Term, Weight>): Readonly<Record<Term, Weight>> {
  const weight = (term: Term) => of.get(term) ?? none
  return {
    finish: weight('finish'),
    emptySeats: weight('emptySeats'),
    offHours: weight('offHours'),
    load: weight('load'),
    idle: weight('idle'),
    days: weight('days'),
    moved: weight('moved'),
    replaced: weight('replaced'),
  }
}

function rangeOf(instance: Instance, term: Term): { readonly unit: number; readonly most: number } {
  const { tasks, seats, people, days, maxDays, problem } = instance
  const places = seats.reduce((sum, { count }) => sum + count, 0)
  const pace = paceOf(instance)
  const whole = (most: number, unit = 1) => ({ unit, most: Math.floor(most / unit) })
  switch (term) {
    case 'finish':
      return whole((problem.to - instance.base) / 60_000, pace)
    case 'emptySeats':
      return whole(seats.filter(({ optional }) => optional).length)
    case 'offHours': {
      if (people.every(({ liked }) => liked === undefined)) return whole(0)
      return whole(seats.reduce((sum, s) => sum + s.count * (tasks[s.task]?.minutes ?? 0), 0))
    }
    case 'load': {
      const loads = people.map(({ load }) => load)
      return whole(places * Math.max(0, ...loads), loads.reduce(gcd, 0) || 1)
    }
    case 'idle': {
      const longest = days.map(({ starts }) => (starts.at(-1) ?? 0) - (starts[0] ?? 0))
      const sorted = longest.sort((a, b) => b - a).slice(0, maxDays)
      return whole(
        sorted.reduce((sum, length) => sum + length, 0),
        pace,
      )
    }
    case 'days':
      return whole(maxDays)
    case 'moved':
      return whole(tasks.filter(({ current }) => current !== undefined).length)
    case 'replaced':
      return whole(problem.before ? places : 0)
  }
}

/** All starts and ends are multiples of this many minutes after the base. */
function paceOf({ days, tasks }: Instance): number {
  const minutes = tasks.map((task) => task.minutes)
  return [...minutes, ...days.flatMap(({ starts }) => [...starts])].reduce(gcd, 0) || 1
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b)
}
