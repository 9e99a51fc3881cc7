import type { InterviewId, PersonId } from '../core/ids.ts'
import { type Place, roomOf } from '../core/interviews.ts'
import { settlePlace } from '../core/places.ts'
import { interviewOf } from './interviews.ts'
import { openingOf, permitted } from './people.ts'
import type { Deps } from './ports.ts'
import { transact } from './transact.ts'

/** Say where an interview takes place. @throws Refusal `not-allowed`, or as `settlePlace` does. */
export async function placeInterview(
  deps: Deps,
  who: PersonId,
  id: InterviewId,
  place: Place,
): Promise<void> {
  const { opening: of } = await interviewOf(deps, id)
  const opening = await openingOf(deps, of)
  await permitted(deps, who, 'say where an interview is', { opening })
  const room = roomOf(place)
  await transact(
    deps.store,
    async () => {
      const interview = await interviewOf(deps, id)
      return { interview, diaries: await deps.store.diaries(room ? [room] : [], interview.span) }
    },
    (facts) => settlePlace({ ...facts, opening, by: who, now: deps.now() }, place),
  )
}
