/**
 * Every choice of starts whose bound is below a limit, by walking the tables backwards from the end of
 * the loop. The tables say exactly what is still possible before a point, and a matching of people
 * to the seats chosen so far takes away what only looks possible.
 */
import type { DayCosts } from './day-costs.ts'
import type { Frame } from './frame.ts'
import { type Horizon, mayEnd, type Use } from './horizon.ts'
import type { Instance, Task } from './instance.ts'
import { type SeatStack, separateStack } from './seat-stack.ts'
import type { DayTable } from './tables.ts'

/** A date of a part of the search, with all that was computed for it. */
export interface Leaf {
  readonly frame: Frame
  readonly costs: DayCosts
  readonly panel: Float64Array
  readonly table: DayTable
}

/** Where each task starts: its date (an index of the instance's days) and the start on that date. */
export interface Starts {
  readonly day: readonly number[]
  readonly start: readonly number[]
}

/** What is walked over. */
export interface Ground {
  readonly instance: Instance
  readonly dates: readonly Leaf[]
  readonly horizon: Horizon
  readonly use: Use
  readonly perDay: number
  /** What prices add to every plan, to be taken off again. */
  readonly offset: number
  /** The loop ends after this minute. */
  readonly endAfter: number
}

export interface Walk extends Ground {
  readonly stack: SeatStack
  /** What costs this much or more is of no interest; may fall while walking. */
  readonly limit: () => number
  readonly visit: (starts: Starts) => void
  /** Steps at most. */
  readonly budget: number
  readonly stopped: () => boolean
}

/** A walk on its way. */
interface State extends Walk {
  readonly day: number[]
  readonly start: number[]
  steps: number
}

/** What is fixed while the interviews of one date are put in order. */
interface Part {
  readonly leaf: Leaf
  readonly date: number
  /** The interviews of this date. */
  readonly own: number
  /** Those of earlier dates, and the number of dates for them. */
  readonly others: number
  readonly layers: number
  /** What the earlier dates cost at least. */
  readonly rest: number
  readonly isLast: boolean
}

/** An interview put before those already placed. */
interface Choice {
  readonly task: Task
  readonly k: number
  /** 1 if lunch has to be had before it. */
  readonly need: 0 | 1
  readonly cost: number
  readonly pause: number
}

/** A point of the walk: what is left of the date, up to start `k` (`n` at its end), and what is paid. */
interface Point {
  readonly set: number
  readonly k: number
  readonly need: 0 | 1
  /** Times placed so far, without people. */
  readonly times: number
  /** People placed so far. */
  readonly people: number
}

const INFINITE = Number.POSITIVE_INFINITY

/** Visit every choice of starts below the limit; `complete` is false if the budget did not suffice. */
export function walk(ground: Walk): { readonly complete: boolean; readonly steps: number } {
  const count = ground.instance.tasks.length
  const day = new Array<number>(count).fill(-1)
  const state: State = { ...ground, day, start: new Array<number>(count).fill(-1), steps: 0 }
  const { full, maxDays } = ground.instance
  const complete = lastDates(state, full, Math.min(maxDays, ground.dates.length))
  return { complete, steps: state.steps }
}

function lastDates(state: State, full: number, most: number): boolean {
  const { dates, use } = state
  const parts = Array.from({ length: most }, (_, layers) =>
    partsOf(state, full, dates.length, layers, true),
  )
  const ends = parts.flat().filter((p) => mayEnd(use, p.date, p.layers, dates.length))
  return tryParts(state, ends, 0, 0)
}

/** The ways to give some of `set` to one of the dates before `until` and the rest to `layers` earlier ones. */
function partsOf(
  state: State,
  set: number,
  until: number,
  layers: number,
  isLast: boolean,
): Part[] {
  const parts: Part[] = []
  for (let date = 0; date < until; date++) {
    const leaf = state.dates[date]
    const before = state.horizon.before[date]?.[layers]
    if (!leaf || !before) continue
    const table = isLast ? leaf.table.last : leaf.table.done
    for (let own = set; own > 0; own = (own - 1) & set) {
      const rest = before[set ^ own] ?? INFINITE
      if ((table[own] ?? INFINITE) + rest === INFINITE) continue
      parts.push({ leaf, date, own, others: set ^ own, layers, rest, isLast })
    }
  }
  return parts
}

