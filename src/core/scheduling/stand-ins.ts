/** Who could take a seat at a time that is agreed already: the least change there is. */
import type { PersonId } from '../ids.ts'
import { isoWeek, MINUTE, minutesOf, type Span, wallAt } from '../time.ts'
import { freeSpans, workingSpans } from './availability.ts'
import type { PlanPerson } from './problem.ts'

/** Somebody who could, and what it would cost them. */
export interface StandIn {
  readonly person: PersonId
  /** Minutes of the interview outside the hours they like. */
  readonly offHours: number
  readonly loadMinutes: number
}

/** How far around the interview a person's time is looked at: a working day may begin the evening before. */
const AROUND_DAYS = 2
const DAY = 24 * 60 * 60_000

/**
 * Those of `pool` who are free for the whole of `span` and under their caps, the best first: inside the hours they
 * like, then with the least load, then by id.
 */
export function standIns(pool: readonly PlanPerson[], span: Span): StandIn[] {
  return pool
    .filter((person) => isFree(person, span) && isUnderCaps(person, span))
    .map((person) => ({
      person: person.id as PersonId,
      offHours: minutesOutside(person, span),
      loadMinutes: person.loadMinutes,
    }))
    .toSorted(
      (a, b) =>
        a.offHours - b.offHours || a.loadMinutes - b.loadMinutes || (a.person < b.person ? -1 : 1),
    )
}

function isFree(person: PlanPerson, span: Span): boolean {
  const busy = [...person.busy, ...person.booked]
  return freeSpans({ ...person, busy }, around(span)).some(
    ({ start, end }) => start <= span.start && span.end <= end,
  )
}

/** Caps count by the person's own date and ISO week of the start, what is booked included. */
function isUnderCaps(
  { zone, booked, capPerDay, capPerWeek }: PlanPerson,
  { start }: Span,
): boolean {
  const date = wallAt(start, zone).date
  const dates = booked.map((span) => wallAt(span.start, zone).date)
  const sameDay = dates.filter((other) => other === date).length
  const sameWeek = dates.filter((other) => isoWeek(other) === isoWeek(date)).length
  return sameDay < (capPerDay ?? Infinity) && sameWeek < (capPerWeek ?? Infinity)
}

/** Minutes of `span` outside the hours somebody likes; none for whoever has named no such hours. */
export function minutesOutside(
  person: Pick<PlanPerson, 'id' | 'zone' | 'preferred'>,
  span: Span,
): number {
  const { id, zone, preferred } = person
  if (!preferred || preferred.length === 0) return 0
  const free = {
    overrides: [],
    holidays: [],
    busy: [],
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 0,
  }
  const liked = workingSpans({ id, zone, hours: preferred, ...free }, around(span))
  const inside = liked.reduce((sum, { start, end }) => {
    const shared = Math.min(end, span.end) - Math.max(start, span.start)
    return sum + Math.max(0, shared) / MINUTE
  }, 0)
  return minutesOf(span) - inside
}

function around({ start, end }: Span): Span {
  return {
    start: (start - AROUND_DAYS * DAY) as Span['start'],
    end: (end + AROUND_DAYS * DAY) as Span['end'],
  }
}
