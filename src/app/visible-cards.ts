/** What somebody may see of an application's scorecards. Every surface that shows any reads them here. */
import type { ApplicationId, PersonId } from '../core/ids.ts'
import { type SealedFacts, type Visible, visible } from '../core/scorecards/visibility.ts'
import { applicationOf } from './applications.ts'
import { openingOf, someone } from './people.ts'
import type { Deps } from './ports.ts'

export async function visibleTo(deps: Deps, who: PersonId, id: ApplicationId): Promise<Visible> {
  return visible(await someone(deps, who), await sealedFacts(deps, id))
}

/** Everything sealed about an application: for `visible` and for decisions, never for a surface. */
export async function sealedFacts(deps: Deps, id: ApplicationId): Promise<SealedFacts> {
  const application = await applicationOf(deps, id)
  const [opening, interviews, cards, unsealings] = await Promise.all([
    openingOf(deps, application.opening),
    deps.store.interviewsOf(id),
    deps.store.cardsOf(id),
    deps.store.unsealings([id]),
  ])
  return { application: id, opening, interviews, cards, unsealings }
}
