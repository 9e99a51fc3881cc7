/** Why a time is offered and what it costs, as facts. Their words are for whoever shows them. */
import type { PersonId } from '../ids.ts'
import type { Because, Cost } from '../proposals.ts'
import { type Instant, isoWeek, type Span, wallAt } from '../time.ts'
import { offHoursOf } from './people.ts'
import type { PlannedInterview, PlanPerson, Problem } from './problem.ts'
import type { Found } from './spread.ts'

/** Everything that speaks for the plan, in the order in which it is said. */
export function becauseOf(problem: Problem, found: Found): Because[] {
  const { best, proved, aim } = found
  const finishFirst = problem.objective[0] === 'finish'
  const sitters = sittersOf(problem, best.plan).filter(({ optional }) => !optional)
  const haveTaste = sitters.some(({ person }) => person.preferred !== undefined)
  const dates = new Set(best.plan.map(({ start }) => dateIn(problem, start)))
  const fresh = freest(sitters, (sitter) => weekCount(sitter.person, sitter.span.start))
  const rested = freest(sitters, ({ person }) => person.loadMinutes).filter(
    (id) => !fresh.includes(id),
  )
  const said: [boolean, Because][] = [
    [finishFirst && proved, { code: 'earliest', aim: aimOf(aim) }],
    [best.value.replaced === 0 && problem.before !== undefined, { code: 'same-panel' }],
    [haveTaste && best.value.offHours === 0, { code: 'preferred' }],
    [best.plan.length > 1 && dates.size === 1, { code: 'one-day' }],
    [fresh.length > 0, { code: 'free-week', people: fresh }],
    [rested.length > 0, { code: 'least-load', people: rested }],
  ]
  return said.filter(([is]) => is).map(([, because]) => because)
}

/** Everything the plan costs somebody. */
export function costsOf(problem: Problem, { best: { plan, value } }: Found): Cost[] {
  const sitters = sittersOf(problem, plan)
  const gaps = value.idle ?? 0
  const dates = new Set(plan.map(({ start }) => dateIn(problem, start))).size
  return [
    ...sitters.flatMap(({ person, span }): Cost[] => {
      const minutes = offHoursOf(person, span)
      if (minutes === 0) return []
      return [{ code: 'off-hours', person: person.id as PersonId, at: span.start, minutes }]
    }),
    ...capCosts(sitters),
    ...(gaps > 0 && plan.length > 1 ? [{ code: 'gaps', minutes: gaps } as const] : []),
    ...(dates > 1 ? [{ code: 'days', days: dates } as const] : []),
    ...emptySeats(problem, plan),
  ]
}

/** Somebody in a seat of a plan, with who else could have it. */
interface Sitter {
  readonly person: PlanPerson
  readonly span: Span
  readonly pool: readonly PlanPerson[]
  readonly optional: boolean
}

function sittersOf(
  { people, interviews }: Problem,
  plan: readonly PlannedInterview[],
): readonly Sitter[] {
  const known = new Map(people.map((person) => [person.id, person]))
  const of = (ids: readonly string[]) => ids.flatMap((id) => known.get(id) ?? [])
  return plan.flatMap(({ interview, start, end, seats }) => {
    const asked = interviews.find(({ id }) => id === interview)?.seats ?? []
    return asked.flatMap(({ id, pool, optional }) =>
      of(seats[id] ?? []).map((person) => ({
        person,
        span: { start, end },
        pool: of(pool),
        optional,
      })),
    )
  })
}

/** Sitters who have least of something, where another of the pool has more. */
function freest(sitters: readonly Sitter[], count: (sitter: Sitter) => number): PersonId[] {
  const least = sitters.filter((sitter) => {
    const own = count(sitter)
    const others = sitter.pool.map((person) => count({ ...sitter, person }))
    return others.every((other) => own <= other) && others.some((other) => own < other)
  })
  return [...new Set(least.map(({ person }) => person.id as PersonId))]
}

function weekCount({ booked, zone }: PlanPerson, at: Instant): number {
  const week = isoWeek(wallAt(at, zone).date)
  return booked.filter(({ start }) => isoWeek(wallAt(start, zone).date) === week).length
}

function capCosts(sitters: readonly Sitter[]): Cost[] {
  const byPerson = Map.groupBy(sitters, ({ person }) => person)
  return [...byPerson].flatMap(([person, own]) => {
    const starts = [...person.booked, ...own.map(({ span }) => span)].map(({ start }) => start)
    const first = own[0]?.span.start
    return first === undefined ? [] : capCostsOf(person, starts, first)
  })
}

/** A cap is worth a word once it is reached; a cap of one is reached by every interview. */
function capCostsOf(person: PlanPerson, starts: readonly Instant[], at: Instant): Cost[] {
  const { zone, capPerDay, capPerWeek } = person
  const dates = starts.map((start) => wallAt(start, zone).date)
  const date = wallAt(at, zone).date
  const onDay = dates.filter((other) => other === date).length
  const inWeek = dates.filter((other) => isoWeek(other) === isoWeek(date)).length
  const id = person.id as PersonId
  const reached: [number | undefined, number, 'day' | 'week'][] = [
    [capPerWeek, inWeek, 'week'],
    [capPerDay, onDay, 'day'],
  ]
  return reached.flatMap(([cap, count, per]): Cost[] =>
    cap !== undefined && count >= cap && (cap > 1 || count > cap)
      ? [{ code: 'cap', person: id, per, count, cap }]
      : [],
  )
}

function emptySeats({ interviews }: Problem, plan: readonly PlannedInterview[]): Cost[] {
  const seats = plan.flatMap(({ interview, seats }) => {
    const asked = interviews.find(({ id }) => id === interview)?.seats ?? []
    return asked
      .filter((seat) => seat.optional && seat.pool.length > 0 && !seats[seat.id]?.length)
      .map(({ id: seat }) => ({ interview, seat }))
  })
  return seats.length > 0 ? [{ code: 'empty-seats', seats }] : []
}

function aimOf(aim: Found['aim']): Extract<Because, { code: 'earliest' }>['aim'] {
  if (aim.kind !== 'other-people') return aim
  return { kind: aim.kind, without: aim.without.map((id) => id as PersonId) }
}

function dateIn({ candidate }: Problem, at: Instant): string {
  return wallAt(at, candidate.zone).date
}
