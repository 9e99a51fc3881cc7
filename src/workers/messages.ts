/** What goes between the pool and its threads. */
import type { Offers } from '../app/planner.ts'
import type { PlanAnswer } from '../core/scheduling/plan.ts'
import type { Problem, ValuedPlan } from '../core/scheduling/problem.ts'
import type { Why } from '../core/scheduling/why.ts'
import type { Span } from '../core/time.ts'

export interface PlanRequest {
  readonly problem: Problem
  /** Several offers instead of one plan. */
  readonly offers?: { readonly count: number; readonly shown: readonly Span[] } | undefined
  /** A plan to explain instead of making one. */
  readonly plan?: ValuedPlan | undefined
  /** One number in shared memory: not 0 once nobody waits for the answer any more. */
  readonly cancelled: Int32Array<SharedArrayBuffer>
}

export type PlanReply =
  | { readonly kind: 'answer'; readonly answer: PlanAnswer }
  | { readonly kind: 'offers'; readonly offers: Offers }
  | { readonly kind: 'why'; readonly why: Why }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'fault'; readonly message: string; readonly stack: string }
