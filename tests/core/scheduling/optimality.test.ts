import { expect, test } from 'vitest'
import { draws } from '../../../bench/draw.ts'
import { drawLoop } from '../../../bench/loops.ts'
import { breachesOf } from '../../../src/core/scheduling/checker.ts'
import { PlanInput } from '../../../src/core/scheduling/plan-input.ts'
import { solve } from '../../../src/core/scheduling/solve.ts'
import { everyPlan } from '../../support/exhaustive.ts'
import { unhurried } from '../../support/loop.ts'
import { smallLoop } from '../../support/small-loops.ts'

/** `LOOPS=5000 npx vitest run optimality` for a long run; `FROM` is the first seed. */
const LOOPS = Number(process.env.LOOPS ?? 120)
const FROM = Number(process.env.FROM ?? 1)
const SHARED_LOOPS = Number(process.env.SHARED_LOOPS ?? 30)

const objectives = [
  ['finish', 'offHours', 'load', 'idle'],
  ['load', 'idle', 'finish'],
]

test.each([
  ['own pools', LOOPS, false],
  ['a shared pool', SHARED_LOOPS, true],
])(
  'with %s the plan and its alternatives are the best of all that exist, on %i random loops',
  {
    timeout: 3_600_000,
  },
  (_, loops, shared) => {
    for (let seed = FROM; seed < FROM + loops; seed++) {
      const problem = PlanInput.parse(smallLoop(seed, { shared }))
      const { status, plans, bound, alternativesProved } = solve(problem, unhurried)
      for (const plan of plans) expect(breachesOf(problem, plan), `seed ${seed}`).toEqual([])
      const best = everyPlan(problem, 1 + problem.alternatives)
      expect(
        plans.map(({ value }) => value),
        `seed ${seed}`,
      ).toEqual(best.map(({ value }) => value))
      expect(status, `seed ${seed}`).toBe(best.length > 0 ? 'optimal' : 'infeasible')
      expect(alternativesProved, `seed ${seed}`).toBe(true)
      if (plans[0]) expect(bound, `seed ${seed}`).toEqual(plans[0].value)
    }
  },
)

/** Small loops are settled by a walk; these make the search use what large ones need. */
test.each([
  ['labels', { walkSteps: 0, labelSteps: 1_000_000 }],
  ['splits', { walkSteps: 0, labelSteps: 0 }],
])('with %s only the answers are the same', (_, effort) => {
  for (let seed = FROM; seed < FROM + LOOPS; seed++) {
    const problem = PlanInput.parse(smallLoop(seed))
    const values = (found: ReturnType<typeof solve>) => found.plans.map(({ value }) => value)
    const walked = values(solve(problem, unhurried))
    expect(values(solve(problem, unhurried, effort)), `seed ${seed}`).toEqual(walked)
  }
})

test('walks, labels and splits agree where few people share all seats', () => {
  const efforts = [
    { walkSteps: 1_000_000, labelSteps: 0 },
    { walkSteps: 0, labelSteps: 1_000_000 },
    { walkSteps: 0, labelSteps: 0 },
  ]
  for (let seed = FROM; seed < FROM + SHARED_LOOPS; seed++) {
    const { pick } = draws(seed)
    const size = { interviews: pick([4, 5]), pool: pick([6, 7]), days: 3, stepMinutes: 30 }
    const document = drawLoop(seed, {
      ...size,
      maxDays: pick([1, 2]),
      shared: true,
      alternatives: 3,
    })
    const problem = PlanInput.parse({ ...document, objective: pick(objectives) })
    const [walked, ...others] = efforts.map((effort) => {
      return solve(problem, unhurried, effort).plans.map(({ value }) => value)
    })
    for (const other of others) expect(other, `seed ${seed}`).toEqual(walked)
  }
})
