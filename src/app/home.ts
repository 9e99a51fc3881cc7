import type { Listener } from '../core/calm.ts'
import type { Candidate } from '../core/candidates.ts'
import { type Item, itemsOf } from '../core/digest/items.ts'
import type { Health } from '../core/health.ts'
import { type Glance, glances, type Home, homeOf, schedules } from '../core/home.ts'
import type { CandidateId, OpeningId, PersonId } from '../core/ids.ts'
import { weekOf } from '../core/load.ts'
import { leadsAndRecruiters, type Opening } from '../core/openings.ts'
import type { Person } from '../core/people.ts'
import { DAY_MINUTES, type Instant, later } from '../core/time.ts'
import { digestFactsOf } from './digest-facts.ts'
import { type LinesShown, linesOf } from './digests.ts'
import { healthOf } from './health.ts'
import { listenerOf } from './listeners.ts'
import { someone } from './people.ts'
import type { Deps } from './ports.ts'

/** Home with everything its lines say. */
export interface HomeShown {
  readonly home: Home
  readonly person: Person
  readonly candidates: ReadonlyMap<CandidateId, Candidate>
  readonly openings: ReadonlyMap<OpeningId, Opening>
  readonly now: Instant
  readonly work: Work
  /** Openings they lead or recruit for. */
  readonly glances: readonly Glance[]
  /** For admins. */
  readonly health: Health | null
}

/** Everything that waits on somebody, the dearest delay first, and what its lines say. */
export interface Work {
  readonly items: readonly Item[]
  readonly lines: LinesShown
}

/** How far ahead Home looks. */
const AHEAD_MINUTES = 28 * DAY_MINUTES
/** Candidates without a next step that can be turned to. */
const IDLE_LISTED = 200

/** What somebody's Home shows; `isWhole` lists every interview that it otherwise only counts. */
export async function homeFor(deps: Deps, who: PersonId, isWhole = false): Promise<HomeShown> {
  const { store } = deps
  const now = deps.now()
  const [person, openings] = await Promise.all([someone(deps, who), store.openings()])
  const end = later(now, AHEAD_MINUTES)
  const listener = await listenerOf(deps, who)
  const [theirs, ahead, work] = await Promise.all([
    store.interviewsWith([who], { start: weekOf(now, person.zone).start, end }),
    schedules({ person, openings }) ? store.interviewsIn({ start: now, end }) : [],
    workOf(deps, listener),
  ])
  const home = homeOf({ person, theirs, ahead, openings, now }, isWhole)
  const shown = [...home.next.items, ...(home.unconfirmed?.items ?? [])]
  const named = await store.candidates([
    ...new Set(shown.map(({ interview }) => interview.candidate)),
  ])
  const own = openings.filter(
    (one) => one.status !== 'closed' && leadsAndRecruiters(one).includes(who),
  )
  return {
    home,
    person,
    candidates: new Map(named.map((one) => [one.id, one])),
    openings: new Map(openings.map((opening) => [opening.id, opening])),
    now,
    work,
    glances: glances(own, deps.plans, await store.countsByStage(own.map(({ id }) => id))),
    health: person.grants.includes('admin') ? await healthOf(deps) : null,
  }
}

/** Everything that waits on somebody, whatever parts their digest leaves out. */
export async function workFor(deps: Deps, who: PersonId): Promise<Work> {
  await someone(deps, who)
  return workOf(deps, await listenerOf(deps, who))
}

async function workOf(deps: Deps, listener: Listener): Promise<Work> {
  const { facts } = await digestFactsOf(deps, listener, IDLE_LISTED)
  const items = itemsOf({ ...facts, reader: { ...facts.reader, without: [] } })
  const lines = await linesOf(deps, listener.person.zone, items)
  return { items, lines }
}
