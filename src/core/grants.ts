/** Who may do what everywhere. */
import { homeNotice } from './announce.ts'
import type { By } from './candidate-facts.ts'
import type { Changes } from './changes.ts'
import type { PersonId } from './ids.ts'
import type { Grant, Person } from './people.ts'
import { Refusal } from './refusal.ts'

export interface GrantFacts {
  readonly person: Person
  /** Everybody known. */
  readonly people: readonly Person[]
  /** Admins whom the operator has named. */
  readonly kept: readonly PersonId[]
}

/**
 * Give somebody these permissions and no others.
 *
 * @throws Refusal `kept-admin` for an admin whom the operator has named, `last-admin` if nobody could grant any more.
 */
export function grant(facts: GrantFacts, grants: readonly Grant[], { by, now }: By): Changes {
  const { person, people, kept } = facts
  const wanted = ALL.filter((one) => grants.includes(one))
  if (wanted.join() === ALL.filter((one) => person.grants.includes(one)).join()) {
    return { deeds: [] }
  }
  if (person.grants.includes('admin') && !wanted.includes('admin')) {
    if (kept.includes(person.id)) throw new Refusal({ code: 'kept-admin', who: person.id })
    const others = people.some(
      ({ id, status, grants: theirs }) =>
        id !== person.id && status === 'active' && theirs.includes('admin'),
    )
    if (!others) throw new Refusal({ code: 'last-admin' })
  }
  const deed = {
    actor: by,
    verb: 'grant' as const,
    object: person.id,
    before: { grants: person.grants.join(' ') },
    after: { grants: wanted.join(' ') },
    at: now,
  }
  const notices = [homeNotice(person.id, person, now)]
  return { people: [{ ...person, grants: wanted }], notices, deeds: [deed] }
}

const ALL: readonly Grant[] = ['admin', 'recruiter', 'auditor']
