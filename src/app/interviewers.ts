import type { Progress } from '../core/calibration/learners.ts'
import { grant } from '../core/grants.ts'
import type { OpeningId, PersonId } from '../core/ids.ts'
import { type Load, loadOf, weekOf } from '../core/load.ts'
import { setOpening as changeOpening, type OpeningSettings } from '../core/opening-settings.ts'
import type { Opening } from '../core/openings.ts'
import type { Grant, Level, Membership, Person } from '../core/people.ts'
import { may } from '../core/permissions.ts'
import { membershipId, place, poolNames, remove } from '../core/pools.ts'
import { DAY_MINUTES, later } from '../core/time.ts'
import { learnersOf } from './calibration.ts'
import { staleAmong } from './feeds.ts'
import { openingOf, permitted, someone } from './people.ts'
import type { Deps } from './ports.ts'
import { transact } from './transact.ts'

/** A pool in a line: who can sit, and who learns. */
export interface PoolCount {
  readonly pool: string
  readonly qualified: number
  readonly learning: number
}

export interface InterviewersPage {
  readonly pools: readonly PoolCount[]
  readonly openings: readonly Opening[]
  /** People with permissions; null for who may not give any. */
  readonly granted: readonly Person[] | null
}

export interface Member {
  readonly person: Person
  readonly level: Level
  readonly load: Load
  /** Minutes since their own calendar was last read, if that is too long ago; null if it never was. */
  readonly staleMinutes?: number | null
  /** How far a learner is on the way to the next level. */
  readonly progress?: Progress
  /** Whether the reader may pause them. */
  readonly mayPause: boolean
}

/** Pools, openings and permissions at a glance. @throws Refusal `not-allowed`. */
export async function interviewersPage(deps: Deps, who: PersonId): Promise<InterviewersPage> {
  const reader = await permitted(deps, who, 'manage pools')
  const [memberships, openings, people] = await Promise.all([
    deps.store.memberships(),
    deps.store.openings(),
    deps.store.people(),
  ])
  const gone = new Set(people.filter(({ status }) => status === 'gone').map(({ id }) => id))
  const active = memberships.filter((m) => m.active && !gone.has(m.person))
  const pools = poolNames(deps.plans, active).map((pool) => {
    const inIt = active.filter((m) => m.pool === pool)
    const qualified = inIt.filter(({ level }) => level === 'qualified').length
    return { pool, qualified, learning: inIt.length - qualified }
  })
  const isGranting = may('grant permissions', { person: reader })
  return { pools, openings, granted: isGranting ? withGrants(people) : null }
}

/** The people of a pool with what they have this week, by name. @throws Refusal `not-allowed`. */
export async function poolMembers(deps: Deps, who: PersonId, pool: string): Promise<Member[]> {
  const reader = await permitted(deps, who, 'manage pools')
  const memberships = (await deps.store.memberships([pool])).filter(({ active }) => active)
  const ids = memberships.map(({ person }) => person)
  const now = deps.now()
  const week = weekOf(now, deps.settings.officeZone)
  // A day more on either side: a week begins and ends at another hour in every zone.
  const around = { start: later(week.start, -DAY_MINUTES), end: later(week.end, DAY_MINUTES) }
  const [people, interviews, stale, learners] = await Promise.all([
    deps.store.people(ids),
    deps.store.interviewsWith(ids, around),
    staleAmong(deps, ids),
    learnersOf(deps, pool, memberships),
  ])
  return people
    .filter(({ status }) => status === 'active')
    .map((person) => ({
      person,
      level: levelOf(memberships, person),
      load: loadOf(person, interviews, now),
      ...staleness(stale, person),
      ...progressIn(learners, person),
      mayPause: may('set availability', { person: reader, self: person.id }),
    }))
    .toSorted((a, b) => a.person.name.localeCompare(b.person.name))
}

/** Put somebody in a pool, or change their level. @throws Refusal. */
export async function placeInPool(
  deps: Deps,
  who: PersonId,
  pool: string,
  whom: PersonId,
  level: Level,
): Promise<void> {
  await permitted(deps, who, 'manage pools')
  const person = await someone(deps, whom)
  await transact(
    deps.store,
    () => membershipOf(deps, pool, whom),
    (known) => place(known, { pool, person, level }, { by: who, now: deps.now() }),
  )
}

/** Take somebody out of a pool. @throws Refusal `not-allowed`. */
export async function removeFromPool(
  deps: Deps,
  who: PersonId,
  pool: string,
  whom: PersonId,
): Promise<void> {
  await permitted(deps, who, 'manage pools')
  await transact(
    deps.store,
    () => membershipOf(deps, pool, whom),
    (known) => remove(known, { by: who, now: deps.now() }),
  )
}

/** Set who leads and recruits for an opening, its channel and its state. @throws Refusal `not-allowed`. */
export async function setOpening(
  deps: Deps,
  who: PersonId,
  id: OpeningId,
  settings: OpeningSettings,
): Promise<void> {
  await permitted(deps, who, 'manage openings')
  await transact(
    deps.store,
    () => openingOf(deps, id),
    (opening) => changeOpening(opening, settings, { by: who, now: deps.now() }),
  )
}

/** Give somebody these permissions and no others. @throws Refusal `not-allowed`, `kept-admin` or `last-admin`. */
export async function setGrants(
  deps: Deps,
  who: PersonId,
  whom: PersonId,
  grants: readonly Grant[],
): Promise<void> {
  await permitted(deps, who, 'grant permissions')
  await transact(
    deps.store,
    async () => ({
      person: await someone(deps, whom),
      people: await deps.store.people(),
      kept: deps.settings.admins,
    }),
    (facts) => grant(facts, grants, { by: who, now: deps.now() }),
  )
}

/** People with permissions, by name. @throws Refusal `not-allowed`. */
export async function grantedPeople(deps: Deps, who: PersonId): Promise<Person[]> {
  await permitted(deps, who, 'grant permissions')
  return withGrants(await deps.store.people())
}

function withGrants(people: readonly Person[]): Person[] {
  return people
    .filter(({ grants, status }) => grants.length > 0 && status === 'active')
    .toSorted((a, b) => a.name.localeCompare(b.name))
}

function staleness(
  stale: Awaited<ReturnType<typeof staleAmong>>,
  { id }: Person,
): Pick<Member, 'staleMinutes'> {
  const found = stale.find(({ who }) => who === id)
  return found ? { staleMinutes: found.minutes ?? null } : {}
}

function levelOf(memberships: readonly Membership[], { id }: Person): Level {
  return memberships.find(({ person }) => person === id)?.level ?? 'shadow'
}

async function membershipOf(
  deps: Deps,
  pool: string,
  whom: PersonId,
): Promise<Membership | undefined> {
  const id = membershipId(pool, whom)
  return (await deps.store.memberships([pool])).find((membership) => membership.id === id)
}

function progressIn(
  learners: ReadonlyMap<PersonId, Progress>,
  { id }: Person,
): { readonly progress?: Progress } {
  const progress = learners.get(id)
  return progress ? { progress } : {}
}
