/**
 * An independent judge of plans: written from the manual, rule by rule, sharing nothing with the search
 * but the types. Slow and obvious where the search is fast; used on every plan before anyone sees it.
 */
import {
  type ClockTime,
  instantOn,
  isoWeek,
  type LocalDate,
  later,
  overlaps,
  type Span,
  wallAt,
} from '../time.ts'
import { planValue } from './plan-value.ts'
import {
  byDate,
  datesAround,
  isKept,
  localSpan,
  type Sitting,
  sittingsOf,
  weekly,
} from './planned.ts'
import type { PlannedInterview, PlanPerson, Problem, Term, Value, ValuedPlan } from './problem.ts'
import type { Rule } from './rules.ts'

/** A rule that a plan breaks, and whose it is: a person, `interview/seat`, a room, an interview, the candidate. */
export interface Breach {
  readonly rule: Rule['rule'] | 'grid' | 'shape' | 'lost' | 'value'
  readonly of: string
}

/** Every rule that `plan` breaks; none if it may be booked. Its value is recomputed and compared. */
export function breachesOf(problem: Problem, { plan, value }: ValuedPlan): Breach[] {
  const shape = shapeBreaches(problem, plan)
  if (shape.length > 0) return shape
  const sittings = sittingsOf(problem, plan)
  return [
    ...sittings.flatMap((sitting) => timeBreaches(problem, sitting)),
    ...candidateBreaches(problem, sittings),
    ...sittings.flatMap((sitting) => roomBreaches(problem, sitting, sittings)),
    ...sittings.flatMap((sitting) => seatBreaches(problem, sitting)),
    ...problem.people.flatMap((person) => personBreaches(problem, person, sittings)),
    ...valueBreaches(planValue(problem, plan), value, problem.objective),
  ]
}

function shapeBreaches(problem: Problem, plan: readonly PlannedInterview[]): Breach[] {
  const asked = problem.interviews.map(({ id }) => id)
  const given = plan.map(({ interview }) => interview)
  const wrong = [
    ...asked.filter((id) => given.filter((other) => other === id).length !== 1),
    ...given.filter((id) => !asked.includes(id)),
  ]
  return wrong.map((of) => ({ rule: 'shape', of }))
}

function timeBreaches(problem: Problem, { start, end, asked }: Sitting): Breach[] {
  const kept = isKept(problem, asked.id, start)
  const { time } = wallAt(start, problem.gridZone)
  const minute = Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  const onGrid = start % 60_000 === 0 && minute % problem.stepMinutes === 0
  const inside = merged(problem.candidate.windows).some((w) => w.start <= start && end <= w.end)
  const broken: [Breach['rule'], boolean][] = [
    ['shape', end !== later(start, asked.durationMinutes)],
    ['horizon', start < problem.from || end > problem.to],
    ['notice', !kept && start < later(problem.now, problem.noticeMinutes)],
    ['grid', !kept && !onGrid],
    ['window', !inside],
    ['lost', kept && (problem.before?.lostInterviews.includes(asked.id) ?? false)],
  ]
  return named(broken, asked.id)
}

function candidateBreaches(problem: Problem, sittings: readonly Sitting[]): Breach[] {
  const { candidate, rules } = problem
  const dates = byDate(problem, sittings)
  const close = sittings.some((a) =>
    sittings.some(
      (b) => a !== b && a.start <= b.start && b.start < later(a.end, candidate.breakMinutes),
    ),
  )
  const early = sittings.some((one) =>
    sittings.some((other) => one.asked.after.includes(other.asked.id) && one.start < other.end),
  )
  const most = Math.max(...[...dates.values()].map((day) => day.length))
  const broken: [Breach['rule'], boolean][] = [
    ['break', close],
    ['order', early],
    ['maxPerDay', most > (candidate.maxPerDay ?? Number.POSITIVE_INFINITY)],
    ['maxDays', dates.size > (rules.maxDays ?? Number.POSITIVE_INFINITY)],
    ['lunch', [...dates.keys()].some((date) => !hasLunch(problem, date, sittings))],
  ]
  return named(broken, 'candidate')
}

/** Lunch may begin at its earliest time or when an interview ends, so those are all that need trying. */
function hasLunch({ candidate }: Problem, date: LocalDate, sittings: readonly Sitting[]): boolean {
  const { lunch, zone } = candidate
  if (!lunch) return true
  const from = instantOn(date, lunch.from, zone)
  const to = instantOn(date, lunch.to, zone)
  return [from, ...sittings.map(({ end }) => end)].some((start) => {
    const meal = { start, end: later(start, lunch.minutes) }
    if (start < from || meal.end > to) return false
    return !sittings.some((sitting) => overlaps(sitting, meal))
  })
}

