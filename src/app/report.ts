import type { ApplicationId, OpeningId, PersonId } from '../core/ids.ts'
import type { Opening } from '../core/openings.ts'
import type { Person } from '../core/people.ts'
import { may } from '../core/permissions.ts'
import { Refusal } from '../core/refusal.ts'
import { type ReportFacts, reachOf } from '../core/report/facts.ts'
import { type Report, reportOf } from '../core/report/report.ts'
import {
  addDays,
  ClockTime,
  DAY_MINUTES,
  instantOn,
  type LocalDate,
  later,
  minutesOf,
  type Span,
  type Zone,
} from '../core/time.ts'
import { blindTo } from './blindness.ts'
import { planOf } from './openings.ts'
import { permitted, someone } from './people.ts'
import type { Deps } from './ports.ts'

/** A longer period is too much to read, and to work out while somebody waits. */
const LONGEST_DAYS = 366

/** The openings whose report somebody may read. @throws Refusal `not-allowed` if there are none. */
export async function reportable(deps: Deps, who: PersonId): Promise<readonly Opening[]> {
  const [person, openings] = await Promise.all([someone(deps, who), deps.store.openings()])
  const theirs = openings.filter(({ leads }) => may('read the report', { person, leads }))
  if (theirs.length === 0) await permitted(deps, who, 'read the report')
  return theirs
}

/** What a report is asked about: dates on the reader's calendar, the last one included. */
export interface Asked {
  /** Null for every opening they may read of. */
  readonly opening: OpeningId | null
  readonly from: LocalDate
  readonly to: LocalDate
}

export interface ReportRead {
  readonly report: Report
  readonly zone: Zone
}

/**
 * The report that somebody asked for.
 *
 * @throws Refusal `not-allowed`, or `bad-field` for a period that is empty, too long or in the future.
 */
export async function readReport(deps: Deps, who: PersonId, asked: Asked): Promise<ReportRead> {
  const all = await reportable(deps, who)
  const openings = all.filter(({ id }) => asked.opening === null || id === asked.opening)
  if (openings.length === 0) await permitted(deps, who, 'read the report')
  const reader = await someone(deps, who)
  const { zone } = reader
  const period = periodOf(asked, zone)
  if (period.start > deps.now()) {
    throw badDay('from', 'That day is still to come. Pick one that has begun.')
  }
  const facts = await factsFor(deps, openings, period)
  const blind = await blindIn(deps, reader, openings)
  return { report: reportOf(withoutWhatIsSealed(facts, blind)), zone }
}

/** Interviews this long ago or ahead may be ones that somebody owes a card about. */
const OWED_DAYS = 400

/** The applications to these openings about which the reader still owes a card. */
async function blindIn(
  deps: Deps,
  reader: Person,
  openings: readonly Opening[],
): Promise<ReadonlySet<ApplicationId>> {
  const around = OWED_DAYS * DAY_MINUTES
  const seats = await deps.store.interviewsWith([reader.id], {
    start: later(deps.now(), -around),
    end: later(deps.now(), around),
  })
  const byApplication = new Map(seats.map((one) => [one.application, one.opening]))
  const theirs = [...byApplication].flatMap(([id, of]) =>
    openings.filter((opening) => opening.id === of).map((opening) => ({ id, opening })),
  )
  return blindTo(deps, reader, theirs)
}

/**
 * The facts without what follows from others' cards about candidates about whom the reader owes one: how far those came, what
 * was decided, which questions were put. That they were interviewed is no secret, and stays in load and times.
 */
function withoutWhatIsSealed(facts: ReportFacts, blind: ReadonlySet<ApplicationId>): ReportFacts {
  const sealed = new Set(
    facts.interviews.filter(({ application }) => blind.has(application)).map(({ id }) => id),
  )
  return {
    ...facts,
    applications: facts.applications.filter(({ id }) => !blind.has(id)),
    decisions: facts.decisions.filter(({ application }) => !blind.has(application)),
    cards: facts.cards.filter(({ application }) => !blind.has(application)),
    askings: facts.askings.filter(({ interview }) => !sealed.has(interview)),
  }
}

async function factsFor(
  deps: Deps,
  openings: readonly Opening[],
  period: Span,
): Promise<ReportFacts> {
  const { store, bank } = deps
  const ids = new Set(openings.map(({ id }) => id))
  const own = <T extends { readonly opening: OpeningId }>(all: readonly T[]) =>
    all.filter(({ opening }) => ids.has(opening))
  const reach = reachOf(period)
  const [applications, interviews, cards, askings, people, memberships] = await Promise.all([
    Promise.all(openings.map(({ id }) => store.applications({ opening: id }))),
    store.interviewsEver(reach),
    store.cardsIn(reach),
    store.askingsSince(period.start),
    store.people(),
    store.memberships(),
  ])
  const theirs = applications.flat()
  const known = new Map(own(interviews).map((interview) => [interview.id, interview]))
  return {
    period,
    openings,
    plans: openings.map((opening) => planOf(deps, opening)),
    applications: theirs,
    interviews: [...known.values()],
    cards: own(cards),
    decisions: await store.decisions(theirs.map(({ id }) => id)),
    askings: askings.filter(({ interview }) => known.has(interview)),
    bank,
    people,
    memberships,
  }
}

function periodOf({ from, to }: Asked, zone: Zone): Span {
  const midnight = ClockTime.parse('00:00')
  const period = {
    start: instantOn(from, midnight, zone),
    end: instantOn(addDays(to, 1), midnight, zone),
  }
  if (period.end <= period.start) throw badDay('to', 'The last day is before the first.')
  if (minutesOf(period) > LONGEST_DAYS * DAY_MINUTES + 60) {
    throw badDay('from', 'That is more than a year. Pick a first day within a year of the last.')
  }
  return period
}

function badDay(field: 'from' | 'to', problem: string): Refusal {
  return new Refusal({ code: 'bad-field', field, problem })
}
