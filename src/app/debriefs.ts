import type { Application } from '../core/candidates.ts'
import { type DebriefLine, inOrder, type LineFacts, linesOf } from '../core/debrief/lines.ts'
import type { PersonId } from '../core/ids.ts'
import type { Opening } from '../core/openings.ts'
import { may } from '../core/permissions.ts'
import { Refusal } from '../core/refusal.ts'
import { searchable } from '../core/search.ts'
import { DAY_MINUTES, type Instant, later } from '../core/time.ts'
import { planOf } from './openings.ts'
import { permitted, someone } from './people.ts'
import type { Deps } from './ports.ts'

/** How long a decided application stays in the list, unless it is looked for by name. */
const DECIDED_DAYS = 30
/** How many candidates of a name are looked at. */
const MOST_NAMED = 200

/**
 * Stages with interviews of every application whose debrief somebody may read, that goes on or was decided lately, in
 * the order of `inOrder`. `name` narrows it down.
 *
 * @throws Refusal `not-allowed` for who may read none at all.
 */
export async function debriefsFor(deps: Deps, who: PersonId, name: string): Promise<DebriefLine[]> {
  const reader = await someone(deps, who)
  const all = await deps.store.openings()
  const openings = all.filter(({ leads }) => may('read a debrief', { person: reader, leads }))
  if (openings.length === 0) {
    await permitted(deps, who, 'read a debrief', { opening: all[0] })
    throw new Refusal({ code: 'no-opening' })
  }
  const oldest = later(deps.now(), -DECIDED_DAYS * DAY_MINUTES)
  const wanted = name === '' ? await goingOn(deps, openings, oldest) : await named(deps, name)
  const facts = await factsOf(deps, openings, wanted)
  const lines = facts.flatMap((one) => linesOf(reader, one, deps.now()))
  return inOrder(
    lines.filter(({ state }) => {
      return state.kind !== 'decided' || name !== '' || state.decision.at >= oldest
    }),
  )
}

/** Those that go on or were decided lately: of years of applications few are read. */
async function goingOn(
  { store }: Deps,
  openings: readonly Opening[],
  oldest: Instant,
): Promise<Application[]> {
  const [open, decisions] = await Promise.all([
    Promise.all(
      openings.map(({ id }) => store.applications({ opening: id, status: 'in progress' })),
    ),
    store.decisionsSince(oldest),
  ])
  const known = new Set(open.flat().map(({ id }) => id))
  const lately = new Set(
    decisions.map(({ application }) => application).filter((id) => !known.has(id)),
  )
  const decided = await Promise.all([...lately].map((id) => store.application(id)))
  return [...open.flat(), ...decided.filter((one) => one !== undefined)]
}

async function named({ store }: Deps, name: string): Promise<Application[]> {
  const candidates = await store.findCandidates(name, MOST_NAMED)
  // A mail address fits too, and is not what was typed.
  const fit = candidates.filter((one) => searchable(one.name).includes(searchable(name)))
  return (await Promise.all(fit.map(({ id }) => store.applicationsOf(id)))).flat()
}

/** Everything that is known of these applications, each kind read once for all of them. */
async function factsOf(
  deps: Deps,
  openings: readonly Opening[],
  applications: readonly Application[],
): Promise<LineFacts[]> {
  const { store } = deps
  const readable = new Map(openings.map((one) => [one.id, one]))
  const mine = applications.filter(
    ({ opening, status }) => readable.has(opening) && status !== 'withdrawn',
  )
  const interviews = Map.groupBy(
    await store.interviewsAbout(mine.map(({ id }) => id)),
    ({ application }) => application,
  )
  const met = mine.filter(({ id }) => interviews.has(id))
  const ids = met.map(({ id }) => id)
  const begun = [...interviews.values()].flat().filter(({ span }) => span.start <= deps.now())
  const [candidates, cards, unsealings, decisions] = await Promise.all([
    store.candidates([...new Set(met.map(({ candidate }) => candidate))]),
    store.cardsAbout(begun.map(({ id }) => id)),
    store.unsealings(ids),
    store.decisions(ids),
  ])
  const known = new Map(candidates.map((one) => [one.id, one]))
  const of = <T extends { readonly application: Application['id'] }>(list: readonly T[]) =>
    Map.groupBy(list, ({ application }) => application)
  const [cardsOf, unsealingsOf, decisionsOf] = [of(cards), of(unsealings), of(decisions)]
  return met.flatMap((application): LineFacts[] => {
    const opening = readable.get(application.opening)
    const candidate = known.get(application.candidate)
    if (!opening || !candidate || candidate.status === 'erased') return []
    return [
      {
        application,
        candidate,
        opening,
        plan: planOf(deps, opening),
        interviews: interviews.get(application.id) ?? [],
        cards: cardsOf.get(application.id) ?? [],
        unsealings: unsealingsOf.get(application.id) ?? [],
        decisions: decisionsOf.get(application.id) ?? [],
      },
    ]
  })
}
