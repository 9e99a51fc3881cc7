/** The kits of what lies ahead: mine, and for who schedules those of their openings. */

import type { Candidate } from '../core/candidates.ts'
import { schedules } from '../core/home.ts'
import type { PersonId } from '../core/ids.ts'
import { type Interview, sitting } from '../core/interviews.ts'
import type { Kit } from '../core/kits/kit.ts'
import { leadsAndRecruiters } from '../core/openings.ts'
import type { Person } from '../core/people.ts'
import { may } from '../core/permissions.ts'
import { DAY_MINUTES, type Instant, later } from '../core/time.ts'
import { someone } from './people.ts'
import type { Deps } from './ports.ts'

export interface ListedKit {
  readonly interview: Interview
  readonly candidate: Candidate | undefined
  /** Undefined where none is drawn: the plan has none for this interview, or it is about to be. */
  readonly kit: Kit | undefined
}

export interface KitList {
  readonly reader: Person
  readonly mine: readonly ListedKit[]
  /** For who schedules: those that others hold, by start. */
  readonly others: readonly ListedKit[]
  readonly mayBrowse: boolean
  readonly now: Instant
}

const AHEAD_MINUTES = 28 * DAY_MINUTES
const LISTED = 15

/** What somebody's list of kits shows. */
export async function kitList(deps: Deps, who: PersonId): Promise<KitList> {
  const { store } = deps
  const now = deps.now()
  const within = { start: now, end: later(now, AHEAD_MINUTES) }
  const [reader, openings] = await Promise.all([someone(deps, who), store.openings()])
  const own = await store.interviewsWith([who], within)
  const all = schedules({ person: reader, openings }) ? await store.interviewsIn(within) : []
  const theirs = new Set(own.map(({ id }) => id))
  const led = new Set(
    openings.filter((one) => leadsAndRecruiters(one).includes(who)).map(({ id }) => id),
  )
  const others = all.filter(
    ({ id, bookedBy, opening }) => !theirs.has(id) && (bookedBy === who || led.has(opening)),
  )
  return {
    reader,
    mine: await listed(
      deps,
      own.filter((one) => sitting(one).some((p) => p.person === who)),
    ),
    others: await listed(deps, others),
    mayBrowse: may('browse the banks', { person: reader }),
    now,
  }
}

async function listed({ store }: Deps, interviews: readonly Interview[]): Promise<ListedKit[]> {
  const ahead = interviews.filter(({ status }) => status === 'booked').slice(0, LISTED)
  return Promise.all(
    ahead.map(async (interview) => ({
      interview,
      candidate: await store.candidate(interview.candidate),
      kit: await store.kit(interview.id),
    })),
  )
}
