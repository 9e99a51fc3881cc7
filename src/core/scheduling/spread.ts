/**
 * A handful of offers that really differ, each proved to be the best of its kind.
 *
 * The best plan of all comes first. Each further one is the best of all plans that differ from those before
 * it in a named way: on another date, in the other half of the day, with other people, in a half of a day
 * not offered yet, and at last at a time that does not touch one that is offered. Neighbours of the best
 * plan, a quarter of an hour later each, help nobody to choose.
 */
import { subtract } from '../spans.ts'
import { addDays, ClockTime, instantOn, type LocalDate, type Span, wallAt } from '../time.ts'
import { type PlanAnswer, planLoop, solveChecked } from './plan.ts'
import type { PlanSeat, Problem, ValuedPlan, Watch } from './problem.ts'
import type { SolvedPlan } from './solve.ts'

/** How a plan is to differ from those found before. */
export type Difference =
  | { readonly kind: 'best' | 'other-day' | 'other-time' }
  | { readonly kind: 'other-half'; readonly half: Half }
  | { readonly kind: 'other-people'; readonly without: readonly string[] }

type Half = 'morning' | 'afternoon'

/** A plan that is the best of those that differ so. */
export interface Found {
  readonly aim: Difference
  readonly best: SolvedPlan
  /** Whether it is proved to be the best of those. */
  readonly proved: boolean
  /** The candidate's windows that its kind leaves; who it leaves out is in `aim`. */
  readonly windows: readonly Span[]
}

export interface SpreadAnswer {
  /** What the engine said of the problem as a whole: why there is no plan, if there is none. */
  readonly answer: PlanAnswer
  /** The best of all first, then in order of time. */
  readonly found: readonly Found[]
}

/** A morning's interview ends by then on the candidate's clock; an afternoon's begins after it. */
const MIDDAY = ClockTime.parse('13:00')
/** What a further offer may take of the time that the first may. */
const SHARE = 4

/**
 * The best plan of `problem`, and up to `count` in all that differ, none at a time that was `shown` before.
 *
 * @throws PlannerFault if the checker refuses a plan.
 */
export function spread(
  problem: Problem,
  { count, shown }: { readonly count: number; readonly shown: readonly Span[] },
  watch: Watch,
): SpreadAnswer {
  const whole = { ...problem, alternatives: 0 }
  const seen = shown.map((span): ValuedPlan => ({ value: {}, plan: [asPlanned(span)] }))
  const open = seen.length === 0 ? whole : notOverlapping(without(whole, seen), seen)
  const answer = planLoop(open, watch)
  if (answer.status !== 'optimal' && answer.status !== 'feasible') return { answer, found: [] }
  const { plan, value, cover, spare, status } = answer
  const first: Found = {
    aim: { kind: seen.length === 0 ? 'best' : 'other-time' },
    best: { plan, value, cover, spare },
    proved: status === 'optimal',
    windows: open.candidate.windows,
  }
  const found = [first]
  const add = (way: Way): boolean => {
    if (found.length >= count || watch.cancelled()) return false
    const next = bestOther(open, way, found, watch)
    if (!next || found.some((one) => sameTimeAndPeople(one.best, next.best))) return false
    found.push(next)
    return true
  }
  for (const way of ways) add(way)
  while (add('other half-day') || add('other time'));
  const [best, ...others] = found
  return { answer, found: best ? [best, ...others.toSorted(byStart)] : [] }
}

/** The ways to differ that are tried once each, in this order. */
const ways = ['other day', 'other half', 'other people', 'other day'] as const
type Way = (typeof ways)[number] | 'other half-day' | 'other time'

function bestOther(
  problem: Problem,
  way: Way,
  found: readonly Found[],
  watch: Watch,
): Found | undefined {
  const tried = narrowed(problem, way, found)
  if (!tried) return undefined
  const begun = watch.elapsed()
  const own = { ...watch, elapsed: () => watch.elapsed() - begun }
  const timeLimitMs = Math.ceil(problem.timeLimitMs / SHARE)
  const { status, plans } = solveChecked({ ...tried.problem, timeLimitMs }, own)
  const [best] = plans
  const { windows } = tried.problem.candidate
  return best && { aim: tried.aim, best, proved: status === 'optimal', windows }
}

