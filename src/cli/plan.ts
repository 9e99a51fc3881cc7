import { performance } from 'node:perf_hooks'
import { type PlanAnswer, planLoop } from '../core/scheduling/plan.ts'
import { PlanInput, RepairInput } from '../core/scheduling/plan-input.ts'
import type { PlannedInterview, Problem } from '../core/scheduling/problem.ts'
import type { PersonFacts } from '../core/scheduling/who-could.ts'
import { iso } from '../core/time.ts'
import type { Answer } from './command.ts'
import { parseInput } from './parse.ts'

/** How much longer than asked a search without any plan may take. */
const PATIENCE_MS = 60_000

/**
 * Answer the best plan of a loop; status 1 if there is none.
 *
 * @throws BadInput naming every problem of `json`.
 */
export function plan(json: unknown): Answer {
  return answer(parseInput(PlanInput, json))
}

/**
 * Answer the plan with the least change; status 1 if there is none.
 *
 * @throws BadInput naming every problem of `json`.
 */
export function repair(json: unknown): Answer {
  return answer(parseInput(RepairInput, json))
}

function answer(problem: Problem): Answer {
  const begun = performance.now()
  const elapsed = () => performance.now() - begun
  const asked = planLoop(problem, { elapsed, cancelled: () => false })
  const found = asked.status === 'unknown' ? planAtLast(problem, elapsed) : asked
  const milliseconds = Math.round(elapsed() * 10) / 10
  const status = found.status === 'optimal' || found.status === 'feasible' ? 0 : 1
  return { output: { ...written(found), milliseconds }, status }
}

/** With nothing to show when time is up, go on until there is a first plan or it is sure that there is none. */
function planAtLast(problem: Problem, elapsed: () => number): PlanAnswer {
  const before = elapsed()
  let isFound = false
  const watch = {
    elapsed: () => elapsed() - before,
    cancelled: () => isFound,
    better: () => {
      isFound = true
    },
  }
  return planLoop({ ...problem, timeLimitMs: problem.timeLimitMs + PATIENCE_MS }, watch)
}

function written(found: PlanAnswer): object {
  switch (found.status) {
    case 'optimal':
    case 'feasible':
      return { ...found, ...withPlan(found), alternatives: found.alternatives.map(withPlan) }
    case 'infeasible':
      return {
        ...found,
        seats: found.seats.map(({ people, ...seat }) => ({
          ...seat,
          people: people.map(withDate),
        })),
        relaxations: found.relaxations.map(withPlan),
      }
    case 'unknown':
      return found
  }
}

function withPlan<Planned extends { readonly plan: readonly PlannedInterview[] }>(
  planned: Planned,
) {
  const plan = planned.plan.map(({ start, end, ...rest }) => {
    const { interview, room, seats } = rest
    return {
      interview,
      start: iso(start),
      end: iso(end),
      ...(room === undefined ? {} : { room }),
      seats,
    }
  })
  return { ...planned, plan }
}

function withDate({ freeFrom, ...facts }: PersonFacts) {
  return { ...facts, ...(freeFrom === undefined ? {} : { freeFrom: iso(freeFrom) }) }
}
