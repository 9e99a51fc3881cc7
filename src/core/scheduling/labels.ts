/**
 * The exact optimum of a region in which nobody sits twice, by labels: partial loops from the end
 * backwards, kept only if the tables say they could still stay below the limit, and of those that
 * leave the same to do only the ones that no other outdoes in time, people and cost.
 */
import { type Crowd, type CrowdOf, crowd } from './crowd.ts'
import { mayEnd } from './horizon.ts'
import type { Task } from './instance.ts'
import { type Label, type LabelStore, labelStore } from './label-store.ts'
import type { Ground, Starts } from './walk.ts'

export interface LabelGround extends Ground, CrowdOf {
  /** What costs this much or more is of no interest. */
  readonly limit: () => number
  readonly stopped: () => boolean
  /** Whether to dive for any plan rather than to go level by level. */
  readonly deep: boolean
  /** A true bound of the region: a plan that costs no more ends the search. */
  readonly floor: number
  /** Costs of plans are multiples of this. */
  readonly scale: number
  /** Steps at most. */
  readonly budget: number
}

export interface Labelled {
  /** The cheapest choice of starts below the limit, if there is one. */
  readonly starts: Starts | undefined
  /** True lower bound of the region, as far as it is below the limit. */
  readonly bound: number
  readonly complete: boolean
  readonly steps: number
}

/** A search by labels on its way. */
interface State extends LabelGround {
  readonly crowd: Crowd
  readonly store: LabelStore
  /** Labels to go on from, last first, when diving. */
  readonly stack: Label[]
  best: Label | undefined
  steps: number
}

const INFINITE = Number.POSITIVE_INFINITY

/** Search the region; complete unless stopped or the budget does not suffice. */
export function cheapestByLabels(ground: LabelGround): Labelled {
  const { instance, dates, limit } = ground
  const start = { store: labelStore(instance), stack: [], best: undefined, steps: 0 }
  const state: State = { ...ground, crowd: crowd(ground), ...start }
  for (let layers = 0; layers < Math.min(instance.maxDays, dates.length); layers++) {
    open(state, instance.full, dates.length, layers, undefined)
  }
  const complete = state.deep ? dive(state) : sweep(state)
  const { best, steps } = state
  const starts = best && startsOf(best, instance.tasks.length)
  return { starts, bound: best?.cost ?? limit(), complete, steps }
}

/** Where one term alone decides, partial loops are hardly told apart and any plan will do: go deep first. */
function dive(state: State): boolean {
  for (let label = state.stack.pop(); label; label = state.stack.pop()) {
    if (isOver(state)) return false
    if (below(state) <= state.floor) return true
    extend(state, label)
  }
  return true
}

/** Level by level, so that the cheapest way to each point is known before going on from it. */
function sweep(state: State): boolean {
  for (let left = state.instance.tasks.length; left > 0; left--) {
    for (const label of state.store.take(left)) {
      if (isOver(state)) return false
      extend(state, label)
    }
  }
  return true
}

function isOver({ steps, budget, stopped }: State): boolean {
  return steps > budget || stopped()
}

function below({ limit, best, scale }: State): number {
  return Math.min(limit(), best ? best.cost + 1 - scale : INFINITE)
}

/** Begin a date before `until` with some of `set`, after `from`. */
function open(state: State, set: number, until: number, layers: number, from: Label | undefined) {
  const { dates, horizon, use, perDay, crowd } = state
  const isLast = from === undefined
  const used = from?.used ?? 0
  const cost = (from?.cost ?? 0) + perDay
  const back = crowd.worth((crowd.relevant[set] ?? 0) & ~used)
  for (let date = 0; date < until; date++) {
    const leaf = dates[date]
    const before = horizon.before[date]?.[layers]
    if (!leaf || !before || (isLast && !mayEnd(use, date, layers, dates.length))) continue
    const table = isLast ? leaf.table.last : leaf.table.done
    for (let own = set; own > 0; own = (own - 1) & set) {
      const rest = before[set ^ own] ?? INFINITE
      if (cost + (table[own] ?? INFINITE) + rest - back >= below(state)) continue
      const part = { leaf, date, others: set ^ own, layers, rest, isLast }
      add(state, { part, own, k: leaf.frame.n, need: 1, used, cost, placed: from?.placed })
    }
  }
}

