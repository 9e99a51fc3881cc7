import type { ApplicationId } from '../core/ids.ts'
import type { Interview } from '../core/interviews.ts'
import type { Opening } from '../core/openings.ts'
import type { Person } from '../core/people.ts'
import { visible } from '../core/scorecards/visibility.ts'
import type { Deps } from './ports.ts'

/** Whether a person still owes a card about the candidate of an interview. */
export async function isBlind(
  deps: Pick<Deps, 'store'>,
  viewer: Person,
  { application, opening }: Pick<Interview, 'application' | 'opening'>,
): Promise<boolean> {
  const known = await deps.store.opening(opening)
  const blind = await blindTo(deps, viewer, [{ id: application, opening: known ?? { leads: [] } }])
  return blind.has(application)
}

/** Those of these applications about which a person still owes a card, and so may know nothing of others'. */
export async function blindTo(
  { store }: Pick<Deps, 'store'>,
  viewer: Person,
  applications: readonly { readonly id: ApplicationId; readonly opening: Pick<Opening, 'leads'> }[],
): Promise<ReadonlySet<ApplicationId>> {
  const blind = await Promise.all(
    applications.map(async ({ id: application, opening }) => {
      const [interviews, cards, unsealings] = await Promise.all([
        store.interviewsOf(application),
        store.cardsOf(application),
        store.unsealings([application]),
      ])
      const facts = { application, opening, interviews, cards, unsealings }
      return visible(viewer, facts).isBlind ? [application] : []
    }),
  )
  return new Set(blind.flat())
}
