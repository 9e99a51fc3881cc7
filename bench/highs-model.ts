/** A loop as a mixed-integer model: what starts when, in order, and when it is over. */
import type { LoopInterview, Problem } from '../src/core/scheduling/problem.ts'
import { type Span, wallAt } from '../src/core/time.ts'
import { candidate, days } from './highs-candidate.ts'
import { people } from './highs-people.ts'
import { always, MINUTE, type Model, type Option, plus, startsOf } from './highs-terms.ts'

export function modelOf(problem: Problem): Model {
  const model: Model = { rows: [], binaries: [], sums: new Map() }
  const options = problem.interviews.map((one, i) => optionsOf(problem, one, i))
  const all = options.flat()
  for (const own of options) model.rows.push(`${plus(own.map(({ name }) => name))} = 1`)
  model.binaries.push(...all.map(({ name }) => name))
  people(problem, options, model)
  candidate(problem, all, model)
  order(problem, options, model)
  finish(options, model)
  days(all, model)
  return model
}

/** Starts at which the windows, the horizon, the notice, the grid and a room allow the interview. */
function optionsOf(problem: Problem, interview: LoopInterview, index: number): Option[] {
  const minutes = interview.durationMinutes
  const anyTime = startsOf(problem, always('window', betweenWindows(problem)), minutes)
  const rooms = problem.rooms.map(({ id, busy }) => startsOf(problem, always(id, busy), minutes))
  return [...anyTime]
    .filter((at) => !interview.room || rooms.some((room) => room.has(at)))
    .map((at) => {
      const start = (at - problem.from) / MINUTE
      const { date } = wallAt(at, problem.candidate.zone)
      return { name: `x${index}_${start}`, at, interview: index, start, end: start + minutes, date }
    })
}

/** The time that no window covers. */
function betweenWindows({ candidate, from, to }: Problem): Span[] {
  const gaps: Span[] = []
  let reached = from
  for (const { start, end } of candidate.windows.toSorted((a, b) => a.start - b.start)) {
    if (start > reached) gaps.push({ start: reached, end: start })
    if (end > reached) reached = end
  }
  return [...gaps, { start: reached, end: to }]
}

function order(problem: Problem, options: readonly (readonly Option[])[], model: Model): void {
  for (const [i, { after }] of problem.interviews.entries()) {
    for (const id of after) {
      const first = options[problem.interviews.findIndex((one) => one.id === id)] ?? []
      const ends = first.map(({ name, end }) => `+ ${end} ${name}`)
      const starts = (options[i] ?? []).map(({ name, start }) => `- ${start} ${name}`)
      model.rows.push(`${[...ends, ...starts].join(' ')} <= 0`)
    }
  }
}

function finish(options: readonly (readonly Option[])[], model: Model): void {
  for (const own of options) {
    const end = own.map((o) => `- ${o.end} ${o.name}`)
    model.rows.push(`finish ${end.join(' ')} >= 0`)
  }
  model.sums.set('finish', ['+ finish'])
}
