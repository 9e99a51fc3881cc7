import { calendarAddress, setAddress } from '../core/calendar-feeds.ts'
import { refuseTakenMail } from '../core/candidate-facts.ts'
import { newApplication } from '../core/candidates.ts'
import type { Changes } from '../core/changes.ts'
import type { Hiring } from '../core/hiring.ts'
import { ApplicationId, type PersonId } from '../core/ids.ts'
import { type Membership, Person, USUAL_HOURS } from '../core/people.ts'
import { Refusal } from '../core/refusal.ts'
import { feedOf } from './feeds.ts'
import { planOf } from './openings.ts'
import { openingOf } from './people.ts'
import type { Deps } from './ports.ts'
import { transact } from './transact.ts'

/** What an import needs: no Slack. */
type ImportDeps = Pick<Deps, 'store' | 'plans' | 'now'>

/**
 * Take over people, pools, openings and candidates from a document, record by record.
 *
 * Importing the same document again changes nothing more. @throws Refusal `not-found` for an unknown opening.
 */
export async function importHiring(deps: ImportDeps, hiring: Hiring): Promise<void> {
  for (const person of hiring.people) await importPerson(deps, person)
  for (const opening of hiring.openings) await importOpening(deps, opening)
  for (const candidate of hiring.candidates) await importCandidate(deps, candidate)
}

async function importPerson(
  deps: ImportDeps,
  { pools, calendar, ...given }: Hiring['people'][number],
): Promise<void> {
  await transact(
    deps.store,
    async () => ({
      known: await deps.store.person(given.id),
      memberships: await deps.store.memberships(Object.keys(pools)),
    }),
    ({ known, memberships }): Changes => {
      const usual = { rev: 0, hours: USUAL_HOURS }
      const person = Person.parse({
        ...usual,
        ...known,
        ...given,
        zoneIsOwn: true,
        settledIn: true,
      })
      return {
        people: [person],
        memberships: Object.entries(pools).map(([pool, level]): Membership => {
          const id = `${pool}:${given.id}`
          const { rev = 0, since = deps.now() } = memberships.find((m) => m.id === id) ?? {}
          return { id, rev, pool, person: given.id, level, active: true, since }
        }),
        deeds: [imported(deps, given.id)],
      }
    },
  )
  if (calendar !== undefined) await importCalendar(deps, given.id, calendar)
}

async function importOpening(deps: ImportDeps, given: Hiring['openings'][number]): Promise<void> {
  await transact(
    deps.store,
    () => openingOf(deps, given.id),
    (opening) => ({
      openings: [
        {
          ...opening,
          leads: given.leads ?? opening.leads,
          recruiters: given.recruiters ?? opening.recruiters,
          channel: given.channel ?? opening.channel,
        },
      ],
      deeds: [imported(deps, given.id)],
    }),
  )
}

async function importCandidate(
  deps: ImportDeps,
  { opening: openingId, ...given }: Hiring['candidates'][number],
): Promise<void> {
  if (await deps.store.candidate(given.id)) return
  if (given.mail !== null) refuseTakenMail(await deps.store.candidateByMail(given.mail))
  const opening = await openingOf(deps, openingId)
  const stage = planOf(deps, opening).stages[0]?.key
  if (!stage) throw new Refusal({ code: 'not-found', what: 'stage', text: opening.plan })
  await deps.store.commit({
    candidates: [
      { ...given, rev: 0, resume: null, hold: null, status: 'active', addedAt: deps.now() },
    ],
    applications: [
      newApplication({
        id: ApplicationId.parse(`app_${given.id.slice('cand_'.length)}_${opening.plan}`),
        candidate: given.id,
        opening: opening.id,
        stage,
        createdAt: deps.now(),
      }),
    ],
    deeds: [imported(deps, given.id)],
  })
}

async function importCalendar(deps: ImportDeps, who: PersonId, address: string): Promise<void> {
  const url = calendarAddress(address)
  await transact(
    deps.store,
    () => feedOf(deps.store, who),
    (known) =>
      setAddress(known, { url, mail: known?.mail ?? null }, { who, by: 'system', now: deps.now() }),
  )
}

function imported(deps: ImportDeps, object: string) {
  return { actor: 'system', verb: 'import' as const, object, before: {}, after: {}, at: deps.now() }
}
