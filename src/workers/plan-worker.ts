/** A thread that plans one loop after another. */
import { parentPort } from 'node:worker_threads'
import { planLoop } from '../core/scheduling/plan.ts'
import { PlannerFault } from '../core/scheduling/problem.ts'
import type { PlanReply, PlanRequest } from './messages.ts'

parentPort?.on('message', (request: PlanRequest) => parentPort?.postMessage(reply(request)))

function reply({ problem, cancelled }: PlanRequest): PlanReply {
  const begun = performance.now()
  const watch = {
    elapsed: () => performance.now() - begun,
    cancelled: () => Atomics.load(cancelled, 0) !== 0,
  }
  try {
    return { kind: 'answer', answer: planLoop(problem, watch) }
  } catch (error) {
    // Classes do not survive the way between threads, so the pool throws it anew.
    if (error instanceof PlannerFault) return { kind: 'refused', message: error.message }
    if (!(error instanceof Error)) throw error
    return { kind: 'fault', message: error.message, stack: error.stack ?? '' }
  }
}
