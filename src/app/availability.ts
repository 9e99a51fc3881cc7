import { homeNotice } from '../core/announce.ts'
import { replanNotice } from '../core/digest/plan.ts'
import type { PersonId } from '../core/ids.ts'
import { pausing } from '../core/pauses.ts'
import { Person } from '../core/people.ts'
import { freeSpans, workingSpans } from '../core/scheduling/availability.ts'
import {
  addDays,
  ClockTime,
  type Instant,
  instantOn,
  type LocalDate,
  type Span,
  wallAt,
} from '../core/time.ts'
import { holidaysOf } from './holidays.ts'
import { permitted, someone } from './people.ts'
import type { Deps } from './ports.ts'
import { transact } from './transact.ts'

/** What a person decides about their time. */
export type Availability = Pick<
  Person,
  | 'zone'
  | 'hours'
  | 'preferred'
  | 'exceptions'
  | 'holidayCountry'
  | 'holidayRegion'
  | 'ownHolidays'
  | 'capPerDay'
  | 'capPerWeek'
  | 'bufferBeforeMinutes'
  | 'bufferAfterMinutes'
  | 'pausedUntil'
>

/** Set when somebody can interview: for oneself, or for another as an admin. */
export async function setAvailability(
  deps: Deps,
  who: PersonId,
  whose: PersonId,
  wanted: Availability,
): Promise<void> {
  await permitted(deps, who, 'set availability', { self: whose })
  await someone(deps, whose)
  await transact(
    deps.store,
    () => someone(deps, whose),
    (person) => ({
      people: [
        Person.parse({
          ...person,
          ...wanted,
          ...pausing(person, wallAt(deps.now(), wanted.zone).date, wanted.pausedUntil),
          zoneIsOwn: person.zoneIsOwn || wanted.zone !== person.zone,
          settledIn: true,
        }),
      ],
      notices: told(person, deps.now()),
      deeds: [
        {
          actor: who,
          verb: 'set availability' as const,
          object: whose,
          before: factsOf(person),
          after: factsOf(wanted),
          at: deps.now(),
        },
      ],
    }),
  )
}

/** Pause somebody until a date, or not any more: for oneself, or for another as an admin. @throws Refusal. */
export async function pauseUntil(
  deps: Deps,
  who: PersonId,
  whose: PersonId,
  date: LocalDate | null,
): Promise<void> {
  await permitted(deps, who, 'set availability', { self: whose })
  await transact(
    deps.store,
    () => someone(deps, whose),
    (person) => {
      if (person.pausedUntil === date) return { deeds: [] }
      const deed = {
        actor: who,
        verb: 'pause' as const,
        object: whose,
        before: { pausedUntil: person.pausedUntil },
        after: { pausedUntil: date },
        at: deps.now(),
      }
      const notices = told(person, deps.now())
      const paused = pausing(person, wallAt(deps.now(), person.zone).date, date)
      return { people: [{ ...person, ...paused }], notices, deeds: [deed] }
    },
  )
}

/** What follows a change of somebody's time: their Home, their digest and their reminders. */
function told(person: Person, now: Instant) {
  const replan = replanNotice(person.id, { kind: 'person', rev: person.rev }, now)
  return [homeNotice(person.id, person, now), replan]
}

/** How many days ahead a person sees what they have set. */
const PREVIEW_DAYS = 14

/** One date of the preview: when the person could be asked, and what they have. */
export interface PreviewDay {
  readonly date: LocalDate
  /** When they can be asked: working time ahead, less what their calendar and their interviews take. */
  readonly free: readonly Span[]
  /** Why they do not work that day at all; null if they do. */
  readonly off: 'paused' | 'holiday' | 'own holiday' | 'off' | null
  readonly interviews: readonly Span[]
}

/** The next two weeks as the engine sees them, from today on the person's own calendar. */
export async function previewOf(deps: Deps, who: PersonId): Promise<PreviewDay[]> {
  const person = await someone(deps, who)
  const today = wallAt(deps.now(), person.zone).date
  const dates = Array.from({ length: PREVIEW_DAYS }, (_, i) => addDays(today, i))
  const day = (date: LocalDate): Span => ({
    start: instantOn(date, ClockTime.parse('00:00'), person.zone),
    end: instantOn(date, ClockTime.parse('24:00'), person.zone),
  })
  const within = { start: day(today).start, end: day(addDays(today, PREVIEW_DAYS - 1)).end }
  const [interviews, kept, busy] = await Promise.all([
    deps.store.interviewsWith([who], within),
    holidaysOf(deps, person, within),
    deps.calendars.busy([who], within),
  ])
  const taken = interviews.map(({ span }) => span)
  const holidays = [...kept, ...person.ownHolidays]
  const hours = {
    ...person,
    overrides: person.exceptions,
    holidays,
    busy: [...taken, ...(busy.get(who) ?? [])],
  }
  return dates.map((date) => {
    const off = offOn(date, person, kept, workingSpans(hours, day(date)))
    return {
      date,
      off,
      free: off === null ? ahead(freeSpans(hours, day(date)), deps.now()) : [],
      interviews: taken.filter(({ start }) => wallAt(start, person.zone).date === date),
    }
  })
}

function offOn(
  date: LocalDate,
  { pausedUntil, ownHolidays }: Person,
  kept: readonly LocalDate[],
  working: readonly Span[],
): PreviewDay['off'] {
  if (pausedUntil !== null && date < pausedUntil) return 'paused'
  if (kept.includes(date)) return 'holiday'
  if (ownHolidays.includes(date)) return 'own holiday'
  return working.length === 0 ? 'off' : null
}

/** What of it has not gone by. */
function ahead(spans: readonly Span[], now: Instant): Span[] {
  return spans
    .filter(({ end }) => end > now)
    .map(({ start, end }) => ({ start: start < now ? now : start, end }))
}

function factsOf({ zone, capPerDay, capPerWeek, pausedUntil, hours, exceptions }: Availability) {
  return {
    zone,
    capPerDay,
    capPerWeek,
    pausedUntil,
    hours: hours.length,
    exceptions: exceptions.length,
  }
}
