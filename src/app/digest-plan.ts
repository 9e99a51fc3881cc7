import { digestsOf, undecidedNotices } from '../core/digest/plan.ts'
import type { PersonId } from '../core/ids.ts'
import { leadsAndRecruiters } from '../core/openings.ts'
import { DAY_MINUTES, later } from '../core/time.ts'
import { channelDigestsToCome } from './channel-digests.ts'
import { owedWithin } from './digest-facts.ts'
import { listenersOf } from './listeners.ts'
import type { Deps } from './ports.ts'
import { openDebriefs } from './undecided.ts'

/** Whoever sits in an interview this soon, or sat in one whose card may be asked for, may have a digest. */
const AHEAD_DAYS = 14

/** Plan the next digest of everybody who may have one, and what leads are reminded of. Doing it again changes nothing. */
export async function planDigests(deps: Deps): Promise<void> {
  const debriefs = await openDebriefs(deps)
  const listeners = await listenersOf(deps, await readersToBe(deps))
  const planned = [
    ...digestsOf(listeners.values(), deps.now()),
    ...undecidedNotices(debriefs, listeners),
    ...(await channelDigestsToCome(deps)),
  ]
  if (planned.length > 0) await deps.store.commit({ planned, deeds: [] })
}

/** Plan the next digest of one person, who has just changed when they want it. */
export async function planDigestOf(deps: Deps, who: PersonId): Promise<void> {
  const listeners = await listenersOf(deps, [who])
  await deps.store.commit({ planned: digestsOf(listeners.values(), deps.now()), deeds: [] })
}

async function readersToBe(deps: Deps): Promise<PersonId[]> {
  const { store } = deps
  const now = deps.now()
  const [openings, people, sitters] = await Promise.all([
    store.openings(),
    store.people(),
    store.sitters({
      start: owedWithin(now).start,
      end: later(now, AHEAD_DAYS * DAY_MINUTES),
    }),
  ])
  const named = openings.filter(({ status }) => status !== 'closed').flatMap(leadsAndRecruiters)
  const granted = people.filter(({ grants }) => grants.includes('recruiter')).map(({ id }) => id)
  return [...new Set([...named, ...granted, ...sitters])]
}
