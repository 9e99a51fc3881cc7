/** What goes between the pool and its threads. */
import type { PlanAnswer } from '../core/scheduling/plan.ts'
import type { Problem } from '../core/scheduling/problem.ts'

export interface PlanRequest {
  readonly problem: Problem
  /** One number in shared memory: not 0 once nobody waits for the answer any more. */
  readonly cancelled: Int32Array<SharedArrayBuffer>
}

export type PlanReply =
  | { readonly kind: 'answer'; readonly answer: PlanAnswer }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'fault'; readonly message: string; readonly stack: string }
