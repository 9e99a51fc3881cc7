/** Where an interview of a given length could start so that everyone is free for all of it. */
import type { Instant, Span, Zone } from '../time.ts'
import { freeStretches, type PersonHours, type Prepared } from './availability.ts'
import { addGridStarts } from './grid.ts'
import { common, numberAt, type Stretches } from './stretches.ts'

/** What is looked for, whoever takes part. */
export interface SlotQuestion {
  readonly now: Instant
  readonly noticeMinutes: number
  readonly from: Instant
  readonly to: Instant
  readonly durationMinutes: number
  readonly stepMinutes: number
  readonly gridZone: Zone
}

/** A question with the people who all have to be free. */
export interface SlotSearch extends SlotQuestion {
  readonly people: readonly PersonHours[]
}

const MINUTE = 60_000

/**
 * Every start at which all of `people` are free for the whole interview, ascending.
 *
 * A start is on the grid, not before `from` or the notice, and the interview ends by `to`.
 */
export function slotStarts({ people, ...question }: SlotSearch): Instant[] {
  return search(question, people, (person, within) => freeStretches(person, within))
}

/**
 * The same over people prepared before.
 *
 * @throws RangeError if someone was prepared for another window.
 */
export function slotStartsAmong(people: readonly Prepared[], question: SlotQuestion): Instant[] {
  return search(question, people, ({ person, within, free }, { start, end }) => {
    if (within.start <= start && end <= within.end) return free
    throw new RangeError(`${person.id} is prepared for another window`)
  })
}

/** The window in which the interview has to lie, by `from`, `to` and the notice. */
export function searchWindow({ now, noticeMinutes, from, to }: SlotQuestion): Span {
  return { start: Math.max(from, now + noticeMinutes * MINUTE) as Instant, end: to }
}

function search<Person>(
  question: SlotQuestion,
  people: readonly Person[],
  freeOf: (person: Person, within: Span) => Stretches,
): Instant[] {
  const { start, end } = searchWindow(question)
  const duration = question.durationMinutes * MINUTE
  let left: Stretches = end - start >= duration ? [start, end] : []
  for (const person of people) {
    if (left.length === 0) break
    left = common(left, freeOf(person, spanOf(left)), duration)
  }
  return startsIn(left, question)
}

/** From the first stretch to the last: nobody's time outside of it matters any more. */
function spanOf(left: Stretches): Span {
  return { start: numberAt(left, 0) as Instant, end: numberAt(left, left.length - 1) as Instant }
}

function startsIn(left: Stretches, question: SlotQuestion): Instant[] {
  const starts: Instant[] = []
  const grid = { stepMinutes: question.stepMinutes, zone: question.gridZone }
  for (let i = 0; i < left.length; i += 2) {
    const latest = numberAt(left, i + 1) - question.durationMinutes * MINUTE
    addGridStarts(starts, grid, { start: numberAt(left, i), end: latest + 1 })
  }
  return starts
}
