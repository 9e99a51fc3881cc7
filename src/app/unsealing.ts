import type { ApplicationId } from '../core/ids.ts'
import { stageOf } from '../core/plans.ts'
import { USUAL_DEADLINES } from '../core/scorecards/duty.ts'
import { type UnsealFacts, unsealIfComplete } from '../core/scorecards/unseal.ts'
import { applicationOf } from './applications.ts'
import { openingOf } from './people.ts'
import type { Deps } from './ports.ts'
import { transact } from './transact.ts'

/** What opening the cards of a stage depends on. The application comes first: whatever changes after it makes a commit fail. */
export async function unsealFacts(
  deps: Pick<Deps, 'store' | 'plans'>,
  id: ApplicationId,
  stage: string,
): Promise<UnsealFacts> {
  const application = await applicationOf(deps, id)
  const opening = await openingOf(deps, application.opening)
  const [interviews, cards, unsealings] = await Promise.all([
    deps.store.interviewsOf(id),
    deps.store.cardsOf(id),
    deps.store.unsealings([id]),
  ])
  const plan = deps.plans.find(({ key }) => key === opening.plan)
  return {
    application,
    opening,
    stage: (plan && stageOf(plan, stage)) ?? { key: stage, interviews: [] },
    rules: plan?.scorecard ?? USUAL_DEADLINES,
    interviews,
    cards,
    unsealings,
  }
}

/** Open the cards of a stage if nothing is missing any more: an interview was called off, or a card is not needed. */
export async function unsealIfDue(deps: Deps, id: ApplicationId, stage: string): Promise<void> {
  await transact(
    deps.store,
    () => unsealFacts(deps, id, stage),
    (facts) => unsealIfComplete(facts, deps.now()),
  )
}
