import { proposeTimes } from '../../src/app/scheduling.ts'
import type { Application } from '../../src/core/candidates.ts'
import type { PersonId } from '../../src/core/ids.ts'
import type { Person } from '../../src/core/people.ts'
import type { Proposal } from '../../src/core/proposals.ts'
import { ClockTime, LocalDate } from '../../src/core/time.ts'
import { at, belgrade } from './time.ts'
import { admin, ana, bo, type World, world } from './world.ts'

/** A world in which `people` are qualified to screen. */
export async function staffed(people: readonly PersonId[] = [ana, bo]): Promise<World> {
  const deps = await world()
  await deps.store.commit({
    memberships: people.map((person) => ({
      id: `systems:${person}`,
      rev: 0,
      pool: 'systems',
      person,
      level: 'qualified',
      active: true,
      since: at('2027-01-01T00:00'),
    })),
    deeds: [],
  })
  return deps
}

/** The morning that most searches are about. */
export const monday = {
  first: LocalDate.parse('2027-03-08'),
  last: LocalDate.parse('2027-03-08'),
  from: ClockTime.parse('09:00'),
  to: ClockTime.parse('12:00'),
  zone: belgrade,
  days: [1, 2, 3, 4, 5],
}

/** Proposes times for a screen on that morning. */
export async function times(
  deps: World,
  application: Application,
  more: Partial<Parameters<typeof proposeTimes>[2]> = {},
): Promise<Proposal> {
  return proposeTimes(deps, admin, {
    application: application.id,
    stage: 'screen',
    kinds: ['screen'],
    possible: monday,
    offers: 5,
    ...more,
  })
}

/** Changes somebody behind the back of who looks at times. */
export async function change(deps: World, id: PersonId, changed: Partial<Person>): Promise<void> {
  const person = await deps.store.person(id)
  if (person) await deps.store.commit({ people: [{ ...person, ...changed }], deeds: [] })
}
