import type { Application } from '../core/candidates.ts'
import type { OpenDebrief } from '../core/digest/plan.ts'
import type { Opening } from '../core/openings.ts'
import type { Deps } from './ports.ts'

/** A debrief that is open and waits for a decision. */
export interface Waiting extends OpenDebrief {
  readonly of: Application
  readonly opening: Opening
}

/** Those of all openings that go on, or of some. */
export async function openDebriefs(
  { store }: Pick<Deps, 'store'>,
  of?: readonly Opening[],
): Promise<Waiting[]> {
  const openings = of ?? (await store.openings()).filter(({ status }) => status !== 'closed')
  const unsealed = await store.unsealed(openings.map(({ id }) => id))
  const ids = unsealed.map(({ id }) => id)
  const [unsealings, decisions] = await Promise.all([store.unsealings(ids), store.decisions(ids)])
  const decided = new Set(decisions.map(({ application, stage }) => `${application}/${stage}`))
  return unsealed.flatMap((application) => {
    const { id, stage } = application
    const opening = openings.find((one) => one.id === application.opening)
    const opened = unsealings.find(
      (one) => one.application === id && one.stage === stage && one.rule !== 'break glass',
    )
    if (!opening || !opened || decided.has(`${id}/${stage}`)) return []
    return [{ application: id, stage, since: opened.at, opening, of: application }]
  })
}
