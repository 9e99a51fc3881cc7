import { type Choice, decide } from '../core/deciding.ts'
import type { Decision } from '../core/decisions.ts'
import { type ApplicationId, DecisionId, type PersonId } from '../core/ids.ts'
import { applicationOf } from './applications.ts'
import { debriefFor } from './debrief.ts'
import { cancelInterview } from './interviews.ts'
import { openingOf, permitted } from './people.ts'
import type { Deps } from './ports.ts'
import { standingFor } from './standing.ts'
import { transact } from './transact.ts'

/**
 * Record a decision about a stage. An offer and a no end the application: interviews that lie ahead are called off.
 *
 * @throws Refusal `not-allowed`, `owes-card` or `sealed` as `debriefFor` does, or as `decide` does.
 */
export async function recordDecision(
  deps: Deps,
  who: PersonId,
  id: ApplicationId,
  stage: string,
  choice: Omit<Choice, 'id'>,
): Promise<Decision> {
  const { opening } = await applicationOf(deps, id)
  await permitted(deps, who, 'record a decision', { opening: await openingOf(deps, opening) })
  const made = DecisionId.parse(`dec_${deps.newId()}`)
  const { decisions } = await transact(
    deps.store,
    async () => {
      // The application first: a card that changes meanwhile moves it on, and the decision is weighed again.
      const application = await applicationOf(deps, id)
      const debrief = await debriefFor(deps, who, id, stage)
      const decisions = await deps.store.decisions([id])
      return { ...debrief, application, decisions, standing: await standingFor(deps, debrief) }
    },
    (facts) => {
      const { concerns } = facts.packet
      return decide({ ...facts, concerns }, { ...choice, id: made }, { by: who, now: deps.now() })
    },
  )
  if (choice.outcome === 'offer' || choice.outcome === 'no') await callOff(deps, who, id)
  const [decision] = decisions ?? []
  if (!decision) throw new Error(`${made} was decided and not written`)
  return decision
}

async function callOff(deps: Deps, who: PersonId, id: ApplicationId): Promise<void> {
  for (const { id: interview, status, span } of await deps.store.interviewsOf(id)) {
    if (status !== 'booked' || span.start <= deps.now()) continue
    await cancelInterview(deps, who, interview, 'The application has been decided.')
  }
}
