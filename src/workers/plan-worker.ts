/** A thread that plans one loop after another. */
import { parentPort } from 'node:worker_threads'
import type { Offers } from '../app/planner.ts'
import { planLoop } from '../core/scheduling/plan.ts'
import { PlannerFault, type Problem, type Watch } from '../core/scheduling/problem.ts'
import { spread } from '../core/scheduling/spread.ts'
import { startsOf } from '../core/scheduling/starts.ts'
import { explainPlan } from '../core/scheduling/why.ts'
import type { PlanReply, PlanRequest } from './messages.ts'

parentPort?.on('message', (request: PlanRequest) => parentPort?.postMessage(reply(request)))

function reply({ problem, offers, plan, cancelled }: PlanRequest): PlanReply {
  const begun = performance.now()
  const watch = {
    elapsed: () => performance.now() - begun,
    cancelled: () => Atomics.load(cancelled, 0) !== 0,
  }
  try {
    if (offers) return { kind: 'offers', offers: offersFor(problem, offers, watch) }
    if (plan) return { kind: 'why', why: explainPlan(problem, plan, watch) }
    return { kind: 'answer', answer: planLoop(problem, watch) }
  } catch (error) {
    // Classes do not survive the way between threads, so the pool throws it anew.
    if (error instanceof PlannerFault) return { kind: 'refused', message: error.message }
    if (!(error instanceof Error)) throw error
    return { kind: 'fault', message: error.message, stack: error.stack ?? '' }
  }
}

function offersFor(
  problem: Problem,
  how: NonNullable<PlanRequest['offers']>,
  watch: Watch,
): Offers {
  const found = spread(problem, how, watch)
  return { ...found, starts: startsOf(problem), milliseconds: watch.elapsed() }
}
