import type { Changes } from '../core/changes.ts'
import { replanNotice } from '../core/digest/plan.ts'
import type { OpeningId, PersonId } from '../core/ids.ts'
import { type Interview, sitting } from '../core/interviews.ts'
import type { Opening } from '../core/openings.ts'
import { differs, fromProfile, type Grant, type Person, type Profile } from '../core/people.ts'
import { may, rolesFor, type Standing, type Verb } from '../core/permissions.ts'
import { Refusal } from '../core/refusal.ts'
import { type Concerned, whoMay } from '../core/who-may.ts'
import type { Deps } from './ports.ts'
import { transact } from './transact.ts'

/** The person with this id, as known or as Slack introduces them. @throws Refusal `not-found`. */
export async function someone(deps: Deps, id: PersonId): Promise<Person> {
  const known = await deps.store.person(id)
  if (known) return known
  const profile = await deps.directory.profile(id)
  if (!profile) throw new Refusal({ code: 'not-found', what: 'person', text: id })
  await learn(deps, profile)
  const met = await deps.store.person(id)
  if (!met) throw new Error(`${id} was met and forgotten`)
  return met
}

/** Take over what Slack says of somebody. Writes nothing when it says nothing new. */
export async function learn(deps: Deps, profile: Profile): Promise<void> {
  await transact(
    deps.store,
    () => deps.store.person(profile.id),
    (known) => learned(deps, profile, known),
  )
}

function learned(deps: Deps, profile: Profile, known: Person | undefined): Changes {
  const { officeZone, admins } = deps.settings
  const offices = deps.plans.map(({ office }) => office)
  const seen = fromProfile(profile, known, { officeZone, offices })
  const grants: Grant[] = admins.includes(profile.id) ? ['admin'] : []
  const person = { ...seen, grants: [...new Set([...seen.grants, ...grants])] }
  if (known && !differs(known, person) && known.grants.length === person.grants.length)
    return { deeds: [] }
  const deed = {
    actor: 'system',
    verb: known ? ('learn' as const) : ('meet' as const),
    object: person.id,
    before: known ? { zone: known.zone, status: known.status } : {},
    after: { zone: person.zone, status: person.status, grants: person.grants.join(' ') },
    at: deps.now(),
  }
  if (!known || known.zone === person.zone) return { people: [person], deeds: [deed] }
  const replan = replanNotice(person.id, { kind: 'person', rev: known.rev }, deps.now())
  return { people: [person], notices: [replan], deeds: [deed] }
}

/** What a verb is about, as far as permissions ask. */
export interface About {
  readonly opening?: Opening | undefined
  readonly interview?: Interview | undefined
  readonly self?: PersonId
}

/** The one who asks, if they may. @throws Refusal `not-allowed` saying who may, or `not-found` for a stranger. */
export async function permitted(
  deps: Deps,
  who: PersonId,
  verb: Verb,
  about: About = {},
): Promise<Person> {
  const person = await someone(deps, who)
  if (may(verb, standingOf(person, about))) return person
  const roles = rolesFor(verb)
  throw new Refusal({
    code: 'not-allowed',
    verb,
    roles,
    who: whoMay(roles, concernedIn(about), await deps.store.people()),
    isThis: about.opening !== undefined || about.interview !== undefined,
  })
}

function standingOf(person: Person, { opening, interview, self }: About): Standing {
  return {
    person,
    ...(opening && { leads: opening.leads }),
    ...(interview && { panel: interview.panel.map((place) => place.person) }),
    ...(self && { self }),
  }
}

function concernedIn({ opening, interview, self }: About): Concerned {
  return {
    ...(opening && { leads: opening.leads, recruiters: opening.recruiters }),
    ...(interview && { panel: sitting(interview).map(({ person }) => person) }),
    ...(self && { self }),
  }
}

/** The opening with this id. @throws Refusal `not-found`. */
export async function openingOf(deps: Pick<Deps, 'store'>, id: OpeningId): Promise<Opening> {
  const opening = await deps.store.opening(id)
  if (!opening) throw new Refusal({ code: 'not-found', what: 'opening', text: id })
  return opening
}
