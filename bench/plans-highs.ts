/**
 * The peer of the planner: one mixed-integer model of a loop for HiGHS, term after term of the objective
 * with the earlier ones held. Straightforward on purpose, and knows nothing of our search: who is free when
 * comes from the search for slots. One interview a person only.
 */
import type { Highs } from 'highs'
import type { Problem, Term } from '../src/core/scheduling/problem.ts'
import { modelOf } from './highs-model.ts'
import type { Model } from './highs-terms.ts'

export interface PeerAnswer {
  /** `stopped` if the time limit came first. */
  readonly status: 'optimal' | 'infeasible' | 'stopped'
  /** Values of the terms in order, as far as they were proved. */
  readonly values: readonly number[]
}

// The package's types are those of its CommonJS half, where the loader is one level deeper.
const load: unknown = (await import('highs')).default
if (typeof load !== 'function') throw new TypeError('highs has no loader')
const highs: Highs = await load()

/** Solve to proof with no gap, term by term, or until `seconds` are over. */
export function solveWithHighs(
  problem: Problem,
  order: readonly Term[],
  seconds: number,
): PeerAnswer {
  const model = modelOf(problem)
  const values: number[] = []
  const begun = performance.now()
  for (const term of order) {
    const left = seconds - (performance.now() - begun) / 1000
    if (left <= 0) return { status: 'stopped', values }
    const sum = model.sums.get(term) ?? []
    const solved = highs.solve(textOf(model, sum), {
      time_limit: left,
      mip_rel_gap: 0,
      mip_abs_gap: 0.5,
      output_flag: false,
    })
    if (solved.Status === 'Infeasible') return { status: 'infeasible', values }
    if (solved.Status !== 'Optimal') return { status: 'stopped', values }
    const value = Math.round(solved.ObjectiveValue)
    values.push(value)
    if (sum.length > 0) model.rows.push(`${sum.join(' ')} <= ${value}`)
  }
  return { status: 'optimal', values }
}

/** CPLEX LP text; long lines are cut, as the format wants. */
function textOf({ rows, binaries }: Model, sum: readonly string[]): string {
  const wrap = (line: string) => line.replaceAll(/(.{1,200})(?: |$)/g, '$1\n')
  const constraints = rows.map((row, r) => wrap(`c${r}: ${row}`))
  const objective = sum.length === 0 ? '0 finish' : sum.join(' ')
  return [
    'Minimize',
    wrap(`obj: ${objective}`),
    'Subject To',
    ...constraints,
    'Binary',
    wrap(binaries.join(' ')),
    'End',
  ].join('\n')
}
