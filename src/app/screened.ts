import type { Application } from '../core/candidates.ts'
import type { ApplicationId, PersonId } from '../core/ids.ts'
import type { Opening } from '../core/openings.ts'
import { passOver, ruledOut, type Screening } from '../core/screening.ts'
import { applicationOf } from './candidates.ts'
import { planOf } from './openings.ts'
import { openingOf, permitted } from './people.ts'
import type { Deps } from './ports.ts'
import { transact } from './transact.ts'

/** What the answers of an application mean for going on with it. */
export function screeningOf(
  deps: Pick<Deps, 'plans'>,
  opening: Opening,
  { screening, passedOver }: Application,
): Screening {
  return ruledOut(planOf(deps, opening).screening, screening, passedOver)
}

/**
 * Go on in spite of every answer that rules the candidate out. With none it changes nothing.
 *
 * @throws Refusal `not-allowed`, or `bad-field` about `reason`.
 */
export async function passOverAll(
  deps: Deps,
  who: PersonId,
  id: ApplicationId,
  reason: string,
): Promise<void> {
  const opening = await openingOf(deps, (await applicationOf(deps, id)).opening)
  await permitted(deps, who, 'pass over a screening answer', { opening })
  await transact(
    deps.store,
    () => applicationOf(deps, id),
    (application) => {
      const { against } = screeningOf(deps, opening, application)
      if (against.length === 0) return { deeds: [] }
      const next = against.reduce(
        (passed, { question }) => passOver(passed, { question, by: who, reason }),
        application,
      )
      const deed = {
        actor: who,
        verb: 'pass over',
        object: id,
        before: {},
        after: { questions: against.map(({ question }) => question).join(' ') },
        at: deps.now(),
      }
      return { applications: [next], deeds: [deed] }
    },
  )
}
