import type { ApplicationId } from '../core/ids.ts'
import type { Interview } from '../core/interviews.ts'
import type { Opening } from '../core/openings.ts'
import type { Person } from '../core/people.ts'
import { owing, visible } from '../core/scorecards/visibility.ts'
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

/** Those of these applications about which nobody owes a card any more. */
export async function unowed(
  { store }: Pick<Deps, 'store'>,
  applications: readonly ApplicationId[],
): Promise<ReadonlySet<ApplicationId>> {
  const settled = await Promise.all(
    applications.map(async (application) => {
      const [interviews, cards] = await Promise.all([
        store.interviewsOf(application),
        store.cardsOf(application),
      ])
      return owing({ interviews, cards }).length === 0 ? [application] : []
    }),
  )
  return new Set(settled.flat())
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
