/**
 * An independent judge of plans: written from the manual, rule by rule, sharing nothing with the search
 * but the types. Slow and obvious where the search is fast; used on every plan before anyone sees it.
 */
import {
  addDays,
  type ClockTime,
  type Instant,
  instantOn,
  isoWeek,
  type LocalDate,
  later,
  minutesOf,
  overlaps,
  type Span,
  wallAt,
  weekdayOf,
  type Zone,
} from '../time.ts'
import type { WeeklyHours } from './availability.ts'
import type {
  LoopInterview,
  PlannedInterview,
  PlanPerson,
  Problem,
  Term,
  Value,
  ValuedPlan,
} from './problem.ts'

/** A rule that a plan breaks, and whose it is: a person, `interview/seat`, a room, an interview, the candidate. */
export interface Breach {
  readonly rule:
    | 'window'
    | 'hours'
    | 'busy'
    | 'cap'
    | 'pool'
    | 'room'
    | 'order'
    | 'break'
    | 'lunch'
    | 'maxPerDay'
    | 'maxDays'
    | 'onePerPerson'
    | 'buffer'
    | 'notice'
    | 'horizon'
    | 'grid'
    | 'shape'
    | 'lost'
    | 'value'
  readonly of: string
}

/** A planned interview with what was asked of it. */
interface Sitting extends Span {
  readonly asked: LoopInterview
  readonly planned: PlannedInterview
  readonly people: readonly string[]
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

/** The value of `plan` for every term, listed or not. The plan must have the interviews asked for. */
export function planValue(
  problem: Problem,
  plan: readonly PlannedInterview[],
): Record<Term, number> {
  const sittings = sittingsOf(problem, plan)
  const dates = byDate(problem, sittings)
  const people = new Map(problem.people.map((person) => [person.id, person]))
  const sitters = sittings.flatMap((sitting) => sitting.people.map((id) => ({ id, sitting })))
  const end = Math.max(...sittings.map((sitting) => sitting.end)) as Instant
  return {
    finish: minutesOf({ start: problem.from, end }),
    emptySeats: sum(sittings.map(emptySeats)),
    offHours: sum(sitters.map(({ id, sitting }) => offMinutes(people.get(id), sitting))),
    load: sum(sitters.map(({ id }) => people.get(id)?.loadMinutes ?? 0)),
    idle: sum([...dates.values()].map(idleMinutes)),
    days: dates.size,
    moved: sittings.filter((sitting) => isMoved(problem, sitting)).length,
    replaced: newPeople(problem, sitters),
  }
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

function sittingsOf(problem: Problem, plan: readonly PlannedInterview[]): Sitting[] {
  const sittings = plan.flatMap((planned) => {
    const asked = problem.interviews.find(({ id }) => id === planned.interview)
    const { start, end } = planned
    const people = [...new Set(Object.values(planned.seats).flat())]
    return asked ? [{ start, end, asked, planned, people }] : []
  })
  return sittings.sort((a, b) => a.start - b.start)
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

function weekly(hours: readonly WeeklyHours[], date: LocalDate): [ClockTime, ClockTime][] {
  const today = hours.filter(({ days }) => days.includes(weekdayOf(date)))
  return today.map(({ from, to }) => [from, to])
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

function emptySeats({ asked, planned }: Sitting): number {
  return asked.seats.filter((seat) => seat.optional && !planned.seats[seat.id]?.length).length
}

/** Count the minutes one by one that no preferred range of their local dates holds. */
function offMinutes(person: PlanPerson | undefined, span: Span): number {
  const { preferred, zone } = person ?? {}
  if (!preferred || !zone) return 0
  const liked = datesAround(zone, span).flatMap((date) =>
    weekly(preferred, date).map(([from, to]) => localSpan(date, from, to, zone)),
  )
  let off = 0
  for (let at = span.start; at < span.end; at = later(at, 1)) {
    if (!liked.some(({ start, end }) => start <= at && at < end)) off++
  }
  return off
}

function idleMinutes(day: readonly Sitting[]): number {
  const start = Math.min(...day.map((sitting) => sitting.start)) as Instant
  const end = Math.max(...day.map((sitting) => sitting.end)) as Instant
  return minutesOf({ start, end }) - sum(day.map(minutesOf))
}

function newPeople({ before }: Problem, sitters: readonly { readonly id: string }[]): number {
  if (!before) return 0
  const known = new Set(before.current.flatMap(({ seats }) => Object.values(seats).flat()))
  return new Set(sitters.map(({ id }) => id).filter((id) => !known.has(id))).size
}

function isKept({ before }: Problem, interview: string, start: Instant): boolean {
  return before?.current.some((old) => old.interview === interview && old.start === start) ?? false
}

function isMoved(problem: Problem, { asked, start }: Sitting): boolean {
  const was = problem.before?.current.some((old) => old.interview === asked.id) ?? false
  return was && !isKept(problem, asked.id, start)
}

function valueBreaches(found: Value, told: Value, objective: readonly Term[]): Breach[] {
  const listed: Term[] = [...new Set<Term>([...objective, 'emptySeats'])]
  return listed.filter((of) => found[of] !== told[of]).map((of) => ({ rule: 'value', of }))
}

function byDate({ candidate }: Problem, sittings: readonly Sitting[]): Map<LocalDate, Sitting[]> {
  return Map.groupBy(sittings, ({ start }) => wallAt(start, candidate.zone).date)
}

/** Dates whose ranges may reach into the span: clocks that skip a date move its hours by a day. */
function datesAround(zone: Zone, { start, end }: Span): LocalDate[] {
  const last = addDays(wallAt(end, zone).date, 1)
  const dates = [addDays(wallAt(start, zone).date, -2)]
  for (let date = dates[0]; date !== undefined && date < last; ) {
    date = addDays(date, 1)
    dates.push(date)
  }
  return dates
}

function localSpan(date: LocalDate, from: ClockTime, to: ClockTime, zone: Zone): Span {
  return { start: instantOn(date, from, zone), end: instantOn(date, to, zone) }
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

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
