import type { Interview } from '../core/interviews.ts'
import { type DeadlineRules, USUAL_DEADLINES } from '../core/scorecards/duty.ts'
import type { Deps } from './ports.ts'

/** When the cards of an interview are due, by the plan of its opening. */
export async function deadlineRules(
  deps: Pick<Deps, 'store' | 'plans'>,
): Promise<(interview: Interview) => DeadlineRules> {
  const openings = await deps.store.openings()
  const plans = new Map(deps.plans.map((plan) => [plan.key, plan]))
  const rules = new Map(openings.map(({ id, plan }) => [id, plans.get(plan)?.scorecard]))
  return ({ opening }) => rules.get(opening) ?? USUAL_DEADLINES
}
