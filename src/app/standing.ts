import { comparedIn, type Standing, standingOf } from '../core/debrief/composite.ts'
import { isUnsealed } from '../core/scorecards/unseal.ts'
import type { Debrief } from './debrief.ts'
import type { Deps } from './ports.ts'

/** Where a packet stands: its composite, with an error that learns from the opening's other candidates. */
export async function standingFor(deps: Deps, debrief: Debrief): Promise<Standing> {
  const { opening, plan, packet } = debrief
  const applications = await deps.store.applications({ opening: opening.id })
  const unsealings = await deps.store.unsealings(applications.map(({ id }) => id))
  const open = new Set(
    unsealings
      .filter((one) => isUnsealed([one], one.stage))
      .map(({ application, stage }) => `${application}:${stage}`),
  )
  const read = new Set(unsealings.map(({ application }) => application))
  const compared = await Promise.all(
    [...read].map(async (id) => {
      const cards = await deps.store.cardsOf(id)
      const own = cards.filter(({ stage }) => open.has(`${id}:${stage}`))
      return comparedIn(own, plan.competencies)
    }),
  )
  return standingOf(plan, packet.voices, compared.flat())
}
