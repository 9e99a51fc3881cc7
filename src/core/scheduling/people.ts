/** What a search knows of each person: free and liked time, and what their caps leave. */
import { DAY, MINUTE, type Span } from '../time.ts'
import { freeStretches, workingSpans } from './availability.ts'
import type { PlanPerson } from './problem.ts'
import { addStretch, type Growing, numberAt, type Stretches } from './stretches.ts'
import { wallOf, type ZoneTable, zoneTable } from './zone-table.ts'

/** Interviews that a person has already, by days since 1970 of their own calendar and by ISO week. */
interface Counts {
  readonly byDate: ReadonlyMap<number, number>
  readonly byWeek: ReadonlyMap<number, number>
}

export interface Colleague {
  readonly person: PlanPerson
  readonly load: number
  /** Whether a repair would bring them in. */
  readonly isNew: boolean
  readonly free: Stretches
  /** Preferred time; undefined if all time is. */
  readonly liked: Stretches | undefined
  /** Minutes between two interviews of theirs. */
  readonly gap: number
  readonly capped: boolean
  readonly table: ZoneTable
  readonly booked: Counts
}

/** Days since 1970 are counted from a Thursday; ISO weeks begin on Monday. */
const THURSDAY = 3

/** What a search needs of `person` in `within`. Remembered for as long as the person is. */
export function colleague(person: PlanPerson, within: Span, isNew: boolean): Colleague {
  const last = remembered.get(person)
  const fits = last && last.within.start === within.start && last.within.end === within.end
  const made = fits ? last.made : make(person, within)
  if (!fits) remembered.set(person, { within, made })
  return made.isNew === isNew ? made : { ...made, isNew }
}

const remembered = new WeakMap<PlanPerson, { readonly within: Span; readonly made: Colleague }>()

function make(person: PlanPerson, within: Span): Colleague {
  const busy = person.booked.length > 0 ? [...person.busy, ...person.booked] : person.busy
  const table = zoneTable(person.zone)
  return {
    person,
    load: person.loadMinutes,
    isNew: false,
    free: freeStretches({ ...person, busy }, within),
    liked: person.preferred && likedStretches(person, person.preferred, within),
    gap: Math.max(person.bufferBeforeMinutes, person.bufferAfterMinutes),
    capped: person.capPerDay !== undefined || person.capPerWeek !== undefined,
    table,
    booked: countsOf(person, table),
  }
}

/** How many interviews the person may still take on the date (days since 1970) and in its week. */
export function capLeft({ person, booked }: Colleague, date: number): number {
  const { capPerDay = Number.POSITIVE_INFINITY, capPerWeek = Number.POSITIVE_INFINITY } = person
  const onDate = capPerDay - (booked.byDate.get(date) ?? 0)
  return Math.min(onDate, weekLeft(capPerWeek, booked, weekOf(date)))
}

/** How many interviews the person may still take in the week. */
export function capLeftInWeek({ person, booked }: Colleague, week: number): number {
  return weekLeft(person.capPerWeek ?? Number.POSITIVE_INFINITY, booked, week)
}

/** The date of the person at `instant`, as days since 1970. */
export function dateOf({ table }: Colleague, instant: number): number {
  return Math.floor(wallOf(table, instant) / DAY)
}

/** The ISO week of a date, as a number that grows by one a week. */
export function weekOf(date: number): number {
  return Math.floor((date + THURSDAY) / 7)
}

function weekLeft(cap: number, { byWeek }: Counts, week: number): number {
  return cap - (byWeek.get(week) ?? 0)
}

function countsOf({ booked }: PlanPerson, table: ZoneTable): Counts {
  const byDate = new Map<number, number>()
  const byWeek = new Map<number, number>()
  for (const { start } of booked) {
    const date = Math.floor(wallOf(table, start) / DAY)
    byDate.set(date, (byDate.get(date) ?? 0) + 1)
    byWeek.set(weekOf(date), (byWeek.get(weekOf(date)) ?? 0) + 1)
  }
  return { byDate, byWeek }
}

/** Minutes of `span` outside the hours somebody likes; none for whoever has named no such hours. */
export function offHoursOf(
  person: Pick<PlanPerson, 'id' | 'zone' | 'preferred'>,
  span: Span,
): number {
  const { preferred } = person
  if (!preferred || preferred.length === 0) return 0
  return minutesOutside(likedStretches(person, preferred, span), span.start, span.end, 0)
}

function likedStretches(
  { id, zone }: Pick<PlanPerson, 'id' | 'zone'>,
  preferred: NonNullable<PlanPerson['preferred']>,
  within: Span,
): Stretches {
  const liked: Growing = []
  const always = { busy: [], bufferBeforeMinutes: 0, bufferAfterMinutes: 0 }
  const hours = { id, zone, hours: preferred, overrides: [], holidays: [], ...always }
  for (const { start, end } of workingSpans(hours, within)) addStretch(liked, start, end)
  return liked
}

/** Minutes of `[start, end)` outside `liked`; `from` is the index of a stretch that may reach into it. */
export function minutesOutside(liked: Stretches, start: number, end: number, from: number): number {
  let inside = 0
  for (let i = from; i < liked.length && numberAt(liked, i) < end; i += 2) {
    inside += Math.max(
      0,
      Math.min(numberAt(liked, i + 1), end) - Math.max(numberAt(liked, i), start),
    )
  }
  return (end - start - inside) / MINUTE
}
