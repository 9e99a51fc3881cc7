import type { Application } from '../core/candidates.ts'
import type { ApplicationId, PersonId } from '../core/ids.ts'
import { ruledOut, type Screening } from '../core/screening.ts'
import { type Answered, answer, goOn } from '../core/screening-answers.ts'
import { applicationOf } from './applications.ts'
import { candidateOf } from './candidates.ts'
import { planOf } from './openings.ts'
import { openingOf, permitted } from './people.ts'
import type { Deps } from './ports.ts'
import { transact } from './transact.ts'

/** What the answers of an application stand for: what is against it, what was passed over, what nobody has answered. */
export async function screeningState(
  deps: Pick<Deps, 'store' | 'plans'>,
  { opening, screening, passedOver }: Application,
): Promise<Screening> {
  const { screening: questions } = planOf(deps, await openingOf(deps, opening))
  return ruledOut(questions, screening, passedOver)
}

/** Record answers to screening questions. @throws Refusal `not-allowed`. */
export async function answerScreening(
  deps: Deps,
  who: PersonId,
  id: ApplicationId,
  answers: readonly Answered[],
): Promise<void> {
  const opening = await openingOf(deps, (await applicationOf(deps, id)).opening)
  await permitted(deps, who, 'answer screening questions', { opening })
  const { screening: questions } = planOf(deps, opening)
  await transact(
    deps.store,
    async () => {
      const application = await applicationOf(deps, id)
      return { application, candidate: await candidateOf(deps, application.candidate) }
    },
    (facts) => answer(facts, questions, answers, { by: who, now: deps.now() }),
  )
}

/** Go on with an application in spite of an answer. @throws Refusal `not-allowed`, or `bad-field` for a thin reason. */
export async function goOnAllTheSame(
  deps: Deps,
  who: PersonId,
  id: ApplicationId,
  given: { readonly question: string; readonly reason: string },
): Promise<void> {
  const opening = await openingOf(deps, (await applicationOf(deps, id)).opening)
  await permitted(deps, who, 'pass over a screening answer', { opening })
  await transact(
    deps.store,
    () => applicationOf(deps, id),
    (application) => goOn(application, given, { by: who, now: deps.now() }),
  )
}
