import type { Listener } from '../core/calm.ts'
import type { Application } from '../core/candidates.ts'
import type { AroundFacts, Changed } from '../core/digest/digest.ts'
import type { DigestFacts } from '../core/digest/items.ts'
import { lastDigest } from '../core/digest/when.ts'
import type { PersonId } from '../core/ids.ts'
import type { Interview } from '../core/interviews.ts'
import { loadOf, weekOf } from '../core/load.ts'
import type { Opening } from '../core/openings.ts'
import { type CardOwed, cardsOwed } from '../core/scorecards/duty.ts'
import {
  addDays,
  ClockTime,
  DAY_MINUTES,
  type Instant,
  instantOn,
  later,
  type Span,
  wallAt,
  type Zone,
} from '../core/time.ts'
import { blindTo } from './blindness.ts'
import { deadlineRules } from './duties.ts'
import type { Deps } from './ports.ts'
import { openDebriefs } from './undecided.ts'

/** Cards of longer ago are asked for by people, not by the bot. */
const OWED_DAYS = 60
const AHEAD_DAYS = 60
/** Applications without a next step that have a line; the rest is counted. */
export const IDLE_LISTED = 5
/** Interviews of a day that are looked at; a line names fewer. */
const SOON_LISTED = 20

/** Everything that a person's digest, and the working part of their Home, is made from. */
export async function digestFactsOf(
  deps: Deps,
  listener: Listener,
  idleListed = IDLE_LISTED,
): Promise<{ readonly facts: DigestFacts; readonly around: AroundFacts }> {
  const { store } = deps
  const { person, reader } = listener
  const now = deps.now()
  const [led, openings] = await openingsOf(deps, person.id)
  const ids = openings.map(({ id }) => id)
  const back = owedWithin(now)
  const [debriefs, unsettled, own, late, ownLate, idle, around] = await Promise.all([
    openDebriefs(deps, led),
    store.unsettled({ openings: ids, booker: person.id }, now),
    store.interviewsWith([person.id], {
      start: weekOf(now, person.zone).start,
      end: later(now, AHEAD_DAYS * DAY_MINUTES),
    }),
    store.withoutCards({ openings: led.map(({ id }) => id) }, back),
    store.withoutCards({ person: person.id }, back),
    store.idle(ids, idleListed),
    aroundOf(deps, ids, person.zone, lastDigest(listener, now)),
  ])
  const owed = await cardsOf(deps, late)
  const blind = await blindTo(deps, person, [
    ...debriefs.map(({ application, opening }) => ({ id: application, opening })),
    ...byApplication(owed, led),
  ])
  const sees = (application: Application['id']) => !blind.has(application)
  return {
    facts: {
      reader,
      zone: person.zone,
      now,
      openings,
      debriefs: debriefs.filter(({ application }) => sees(application)),
      unsettled,
      owed: owed.filter((one) => one.person !== person.id && sees(one.interview.application)),
      ownCards: (await cardsOf(deps, ownLate)).filter((one) => one.person === person.id),
      own: own.filter(({ span }) => span.end > now),
      withKit: await withKits(deps, person.id, own, now),
      idle: await sinceOf(deps, idle.applications),
      idleCount: idle.count,
    },
    around: { ...around, load: loadOf(person, own, now) },
  }
}

/** When interviews began whose cards are asked for. */
export function owedWithin(now: Instant): Span {
  return { start: later(now, -OWED_DAYS * DAY_MINUTES), end: now }
}

/** What is on in these openings today and tomorrow, and what has changed in them since the last digest. */
export async function aroundOf(
  deps: Deps,
  openings: readonly Opening['id'][],
  zone: Zone,
  since: Instant,
): Promise<Omit<AroundFacts, 'load'>> {
  const [soon, changes] = await Promise.all([
    soonOf(deps, openings, zone),
    deps.store.changesSince(openings, since),
  ])
  return { soon, changes: changed(changes), since }
}

/** Open ones that somebody leads, and all that they lead or recruit for. */
async function openingsOf(deps: Deps, who: PersonId): Promise<readonly [Opening[], Opening[]]> {
  const open = (await deps.store.openings()).filter(({ status }) => status !== 'closed')
  const led = open.filter(({ leads }) => leads.includes(who))
  return [led, open.filter((one) => led.includes(one) || one.recruiters.includes(who))]
}

/** Whose cards about these interviews are owed. */
export async function cardsOf(deps: Deps, interviews: readonly Interview[]): Promise<CardOwed[]> {
  const cards = await deps.store.cardsAbout(interviews.map(({ id }) => id))
  return cardsOwed({ interviews, cards, rules: await deadlineRules(deps) })
}

function byApplication(owed: readonly CardOwed[], openings: readonly Opening[]) {
  const found = new Map(owed.map(({ interview }) => [interview.application, interview.opening]))
  return [...found].flatMap(([id, of]) => {
    const opening = openings.find((one) => one.id === of)
    return opening ? [{ id, opening }] : []
  })
}

/** Interviews of today and of tomorrow, as many of each as a digest has room for and some more. */
async function soonOf(
  { store, now }: Deps,
  openings: readonly Opening['id'][],
  zone: Zone,
): Promise<Interview[]> {
  const today = wallAt(now(), zone).date
  const midnight = (days: number) => instantOn(addDays(today, days), ClockTime.parse('00:00'), zone)
  const of = (days: number) =>
    store.interviewsOfOpenings(
      openings,
      { start: midnight(days), end: midnight(days + 1) },
      SOON_LISTED,
    )
  return [...(await of(0)), ...(await of(1))]
}

/** Which of somebody's interviews of today have a kit. */
async function withKits(
  { store }: Deps,
  who: PersonId,
  own: readonly Interview[],
  now: Instant,
): Promise<ReadonlySet<Interview['id']>> {
  const near = own.filter(
    ({ span, panel }) =>
      span.end > now &&
      span.start < later(now, 2 * DAY_MINUTES) &&
      panel.some(({ person }) => person === who),
  )
  const kits = await Promise.all(near.map(({ id }) => store.kit(id)))
  return new Set(kits.flatMap((kit) => (kit ? [kit.interview] : [])))
}

/** Since when each of them waits: its last interview, or else when it came in. */
export async function sinceOf(
  { store }: Deps,
  applications: readonly Application[],
): Promise<DigestFacts['idle']> {
  return Promise.all(
    applications.map(async (application) => {
      const done = (await store.interviewsOf(application.id)).filter(
        ({ status }) => status !== 'booked',
      )
      const ends = done.map(({ span, ending }) => ending?.at ?? span.end)
      const since = ends.reduce((last, at) => (at > last ? at : last), application.createdAt)
      return { application, since }
    }),
  )
}

const TOLD: Readonly<Record<string, Changed>> = {
  'interviews/book': 'booked',
  'interviews/move': 'moved',
  'interviews/cancel': 'cancelled',
  'interviews/no-show': 'missed',
  'applications/add': 'applied',
  'applications/import': 'applied',
  'applications/withdraw': 'withdrew',
}

function changed(
  found: Awaited<ReturnType<Deps['store']['changesSince']>>,
): AroundFacts['changes'] {
  return found.flatMap(({ about, verb, count }) => {
    const what = TOLD[`${about}/${verb}`]
    return what ? [{ what, count }] : []
  })
}
