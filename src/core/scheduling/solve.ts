/** The best plans of a loop, with a proof, in ids and instants. */
import { type Instant, later, MINUTE, minutesOf } from '../time.ts'
import { hasTooFew } from './first-prices.ts'
import { compile, type Instance } from './instance.ts'
import { provedBy } from './levels.ts'
import { planOf, valueOfSeated } from './present.ts'
import type { Problem, Term, Value, ValuedPlan, Watch } from './problem.ts'
import { always, type Context, indices, type Proved, searchIn } from './proving.ts'
import { type Effort, type Root, usual } from './quest.ts'
import { framesOf } from './relax.ts'
import { rootsOf } from './roots.ts'
import { type Seated, seat } from './seating.ts'
import { compare } from './top-plans.ts'
import type { Starts } from './walk.ts'
import { weightless } from './weights.ts'

/** What a search came to. Without plans it is `infeasible`, or `unknown` if time ran out before that was sure. */
export interface Solution {
  readonly status: 'optimal' | 'feasible' | 'infeasible' | 'unknown'
  /** The plan, then its alternatives, best first. */
  readonly plans: readonly SolvedPlan[]
  /** A true lower bound, term by term in order. */
  readonly bound: Value
  /** Whether each alternative is proved to be the best remaining one. */
  readonly alternativesProved: boolean
  readonly explored: number
}

export interface SolvedPlan extends ValuedPlan {
  readonly cover: number
  /** By interview and seat: who else could sit there. */
  readonly spare: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>
}

const WEEK_MINUTES = 7 * 24 * 60

/** Solve `problem`. Pure but for `watch`, which only decides how long it may take. */
export function solve(problem: Problem, watch: Watch, effort: Effort = usual): Solution {
  const context = contextOf(problem, watch, effort)
  return solutionOf(context, provedBy(context))
}

function contextOf(problem: Problem, watch: Watch, effort: Effort): Context {
  const instance = compile(problem)
  const order = termsOf(problem)
  const frame = framesOf(instance)
  const known = new Map<string, Seated | undefined>()
  const seatAt = (starts: Starts) => {
    const key = `${starts.day.join()} ${starts.start.join()}`
    if (!known.has(key)) known.set(key, seat(instance, frame, starts, order))
    return known.get(key)
  }
  const stopped = () => watch.cancelled() || watch.elapsed() >= problem.timeLimitMs
  const better = () => watch.better?.()
  return { instance, order, frame, seatAt, stopped, better, effort, keep: 1 + problem.alternatives }
}

/** Whether any plan exists; undefined if time ran out before that was sure. */
export function isFeasible(problem: Problem, watch: Watch): boolean | undefined {
  const week = firstWeek(problem)
  return (week !== undefined && isPossible(week, watch)) || isPossible(problem, watch)
}

/** Where the candidate could come at almost any time one week is often enough, and is looked at much faster. */
function firstWeek(problem: Problem): Problem | undefined {
  const { windows } = problem.candidate
  const [widest] = windows.toSorted((a, b) => minutesOf(b) - minutesOf(a))
  if (!widest || minutesOf(widest) <= WEEK_MINUTES) return undefined
  const start = Math.max(widest.start, problem.from, problem.now) as Instant
  const week = [{ start, end: later(start, WEEK_MINUTES) }]
  return { ...problem, candidate: { ...problem.candidate, windows: week } }
}

function isPossible(problem: Problem, watch: Watch): boolean | undefined {
  if (problem.rules.onePerPerson) return hasPlan(problem, watch)
  // With breaks as long as anyone's buffers no two interviews of one person are too close, which the
  // tables do not know otherwise. What is possible then is possible at all.
  const gaps = problem.people.map((p) => Math.max(p.bufferBeforeMinutes, p.bufferAfterMinutes))
  const breakMinutes = Math.max(problem.candidate.breakMinutes, ...gaps)
  const roomy = { ...problem, candidate: { ...problem.candidate, breakMinutes } }
  return hasPlan(roomy, watch) || hasPlan(problem, watch)
}

function hasPlan(problem: Problem, watch: Watch): boolean | undefined {
  if (hasTooFew(problem)) return false
  const context = contextOf({ ...problem, alternatives: 0 }, watch, usual)
  const { instance } = context
  const days = indices(instance.days)
  const few = rootsOf(instance, days, () => 0)
  const all: Root[] = few.every(({ use }) => use === 'all') ? few : [{ days, use: 'any', bound: 0 }]
  const find = (roots: readonly Root[]) => searchIn(context, weightless, roots, always, 1)
  if (few.length > 1 && find(widestDate(instance)).top.length > 0) return true
  const found = find(all)
  if (found.top.length > 0) return true
  return found.complete ? false : undefined
}

/** Where much is allowed one date is often enough, and is looked at much faster than all of them. */
function widestDate({ days, tasks, maxPerDay }: Instance): Root[] {
  if (maxPerDay < tasks.length) return []
  const widest = days.toSorted((a, b) => b.starts.length - a.starts.length || a.index - b.index)
  return widest.slice(0, 1).map(({ index }) => ({ days: [index], use: 'all', bound: 0 }))
}

/** The listed terms, and the empty seats after them if they are not listed. */
export function termsOf({ objective }: Problem): readonly Term[] {
  return objective.includes('emptySeats') ? objective : [...objective, 'emptySeats']
}

function solutionOf(context: Context, proved: Proved): Solution {
  const { instance, order } = context
  const plans = proved.top.toSorted((a, b) => compare(a, b, order)).map((s) => solved(context, s))
  const { optimal, complete, explored } = proved
  const found = plans.length > 0
  const status = found ? (optimal ? 'optimal' : 'feasible') : complete ? 'infeasible' : 'unknown'
  const shift = (instance.problem.from - instance.base) / MINUTE
  const bound = Object.fromEntries(
    order.map((term) => [term, (proved.bound.get(term) ?? 0) - (term === 'finish' ? shift : 0)]),
  )
  const value = status === 'optimal' ? plans[0]?.value : undefined
  return { status, plans, bound: value ?? bound, alternativesProved: complete, explored }
}

function solved({ instance, order }: Context, seated: Seated): SolvedPlan {
  const { tasks, seats, people } = instance
  const spareOf = (q: number): [string, string[]] => [
    seats[q]?.asked.id ?? '',
    (seated.spare[q] ?? []).map((who) => people[who]?.person.id ?? ''),
  ]
  const spare = tasks.map((task) => [task.asked.id, Object.fromEntries(task.seats.map(spareOf))])
  return {
    value: valueOfSeated(instance, seated, order),
    plan: planOf(instance, seated),
    cover: seated.cover,
    spare: Object.fromEntries(spare),
  }
}
