import type { PlanAnswer } from '../core/scheduling/plan.ts'
import type { Problem, ValuedPlan } from '../core/scheduling/problem.ts'
import type { SpreadAnswer } from '../core/scheduling/spread.ts'
import type { Why } from '../core/scheduling/why.ts'
import type { Instant, Span } from '../core/time.ts'

/** A handful of offers, and what the search says of itself. */
export interface Offers extends SpreadAnswer {
  /** Every start that could be booked; undefined for a loop, which has too many to count. */
  readonly starts: readonly Instant[] | undefined
  /** How long the search took. */
  readonly milliseconds: number
}

/** Plans loops without holding up anyone else. A port: searches may take seconds, so they run elsewhere. */
export interface Planner {
  /**
   * The best plan of `problem`, or why there is none. Aborting `signal` ends the search.
   *
   * @throws PlannerFault if the checker refuses what was found; the signal's reason once aborted.
   */
  readonly plan: (problem: Problem, signal?: AbortSignal) => Promise<PlanAnswer>
  /**
   * The best plan of `problem` and others that really differ, `count` in all, none at a time `shown` before.
   *
   * @throws PlannerFault if the checker refuses what was found; the signal's reason once aborted.
   */
  readonly offer: (
    problem: Problem,
    how: { readonly count: number; readonly shown: readonly Span[] },
    signal?: AbortSignal,
  ) => Promise<Offers>
  /** What decided each slot and each seat of `plan`, the best answer to `problem`. */
  readonly explain: (problem: Problem, plan: ValuedPlan, signal?: AbortSignal) => Promise<Why>
  /** End all searches; nothing can be planned any more. */
  readonly close: () => Promise<void>
}
