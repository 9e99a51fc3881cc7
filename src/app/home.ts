import type { Candidate } from '../core/candidates.ts'
import { type Home, homeOf, schedules } from '../core/home.ts'
import type { CandidateId, OpeningId, PersonId } from '../core/ids.ts'
import { weekOf } from '../core/load.ts'
import type { Opening } from '../core/openings.ts'
import type { Person } from '../core/people.ts'
import { type Instant, later } from '../core/time.ts'
import { someone } from './people.ts'
import type { Deps } from './ports.ts'

/** Home with everything its lines say. */
export interface HomeShown {
  readonly home: Home
  readonly person: Person
  readonly candidates: ReadonlyMap<CandidateId, Candidate>
  readonly openings: ReadonlyMap<OpeningId, Opening>
  readonly now: Instant
}

/** How far ahead Home looks. */
const AHEAD_MINUTES = 28 * 24 * 60

/** What somebody's Home shows. */
export async function homeFor(deps: Deps, who: PersonId): Promise<HomeShown> {
  const { store } = deps
  const now = deps.now()
  const [person, openings] = await Promise.all([someone(deps, who), store.openings()])
  const end = later(now, AHEAD_MINUTES)
  const [theirs, ahead] = await Promise.all([
    store.interviewsWith([who], { start: weekOf(now, person.zone).start, end }),
    schedules({ person, openings }) ? store.interviewsIn({ start: now, end }) : [],
  ])
  const home = homeOf({ person, theirs, ahead, openings, now })
  const shown = [...home.next.items, ...(home.unconfirmed?.items ?? [])]
  const ids = [...new Set(shown.map(({ interview }) => interview.candidate))]
  const candidates = await Promise.all(ids.map((id) => store.candidate(id)))
  return {
    home,
    person,
    candidates: new Map(candidates.flatMap((one) => (one ? [[one.id, one]] : []))),
    openings: new Map(openings.map((opening) => [opening.id, opening])),
    now,
  }
}
