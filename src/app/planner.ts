import type { PlanAnswer } from '../core/scheduling/plan.ts'
import type { Problem } from '../core/scheduling/problem.ts'

/** Plans loops without holding up anyone else. A port: searches may take seconds, so they run elsewhere. */
export interface Planner {
  /**
   * The best plan of `problem`, or why there is none. Aborting `signal` ends the search.
   *
   * @throws PlannerFault if the checker refuses what was found; the signal's reason once aborted.
   */
  readonly plan: (problem: Problem, signal?: AbortSignal) => Promise<PlanAnswer>
  /** End all searches; nothing can be planned any more. */
  readonly close: () => Promise<void>
}