function tryParts(state: State, parts: readonly Part[], times: number, people: number): boolean {
  const { limit, offset, perDay } = state
  const bound = ({ leaf, own, rest, isLast }: Part) =>
    ((isLast ? leaf.table.last : leaf.table.done)[own] ?? 0) + rest + perDay
  const paid = times + people - offset
  const open = parts.filter((part) => bound(part) + paid < limit())
  for (const part of open.sort((a, b) => bound(a) - bound(b))) {
    if (bound(part) + paid >= limit()) return true
    const end = { set: part.own, k: part.leaf.frame.n, times: times + perDay, people }
    if (!before(state, part, { ...end, need: 1 })) return false
  }
  return true
}

/** Try everything that could come just before the point. */
function before(state: State, part: Part, point: Point): boolean {
  if (++state.steps > state.budget || state.stopped()) return false
  const { set, times, people } = point
  if (set === 0) return earlierDates(state, part, times, people)
  const paid = times + people + part.rest - state.offset
  const choices = choicesAt(state, part, point, paid)
  for (const choice of choices.sort((a, b) => a.cost - b.cost || a.k - b.k)) {
    if (choice.cost + paid >= state.limit()) return true
    if (!place(state, part, point, choice)) return false
  }
  return true
}

function earlierDates(state: State, { date, others, layers }: Part, times: number, people: number) {
  if (others !== 0) {
    return tryParts(state, partsOf(state, others, date, layers - 1, false), times, people)
  }
  state.visit({ day: [...state.day], start: [...state.start] })
  return true
}

function choicesAt(state: State, part: Part, point: Point, paid: number): Choice[] {
  const { frame, costs, panel, table } = part.leaf
  const { n, next, nextAfterLunch, lunchAfter, day } = frame
  const sets = state.instance.full + 1
  const atEnd = point.k === n
  const limit = state.limit()
  const found: Choice[] = []
  for (const task of state.instance.tasks) {
    const rest = point.set ^ (1 << task.index)
    if (((point.set >> task.index) & 1) === 0 || (rest & task.later) !== 0) continue
    for (let k = 0; k < point.k; k++) {
      const at = task.index * n + k
      const own = panel[at] ?? INFINITE
      if (own === INFINITE || (!atEnd && (next[at] ?? n) > point.k)) continue
      if (atEnd && part.isLast && (day.starts[k] ?? 0) + task.minutes <= state.endAfter) continue
      const eats = atEnd ? lunchAfter[at] === 1 : (nextAfterLunch[at] ?? n) <= point.k
      const need = day.lunch && eats ? 0 : point.need
      const ready = rest === 0 && need === 0 ? 0 : (table.ready[(need * n + k) * sets + rest] ?? 0)
      const pause = atEnd
        ? part.isLast
          ? (costs.finish[at] ?? 0)
          : 0
        : (costs.gap[at] ?? 0) + (costs.waited[point.k] ?? 0) - (costs.waited[next[at] ?? 0] ?? 0)
      const cost = ready + own + pause
      if (cost + paid < limit) found.push({ task, k, need, cost, pause })
    }
  }
  return found
}

function place(state: State, part: Part, point: Point, { task, k, need, pause }: Choice): boolean {
  const { frame, costs, panel } = part.leaf
  const at = task.index * frame.n + k
  const begin = costs.start[at] ?? 0
  const people = state.stack.push(task, frame, costs, (panel[at] ?? 0) - begin, k)
  state.day[task.index] = frame.day.index
  state.start[task.index] = k
  const set = point.set ^ (1 << task.index)
  const times = point.times + begin + pause
  const fine = people === INFINITE || before(state, part, { set, k, need, times, people })
  state.stack.pop(task)
  return fine
}

/** The cheapest choice of starts by the tables alone; undefined if there is none. */
export function cheapestStarts(ground: Ground): Starts | undefined {
  let found: Starts | undefined
  walk({
    ...ground,
    stack: separateStack(),
    limit: () => (found ? Number.NEGATIVE_INFINITY : INFINITE),
    visit: (starts) => {
      found ??= starts
    },
    budget: INFINITE,
    stopped: () => false,
  })
  return found
}
