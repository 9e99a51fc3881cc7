import { describe, expect, test } from 'vitest'
import { draws } from '../../../bench/draw.ts'
import { drawLoop } from '../../../bench/loops.ts'
import { breachesOf } from '../../../src/core/scheduling/checker.ts'
import { PlanInput } from '../../../src/core/scheduling/plan-input.ts'
import { solve, termsOf } from '../../../src/core/scheduling/solve.ts'
import { iso } from '../../../src/core/time.ts'
import { interview, person, problem, thu, tue, unhurried, wed } from '../../support/loop.ts'
import { smallLoop } from '../../support/small-loops.ts'

const hard = { interviews: 6, pool: 9, days: 10, stepMinutes: 15, maxDays: 2, shared: true }

test('the same input in another order gives the same plan', () => {
  for (let seed = 1; seed <= 25; seed++) {
    const { shuffled } = draws(seed)
    const document = smallLoop(seed)
    const mixed = {
      ...document,
      people: shuffled(document.people),
      rooms: shuffled(document.rooms),
      interviews: shuffled(document.interviews).map((one) => ({
        ...one,
        seats: shuffled(one.seats).map((seat) => ({ ...seat, pool: shuffled(seat.pool) })),
      })),
    }
    expect(solve(PlanInput.parse(mixed), unhurried), `seed ${seed}`).toEqual(
      solve(PlanInput.parse(document), unhurried),
    )
  }
})

describe('a search that is stopped', () => {
  test.each([1, 3, 10, 30, 100, 300, 1000, 3000])(
    'after %i looks at the clock has a true bound and a plan that holds',
    (looks) => {
      for (const objective of [
        ['finish', 'offHours', 'load', 'idle'],
        ['load', 'idle', 'finish'],
      ]) {
        const asked = PlanInput.parse({
          ...drawLoop(3, { ...hard, objective }),
          timeLimitMs: 1,
          alternatives: 0,
        })
        const best = solve({ ...asked, timeLimitMs: 60_000 }, unhurried).plans[0]?.value ?? {}
        let looked = 0
        const { status, plans, bound } = solve(asked, {
          elapsed: () => (looked++ < looks ? 0 : 2),
          cancelled: () => false,
        })
        for (const plan of plans) expect(breachesOf(asked, plan)).toEqual([])
        expect(status).toBe(plans.length === 0 ? 'unknown' : status)
        expect(status).not.toBe('infeasible')
        const order = termsOf(asked)
        const first = order.find((term) => bound[term] !== best[term])
        if (first) expect(bound[first] ?? 0).toBeLessThan(best[first] ?? 0)
        if (status === 'optimal') expect(plans[0]?.value).toEqual(best)
      }
    },
  )

  test('says so when its reader goes away', () => {
    const asked = PlanInput.parse(drawLoop(3, hard))
    expect(solve(asked, { elapsed: () => 0, cancelled: () => true })).toMatchObject({
      status: 'unknown',
      plans: [],
    })
  })
})

test('among equal plans the one with more spare cover is taken', () => {
  const people = [person('ana'), person('bo'), person('cy', { busy: [[tue(9), tue(10)]] })]
  const asked = problem({
    people,
    interviews: [interview('rust', ['ana', 'bo', 'cy'])],
    objective: ['load'],
  })
  const [best] = solve(asked, unhurried).plans
  expect(best).toMatchObject({ cover: 2, spare: { rust: { lead: ['bo', 'cy'] } } })
  expect(iso(best?.plan[0]?.start ?? asked.from)).toBe(tue(10))
})

test('an optional seat stays empty when filling it costs load, and is filled when it does not', () => {
  const seats = [
    { id: 'lead', pool: ['ana'] },
    { id: 'shadow', pool: ['bo'], optional: true },
  ]
  const interviews = [{ id: 'rust', durationMinutes: 60, seats }]
  const withBo = (loadMinutes: number) => [person('ana'), person('bo', { loadMinutes })]
  const shadow = (people: object[]) =>
    solve(problem({ people, interviews }), unhurried).plans[0]?.plan[0]?.seats.shadow
  expect(shadow(withBo(30))).toEqual([])
  expect(shadow(withBo(0))).toEqual(['bo'])
})

test('a person who sits twice keeps the larger of their buffers between', () => {
  const people = [person('ana', { bufferAfterMinutes: 15 })]
  const interviews = [interview('rust', ['ana']), interview('design', ['ana'])]
  const twice = { people, interviews, stepMinutes: 15, rules: { onePerPerson: false } }
  const [best] = solve(problem(twice), unhurried).plans
  expect(best?.plan.map(({ start }) => iso(start))).toEqual([tue(9), tue(10, 15)])
})

test('no date has more interviews than the candidate wants', () => {
  const ids = ['a', 'b', 'c', 'd', 'e']
  const candidate = {
    zone: 'UTC',
    windows: [
      [tue(9), tue(17)],
      [wed(9), wed(17)],
      [thu(9), thu(17)],
    ],
    maxPerDay: 2,
  }
  const asked = problem({
    people: ids.map((id) => person(id)),
    interviews: ids.map((id) => interview(id, [id])),
    candidate,
  })
  const [best] = solve(asked, unhurried).plans
  expect(best?.plan.map(({ start }) => iso(start).slice(8, 10))).toEqual([
    '09',
    '09',
    '10',
    '10',
    '11',
  ])
})

test('a break and a lunch hold over midnight too', () => {
  const night = [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }]
  const people = ['ana', 'cy'].map((id) => ({ id, zone: 'UTC', hours: night }))
  const interviews = [interview('rust', ['ana']), interview('design', ['cy'])]
  const windows = [[tue(23), wed(3)]]
  const starts = (candidate: object) =>
    solve(
      problem({
        people,
        interviews,
        stepMinutes: 30,
        candidate: { zone: 'UTC', windows, ...candidate },
      }),
      unhurried,
    ).plans[0]?.plan.map(({ start }) => iso(start))
  expect(starts({})).toEqual([tue(23), wed(0)])
  expect(starts({ breakMinutes: 30 })).toEqual([tue(23), wed(0, 30)])
  const late = { ...interviews[0], durationMinutes: 90 }
  const lunch = { minutes: 30, from: '00:00', to: '01:00' }
  const asked = problem({
    people,
    interviews: [late, interviews[1]],
    stepMinutes: 30,
    candidate: { zone: 'UTC', windows, lunch },
  })
  expect(solve(asked, unhurried).plans[0]?.plan.map(({ start }) => iso(start))).toEqual([
    tue(23),
    wed(1),
  ])
})
