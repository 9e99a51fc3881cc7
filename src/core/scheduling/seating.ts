/**
 * The best people for given starts, exactly: terms in order, then spare cover, then ids. With one
 * interview a person this is a matching; without, a search over panels under caps and gaps.
 */
import type { Frame } from './frame.ts'
import type { Instance, Seat } from './instance.ts'
import { matching } from './matching.ts'
import type { Term } from './problem.ts'
import { type Option, type Places, searchSeats } from './repeat-seating.ts'
import { fits, rawTimes, timesOf } from './sittings.ts'
import type { Starts } from './walk.ts'

/** Who sits where at given starts, and what that amounts to. */
export interface Seated {
  readonly starts: Starts
  /** By task: its start in minutes after the base. */
  readonly times: readonly number[]
  /** By seat: indices of people, ascending; empty for a seat left empty. */
  readonly seats: readonly (readonly number[])[]
  /** All terms; `finish` in minutes after the base. */
  readonly raw: Readonly<Record<Term, number>>
  /** By seat: who else is qualified, free, under their caps and not needed in the loop. */
  readonly spare: readonly (readonly number[])[]
  /** Alternates over all seats. */
  readonly cover: number
}

const INFINITE = Number.POSITIVE_INFINITY
const EXACT = 2 ** 52

/** Terms that depend on who sits where once the starts are known. */
export const personal: readonly Term[] = ['emptySeats', 'offHours', 'load', 'replaced']

/**
 * The best seating of `starts` by `order`; undefined if there is none, or if interviews of
 * neighbouring dates come too close.
 */
export function seat(
  instance: Instance,
  frameAt: (day: number) => Frame,
  starts: Starts,
  order: readonly Term[],
): Seated | undefined {
  const times = timesOf(instance, starts)
  if (!fits(instance, starts, times)) return undefined
  const options = instance.seats.map((one) => optionsOf(frameAt, starts, one))
  const places = { instance, options, ...scales(instance, options, order) }
  const single = instance.problem.rules.onePerPerson
  const seats = single ? matchSeats(places) : searchSeats(places, times)
  if (!seats) return undefined
  const raw = { ...rawTimes(instance, starts, times), ...rawPeople(places, seats) }
  const spare = instance.seats.map((one) => spareOf(places, seats, one))
  const cover = spare.reduce((sum, people) => sum + people.length, 0)
  return { starts, times, seats, raw, spare, cover }
}

function optionsOf(
  frameAt: (day: number) => Frame,
  starts: Starts,
  { index, task }: Seat,
): Option[] {
  const { n, staff } = frameAt(starts.day[task] ?? 0)
  const at = index * n + (starts.start[task] ?? 0)
  const options: Option[] = []
  for (let e = staff.first[at] ?? 0; e < (staff.first[at + 1] ?? 0); e++) {
    options.push({ who: staff.who[e] ?? 0, off: staff.off[e] ?? 0 })
  }
  return options
}

/** Weights of the personal terms and of losing one alternate; ranges are small once starts are known. */
function scales(
  instance: Instance,
  options: readonly (readonly Option[])[],
  order: readonly Term[],
) {
  const places = instance.seats.reduce((sum, { count }) => sum + count, 0)
  const most = (pick: (option: Option) => number) =>
    places * Math.max(0, ...options.flatMap((list) => list.map(pick)))
  const range: Record<string, number> = {
    emptySeats: instance.seats.length,
    offHours: most(({ off }) => off),
    load: most(({ who }) => instance.people[who]?.load ?? 0),
    replaced: places,
  }
  const weight = new Map<Term, number>()
  let size = 1 + places * instance.seats.length
  for (const term of order.filter((one) => personal.includes(one)).toReversed()) {
    weight.set(term, size)
    size *= 1 + (range[term] ?? 0)
  }
  // Cover is a wish: rather than lose the exact order of the terms, do without it.
  const coverWeight = size < EXACT ? 1 : 0
  return {
    coverWeight,
    emptyWeight: weight.get('emptySeats') ?? 0,
    offWeight: weight.get('offHours') ?? 0,
    loadWeight: weight.get('load') ?? 0,
    newWeight: weight.get('replaced') ?? 0,
  }
}

/** Try every choice of which optional seats of several people to fill; single ones are part of a matching. */
function matchSeats(places: Places): number[][] | undefined {
  const several = places.instance.seats.filter(({ optional, count }) => optional && count > 1)
  let best: { readonly cost: number; readonly seats: number[][] } | undefined
  for (let choice = 0; choice < 2 ** several.length; choice++) {
    const empty = new Set(several.filter((_, i) => (choice >> i) & 1).map(({ index }) => index))
    const found = matchFilled(places, empty)
    if (found && found.cost < (best?.cost ?? INFINITE)) best = found
  }
  return best?.seats
}

function matchFilled(places: Places, empty: ReadonlySet<number>) {
  const { instance, options, emptyWeight } = places
  const filled = instance.seats.filter(({ index }) => !empty.has(index))
  const rows = filled.flatMap((one) => Array.from({ length: one.count }, () => one))
  const count = instance.people.length
  const matched = matching(rows.length, count + rows.length)
  const losses = lossesOf(places)
  for (const [index, { index: q, optional, count: size }] of rows.entries()) {
    const row = new Float64Array(count + rows.length).fill(INFINITE)
    for (const option of options[q] ?? []) row[option.who] = costOf(places, option, losses)
    if (optional && size === 1) row[count + index] = emptyWeight
    if (matched.push(row) === INFINITE) return undefined
  }
  const seats: number[][] = instance.seats.map(() => [])
  for (const [index, who] of matched.columns().entries()) {
    if (who < count) seats[rows[index]?.index ?? 0]?.push(who)
  }
  for (const people of seats) people.sort((a, b) => a - b)
  return { cost: matched.cost() + empty.size * emptyWeight, seats }
}

function costOf(places: Places, { who, off }: Option, losses: readonly number[]): number {
  const person = places.instance.people[who]
  const isNew = person?.isNew ? places.newWeight : 0
  const spare = (losses[who] ?? 0) * places.coverWeight
  return off * places.offWeight + (person?.load ?? 0) * places.loadWeight + isNew + spare
}

/** Who sits anywhere is an alternate nowhere: by person, the seats that lose them. */
function lossesOf({ instance, options }: Places): number[] {
  const losses = new Array<number>(instance.people.length).fill(0)
  for (const { who } of options.flat()) losses[who] = (losses[who] ?? 0) + 1
  return losses
}

function spareOf({ instance, options }: Places, seats: readonly number[][], { index, task }: Seat) {
  const { problem, tasks } = instance
  const busy = problem.rules.onePerPerson
    ? seats.flat()
    : (tasks[task]?.seats ?? []).flatMap((q) => seats[q] ?? [])
  return (options[index] ?? []).map(({ who }) => who).filter((who) => !busy.includes(who))
}

function rawPeople({ instance, options }: Places, seats: readonly number[][]) {
  const { people, problem } = instance
  const sitters = seats.flat()
  const off = seats.flatMap((list, q) =>
    list.map((who) => options[q]?.find((option) => option.who === who)?.off ?? 0),
  )
  const optional = instance.seats.filter((one) => one.optional)
  const total = (list: readonly number[]) => list.reduce((sum, number) => sum + number, 0)
  return {
    emptySeats: optional.filter(({ index }) => seats[index]?.length === 0).length,
    offHours: total(off),
    load: total(sitters.map((who) => people[who]?.load ?? 0)),
    replaced: problem.before ? new Set(sitters.filter((who) => people[who]?.isNew)).size : 0,
  }
}
