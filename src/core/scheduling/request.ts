/** What the engine is asked, out of what is known of people, candidate and plan. */
import type { PossibleTimes } from '../candidates.ts'
import type { Diary } from '../diaries.ts'
import type { CandidateId, PersonId } from '../ids.ts'
import { type Interview, roomOf, sitting } from '../interviews.ts'
import type { Membership, Person } from '../people.ts'
import type { PlannedInterview, Stage } from '../plans.ts'
import { subtract } from '../spans.ts'
import {
  addDays,
  ClockTime,
  DAY_MINUTES,
  type Instant,
  instantOn,
  type LocalDate,
  later,
  type Span,
  weekdayOf,
} from '../time.ts'
import type { Wanted } from '../wanted.ts'
import type { LoopInterview, PlanPerson, Problem, Room } from './problem.ts'
import { changedBy } from './relaxations.ts'
import { seatsFor } from './seats.ts'

/** Starts are offered on quarters of an hour. */
const STEP_MINUTES = 15
/** Nobody is asked to interview within the next two hours. */
const NOTICE_MINUTES = 120
const TIME_LIMIT_MS = 2_000

export interface SchedulingFacts {
  readonly stage: Stage
  readonly candidate: CandidateId
  /** Languages the candidate declared: some seats are filled by them. */
  readonly languages: readonly string[]
  readonly wanted: Wanted
  readonly people: readonly Person[]
  readonly memberships: readonly Membership[]
  /** Of everybody in `people`, of the candidate and of the room that is wanted; within the horizon. */
  readonly diaries: readonly Diary[]
  /** What people's own calendars say. */
  readonly busy: ReadonlyMap<PersonId, readonly Span[]>
  /** Public holidays that people keep. */
  readonly holidays: ReadonlyMap<PersonId, readonly LocalDate[]>
  /** Interview load carried in, in minutes. */
  readonly load: ReadonlyMap<string, number>
  readonly now: Instant
}

/** Whole ISO weeks around a search, so that weekly caps count what lies just outside it. */
const AROUND_DAYS = 8

/** The stretch of time whose bookings a search has to know. */
export function knownAround({ start, end }: Span): Span {
  return {
    start: later(start, -AROUND_DAYS * DAY_MINUTES),
    end: later(end, AROUND_DAYS * DAY_MINUTES),
  }
}

/** The stretch of time that a search looks at. */
export function horizonOf({ first, last, zone }: PossibleTimes): Span {
  return {
    start: instantOn(first, ClockTime.parse('00:00'), zone),
    end: instantOn(last, ClockTime.parse('24:00'), zone),
  }
}

/** The engine's question. */
export function problemOf(facts: SchedulingFacts): Problem {
  const { stage, wanted, now } = facts
  const { possible } = wanted
  const horizon = horizonOf(possible)
  const strict: Problem = {
    now,
    noticeMinutes: NOTICE_MINUTES,
    from: horizon.start,
    to: horizon.end,
    stepMinutes: STEP_MINUTES,
    gridZone: possible.zone,
    people: facts.people.map((person) => planPerson(person, facts, horizon)),
    candidate: {
      zone: possible.zone,
      windows: subtract(windowsOf(wanted), candidatesTime(facts)),
      maxPerDay: stage.maxPerDay,
      breakMinutes: stage.breakMinutes,
      ...(stage.lunch && {
        lunch: {
          ...stage.lunch,
          from: ClockTime.parse(stage.lunch.from),
          to: ClockTime.parse(stage.lunch.to),
        },
      }),
    },
    rooms: roomsOf(facts),
    interviews: stage.interviews
      .filter(({ key }) => wanted.kinds.includes(key))
      .map((planned) => loopInterview(planned, facts)),
    rules: { maxDays: stage.maxDays, onePerPerson: true },
    objective: ['finish', 'offHours', 'load', 'idle'],
    alternatives: 0,
    timeLimitMs: TIME_LIMIT_MS,
  }
  return wanted.loosened.reduce<Problem>(changedBy, strict)
}

