/** Who is qualified for which seats. */
import type { By } from './candidate-facts.ts'
import type { Changes } from './changes.ts'
import type { PersonId } from './ids.ts'
import type { Level, Membership, Person } from './people.ts'
import type { Plan } from './plans.ts'
import { Refusal } from './refusal.ts'

/** Every pool that a plan fills seats from, or that has somebody in it, by name. */
export function poolNames(plans: readonly Plan[], memberships: readonly Membership[]): string[] {
  const planned = plans.flatMap(({ stages }) =>
    stages.flatMap(({ interviews }) =>
      interviews.flatMap(({ seats }) =>
        seats.flatMap(({ pool, byLanguage }) => [pool, ...Object.values(byLanguage)]),
      ),
    ),
  )
  const peopled = memberships.filter(({ active }) => active).map(({ pool }) => pool)
  return [...new Set([...planned, ...peopled])].toSorted()
}

export function membershipId(pool: string, person: PersonId): string {
  return `${pool}:${person}`
}

/** Put somebody in a pool, or change their level there. @throws Refusal `bad-field` for who has left Slack. */
export function place(
  known: Membership | undefined,
  {
    pool,
    person,
    level,
  }: { readonly pool: string; readonly person: Person; readonly level: Level },
  { by, now }: By,
): Changes {
  if (person.status === 'gone') {
    const problem = 'They have left the workspace. Pick somebody else.'
    throw new Refusal({ code: 'bad-field', field: 'person', problem })
  }
  if (known?.active && known.level === level) return { deeds: [] }
  const next: Membership = {
    id: membershipId(pool, person.id),
    rev: known?.rev ?? 0,
    pool,
    person: person.id,
    level,
    active: true,
    since: now,
  }
  return changed(known, next, { by, now })
}

/** Take somebody out of a pool. What they are booked for stays. */
export function remove(known: Membership | undefined, by: By): Changes {
  if (!known?.active) return { deeds: [] }
  return changed(known, { ...known, active: false, since: by.now }, by)
}

function changed(known: Membership | undefined, next: Membership, { by, now }: By): Changes {
  const level = (m: Membership | undefined) => (m?.active ? m.level : 'none')
  const deed = {
    actor: by,
    verb: 'set pool' as const,
    object: next.id,
    before: { level: level(known) },
    after: { level: level(next) },
    at: now,
  }
  return { memberships: [next], deeds: [deed] }
}
