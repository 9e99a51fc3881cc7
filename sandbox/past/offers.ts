/** What a recruiter picked in the past: a time at which a panel has its hours, and who sits in it. */
import type { Deps } from '../../src/app/ports.ts'
import { PossibleTimes } from '../../src/core/candidates.ts'
import type { InterviewId, PersonId } from '../../src/core/ids.ts'
import type { Person } from '../../src/core/people.ts'
import type { PlannedInterview, Seat } from '../../src/core/plans.ts'
import { type Proposal, ProposalId } from '../../src/core/proposals.ts'
import {
  addDays,
  type Instant,
  instantAt,
  LocalDate,
  later,
  type Span,
  wallAt,
  Zone,
} from '../../src/core/time.ts'
import { wantedOf } from '../../src/core/wanted.ts'
import type { Candidacy } from './interviews.ts'
import type { Season } from './season.ts'

export interface Picked {
  /** Key of the interview in the plan. */
  readonly kind: string
  readonly span: Span
  readonly seats: readonly { readonly seat: string; readonly people: readonly PersonId[] }[]
}

export interface Wish {
  readonly planned: PlannedInterview
  readonly from: Instant
  readonly busy: readonly PersonId[]
  /** Which hour of a day is tried first. */
  readonly turn?: number
  /** This start and no other. */
  readonly at?: Instant
}

const UTC = Zone.parse('UTC')

/** So many starts are tried on each day, on the full hours of the office. */
const HOURS_A_DAY = 8
const FIRST_HOUR = 9

/** A panel of people who are in their hours at the `n`th hour from when it is wanted; undefined if there is none. */
export async function seatsFor(
  season: Season,
  { application, opening }: Candidacy,
  { planned, from, busy, at, turn = 0 }: Wish,
  n: number,
): Promise<Picked | undefined> {
  const { deps, chance, seated } = season
  const plan = deps.plans.find((one) => one.key === opening.plan)
  const candidate = await deps.store.candidate(application.candidate)
  if (!plan || !candidate) throw new Error('an application has a candidate, and its opening a plan')
  const zone = plan.office.zone
  const day = addDays(wallAt(from, zone).date, Math.floor(n / HOURS_A_DAY))
  // Not the mornings first: panels live on clocks east and west of the office.
  const hour = String(FIRST_HOUR + ((n * 3 + turn) % HOURS_A_DAY)).padStart(2, '0')
  const start = at ?? instantAt(`${day}T${hour}:00`, zone)
  if (start < from) return undefined
  const span = { start, end: later(start, planned.minutes) }
  const people = new Map((await deps.store.people()).map((one) => [one.id, one]))
  const taken = new Set<PersonId>(busy)
  const seats: { seat: string; people: PersonId[] }[] = []
  for (const seat of planned.seats) {
    const pool = poolOf(seat, candidate.languages)
    const free = (await deps.store.memberships([pool])).filter(({ person, level }) => {
      const known = people.get(person)
      const fits = seat.shadow ? level !== 'qualified' : level === 'qualified'
      return fits && !taken.has(person) && known !== undefined && isIn(known, span)
    })
    // Whoever sat least lately, as recruiters try to.
    const [one] = chance
      .shuffled(free)
      .toSorted((a, b) => (seated.get(a.person) ?? 0) - (seated.get(b.person) ?? 0))
    if (!one && !seat.shadow) return undefined
    if (one) taken.add(one.person)
    seats.push({ seat: seat.key, people: one ? [one.person] : [] })
  }
  return { kind: planned.key, span, seats }
}

/** As the engine would have left it. */
export function proposalOf(
  deps: Deps,
  { application, recruiter }: Candidacy,
  {
    stage,
    parts,
    moves = null,
    reason = '',
  }: {
    readonly stage: string
    /** One after another. */
    readonly parts: readonly Picked[]
    readonly moves?: InterviewId | null
    readonly reason?: string
  },
): Proposal {
  const now = deps.now()
  const end = Math.max(...parts.map(({ span }) => span.end))
  return {
    ...{ id: ProposalId.parse(`prop_${deps.newId()}`), rev: 0, application: application.id, stage },
    wanted: wantedOf({
      kinds: parts.map(({ kind }) => kind),
      possible: PossibleTimes.parse({
        first: wallAt(now, UTC).date,
        last: addDays(LocalDate.parse(new Date(end).toISOString().slice(0, 10)), 2),
        ...{ from: '00:00', to: '24:00', zone: UTC, days: [1, 2, 3, 4, 5, 6, 7] },
      }),
      place: { kind: 'video', text: '' },
    }),
    ...{ moves, reason, by: recruiter, at: now, input: {}, answer: {} },
    offers: [
      {
        interviews: parts.map(({ kind, span, seats }) => ({
          ...{ kind, span, room: null },
          seats: seats.map(({ seat, people }) => ({ seat, people: [...people] })),
        })),
        ...{ value: {}, because: [], costs: [], among: null, spare: [], proved: true },
      },
    ],
    ...{ search: null, none: null, favours: [] },
  }
}

function poolOf({ pool, byLanguage }: Seat, languages: readonly string[]): string {
  const own = Object.entries(byLanguage).find(([language]) => languages.includes(language))
  return own?.[1] ?? pool
}

/** Whether a span lies in somebody's weekly hours. */
function isIn({ hours, zone }: Person, { start, end }: Span): boolean {
  const [begins, ends] = [wallAt(start, zone), wallAt(end, zone)]
  return hours.some(
    ({ days, from, to }) =>
      days.includes(begins.weekday) &&
      begins.date === ends.date &&
      from <= begins.time &&
      ends.time <= to,
  )
}
