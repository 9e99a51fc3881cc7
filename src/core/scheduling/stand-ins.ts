/** Who could take a seat at a time that is agreed already: the repair that moves nothing, by the engine's own rules. */
import type { PersonId } from '../ids.ts'
import { minutesOf, type Span, Zone } from '../time.ts'
import { frameOf } from './frame.ts'
import { compile } from './instance.ts'
import type { PlanPerson, Problem } from './problem.ts'

/** Somebody who could, and what it would cost them. */
export interface StandIn {
  readonly person: PersonId
  /** Minutes of the interview outside the hours they like. */
  readonly offHours: number
  readonly loadMinutes: number
}

/**
 * Those of `pool` whom a repair could put in the seat without moving it: free for the whole of `span`, buffers kept,
 * and under their caps. The best first: inside the hours they like, then with the least load, then by id.
 */
export function standIns(pool: readonly PlanPerson[], span: Span): StandIn[] {
  const instance = compile(keptAt(pool, span))
  const [day] = instance.days
  if (!day) return []
  const { who, off } = frameOf(instance, day).staff
  return [...who]
    .flatMap((index, i): StandIn[] => {
      const person = instance.people[index]?.person
      if (!person) return []
      const offHours = off[i] ?? 0
      return [{ person: person.id as PersonId, offHours, loadMinutes: person.loadMinutes }]
    })
    .toSorted(
      (a, b) =>
        a.offHours - b.offHours || a.loadMinutes - b.loadMinutes || (a.person < b.person ? -1 : 1),
    )
}

/** One interview that keeps its start, so that it needs neither notice nor grid, with one seat to fill. */
function keptAt(people: readonly PlanPerson[], { start, end }: Span): Problem {
  const pool = people.map(({ id }) => id)
  return {
    now: start,
    noticeMinutes: 0,
    from: start,
    to: end,
    stepMinutes: 1,
    gridZone: Zone.parse('UTC'),
    people,
    candidate: { zone: Zone.parse('UTC'), windows: [{ start, end }], breakMinutes: 0 },
    rooms: [],
    interviews: [
      {
        id: 'kept',
        durationMinutes: minutesOf({ start, end }),
        room: false,
        after: [],
        seats: [{ id: 'open', pool, count: 1, optional: false }],
      },
    ],
    rules: { onePerPerson: true },
    objective: ['offHours', 'load'],
    alternatives: 0,
    timeLimitMs: 1,
    before: {
      current: [{ interview: 'kept', start, end, seats: {} }],
      lost: [],
      lostInterviews: [],
    },
  }
}