/** The problem with only the plans that differ so from those found; undefined if the difference means nothing. */
function narrowed(
  problem: Problem,
  way: Way,
  found: readonly Found[],
): { readonly aim: Difference; readonly problem: Problem } | undefined {
  const plans = found.map(({ best }) => best)
  const single = problem.interviews.length === 1
  switch (way) {
    case 'other day': {
      const dates = plans.map((plan) => dateOf(problem, firstSpan(plan)))
      return { aim: { kind: 'other-day' }, problem: cut(problem, dates.map(wholeDate(problem))) }
    }
    case 'other half': {
      const halves = new Set(plans.map((plan) => halfOf(problem, firstSpan(plan))))
      const [only] = halves
      if (!single || !only || halves.size > 1) return undefined
      const half = only === 'morning' ? 'afternoon' : 'morning'
      const others = datesOf(problem).map((date) => halfOfDate(problem, date, only))
      return { aim: { kind: 'other-half', half }, problem: cut(problem, others) }
    }
    case 'other people': {
      const left = inEvery(problem, plans)
      if (left.length === 0) return undefined
      const aim = { kind: 'other-people', without: left } as const
      return { aim, problem: withoutPeople(problem, new Set(left)) }
    }
    case 'other half-day':
      return single ? { aim: { kind: 'other-time' }, problem: without(problem, plans) } : undefined
    case 'other time':
      return single
        ? { aim: { kind: 'other-time' }, problem: notOverlapping(problem, plans) }
        : undefined
  }
}

/** Without the halves of days, or for a loop the dates, that `plans` begin in. */
function without(problem: Problem, plans: readonly ValuedPlan[]): Problem {
  const single = problem.interviews.length === 1
  const spans = plans.map(firstSpan)
  return cut(
    problem,
    spans.map((span) => {
      const date = dateOf(problem, span)
      return single ? halfOfDate(problem, date, halfOf(problem, span)) : wholeDate(problem)(date)
    }),
  )
}

function notOverlapping(problem: Problem, plans: readonly ValuedPlan[]): Problem {
  return cut(problem, plans.map(firstSpan))
}

function cut(problem: Problem, spans: readonly Span[]): Problem {
  const { candidate } = problem
  return {
    ...problem,
    candidate: { ...candidate, windows: subtract(candidate.windows, spans) },
  }
}

/** People in a required seat of every plan. */
function inEvery({ interviews }: Problem, plans: readonly ValuedPlan[]): string[] {
  const optional = new Set(
    interviews.flatMap(({ id, seats }) =>
      seats.filter((seat) => seat.optional).map((seat) => `${id}/${seat.id}`),
    ),
  )
  const [first = [], ...others] = plans.map(({ plan }) =>
    plan.flatMap(({ interview, seats }) =>
      Object.entries(seats).flatMap(([seat, people]) =>
        optional.has(`${interview}/${seat}`) ? [] : people,
      ),
    ),
  )
  return [...new Set(first)].filter((id) => others.every((people) => people.includes(id))).sort()
}

/** The same problem with nobody of `gone` in a pool. */
export function withoutPeople(problem: Problem, gone: ReadonlySet<string>): Problem {
  const left = (seat: PlanSeat): PlanSeat => ({
    ...seat,
    pool: seat.pool.filter((id) => !gone.has(id)),
  })
  const interviews = problem.interviews.map((one) => ({ ...one, seats: one.seats.map(left) }))
  return { ...problem, interviews }
}

function asPlanned({ start, end }: Span): ValuedPlan['plan'][number] {
  return { interview: '', start, end, seats: {} }
}

function firstSpan({ plan: [first] }: ValuedPlan): Span {
  if (!first) throw new RangeError('a plan has an interview')
  return { start: first.start, end: first.end }
}

function dateOf({ candidate }: Problem, { start }: Span): LocalDate {
  return wallAt(start, candidate.zone).date
}

/** Every date of the candidate's on which a window begins. */
function datesOf({ candidate }: Problem): LocalDate[] {
  return [...new Set(candidate.windows.map(({ start }) => wallAt(start, candidate.zone).date))]
}

function wholeDate({ candidate }: Problem): (date: LocalDate) => Span {
  const midnight = ClockTime.parse('00:00')
  return (date) => ({
    start: instantOn(date, midnight, candidate.zone),
    end: instantOn(addDays(date, 1), midnight, candidate.zone),
  })
}

/** Where an interview lies: one that ends by midday is a morning's. */
function halfOf({ candidate }: Problem, { start, end }: Span): Half {
  const midday = instantOn(wallAt(start, candidate.zone).date, MIDDAY, candidate.zone)
  return end <= midday ? 'morning' : 'afternoon'
}

function halfOfDate(problem: Problem, date: LocalDate, half: Half): Span {
  const { start, end } = wholeDate(problem)(date)
  const midday = instantOn(date, MIDDAY, problem.candidate.zone)
  return half === 'morning' ? { start, end: midday } : { start: midday, end }
}

function sameTimeAndPeople(a: ValuedPlan, b: ValuedPlan): boolean {
  const key = ({ plan }: ValuedPlan) =>
    JSON.stringify(plan.map(({ interview, start, seats }) => [interview, start, seats]))
  return key(a) === key(b)
}

function byStart(a: Found, b: Found): number {
  return firstSpan(a.best).start - firstSpan(b.best).start
}
