/** A problem as the document that the command line reads, so that what was asked can be asked again. */
import { iso, type Span } from '../time.ts'
import { PlanInput, RepairInput } from './plan-input.ts'
import type { PlannedInterview, Problem } from './problem.ts'

/** The document of `problem`: of `repair` if it starts from a plan, else of `plan`. */
export function documentOf(problem: Problem): object {
  const { before, people, candidate, rooms, now, from, to, ...rest } = problem
  return {
    ...rest,
    now: iso(now),
    from: iso(from),
    to: iso(to),
    people: people.map((person) => ({
      ...person,
      busy: person.busy.map(pair),
      booked: person.booked.map(pair),
    })),
    candidate: { ...candidate, windows: candidate.windows.map(pair) },
    rooms: rooms.map((room) => ({ ...room, busy: room.busy.map(pair) })),
    ...(before && { ...before, current: before.current.map(plannedDocument) }),
  }
}

/** The problem of such a document; undefined if it is none, as what older versions kept. */
export function problemIn(document: unknown): Problem | undefined {
  const isRepair = typeof document === 'object' && document !== null && 'current' in document
  return (isRepair ? RepairInput : PlanInput).safeParse(document).data
}

function plannedDocument({ start, end, ...planned }: PlannedInterview): object {
  return { ...planned, start: iso(start), end: iso(end) }
}

function pair({ start, end }: Span): [string, string] {
  return [iso(start), iso(end)]
}
