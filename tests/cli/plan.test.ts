import { expect, test } from 'vitest'
import { drawLoop } from '../../bench/loops.ts'
import { loopwright } from '../support/cli.ts'
import { interview, loop, person, planned, tue } from '../support/loop.ts'

test('plan answers the best plan, its value and the bound that proves it', async () => {
  const { status, json, error } = await loopwright(['plan'], { ...loop, alternatives: 1 })
  expect({ status, error }).toEqual({ status: 0, error: '' })
  const value = { finish: 660, offHours: 0, load: 0, idle: 0, emptySeats: 0 }
  const later = { ...value, finish: 720 }
  const [rust, design] = [planned('rust', tue(9), ['ana']), planned('design', tue(10), ['cy'])]
  const found = json()
  expect(found).toMatchObject({ status: 'optimal', value, bound: value, plan: [rust, design] })
  expect(found.alternatives).toMatchObject([{ value: later }])
  expect(found.milliseconds).toBeGreaterThanOrEqual(0)
})

test('plan answers no with status 1, the conflict and what would help', async () => {
  const { status, json } = await loopwright(['plan'], { ...loop, noticeMinutes: 3 * 24 * 60 })
  expect(status).toBe(1)
  expect(json()).toMatchObject({
    status: 'infeasible',
    conflict: [
      { rule: 'notice', of: 'loop' },
      { rule: 'window', of: 'candidate' },
    ],
    relaxations: [{ change: { rule: 'notice', of: 'loop', by: -4320 }, value: { finish: 660 } }],
  })
})

test('repair answers the least change', async () => {
  const current = [planned('rust', tue(10), ['ana']), planned('design', tue(11), ['cy'])]
  const lost = [{ interview: 'rust', person: 'ana' }]
  const { status, json } = await loopwright(['repair'], { ...loop, current, lost })
  expect(status).toBe(0)
  expect(json()).toMatchObject({
    value: { moved: 0, replaced: 1 },
    plan: [{ interview: 'rust', start: tue(10), seats: { lead: ['bo'] } }, { interview: 'design' }],
  })
})

test('what plan cannot read is refused with status 2, a line for each problem', async () => {
  const interviews = [
    interview('rust', ['eve'], { after: ['design'] }),
    interview('design', ['cy'], { after: ['rust'] }),
  ]
  const people = [person('cy', { capPerDay: -1 }), person('bo', { loadMinutes: 0.5 })]
  const bad = { ...loop, people, interviews, objective: ['speed'], colour: 1 }
  const { status, error } = await loopwright(['plan'], bad)
  expect(status).toBe(2)
  expect(error.split('\n')).toEqual(
    expect.arrayContaining([
      '$.people[0].capPerDay: is -1; expected a whole number, 0 or more',
      '$.people[1].loadMinutes: is 0.5; expected a whole number, 0 or more',
      expect.stringMatching(/^\$\.objective\[0\]: is "speed"; expected one of finish, /),
      expect.stringMatching(/^\$\.colour: is not a known key; expected only now, /),
    ]),
  )
})

test('names that mean nothing, and interviews after themselves, are refused', async () => {
  const interviews = [
    interview('rust', ['eve'], { after: ['design'] }),
    interview('design', ['cy'], { after: ['rust'] }),
  ]
  const { status, error } = await loopwright(['plan'], { ...loop, interviews })
  expect(status).toBe(2)
  expect(error.trim().split('\n')).toEqual([
    '$.interviews[0].seats[0].pool[0]: is "eve"; expected the id of a person',
    '$.interviews[0].after: is ["design"]; expected interviews that do not come after themselves',
    '$.interviews[1].after: is ["rust"]; expected interviews that do not come after themselves',
  ])
  const lost = [{ interview: 'go', person: 'ana' }]
  const repair = await loopwright(['repair'], { ...loop, current: [], lost })
  expect(repair.error.trim()).toBe('$.lost[0].interview: is "go"; expected the id of an interview')
})

test('24:00 begins nothing, nothing is planned twice, and nobody reads a thousand alternatives', async () => {
  const lunch = { minutes: 30, from: '24:00', to: '24:00' }
  const bad = { ...loop, candidate: { ...loop.candidate, lunch }, alternatives: 1000 }
  expect((await loopwright(['plan'], bad)).error.trim().split('\n')).toEqual([
    '$.candidate.lunch.from: is "24:00"; expected a time such as 09:00, at most 23:59',
    '$.alternatives: is 1000; expected a whole number, at most 100',
  ])
  const current = [planned('rust', tue(10), ['ana']), planned('rust', tue(11), ['bo'])]
  expect((await loopwright(['repair'], { ...loop, current })).error.trim()).toBe(
    '$.current[1].interview: is "rust"; expected an interview that no earlier entry has',
  )
})

test('three alternatives come without asking, each at times of its own, best first', async () => {
  const { alternatives: _, ...asked } = loop
  const { json } = await loopwright(['plan'], asked)
  const { plan, alternatives } = json()
  const starts = [plan, ...alternatives.map((one: { plan: unknown }) => one.plan)].map((rows) =>
    rows.map(({ start }: { start: string }) => start).join(),
  )
  expect(new Set(starts).size).toBe(4)
  expect(alternatives.map((one: { value: { finish: number } }) => one.value.finish)).toEqual([
    720, 720, 780,
  ])
})

test('a limit too short for any plan still brings one, or the proof that there is none', async () => {
  const kind = { interviews: 8, pool: 14, days: 20, stepMinutes: 15, maxDays: 2, shared: true }
  const hurried = { ...drawLoop(1001, kind), timeLimitMs: 1 }
  const found = await loopwright(['plan'], hurried)
  expect(found.status).toBe(0)
  expect(found.json()).toMatchObject({ status: expect.stringMatching(/^(optimal|feasible)$/) })
  expect(found.json().plan).toHaveLength(8)
  const none = await loopwright(['plan'], { ...hurried, rules: { maxDays: 0 } })
  expect(none.status).toBe(1)
  expect(none.json()).toMatchObject({ status: 'infeasible' })
})
