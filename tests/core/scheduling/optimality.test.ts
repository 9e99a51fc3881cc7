import { expect, test } from 'vitest'
import { breachesOf } from '../../../src/core/scheduling/checker.ts'
import { PlanInput } from '../../../src/core/scheduling/plan-input.ts'
import { solve } from '../../../src/core/scheduling/solve.ts'
import { everyPlan } from '../../support/exhaustive.ts'
import { smallLoop } from '../../support/small-loops.ts'

/** `LOOPS=5000 npx vitest run optimality` for a long run; `FROM` is the first seed. */
const LOOPS = Number(process.env.LOOPS ?? 40)
const FROM = Number(process.env.FROM ?? 1)
const unhurried = { elapsed: () => 0, cancelled: () => false }

test(`the plan and its alternatives are the best of all that exist, on ${LOOPS} random loops`, {
  timeout: 3_600_000,
}, () => {
  for (let seed = FROM; seed < FROM + LOOPS; seed++) {
    const problem = PlanInput.parse(smallLoop(seed))
    const { status, plans, bound } = solve(problem, unhurried)
    for (const plan of plans) expect(breachesOf(problem, plan), `seed ${seed}`).toEqual([])
    const best = everyPlan(problem, 1 + problem.alternatives)
    expect(
      plans.map(({ value }) => value),
      `seed ${seed}`,
    ).toEqual(best.map(({ value }) => value))
    expect(status, `seed ${seed}`).toBe(best.length > 0 ? 'optimal' : 'infeasible')
    if (plans[0]) expect(bound, `seed ${seed}`).toEqual(plans[0].value)
  }
})
