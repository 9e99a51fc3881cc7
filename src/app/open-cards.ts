import type { ApplicationId, PersonId } from '../core/ids.ts'
import { breakGlass, openByLead } from '../core/scorecards/unseal.ts'
import { permitted } from './people.ts'
import type { Deps } from './ports.ts'
import { transact } from './transact.ts'
import { unsealFacts } from './unsealing.ts'

/** Open the cards of a stage to those who may read them, although some are missing. @throws Refusal as `openByLead` does. */
export async function openScorecards(
  deps: Deps,
  who: PersonId,
  id: ApplicationId,
  stage: string,
  reason: string,
): Promise<void> {
  const { opening } = await unsealFacts(deps, id, stage)
  await permitted(deps, who, 'open scorecards before all are in', { opening })
  await transact(
    deps.store,
    () => unsealFacts(deps, id, stage),
    (facts) => openByLead(facts, reason, { by: who, now: deps.now() }),
  )
}

/** Open sealed cards to an admin alone; the panel is told. @throws Refusal as `breakGlass` does. */
export async function breakTheGlass(
  deps: Deps,
  who: PersonId,
  id: ApplicationId,
  stage: string,
  reason: string,
): Promise<void> {
  await permitted(deps, who, 'break the seal of scorecards')
  await transact(
    deps.store,
    () => unsealFacts(deps, id, stage),
    (facts) => breakGlass(facts, reason, { by: who, now: deps.now() }),
  )
}
