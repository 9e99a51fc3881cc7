/** Why there is no plan: rules of which each one is needed for there to be none. */
import type { Problem, Watch } from './problem.ts'
import { type Rule, ruleKeeper, rulesOf } from './rules.ts'
import { isFeasible } from './solve.ts'

export interface Conflict {
  readonly rules: readonly Rule[]
  /** Whether dropping any one is known to make a plan possible; false if time ran out before. */
  readonly irreducible: boolean
}

/**
 * An irreducible conflict of an infeasible `problem`, by deletion: a rule without which there is still no
 * plan is not to blame. Rules go in bunches first, and one by one where a bunch cannot go.
 */
export function conflictOf(problem: Problem, watch: Watch): Conflict {
  const only = ruleKeeper(problem)
  const possible: ReadonlySet<Rule>[] = []
  let sure = true
  const stillNone = (rules: readonly Rule[]): boolean => {
    // What is possible under more rules is possible under fewer.
    if (possible.some((known) => rules.every((rule) => known.has(rule)))) return false
    const feasible = isFeasible(only(rules), watch)
    if (feasible) possible.push(new Set(rules))
    if (feasible === undefined) sure = false
    return feasible === false
  }
  const all = rulesOf(problem)
  const enough = narrower(problem, all).find((few) => few.length < all.length && stillNone(few))
  let kept: readonly Rule[] = enough ?? all
  for (const rules of Map.groupBy(kept, ({ rule }) => rule).values()) {
    kept = shrink(kept, rules, stillNone)
  }
  return { rules: kept, irreducible: sure }
}

/** Drop from `kept` what of `bunch` is not needed. */
function shrink(
  kept: readonly Rule[],
  bunch: readonly Rule[],
  stillNone: (rules: readonly Rule[]) => boolean,
): readonly Rule[] {
  const rest = without(kept, bunch)
  if (stillNone(rest)) return rest
  if (bunch.length === 1) return kept
  const half = Math.ceil(bunch.length / 2)
  const after = shrink(kept, bunch.slice(0, half), stillNone)
  return shrink(after, bunch.slice(half), stillNone)
}

/** Rules that are often all there is to it: too few people, or one interview that has nobody. */
function narrower({ interviews, people }: Problem, rules: readonly Rule[]): Rule[][] {
  const numbers = rules.filter(({ rule }) => rule === 'pool' || rule === 'onePerPerson')
  const ids = new Set(people.map(({ id }) => id))
  const alone = interviews.map((interview) => {
    const own = new Set(interview.seats.flatMap(({ pool }) => pool))
    return rules.filter(({ rule, of }) => {
      if (rule === 'pool') return of.startsWith(`${interview.id}/`)
      if (rule === 'room' || rule === 'order') return of === interview.id
      return !ids.has(of) || own.has(of)
    })
  })
  return [numbers, ...alone]
}

function without(rules: readonly Rule[], dropped: readonly Rule[]): readonly Rule[] {
  const gone = new Set(dropped)
  return rules.filter((rule) => !gone.has(rule))
}
