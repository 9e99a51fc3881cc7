import { expect, test } from 'vitest'
import { drawLoop, type LoopKind } from '../../../bench/loops.ts'
import { solveWithHighs } from '../../../bench/plans-highs.ts'
import { PlanInput } from '../../../src/core/scheduling/plan-input.ts'
import { solve, termsOf } from '../../../src/core/scheduling/solve.ts'
import { unhurried } from '../../support/loop.ts'

/** `PEER_LOOPS=50 npx vitest run highs` for a long run. */
const PEER_LOOPS = Number(process.env.PEER_LOOPS ?? 1)

const kinds: readonly LoopKind[] = [
  { interviews: 3, pool: 4, days: 5, stepMinutes: 30, maxDays: 2 },
  { interviews: 4, pool: 6, days: 3, stepMinutes: 30, shared: true },
  {
    interviews: 4,
    pool: 5,
    days: 3,
    stepMinutes: 30,
    maxDays: 2,
    objective: ['load', 'idle', 'finish'],
  },
  {
    interviews: 5,
    pool: 6,
    days: 2,
    stepMinutes: 30,
    maxDays: 2,
    objective: ['offHours', 'days', 'load'],
  },
]

test.each(kinds)('HiGHS proves the same values for %j', { timeout: 3_600_000 }, (kind) => {
  for (let seed = 1; seed <= PEER_LOOPS; seed++) {
    const problem = PlanInput.parse(drawLoop(seed, kind))
    const order = termsOf(problem)
    const peer = solveWithHighs(problem, order, 600)
    const { status, plans } = solve(problem, unhurried)
    expect(status, `seed ${seed}`).toBe(peer.status)
    const value = plans[0]?.value
    expect(value ? order.map((term) => value[term]) : [], `seed ${seed}`).toEqual(peer.values)
  }
})
