/** The best people for given starts when one person may sit in several interviews: caps and gaps hold. */
import { MINUTE } from '../time.ts'
import type { Instance, Seat } from './instance.ts'
import { capLeft, capLeftInWeek, dateOf, weekOf } from './people.ts'

/** Someone who could sit in a seat at its start, and their minutes outside preferred hours. */
export interface Option {
  readonly who: number
  readonly off: number
}

/** The seats to fill, who could sit where, and what each term weighs. */
export interface Places {
  readonly instance: Instance
  readonly options: readonly (readonly Option[])[]
  readonly coverWeight: number
  readonly emptyWeight: number
  readonly offWeight: number
  readonly loadWeight: number
  readonly newWeight: number
}

interface Choice {
  readonly who: number
  readonly cost: number
}

interface Search {
  readonly places: Places
  readonly times: readonly number[]
  readonly order: readonly Seat[]
  readonly choices: readonly (readonly Choice[])[]
  /** What the seats from this one on cost at least. */
  readonly rest: readonly number[]
  readonly seats: number[][]
  best: { readonly cost: number; readonly seats: number[][] } | undefined
}

const INFINITE = Number.POSITIVE_INFINITY

/** The cheapest seating at the given start of each task, in minutes after the base; undefined if there is none. */
export function searchSeats(places: Places, times: readonly number[]): number[][] | undefined {
  const { instance } = places
  const order = instance.seats
  const choices = order.map(({ index }) => choicesOf(places, index))
  const least = order.map((seat, i) => leastOf(places, seat, choices[i] ?? []))
  const rest = least.map((_, i) => least.slice(i).reduce((sum, cost) => sum + cost, 0))
  const seats = order.map((): number[] => [])
  const search: Search = { places, times, order, choices, rest, seats, best: undefined }
  fill(search, 0, 0)
  return search.best?.seats
}

function choicesOf({ instance, options, offWeight, loadWeight }: Places, q: number): Choice[] {
  const choices = (options[q] ?? []).map(({ who, off }) => {
    return { who, cost: off * offWeight + (instance.people[who]?.load ?? 0) * loadWeight }
  })
  return choices.sort((a, b) => a.cost - b.cost || a.who - b.who)
}

function leastOf({ emptyWeight }: Places, seat: Seat, choices: readonly Choice[]): number {
  const fewest = choices.slice(0, seat.count)
  const full =
    fewest.length < seat.count ? INFINITE : fewest.reduce((sum, one) => sum + one.cost, 0)
  return seat.optional ? Math.min(full, emptyWeight) : full
}

function fill(search: Search, index: number, cost: number): void {
  const seat = search.order[index]
  const limit = search.best?.cost ?? INFINITE
  if (!seat) {
    if (cost < limit)
      search.best = { cost, seats: search.seats.map((list) => list.toSorted((a, b) => a - b)) }
    return
  }
  if (cost + (search.rest[index] ?? 0) >= limit) return
  choose(search, index, seat, 0, cost)
  if (seat.optional) fill(search, index + 1, cost + search.places.emptyWeight)
}

/** People of one seat are taken in the order of its choices, so each set is tried once. */
function choose(search: Search, index: number, seat: Seat, from: number, cost: number): void {
  const chosen = search.seats[seat.index] ?? []
  if (chosen.length === seat.count) {
    fill(search, index + 1, cost)
    return
  }
  const rest = search.rest[index + 1] ?? 0
  for (const [i, choice] of (search.choices[index] ?? []).entries()) {
    if (i < from) continue
    if (cost + choice.cost + rest >= (search.best?.cost ?? INFINITE)) return
    if (!mayJoin(search, seat, choice.who)) continue
    const fresh = isFresh(search, choice.who) ? search.places.newWeight : 0
    chosen.push(choice.who)
    choose(search, index, seat, i + 1, cost + choice.cost + fresh)
    chosen.pop()
  }
}

function isFresh({ places, seats }: Search, who: number): boolean {
  return places.instance.people[who]?.isNew === true && !seats.some((list) => list.includes(who))
}

/** Different people in an interview, gaps between interviews of one person, and their caps. */
function mayJoin({ places, times, seats }: Search, seat: Seat, who: number): boolean {
  const { tasks, people, base } = places.instance
  const person = people[who]
  if (!person) return false
  const own = tasks.filter((task) => task.seats.some((q) => seats[q]?.includes(who)))
  if (own.some(({ index }) => index === seat.task)) return false
  const start = times[seat.task] ?? 0
  const end = start + (tasks[seat.task]?.minutes ?? 0)
  const near = own.some(({ index, minutes }) => {
    const other = times[index] ?? 0
    return other + minutes + person.gap > start && end + person.gap > other
  })
  if (near) return false
  if (!person.capped) return true
  const date = dateOf(person, base + start * MINUTE)
  const dates = own.map(({ index }) => dateOf(person, base + (times[index] ?? 0) * MINUTE))
  const sameDate = dates.filter((other) => other === date).length
  const sameWeek = dates.filter((other) => weekOf(other) === weekOf(date)).length
  return sameDate < capLeft(person, date) && sameWeek < capLeftInWeek(person, weekOf(date))
}
