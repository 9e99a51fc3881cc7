import type { InterviewId, PersonId } from '../core/ids.ts'
import type { Interview } from '../core/interviews.ts'
import { answer } from '../core/invitations.ts'
import { Refusal } from '../core/refusal.ts'
import { openingOf, permitted } from './people.ts'
import type { Deps } from './ports.ts'
import { transact } from './transact.ts'

/** Answer an invitation. @throws Refusal `not-allowed` for who is not on the panel, or `too-late`. */
export async function answerInvitation(
  deps: Deps,
  who: PersonId,
  id: InterviewId,
  says: 'accepted' | 'declined',
  reason = '',
): Promise<void> {
  const interview = await interviewOf(deps, id)
  await permitted(deps, who, 'answer an invitation', { interview })
  const opening = await openingOf(deps, interview.opening)
  await transact(
    deps.store,
    async () => ({
      current: await interviewOf(deps, id),
      diaries: await deps.store.diaries([who], interview.span),
    }),
    ({ current, diaries }) =>
      answer(current, opening, diaries, { who, says, reason, now: deps.now() }),
  )
}

/** @throws Refusal `not-found`. */
export async function interviewOf(deps: Deps, id: InterviewId): Promise<Interview> {
  const interview = await deps.store.interview(id)
  if (!interview) throw new Refusal({ code: 'not-found', what: 'interview', text: id })
  return interview
}
