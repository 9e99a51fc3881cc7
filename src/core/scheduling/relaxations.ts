/** Single changes a person could really make that bring a plan, each with the best plan after it. */
import type { ClockTime } from '../time.ts'
import { DAY_MINUTES, later } from '../time.ts'
import type { Conflict } from './conflict.ts'
import type { PlanPerson, Problem, Term, ValuedPlan, Watch } from './problem.ts'
import type { Rule } from './rules.ts'
import { solve, termsOf } from './solve.ts'

/** A change: which rule of whom gives way, and by how much. */
export interface Change extends Rule {
  /** More interviews, days, or minutes; fewer if negative. */
  readonly by?: number | undefined
  /** Whether an hour is added before or after the day. */
  readonly side?: 'before' | 'after' | undefined
  /** Who joins the pool. */
  readonly person?: string | undefined
}

export interface Relaxation extends ValuedPlan {
  readonly change: Change
  readonly cover: number
}

/** A change with the problem it makes. */
interface Changed {
  readonly change: Change
  readonly problem: Problem
}

export interface Relaxations {
  /** Cheapest plan first. */
  readonly found: readonly Relaxation[]
  /** Whether every change was tried to the end. */
  readonly complete: boolean
}

const HOUR = 60
const LAST_MINUTE = 24 * 60

/**
 * Try single changes of the rules in `conflict`: a change of any other rule leaves the conflict in place.
 */
export function relaxationsOf(problem: Problem, { rules }: Conflict, watch: Watch): Relaxations {
  const tried = withHorizon(rules).flatMap((rule) => changesOf(problem, rule))
  let complete = true
  const found = tried.flatMap(({ change, problem: changed }): Relaxation[] => {
    const { status, plans } = solve({ ...changed, alternatives: 0 }, watch)
    if (status === 'unknown' || status === 'feasible') complete = false
    return plans.slice(0, 1).map(({ value, plan, cover }) => ({ change, value, plan, cover }))
  })
  const order = termsOf(problem)
  return { found: found.sort((a, b) => compareValues(a, b, order)), complete }
}

/** Windows often end with the search, and then the conflict names only one of them: a day more widens both. */
function withHorizon(rules: readonly Rule[]): readonly Rule[] {
  const has = (name: Rule['rule']) => rules.some(({ rule }) => rule === name)
  return has('window') && !has('horizon') ? [...rules, { rule: 'horizon', of: 'loop' }] : rules
}

/** The problem after a change that `relaxationsOf` names; its plan is to be checked against that. */
export function changedBy(problem: Problem, change: Change): Problem {
  const found = changesOf(problem, change).find((one) => {
    const { by, side, person } = one.change
    return by === change.by && side === change.side && person === change.person
  })
  return found?.problem ?? problem
}

function compareValues(a: ValuedPlan, b: ValuedPlan, order: readonly Term[]): number {
  const term = order.find((one) => a.value[one] !== b.value[one])
  return term ? (a.value[term] ?? 0) - (b.value[term] ?? 0) : 0
}