function roomBreaches(problem: Problem, sitting: Sitting, all: readonly Sitting[]): Breach[] {
  const { asked, planned } = sitting
  if (!asked.room) return named([['room', planned.room !== undefined]], asked.id)
  const room = problem.rooms.find(({ id }) => id === planned.room)
  const taken = all.some(
    (other) => other !== sitting && other.planned.room === planned.room && overlaps(other, sitting),
  )
  const busy = room?.busy.some((span) => span.start < span.end && overlaps(span, sitting))
  return named([['room', !room || taken || busy === true]], asked.id)
}

function seatBreaches(problem: Problem, { asked, planned, people }: Sitting): Breach[] {
  const names = Object.keys(planned.seats)
  const unknown = names.filter((id) => !asked.seats.some((seat) => seat.id === id))
  const places = names.flatMap((id) => planned.seats[id] ?? [])
  const lost = problem.before?.lost.filter(({ interview }) => interview === asked.id) ?? []
  const seats = asked.seats.flatMap((seat) => {
    const sitters = planned.seats[seat.id] ?? []
    const filled = new Set(sitters).size === seat.count && sitters.length === seat.count
    const fits = filled || (seat.optional && sitters.length === 0)
    const fromPool = sitters.every((id) => seat.pool.includes(id))
    return named([['pool', !fits || !fromPool]], `${asked.id}/${seat.id}`)
  })
  return [
    ...named([['shape', unknown.length > 0 || people.length < places.length]], asked.id),
    ...named([['lost', lost.some(({ person }) => people.includes(person))]], asked.id),
    ...seats,
  ]
}

function personBreaches(problem: Problem, person: PlanPerson, all: readonly Sitting[]): Breach[] {
  const own = all.filter(({ people }) => people.includes(person.id))
  if (own.length === 0) return []
  const gap = Math.max(person.bufferBeforeMinutes, person.bufferAfterMinutes)
  const broken: [Breach['rule'], boolean][] = [
    ['onePerPerson', problem.rules.onePerPerson && own.length > 1],
    ['hours', own.some((span) => !works(person, span))],
    ['busy', own.some((span) => isBusy(person, span))],
    [
      'buffer',
      own.some((a) =>
        own.some((b) => a !== b && a.start <= b.start && b.start < later(a.end, gap)),
      ),
    ],
    ['cap', breaksCap(person, own)],
  ]
  return named(broken, person.id)
}

/** Walk from the start along stretches of working time that overlap or touch, and see how far it leads. */
function works(person: PlanPerson, { start, end }: Span): boolean {
  const spans = datesAround(person.zone, { start, end })
    .flatMap((date) =>
      rangesOn(person, date).map(([from, to]) => localSpan(date, from, to, person.zone)),
    )
    .filter((span) => span.start < span.end)
    .sort((a, b) => a.start - b.start)
  let reached = start
  for (const span of spans) {
    if (span.start <= reached && span.end > reached) reached = span.end
  }
  return reached >= end
}

function rangesOn(person: PlanPerson, date: LocalDate): (readonly [ClockTime, ClockTime])[] {
  if (person.holidays.includes(date)) return []
  const overrides = person.overrides.filter((override) => override.date === date)
  if (overrides.length > 0) return overrides.flatMap(({ ranges }) => [...ranges])
  return weekly(person.hours, date)
}

function isBusy(person: PlanPerson, { start, end }: Span): boolean {
  return [...person.busy, ...person.booked].some((busy) => {
    if (busy.start >= busy.end) return false
    const clear =
      end <= later(busy.start, -person.bufferAfterMinutes) ||
      start >= later(busy.end, person.bufferBeforeMinutes)
    return !clear
  })
}

function breaksCap(
  { zone, booked, capPerDay, capPerWeek }: PlanPerson,
  own: readonly Span[],
): boolean {
  const dates = [...booked, ...own].map(({ start }) => wallAt(start, zone).date)
  const ownDates = own.map(({ start }) => wallAt(start, zone).date)
  const weeks = dates.map(isoWeek)
  const count = <T>(list: readonly T[], one: T) => list.filter((other) => other === one).length
  return ownDates.some(
    (date) =>
      (capPerDay !== undefined && count(dates, date) > capPerDay) ||
      (capPerWeek !== undefined && count(weeks, isoWeek(date)) > capPerWeek),
  )
}

function valueBreaches(found: Value, told: Value, objective: readonly Term[]): Breach[] {
  const listed: Term[] = [...new Set<Term>([...objective, 'emptySeats'])]
  return listed.filter((of) => found[of] !== told[of]).map((of) => ({ rule: 'value', of }))
}

function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = []
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    if (span.start >= span.end) continue
    const last = result.at(-1)
    if (!last || last.end < span.start) result.push(span)
    else if (last.end < span.end) result[result.length - 1] = { start: last.start, end: span.end }
  }
  return result
}

function named(broken: readonly (readonly [Breach['rule'], boolean])[], of: string): Breach[] {
  return broken.filter(([, is]) => is).map(([rule]) => ({ rule, of }))
}
