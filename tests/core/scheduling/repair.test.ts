import { expect, test } from 'vitest'
import { draws } from '../../../bench/draw.ts'
import { planLoop } from '../../../src/core/scheduling/plan.ts'
import { PlanInput, RepairInput } from '../../../src/core/scheduling/plan-input.ts'
import type { Problem } from '../../../src/core/scheduling/problem.ts'
import { solve } from '../../../src/core/scheduling/solve.ts'
import { iso } from '../../../src/core/time.ts'
import { everyPlan } from '../../support/exhaustive.ts'
import { loop, person, planned, repairOf, tue, unhurried } from '../../support/loop.ts'
import { smallLoop } from '../../support/small-loops.ts'

const current = [planned('rust', tue(10), ['ana']), planned('design', tue(11), ['cy'])]

function repaired(problem: Problem) {
  const found = planLoop(problem, unhurried)
  if (found.status !== 'optimal') throw new Error(found.status)
  const { value, plan } = found
  return { value, plan: plan.map((one) => [one.interview, iso(one.start), one.seats.lead]) }
}

test('after a decline the start is kept and one person replaced', () => {
  const { value, plan } = repaired(
    repairOf(current, { lost: [{ interview: 'rust', person: 'ana' }] }),
  )
  expect(value).toMatchObject({ moved: 0, replaced: 1 })
  expect(plan).toEqual([
    ['rust', tue(10), ['bo']],
    ['design', tue(11), ['cy']],
  ])
})

test('an interview moves only when nobody can replace', () => {
  const people = [person('ana'), person('bo', { busy: [[tue(10), tue(11)]] }), person('cy')]
  const lost = [{ interview: 'rust', person: 'ana' }]
  const { value, plan } = repaired(repairOf(current, { people, lost }))
  expect(value).toMatchObject({ moved: 1, replaced: 1 })
  expect(plan[0]).toEqual(['rust', tue(9), ['bo']])
})

test('a kept start needs no notice, a new one does', () => {
  const lost = [{ interview: 'rust', person: 'ana' }]
  const late = repairOf(current, { now: tue(9, 30), noticeMinutes: 24 * 60, lost })
  expect(repaired(late).plan[0]).toEqual(['rust', tue(10), ['bo']])
  const lostTime = { now: tue(9, 30), noticeMinutes: 24 * 60, lostInterviews: ['rust'] }
  expect(planLoop(repairOf(current, lostTime), unhurried).status).toBe('infeasible')
})

test('an interview that lost its time gets another one', () => {
  const { value, plan } = repaired(repairOf(current, { lostInterviews: ['design'] }))
  expect(value).toMatchObject({ moved: 1, replaced: 0 })
  expect(plan[1]).toEqual(['design', tue(12), ['cy']])
})

test('a replacement never breaks a cap', () => {
  const booked = [[tue(14), tue(15)]]
  const people = [person('ana'), person('bo', { capPerDay: 1, booked }), person('cy')]
  const lost = [{ interview: 'rust', person: 'ana' }]
  const found = planLoop(repairOf(current, { people, lost }), unhurried)
  expect(found).toMatchObject({
    status: 'infeasible',
    relaxations: expect.arrayContaining([
      expect.objectContaining({ change: { rule: 'cap', of: 'bo', by: 1 } }),
    ]),
  })
})

test('a repair without a loss changes nothing', () => {
  expect(repaired(repairOf(current)).value).toMatchObject({ moved: 0, replaced: 0 })
})

/** `REPAIRS=2000 npx vitest run repair` for a long run. */
const REPAIRS = Number(process.env.REPAIRS ?? 40)

test(`a repair is the least change of all that exist, on ${REPAIRS} random losses`, {
  timeout: 3_600_000,
}, () => {
  for (let seed = 1; seed <= REPAIRS; seed++) {
    const draw = draws(seed)
    const before = smallLoop(seed)
    const [first] = solve(PlanInput.parse(before), unhurried).plans
    if (!first) continue
    const current = first.plan.map((one) => ({ ...one, start: iso(one.start), end: iso(one.end) }))
    const sitters = current.flatMap(({ interview, seats }) =>
      Object.values(seats).flatMap((list) => list.map((sitter) => ({ interview, person: sitter }))),
    )
    const lost = draw.chance(0.8) && sitters.length > 0 ? [draw.pick(sitters)] : []
    const lostInterviews = draw.chance(0.3) ? [draw.pick(current).interview] : []
    const objective = ['moved', 'replaced', 'finish', 'offHours', 'load', 'idle']
    const changed = { ...before, objective, current, lost, lostInterviews }
    const problem = RepairInput.parse({
      ...changed,
      now: draw.chance(0.5) ? before.now : before.from,
    })
    const best = everyPlan(problem, 1 + problem.alternatives)
    const { plans } = solve(problem, unhurried)
    expect(
      plans.map(({ value }) => value),
      `seed ${seed}`,
    ).toEqual(best.map(({ value }) => value))
  }
})

test('the loop of these tests has a plan', () => {
  expect(planLoop(PlanInput.parse(loop), unhurried).status).toBe('optimal')
})
