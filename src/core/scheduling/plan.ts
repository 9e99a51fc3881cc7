/** From a problem to an answer that may be shown: solved, checked, and explained where there is no plan. */
import { type Breach, breachesOf } from './checker.ts'
import { conflictOf } from './conflict.ts'
import {
  type PlannedInterview,
  PlannerFault,
  type Problem,
  type Value,
  type ValuedPlan,
  type Watch,
} from './problem.ts'
import { changedBy, type Relaxation, relaxationsOf } from './relaxations.ts'
import type { Rule } from './rules.ts'
import { type Solution, type SolvedPlan, solve } from './solve.ts'
import { type SeatFacts, seatFacts } from './who-could.ts'

/** A plan exists. */
export interface PlanFound {
  /** `feasible` if time ran out before `value` was proved: then `bound` is what is known. */
  readonly status: 'optimal' | 'feasible'
  readonly value: Value
  readonly bound: Value
  readonly plan: readonly PlannedInterview[]
  /** Alternates over all seats of the plan. */
  readonly cover: number
  /** By interview and seat: who else is qualified, free, under their caps and not needed in the loop. */
  readonly spare: SolvedPlan['spare']
  readonly alternatives: readonly ValuedPlan[]
  /** Whether each alternative is proved to be the best remaining one. */
  readonly alternativesProved: boolean
  readonly explored: number
}

/** No plan exists. */
export interface NoPlan {
  readonly status: 'infeasible'
  readonly conflict: readonly Rule[]
  readonly conflictIrreducible: boolean
  /** For the seats that the conflict names, what keeps each qualified person from them. */
  readonly seats: readonly SeatFacts[]
  readonly relaxations: readonly Relaxation[]
  readonly relaxationsComplete: boolean
  readonly explored: number
}

/** Time ran out before a plan was found or shown not to exist. */
export interface NotKnown {
  readonly status: 'unknown'
  readonly bound: Value
  readonly explored: number
}

export type PlanAnswer = PlanFound | NoPlan | NotKnown

/**
 * The best plan of `problem`, a repair if it has a `before`; every plan in the answer has passed the checker.
 *
 * @throws PlannerFault if the checker refuses a plan of the search.
 */
export function planLoop(problem: Problem, watch: Watch): PlanAnswer {
  const { status, plans, bound, alternativesProved, explored } = solveChecked(problem, watch)
  const [best, ...others] = plans
  if (status === 'unknown') return { status, bound, explored }
  if (!best || status === 'infeasible') return explainNone(problem, watch, explored)
  const { value, plan, cover, spare } = best
  const alternatives = others.map((other) => ({
    value: other.value,
    plan: other.plan,
    cover: other.cover,
  }))
  return { status, value, bound, plan, cover, spare, alternatives, alternativesProved, explored }
}

/** Solve `problem` without asking why there is none. @throws PlannerFault if the checker refuses a plan. */
export function solveChecked(problem: Problem, watch: Watch): Solution {
  const solution = solve(problem, watch)
  for (const plan of solution.plans) mustHold(problem, plan)
  return solution
}

function explainNone(problem: Problem, watch: Watch, explored: number): NoPlan {
  const conflict = conflictOf(problem, watch)
  const { found, complete } = relaxationsOf(problem, conflict, watch)
  for (const relaxation of found) mustHold(changedBy(problem, relaxation.change), relaxation)
  return {
    status: 'infeasible',
    conflict: conflict.rules,
    conflictIrreducible: conflict.irreducible,
    seats: seatFacts(problem, conflict.rules),
    relaxations: found,
    relaxationsComplete: complete,
    explored,
  }
}

function mustHold(problem: Problem, plan: ValuedPlan): void {
  const breaches = breachesOf(problem, plan)
  if (breaches.length > 0) throw new PlannerFault(`refused plan: ${breaches.map(words).join(', ')}`)
}

function words({ rule, of }: Breach): string {
  return `${rule} of ${of}`
}
