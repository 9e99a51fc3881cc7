import { describe, expect, test } from 'vitest'
import { breachesOf } from '../../../src/core/scheduling/checker.ts'
import { RepairInput } from '../../../src/core/scheduling/plan-input.ts'
import { planValue } from '../../../src/core/scheduling/plan-value.ts'
import type { Problem } from '../../../src/core/scheduling/problem.ts'
import { loop, person, planned, problem, tue, wed } from '../../support/loop.ts'

const good = [planned('rust', tue(10), ['ana']), planned('design', tue(11), ['cy'])]

/** The rules that `rows` break, with the value they have. */
function broken(asked: Problem, rows: readonly object[]): string[] {
  // Row by row: a plan that names an interview twice is refused where it is read.
  const plan = rows.flatMap((row) => RepairInput.parse({ ...loop, current: [row] }).before.current)
  const all = planValue(asked, plan)
  const value = Object.fromEntries(
    [...asked.objective, 'emptySeats' as const].map((term) => [term, all[term]]),
  )
  return breachesOf(asked, { plan, value }).map(({ rule, of }) => `${rule} of ${of}`)
}

test('a plan that keeps every rule is not refused', () => {
  expect(broken(problem(), good)).toEqual([])
})

const [rust, design] = loop.interviews
const ofAna = (more: object) => ({ people: [person('ana', more), person('bo'), person('cy')] })
const ofCandidate = (more: object) => ({ candidate: { ...loop.candidate, ...more } })
const anaTwice = {
  interviews: [rust, { ...design, seats: [{ id: 'lead', pool: ['ana', 'cy'] }] }],
}
const both = [planned('rust', tue(10), ['ana']), planned('design', tue(11), ['ana'])]
const two = {
  interviews: [{ ...rust, seats: [{ id: 'lead', pool: ['ana', 'bo'], count: 2 }] }, design],
}
const roomy = { interviews: [{ ...rust, room: true }, design] }
const often = { ...anaTwice, rules: { onePerPerson: false } }

