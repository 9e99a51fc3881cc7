/** Who to turn to, for somebody who may not do a thing themselves. */
import type { PersonId } from './ids.ts'
import type { Person } from './people.ts'
import type { Role } from './permissions.ts'

/** Whom a thing concerns; left out where it concerns nobody in particular. */
export interface Concerned {
  readonly leads?: readonly PersonId[]
  readonly recruiters?: readonly PersonId[]
  /** Those who sit on the panel now. */
  readonly panel?: readonly PersonId[]
  readonly self?: PersonId
}

export interface Named {
  readonly person: PersonId
  readonly role: Role
}

export interface WhoMay {
  /** A few to turn to, nearest to the thing first. */
  readonly named: readonly Named[]
  /** Roles that others than those named have, too. */
  readonly more: readonly Role[]
}

/** So many of a role are named; the rest is "another recruiter". */
const MOST = 3

/** The roles in the order in which one turns to them. Admins come last: they have other things to do. */
const NEAREST: readonly Role[] = ['self', 'panellist', 'recruiter', 'lead', 'auditor', 'admin']

/** Who may do what only these roles may, out of everybody known. Whoever has left is never named. */
export function whoMay(
  roles: readonly Role[],
  concerned: Concerned,
  people: readonly Person[],
): WhoMay {
  const active = people.filter(({ status }) => status === 'active')
  const named: Named[] = []
  const more: Role[] = []
  for (const role of NEAREST.filter((one) => roles.includes(one))) {
    const all = having(role, concerned, active)
    // An admin is only named where there is nobody nearer.
    const few = role === 'admin' && named.length > 0 ? [] : nearest(role, concerned, all)
    named.push(...few.map((person) => ({ person, role })))
    if (all === 'unknown' || few.length < all.length) more.push(role)
  }
  return { named, more }
}

function having(
  role: Role,
  { leads, panel, self }: Concerned,
  active: readonly Person[],
): readonly PersonId[] | 'unknown' {
  const known = (ids: readonly PersonId[] | undefined) =>
    ids ? active.filter(({ id }) => ids.includes(id)).map(({ id }) => id) : 'unknown'
  switch (role) {
    case 'admin':
    case 'recruiter':
    case 'auditor':
      return active.filter(({ grants }) => grants.includes(role)).map(({ id }) => id)
    case 'lead':
      return known(leads)
    case 'panellist':
      return known(panel)
    case 'self':
      return known(self && [self])
  }
}

/** The opening's own recruiters, where it has some; otherwise anybody of the role. */
function nearest(
  role: Role,
  { recruiters = [] }: Concerned,
  all: readonly PersonId[] | 'unknown',
): readonly PersonId[] {
  if (all === 'unknown') return []
  const own = role === 'recruiter' ? all.filter((id) => recruiters.includes(id)) : []
  return (own.length > 0 ? own : all).slice(0, MOST)
}
