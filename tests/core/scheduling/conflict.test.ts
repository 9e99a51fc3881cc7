import { describe, expect, test } from 'vitest'
import { breachesOf } from '../../../src/core/scheduling/checker.ts'
import { conflictOf } from '../../../src/core/scheduling/conflict.ts'
import { planLoop } from '../../../src/core/scheduling/plan.ts'
import { PlanInput } from '../../../src/core/scheduling/plan-input.ts'
import type { Problem } from '../../../src/core/scheduling/problem.ts'
import { changedBy } from '../../../src/core/scheduling/relaxations.ts'
import { ruleKeeper } from '../../../src/core/scheduling/rules.ts'
import { solve } from '../../../src/core/scheduling/solve.ts'
import { everyPlan } from '../../support/exhaustive.ts'
import { interview, loop, person, problem, tue, unhurried, wed } from '../../support/loop.ts'
import { smallLoop } from '../../support/small-loops.ts'

function whyNot(asked: Problem) {
  const found = planLoop(asked, unhurried)
  if (found.status !== 'infeasible') throw new Error(found.status)
  const rules = found.conflict.map(({ rule, of }) => `${rule} of ${of}`).sort()
  return { rules, relaxations: found.relaxations }
}

describe('a conflict names what is to blame and nothing else', () => {
  const away = { busy: [[tue(0), '2027-03-13T00:00:00Z']] }

  test('the only two who are qualified: one has her cap, the other is away', () => {
    const booked = [[tue(18), tue(19)]]
    const people = [
      person('ana', { capPerWeek: 1, booked }),
      person('bo', away),
      person('cy'),
      person('dee'),
    ]
    const { rules, relaxations } = whyNot(problem({ people }))
    expect(rules).toEqual(['busy of bo', 'cap of ana', 'pool of rust/lead', 'window of candidate'])
    expect(relaxations.map(({ change }) => change)).toContainEqual({
      rule: 'cap',
      of: 'ana',
      by: 1,
    })
    expect(relaxations.map(({ change }) => change)).toContainEqual({
      rule: 'pool',
      of: 'rust/lead',
      person: 'dee',
    })
  })

  test('more seats than people: nobody is asked to sit twice', () => {
    const interviews = ['rust', 'design', 'talk'].map((id) => interview(id, ['ana', 'bo']))
    const { rules } = whyNot(problem({ interviews }))
    expect(rules).toEqual([
      'onePerPerson of loop',
      'pool of design/lead',
      'pool of rust/lead',
      'pool of talk/lead',
    ])
  })

  test('too little time between the windows and the break', () => {
    const candidate = { zone: 'UTC', windows: [[tue(9), tue(11)]], breakMinutes: 15 }
    const { rules, relaxations } = whyNot(problem({ candidate, stepMinutes: 15 }))
    expect(rules).toEqual(['break of candidate', 'window of candidate'])
    expect(relaxations.map(({ change }) => change)).toContainEqual({
      rule: 'window',
      of: 'candidate',
      by: 60,
      side: 'after',
    })
  })

  test('lunch in the only two hours', () => {
    const candidate = {
      ...loop.candidate,
      windows: [[tue(12), tue(14)]],
      lunch: { minutes: 60, from: '12:00', to: '14:00' },
    }
    const { rules, relaxations } = whyNot(problem({ candidate }))
    expect(rules).toEqual(['lunch of candidate', 'window of candidate'])
    expect(relaxations.map(({ change }) => change)).toContainEqual({
      rule: 'lunch',
      of: 'candidate',
    })
  })

  test('one person for two interviews', () => {
    const interviews = [interview('rust', ['ana']), interview('design', ['ana'])]
    expect(whyNot(problem({ interviews })).rules).toEqual([
      'onePerPerson of loop',
      'pool of design/lead',
      'pool of rust/lead',
    ])
  })

  test('a day more', () => {
    const windows = [
      [tue(9), tue(10)],
      [wed(9), wed(10)],
    ]
    const { rules, relaxations } = whyNot(
      problem({ candidate: { zone: 'UTC', windows }, rules: { maxDays: 1 } }),
    )
    expect(rules).toEqual(['maxDays of loop', 'window of candidate'])
    expect(relaxations.map(({ change }) => change)).toContainEqual({
      rule: 'maxDays',
      of: 'loop',
      by: 1,
    })
  })

  test('everybody is away until the search and the windows end: a day later would do', () => {
    const people = [person('ana', { busy: [[tue(0), wed(0)]] }), person('cy')]
    const asked = problem({ people, to: wed(0), interviews: [interview('rust', ['ana'])] })
    const { rules, relaxations } = whyNot(asked)
    expect(rules).toEqual(['busy of ana', 'pool of rust/lead', 'window of candidate'])
    expect(relaxations.map(({ change, plan }) => [change, plan[0]?.start])).toEqual([
      [{ rule: 'pool', of: 'rust/lead', person: 'cy' }, Date.parse(tue(9))],
      [{ rule: 'horizon', of: 'loop', by: 24 * 60 }, Date.parse(wed(9))],
    ])
  })

  test('a notice that leaves no time', () => {
    const { rules, relaxations } = whyNot(problem({ noticeMinutes: 3 * 24 * 60 }))
    expect(rules).toEqual(['notice of loop', 'window of candidate'])
    expect(relaxations.map(({ change }) => change)).toContainEqual({
      rule: 'notice',
      of: 'loop',
      by: -3 * 24 * 60,
    })
  })
})

/** `CONFLICTS=1000 npx vitest run conflict` for a long run. */
const CONFLICTS = Number(process.env.CONFLICTS ?? 60)

test(`conflicts are irreducible and relaxations the best there are, on ${CONFLICTS} random loops`, {
  timeout: 3_600_000,
}, () => {
  let seen = 0
  for (let seed = 1; seed <= CONFLICTS; seed++) {
    const asked = PlanInput.parse({ ...smallLoop(seed), alternatives: 0 })
    if (solve(asked, unhurried).status !== 'infeasible') continue
    seen++
    const { rules, irreducible } = conflictOf(asked, unhurried)
    const only = ruleKeeper(asked)
    expect(irreducible).toBe(true)
    expect(solve(only(rules), unhurried).status, `seed ${seed}`).toBe('infeasible')
    for (const rule of rules) {
      const rest = only(rules.filter((other) => other !== rule))
      expect(solve(rest, unhurried).status, `seed ${seed} without ${rule.rule} of ${rule.of}`).toBe(
        'optimal',
      )
    }
    for (const { change, ...plan } of whyNot(asked).relaxations) {
      const changed = changedBy(asked, change)
      expect(breachesOf(changed, plan)).toEqual([])
      if (seed % 8 === 0) expect(plan.value).toEqual(everyPlan(changed, 1)[0]?.value)
    }
  }
  expect(seen).toBeGreaterThan(CONFLICTS / 5)
})
