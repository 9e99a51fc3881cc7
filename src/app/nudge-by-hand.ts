import type { Listener } from '../core/calm.ts'
import type { InterviewId, PersonId } from '../core/ids.ts'
import { type Interview, sitting } from '../core/interviews.ts'
import { nudgeByHand } from '../core/nudges/by-hand.ts'
import { Refusal } from '../core/refusal.ts'
import type { Instant } from '../core/time.ts'
import { isBlind } from './blindness.ts'
import { interviewOf } from './interviews.ts'
import { listenerOf } from './listeners.ts'
import { owingOf } from './nudges.ts'
import { openingOf, permitted } from './people.ts'
import type { Deps } from './ports.ts'
import { transact } from './transact.ts'

/**
 * Have a colleague reminded of a card or an answer that they owe. Gives when they hear of it.
 *
 * @throws Refusal `not-allowed`, `owes-card` for who may not know whose card is missing, `too-late` when nothing is
 * owed any more, or `nudged-already`.
 */
export async function nudge(
  deps: Deps,
  by: PersonId,
  matter: 'card' | 'answer',
  id: InterviewId,
  about: PersonId,
): Promise<{ readonly heard: Instant; readonly listener: Listener }> {
  const first = await interviewOf(deps, id)
  const opening = await openingOf(deps, first.opening)
  const asker = await permitted(deps, by, 'nudge somebody', { opening })
  if (matter === 'card' && (await isBlind(deps, asker, first))) {
    throw new Refusal({ code: 'owes-card' })
  }
  const listener = await listenerOf(deps, about)
  if (!(await isOwed(deps, first, matter, about))) {
    throw new Refusal({ code: 'too-late', what: 'That', state: 'done' })
  }
  const { heard } = await transact(
    deps.store,
    async () => ({
      interview: await interviewOf(deps, id),
      listener: await listenerOf(deps, about),
    }),
    (facts) => nudgeByHand({ ...facts, matter, by, now: deps.now() }),
  )
  return { heard, listener }
}

async function isOwed(
  deps: Deps,
  interview: Interview,
  matter: 'card' | 'answer',
  who: PersonId,
): Promise<boolean> {
  if (matter === 'card') return (await owingOf(deps, interview)).includes(who)
  const waits = sitting(interview).some(({ person, rsvp }) => person === who && rsvp === 'asked')
  return interview.status === 'booked' && waits
}
