/** The JSON of `plan` and `repair` as core values, strictly. Messages say what was expected. */
import { z } from 'zod'
import {
  id,
  instant,
  listById,
  listOf,
  personShape,
  rangeEnd,
  rangeStart,
  record,
  span,
  weeklyHours,
  wholeFrom,
  windowShape,
  zone,
} from './input.ts'
import { terms } from './problem.ts'

/** Sets of interviews are bits of a number and tables grow with 2 to this power. */
const MOST_INTERVIEWS = 16

/** More than anybody reads; each costs a little more search. */
const MOST_ALTERNATIVES = 100

/** About two years of minutes: sums of load stay exact among the other terms. */
const MOST_LOAD = 1_000_000

const flag = (fallback: boolean) => z.boolean({ error: 'true or false' }).default(fallback)
const cap = wholeFrom(0).optional()
const person = record({
  ...personShape,
  preferred: listOf(weeklyHours).optional(),
  loadMinutes: wholeFrom(0)
    .max(MOST_LOAD, { error: `a whole number, at most ${MOST_LOAD}` })
    .default(0),
  capPerDay: cap,
  capPerWeek: cap,
  booked: listOf(span).default([]),
})

const candidate = record({
  zone,
  windows: listOf(span),
  maxPerDay: cap,
  breakMinutes: wholeFrom(0).default(0),
  lunch: record({ minutes: wholeFrom(0), from: rangeStart, to: rangeEnd }).optional(),
})

const seat = record({ id, pool: listOf(id), count: wholeFrom(1).default(1), optional: flag(false) })

const interview = record({
  id,
  durationMinutes: wholeFrom(1),
  room: flag(false),
  after: listOf(id).default([]),
  seats: listById(seat),
})

const term = z.enum(terms, { error: `one of ${terms.join(', ')}` })

const objective = (fallback: readonly (typeof terms)[number][]) =>
  listOf(term)
    .min(1, { error: 'at least one term' })
    .refine((list) => new Set(list).size === list.length, { error: 'terms that differ' })
    .default([...fallback])

const planShape = {
  ...windowShape,
  people: listById(person),
  candidate,
  rooms: listById(record({ id, busy: listOf(span).default([]) })).default([]),
  interviews: listById(interview)
    .min(1, { error: 'at least one interview' })
    .max(MOST_INTERVIEWS, { error: `at most ${MOST_INTERVIEWS} interviews` }),
  rules: record({ maxDays: cap, onePerPerson: flag(true) }).default({ onePerPerson: true }),
  objective: objective(['finish', 'offHours', 'load', 'idle']),
  alternatives: wholeFrom(0)
    .max(MOST_ALTERNATIVES, { error: `a whole number, at most ${MOST_ALTERNATIVES}` })
    .default(3),
  timeLimitMs: wholeFrom(1).default(2000),
}

const planned = record({
  interview: id,
  start: instant,
  end: instant,
  room: id.optional(),
  seats: z.record(id, listOf(id), { error: 'an object of seats' }),
})

/** What `plan` reads. Parses to a `Problem`. */
export const PlanInput = record(planShape).superRefine(named)

/** What `repair` reads. Parses to a `Problem` with `before`. */
export const RepairInput = record({
  ...planShape,
  objective: objective(['moved', 'replaced', 'finish', 'offHours', 'load', 'idle']),
  current: listOf(planned),
  lost: listOf(record({ interview: id, person: id })).default([]),
  lostInterviews: listOf(id).default([]),
})
  .superRefine(named)
  .superRefine(({ interviews, ...input }, context) => {
    const ids = new Set(interviews.map((one) => one.id))
    const check = (name: string, path: PropertyKey[]) => {
      if (!ids.has(name)) refuse(context, 'the id of an interview', path)
    }
    for (const [i, { interview: name }] of input.current.entries()) {
      const path = ['current', i, 'interview']
      check(name, path)
      if (input.current.findIndex((one) => one.interview === name) < i) {
        refuse(context, 'an interview that no earlier entry has', path)
      }
    }
    for (const [i, { interview: name }] of input.lost.entries()) {
      check(name, ['lost', i, 'interview'])
    }
    for (const [i, name] of input.lostInterviews.entries()) check(name, ['lostInterviews', i])
  })
  .transform(({ current, lost, lostInterviews, ...problem }) => ({
    ...problem,
    before: { current, lost, lostInterviews },
  }))

interface Named {
  readonly people: readonly { readonly id: string }[]
  readonly interviews: readonly z.output<typeof interview>[]
}

/** Names must mean something, and nothing may come after itself. */
function named({ people, interviews }: Named, context: z.RefinementCtx): void {
  const known = new Set(people.map((one) => one.id))
  const ids = new Set(interviews.map((one) => one.id))
  for (const [i, { seats, after }] of interviews.entries()) {
    const at = ['interviews', i]
    for (const [j, { pool }] of seats.entries()) {
      for (const [k, name] of pool.entries()) {
        const path = [...at, 'seats', j, 'pool', k]
        if (!known.has(name)) refuse(context, 'the id of a person', path)
      }
    }
    for (const [j, name] of after.entries()) {
      if (!ids.has(name)) refuse(context, 'the id of an interview', [...at, 'after', j])
    }
    if (leadsToItself(i, interviews)) {
      refuse(context, 'interviews that do not come after themselves', [...at, 'after'])
    }
  }
}

function leadsToItself(index: number, interviews: Named['interviews']): boolean {
  const target = interviews[index]?.id
  const seen = new Set<string>()
  const open = [...(interviews[index]?.after ?? [])]
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (name === target) return true
    if (seen.has(name)) continue
    seen.add(name)
    open.push(...(interviews.find((one) => one.id === name)?.after ?? []))
  }
  return false
}

function refuse(context: z.RefinementCtx, message: string, path: PropertyKey[]): void {
  context.addIssue({ code: 'custom', message, path })
}