describe('each hard rule, broken once, is named', () => {
  test.each<[string, object, readonly object[]]>([
    ['window of design', ofCandidate({ windows: [[tue(9), tue(11, 30)]] }), good],
    [
      'window of rust',
      ofCandidate({
        windows: [
          [tue(9), tue(10, 30)],
          [tue(10, 45), tue(17)],
        ],
      }),
      good,
    ],
    ['break of candidate', ofCandidate({ breakMinutes: 5 }), good],
    [
      'break of candidate',
      {},
      [planned('rust', tue(10), ['ana']), planned('design', tue(10), ['cy'])],
    ],
    ['maxPerDay of candidate', ofCandidate({ maxPerDay: 1 }), good],
    [
      'lunch of candidate',
      ofCandidate({ lunch: { minutes: 30, from: '10:30', to: '12:15' } }),
      good,
    ],
    [
      'order of candidate',
      {},
      [planned('design', tue(10), ['cy']), planned('rust', tue(11), ['ana'])],
    ],
    ['hours of ana', ofAna({ hours: [{ days: [2], from: '09:00', to: '10:30' }] }), good],
    ['hours of ana', ofAna({ holidays: ['2027-03-09'] }), good],
    ['hours of ana', ofAna({ overrides: [{ date: '2027-03-09', ranges: [] }] }), good],
    ['busy of ana', ofAna({ busy: [[tue(10, 59), tue(12)]] }), good],
    ['busy of ana', ofAna({ booked: [[tue(9), tue(10, 1)]] }), good],
    ['busy of ana', ofAna({ busy: [[tue(9), tue(10)]], bufferBeforeMinutes: 5 }), good],
    ['busy of ana', ofAna({ busy: [[tue(11), tue(12)]], bufferAfterMinutes: 5 }), good],
    ['cap of ana', ofAna({ capPerDay: 1, booked: [[tue(14), tue(15)]] }), good],
    ['cap of ana', ofAna({ capPerWeek: 1, booked: [[wed(14), wed(15)]] }), good],
    ['cap of ana', { ...often, ...ofAna({ capPerDay: 1 }) }, both],
    ['onePerPerson of ana', anaTwice, both],
    ['buffer of ana', { ...often, ...ofAna({ bufferAfterMinutes: 5 }) }, both],
    ['room of rust', { ...roomy, rooms: [{ id: 'r1' }] }, good],
    [
      'room of rust',
      { ...roomy, rooms: [{ id: 'r1', busy: [[tue(10), tue(11)]] }] },
      [planned('rust', tue(10), ['ana'], { room: 'r1' }), planned('design', tue(11), ['cy'])],
    ],
    ['room of design', {}, [good[0] ?? {}, planned('design', tue(11), ['cy'], { room: 'r1' })]],
    ['pool of rust/lead', {}, [planned('rust', tue(10), ['eve']), good[1] ?? {}]],
    ['pool of rust/lead', {}, [planned('rust', tue(10), []), good[1] ?? {}]],
    ['pool of rust/lead', two, good],
    ['pool of rust/lead', two, [planned('rust', tue(10), ['ana', 'ana']), good[1] ?? {}]],
    ['notice of rust', { now: tue(9, 30) }, good],
    ['horizon of rust', { from: tue(10, 30) }, good],
    ['horizon of design', { to: tue(11, 30) }, good],
    ['grid of rust', { stepMinutes: 30, gridZone: 'Asia/Kathmandu' }, good],
    ['grid of rust', {}, [planned('rust', tue(9, 30), ['ana']), good[1] ?? {}]],
    ['shape of design', {}, good.slice(0, 1)],
    ['shape of rust', {}, [...good, planned('rust', tue(14), ['bo'])]],
    ['shape of rust', {}, [{ ...good[0], end: tue(11, 15) }, good[1] ?? {}]],
    [
      'shape of rust',
      {},
      [planned('rust', tue(10), ['ana'], { seats: { lead: ['ana'], spy: ['bo'] } }), good[1] ?? {}],
    ],
  ])('%s', (rule, changes, rows) => {
    expect(broken(problem(changes), rows)).toContain(rule)
  })

  test('maxDays of candidate', () => {
    const asked = problem({
      rules: { maxDays: 1 },
      candidate: {
        ...loop.candidate,
        windows: [
          [tue(9), tue(17)],
          [wed(9), wed(17)],
        ],
      },
    })
    const rows = [planned('rust', tue(10), ['ana']), planned('design', wed(11), ['cy'])]
    expect(broken(asked, rows)).toEqual(['maxDays of candidate'])
  })

  test('lost of rust', () => {
    const repair = { ...loop, current: good, lost: [{ interview: 'rust', person: 'ana' }] }
    expect(broken(RepairInput.parse(repair), good)).toEqual(['lost of rust'])
    expect(
      broken(RepairInput.parse({ ...loop, current: good, lostInterviews: ['rust'] }), good),
    ).toEqual(['lost of rust'])
  })

  test("a value that is not the plan's", () => {
    const asked = problem()
    const { before } = RepairInput.parse({ ...loop, current: good })
    const value = { finish: 720, offHours: 0, load: 1, idle: 0, emptySeats: 0 }
    expect(breachesOf(asked, { plan: before.current, value })).toEqual([
      { rule: 'value', of: 'load' },
    ])
  })
})

test('every term is counted as the manual says', () => {
  const liked = [{ days: [2], from: '10:30', to: '17:00' }]
  const asked = RepairInput.parse({
    ...loop,
    people: [
      person('ana', { preferred: liked, loadMinutes: 90 }),
      person('bo'),
      person('cy', { loadMinutes: 30 }),
    ],
    interviews: [
      {
        ...rust,
        seats: [
          { id: 'lead', pool: ['ana'] },
          { id: 'shadow', pool: ['bo'], optional: true },
        ],
      },
      design,
    ],
    current: [planned('rust', tue(10), ['bo']), planned('design', tue(14), ['cy'])],
  })
  const { before } = RepairInput.parse({
    ...loop,
    current: [planned('rust', tue(10), ['ana']), planned('design', tue(13), ['cy'])],
  })
  expect(planValue(asked, before.current)).toEqual({
    finish: 14 * 60,
    emptySeats: 1,
    offHours: 30,
    load: 120,
    idle: 120,
    days: 1,
    moved: 1,
    replaced: 1,
  })
})