/** Put every interview that could come just before the label. */
function extend(state: State, label: Label): void {
  const { crowd, instance } = state
  const free = (crowd.relevant[label.own | label.part.others] ?? 0) & ~label.used
  const room = below(state) - label.cost - label.part.rest + crowd.worth(free)
  for (const task of instance.tasks) {
    const rest = label.own ^ (1 << task.index)
    if (((label.own >> task.index) & 1) === 0 || (rest & task.later) !== 0) continue
    for (let k = 0; k < label.k; k++) place(state, label, task, rest, k, room)
  }
}

/** Put `task` at start `k`; `room` is what it and the rest of its date may cost, prices included. */
function place(
  state: State,
  label: Label,
  task: Task,
  rest: number,
  k: number,
  room: number,
): void {
  const { frame, costs, panel, table } = label.part.leaf
  const { n, next, nextAfterLunch, lunchAfter, lunchBefore, day } = frame
  const at = task.index * n + k
  const own = panel[at] ?? INFINITE
  const atEnd = label.k === n
  if (own >= room || (!atEnd && (next[at] ?? n) > label.k)) return
  const endsEarly = (day.starts[k] ?? 0) + task.minutes <= state.endAfter
  if (atEnd && label.part.isLast && endsEarly) return
  const eats = atEnd ? lunchAfter[at] === 1 : (nextAfterLunch[at] ?? n) <= label.k
  const need = day.lunch && eats ? 0 : label.need
  if (rest === 0 && need === 1 && lunchBefore[k] === 0) return
  const sets = state.instance.full + 1
  const ready = rest === 0 ? 0 : (table.ready[(need * n + k) * sets + rest] ?? 0)
  const last = atEnd && label.part.isLast ? (costs.finish[at] ?? 0) : 0
  const idle = atEnd
    ? 0
    : (costs.gap[at] ?? 0) + (costs.waited[label.k] ?? 0) - (costs.waited[next[at] ?? 0] ?? 0)
  if (own + last + idle + ready >= room) return
  state.steps++
  const times = label.cost + last + idle + (costs.start[at] ?? 0)
  seatAll(state, { ...label, own: rest, k, need, cost: times }, task, ready)
}

/** Go on with every panel of the interview just placed in `label`, whose people are not in it yet. */
function seatAll(state: State, label: Label, task: Task, ready: number): void {
  const { crowd } = state
  const { part, own, k, need } = label
  const still = crowd.relevant[own | part.others] ?? 0
  const room = below(state) - label.cost - ready - part.rest
  const day = part.leaf.frame.day.index
  const placed = { task: task.index, day, start: k, before: label.placed }
  for (const { cost, used } of crowd.panels(part.leaf, task, k)) {
    if ((used & label.used) !== 0) continue
    const all = label.used | used
    if (cost - crowd.worth(still & ~all) >= room) continue
    const made = { part, own, k, need, used: all & still, cost: label.cost + cost, placed }
    if (own !== 0 || part.others === 0) add(state, made)
    else open(state, part.others, part.date, part.layers - 1, made)
  }
}

function add(state: State, label: Label): void {
  if (label.own === 0) {
    if (label.cost < below(state)) state.best = label
  } else if (state.store.add(label) && state.deep) state.stack.push(label)
}

function startsOf({ placed }: Label, count: number): Starts {
  const day = new Array<number>(count).fill(-1)
  const start = new Array<number>(count).fill(-1)
  for (let one = placed; one; one = one.before) {
    day[one.task] = one.day
    start[one.task] = one.start
  }
  return { day, start }
}
