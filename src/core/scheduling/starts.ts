/** Every start at which a single interview could be booked. */
import { type Instant, MINUTE } from '../time.ts'
import { compile } from './instance.ts'
import type { Problem } from './problem.ts'
import { framesOf } from './relax.ts'
import { seat } from './seating.ts'
import { termsOf } from './solve.ts'

/** The starts at which the one interview of `problem` has a panel, ascending; undefined for a loop. */
export function startsOf(problem: Problem): Instant[] | undefined {
  if (problem.interviews.length !== 1) return undefined
  const instance = compile(problem)
  const frame = framesOf(instance)
  const order = termsOf(problem)
  return instance.days.flatMap(({ index, starts }) =>
    [...starts].flatMap((minute, start) =>
      seat(instance, frame, { day: [index], start: [start] }, order)
        ? [(instance.base + minute * MINUTE) as Instant]
        : [],
    ),
  )
}
