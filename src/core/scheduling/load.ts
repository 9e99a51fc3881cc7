/**
 * Interview load as a debt: what somebody has given lately, in minutes, fading as it recedes. Whoever
 * owes least is asked next, over all pools together.
 */
import { DAY_MINUTES, type Instant, MINUTE, minutesOf, type Span } from '../time.ts'

/** An interview somebody gave or has agreed to give. */
export interface Given {
  readonly interview: string
  readonly span: Span
  /** Minutes to prepare and to write up. */
  readonly preparationMinutes: number
  readonly writeUpMinutes: number
  /** Minutes of the interview outside preferred hours. */
  readonly offHoursMinutes: number
  /** Minutes between being asked and the start. */
  readonly noticeMinutes: number
}

/** One interview's part of a debt, as its owner may see it. */
export interface LoadPart {
  readonly interview: string
  /** Interview, preparation and write-up. */
  readonly minutes: number
  /** Added for minutes outside preferred hours. */
  readonly offHours: number
  /** Added for short notice. */
  readonly shortNotice: number
  /** Share that is left of it, from 1 for now down to 0. */
  readonly left: number
}

export interface LoadDebt {
  /** Whole minutes; `loadMinutes` of the planner. */
  readonly minutes: number
  /** Most recent first. */
  readonly parts: readonly LoadPart[]
}

/** After four weeks half of the effort is forgotten: about as long as people remember a busy week. */
export const HALF_LIFE_MINUTES = 4 * 7 * DAY_MINUTES

/** A minute outside preferred hours counts half as much again. */
export const OFF_HOURS_WEIGHT = 0.5

/** With less notice than this an interview breaks into a day already planned. */
export const SHORT_NOTICE_MINUTES = DAY_MINUTES

/** An interview at short notice counts a quarter more. */
export const SHORT_NOTICE_WEIGHT = 0.25

/**
 * The debt at `now`, in whole minutes, with its parts.
 *
 * Time `away` (pauses and absences, in any order) stands still: it adds nothing, and nothing fades
 * meanwhile, so nobody comes back as the least loaded of all. Interviews to come count in full.
 */
export function loadDebt(given: readonly Given[], away: readonly Span[], now: Instant): LoadDebt {
  const absences = merged(away)
  const parts = given
    .toSorted((a, b) => b.span.start - a.span.start || (a.interview < b.interview ? -1 : 1))
    .map((one) => partOf(one, absences, now))
  const minutes = parts.reduce((sum, part) => {
    return sum + (part.minutes + part.offHours + part.shortNotice) * part.left
  }, 0)
  return { minutes: Math.round(minutes), parts }
}

function partOf(one: Given, absences: readonly Span[], now: Instant): LoadPart {
  const minutes = minutesOf(one.span) + one.preparationMinutes + one.writeUpMinutes
  const short = one.noticeMinutes < SHORT_NOTICE_MINUTES
  return {
    interview: one.interview,
    minutes,
    offHours: one.offHoursMinutes * OFF_HOURS_WEIGHT,
    shortNotice: short ? minutes * SHORT_NOTICE_WEIGHT : 0,
    left: 0.5 ** (presentMinutes(one.span.end, now, absences) / HALF_LIFE_MINUTES),
  }
}

/** Minutes from `from` to `to` without absences; none if `from` is still to come. */
function presentMinutes(from: Instant, to: Instant, absences: readonly Span[]): number {
  if (to <= from) return 0
  const gone = absences.reduce((sum, { start, end }) => {
    return sum + Math.max(0, Math.min(end, to) - Math.max(start, from))
  }, 0)
  return (to - from - gone) / MINUTE
}

/** An absence inside a pause is not counted twice. */
function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = []
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1)
    if (!last || span.start > last.end) result.push(span)
    else if (span.end > last.end) result[result.length - 1] = { start: last.start, end: span.end }
  }
  return result
}
