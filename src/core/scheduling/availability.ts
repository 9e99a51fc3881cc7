/**
 * When a person could be in an interview: working time, less what keeps them busy.
 *
 * The rules are those of `slots` in the manual of the command line.
 */
import type { Instant, Span } from '../time.ts'
import { type PersonHours, workingTime } from './person-hours.ts'
import { type Stretches, toSpans, without } from './stretches.ts'

export type { DateOverride, PersonHours, WeeklyHours } from './person-hours.ts'

/** A person's availability, computed once for a window and used for every search inside it. */
export interface Prepared {
  readonly person: PersonHours
  readonly within: Span
  readonly working: Stretches
  readonly free: Stretches
}

/** Keeps what was prepared for the people asked about last. */
export interface Shelf {
  /** Prepared for at least `within`; only what changed about the person since is computed again. */
  readonly prepared: (person: PersonHours, within: Span) => Prepared
}

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** Shelves prepare this much more on either side, so that moving a date seldom means preparing again. */
const SHELF_DAYS = 28

/** Working time within `within`: sorted, half-open, one span where two touch. */
export function workingSpans(person: PersonHours, within: Span): Span[] {
  return toSpans(workingTime(person, within))
}

/**
 * Working time less busy spans, sorted, half-open, one span where two touch.
 *
 * Busy spans are widened by the buffer after an interview at their start, and by the buffer before
 * one at their end, so that an interview inside a free span keeps its buffers.
 */
export function freeSpans(person: PersonHours, within: Span): Span[] {
  return toSpans(freeStretches(person, within))
}

/** `freeSpans` as flat stretches, for one search that keeps nothing. */
export function freeStretches(person: PersonHours, within: Span): Stretches {
  return freeOf(person, workingTime(person, within))
}

/**
 * Compute a person's availability for every search inside `within`.
 *
 * What still holds of `before` is taken from there: parts are compared by identity, so new hours,
 * dates or busy spans must be new lists.
 */
export function prepare(person: PersonHours, within: Span, before?: Prepared): Prepared {
  const last = before && contains(before.within, within) ? before : undefined
  if (!last || !sameWork(last.person, person)) {
    const working = workingTime(person, within)
    return { person, within, working, free: freeOf(person, working) }
  }
  if (sameBusy(last.person, person)) return last
  return { ...last, person, free: freeOf(person, last.working) }
}

/** A shelf for `limit` people; whoever was asked about longest ago makes room. */
export function shelf(limit = 1000): Shelf {
  const kept = new Map<string, Prepared>()
  return {
    prepared(person, within) {
      const before = kept.get(person.id)
      const covered = before && contains(before.within, within)
      const now = prepare(person, covered ? before.within : widened(within), before)
      kept.delete(person.id)
      kept.set(person.id, now)
      for (const oldest of kept.size > limit ? kept.keys().take(1) : []) kept.delete(oldest)
      return now
    },
  }
}

function freeOf(person: PersonHours, working: Stretches): Stretches {
  return without(working, inOrder(person.busy), {
    before: person.bufferAfterMinutes * MINUTE,
    after: person.bufferBeforeMinutes * MINUTE,
  })
}

/** Calendars come in order as a rule, and a year of meetings is long to sort for nothing. */
function inOrder(spans: readonly Span[]): readonly Span[] {
  let last = Number.NEGATIVE_INFINITY
  for (const { start } of spans) {
    if (start < last) return spans.toSorted((a, b) => a.start - b.start)
    last = start
  }
  return spans
}

function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

function sameWork(a: PersonHours, b: PersonHours): boolean {
  return (
    a.zone === b.zone &&
    a.hours === b.hours &&
    a.overrides === b.overrides &&
    a.holidays === b.holidays
  )
}

function sameBusy(a: PersonHours, b: PersonHours): boolean {
  return (
    a.busy === b.busy &&
    a.bufferBeforeMinutes === b.bufferBeforeMinutes &&
    a.bufferAfterMinutes === b.bufferAfterMinutes
  )
}

function widened({ start, end }: Span): Span {
  return {
    start: (start - SHELF_DAYS * DAY) as Instant,
    end: (end + SHELF_DAYS * DAY) as Instant,
  }
}