function changesOf(problem: Problem, { rule, of }: Rule): Changed[] {
  const { candidate, rules } = problem
  const withCandidate = (change: Change, part: Partial<Problem['candidate']>): Changed => {
    return { change, problem: { ...problem, candidate: { ...candidate, ...part } } }
  }
  const withPerson = (change: Change, edit: (person: PlanPerson) => PlanPerson): Changed => {
    const people = problem.people.map((one) => (one.id === of ? edit(one) : one))
    return { change, problem: { ...problem, people } }
  }
  switch (rule) {
    case 'cap':
      return [withPerson({ rule, of, by: 1 }, oneMore)]
    case 'hours':
      return sides.map((side) =>
        withPerson({ rule, of, by: HOUR, side }, (p) => longerDay(p, side)),
      )
    case 'window':
      return sides.map((side) => {
        const windows = candidate.windows.map(({ start, end }) => ({
          start: side === 'before' ? later(start, -HOUR) : start,
          end: side === 'after' ? later(end, HOUR) : end,
        }))
        return withCandidate({ rule, of, by: HOUR, side }, { windows })
      })
    case 'horizon':
      return [{ change: { rule, of, by: DAY_MINUTES }, problem: oneDayMore(problem) }]
    case 'lunch':
      return [withCandidate({ rule, of }, { lunch: undefined })]
    case 'maxPerDay':
      return [withCandidate({ rule, of, by: 1 }, { maxPerDay: (candidate.maxPerDay ?? 0) + 1 })]
    case 'maxDays': {
      const more = { ...rules, maxDays: (rules.maxDays ?? 0) + 1 }
      return [{ change: { rule, of, by: 1 }, problem: { ...problem, rules: more } }]
    }
    case 'notice': {
      const change = { rule, of, by: -problem.noticeMinutes }
      return [{ change, problem: { ...problem, noticeMinutes: 0 } }]
    }
    case 'pool':
      return joiners(problem, of)
    case 'busy':
    case 'buffer':
    case 'room':
    case 'order':
    case 'break':
    case 'onePerPerson':
      // Nobody can simply wish away a meeting, and the rest is how the loop is meant.
      return []
  }
}

const sides = ['before', 'after'] as const

function oneMore(person: PlanPerson): PlanPerson {
  const raise = (cap: number | undefined) => (cap === undefined ? undefined : cap + 1)
  return { ...person, capPerDay: raise(person.capPerDay), capPerWeek: raise(person.capPerWeek) }
}

/** Every range of working time begins an hour earlier or ends an hour later, inside its date. */
function longerDay(person: PlanPerson, side: 'before' | 'after'): PlanPerson {
  const from = (time: ClockTime) => (side === 'before' ? shifted(time, -HOUR) : time)
  const to = (time: ClockTime) => (side === 'after' ? shifted(time, HOUR) : time)
  return {
    ...person,
    hours: person.hours.map((one) => ({ ...one, from: from(one.from), to: to(one.to) })),
    overrides: person.overrides.map(({ date, ranges }) => {
      return { date, ranges: ranges.map(([start, end]) => [from(start), to(end)] as const) }
    }),
  }
}

function shifted(time: ClockTime, by: number): ClockTime {
  const minute = Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) + by
  const inside = Math.min(LAST_MINUTE, Math.max(0, minute))
  const two = (number: number) => String(number).padStart(2, '0')
  return `${two(Math.floor(inside / 60))}:${two(inside % 60)}` as ClockTime
}

/** The search runs a day longer, and the candidate offers the hours of their last day once more. */
function oneDayMore(problem: Problem): Problem {
  const { candidate } = problem
  const last = candidate.windows.reduce((end, window) => Math.max(end, window.end), 0)
  const repeated = candidate.windows
    .filter(({ end }) => end > last - DAY_MINUTES * 60_000)
    .map(({ start, end }) => ({ start: later(start, DAY_MINUTES), end: later(end, DAY_MINUTES) }))
  const windows = [...candidate.windows, ...repeated]
  return { ...problem, to: later(problem.to, DAY_MINUTES), candidate: { ...candidate, windows } }
}

/** Everyone known who is not in the seat's pool yet. Whether they are free is what the search finds out. */
function joiners(problem: Problem, of: string): Changed[] {
  const [interview, seat] = splitSeat(problem, of)
  if (!seat || !interview) return []
  const others = problem.people.filter(({ id }) => !seat.pool.includes(id))
  return others.map(({ id: person }) => {
    const joined = { ...seat, pool: [...seat.pool, person] }
    const seats = interview.seats.map((one) => (one.id === seat.id ? joined : one))
    const interviews = problem.interviews.map((one) =>
      one.id === interview.id ? { ...one, seats } : one,
    )
    return { change: { rule: 'pool', of, person }, problem: { ...problem, interviews } }
  })
}

function splitSeat({ interviews }: Problem, of: string) {
  for (const interview of interviews) {
    const seat = interview.seats.find(({ id }) => `${interview.id}/${id}` === of)
    if (seat) return [interview, seat] as const
  }
  return [undefined, undefined] as const
}