/** Another time for a booked interview: whoever sits in it, or left a seat only for its time, should sit in it still. */
export function movingProblem(facts: SchedulingFacts, interview: Interview): Problem {
  const { vacancies, panel } = interview
  const left = panel.filter(({ person, seat }) => {
    const isOpen = vacancies.some((open) => open.leaver === person && open.seat === seat)
    return isOpen && !facts.wanted.without.includes(person)
  })
  const seats = Map.groupBy([...sitting(interview), ...left], ({ seat }) => seat)
  return {
    ...problemOf(facts),
    objective: ['replaced', 'emptySeats', 'finish', 'offHours', 'load'],
    before: {
      current: [
        {
          interview: interview.kind,
          start: interview.span.start,
          end: interview.span.end,
          seats: Object.fromEntries(
            [...seats].map(([seat, places]) => [seat, places.map(({ person }) => person)]),
          ),
        },
      ],
      lost: [],
      lostInterviews: [interview.kind],
    },
  }
}

/** The candidate's windows: each possible day, from and to on the clock of their zone. */
export function windowsOf({ possible, day }: Pick<Wanted, 'possible' | 'day'>): Span[] {
  const { first, last, from, to, zone, days } = possible
  const windows: Span[] = []
  for (let date = first; date <= last; date = addDays(date, 1)) {
    if (!days.includes(weekdayOf(date)) || (day !== null && day !== date)) continue
    windows.push({ start: instantOn(date, from, zone), end: instantOn(date, to, zone) })
  }
  return windows.filter(({ start, end }) => start < end)
}

/** People name the room when they ask for times; the engine hands out no other. */
function roomsOf({ wanted: { place }, diaries }: SchedulingFacts): Room[] {
  const room = roomOf(place)
  if (!room) return []
  const engagements = diaries.find(({ of }) => of === room)?.engagements ?? []
  return [{ id: place.text, busy: engagements.map(({ span }) => span) }]
}

/** What the candidate has booked already, with the breaks they need around it. */
function candidatesTime({ diaries, candidate, stage }: SchedulingFacts): Span[] {
  const engagements = diaries.find(({ of }) => of === candidate)?.engagements ?? []
  return engagements.map(({ span }) => ({
    start: later(span.start, -stage.breakMinutes),
    end: later(span.end, stage.breakMinutes),
  }))
}

/** The engine's view of somebody. */
export function planPerson(
  person: Person,
  facts: Pick<SchedulingFacts, 'diaries' | 'busy' | 'holidays'> & {
    readonly load: ReadonlyMap<string, number>
  },
  horizon: Span,
): PlanPerson {
  const { id, zone } = person
  const engagements = facts.diaries.find(({ of }) => of === id)?.engagements ?? []
  return {
    id,
    zone,
    hours: person.hours,
    overrides: person.exceptions,
    holidays: [...(facts.holidays.get(id) ?? []), ...person.ownHolidays],
    busy: [...(facts.busy.get(id) ?? []), ...paused(person, horizon)],
    bufferBeforeMinutes: person.bufferBeforeMinutes,
    bufferAfterMinutes: person.bufferAfterMinutes,
    ...(person.preferred.length > 0 && { preferred: person.preferred }),
    loadMinutes: facts.load.get(id) ?? 0,
    ...(person.capPerDay && { capPerDay: person.capPerDay }),
    ...(person.capPerWeek && { capPerWeek: person.capPerWeek }),
    booked: engagements.map(({ span }) => span),
  }
}

/** A pause is time away: from now until the date it ends on the person's calendar. */
function paused({ pausedUntil, zone }: Person, { start }: Span): Span[] {
  if (!pausedUntil) return []
  const end = instantOn(pausedUntil, ClockTime.parse('00:00'), zone)
  return end > start ? [{ start, end }] : []
}

function loopInterview(planned: PlannedInterview, facts: SchedulingFacts): LoopInterview {
  const { kinds, minutes } = facts.wanted
  return {
    id: planned.key,
    durationMinutes: kinds.length === 1 ? (minutes ?? planned.minutes) : planned.minutes,
    room: roomOf(facts.wanted.place) !== undefined,
    after: planned.after.filter((key) => kinds.includes(key)),
    seats: seatsFor(planned, facts),
  }
}
