import { expect, test } from 'vitest'
import { drawLoop } from '../../../bench/loops.ts'
import { PlanInput } from '../../../src/core/scheduling/plan-input.ts'
import type { PlanPerson, Problem } from '../../../src/core/scheduling/problem.ts'
import { solve } from '../../../src/core/scheduling/solve.ts'
import { standIns } from '../../../src/core/scheduling/stand-ins.ts'
import { later, type Span } from '../../../src/core/time.ts'
import { person, problem, repairOf, tue, unhurried } from '../../support/loop.ts'
import { span } from '../../support/time.ts'

const ten = span('2027-03-09T11:00', '2027-03-09T12:00')

function people(...list: object[]): readonly PlanPerson[] {
  return problem({ people: [...list, person('cy')], interviews: [anything] }).people.slice(0, -1)
}
const anything = { id: 'x', durationMinutes: 30, seats: [{ id: 'lead', pool: ['cy'] }] }

test('whoever is free and under their caps can stand in, the best first', () => {
  const liked = [{ days: [2], from: '12:00', to: '17:00' }]
  const pool = people(
    person('ana', { busy: [[tue(10, 30), tue(11)]] }),
    person('bo', { preferred: liked }),
    person('dee', { loadMinutes: 60 }),
    person('emil', { loadMinutes: 30 }),
    person('fay', { capPerDay: 1, booked: [[tue(15), tue(16)]] }),
    person('gil', { bufferAfterMinutes: 15, busy: [[tue(11), tue(12)]] }),
  )
  expect(standIns(pool, ten)).toEqual([
    { person: 'emil', offHours: 0, loadMinutes: 30 },
    { person: 'dee', offHours: 0, loadMinutes: 60 },
    { person: 'bo', offHours: 60, loadMinutes: 0 },
  ])
})

/** The same question to the whole engine: may they take the seat with nothing moved? */
function repairKeeps(asked: Problem, { start, end }: Span, stand: PlanPerson): boolean {
  const [one] = repairOf([]).interviews
  if (!one) throw new Error('the loop has an interview')
  const seats = [{ id: 'lead', pool: [stand.id], count: 1, optional: false }]
  const interviews = [{ ...one, durationMinutes: (end - start) / 60_000, seats, after: [] }]
  const before = {
    current: [{ interview: one.id, start, end, seats: { lead: ['gone'] } }],
    lost: [{ interview: one.id, person: 'gone' }],
    lostInterviews: [],
  }
  const repair = { ...asked, interviews, before, objective: ['moved'] as const }
  return solve(repair, unhurried).plans[0]?.value.moved === 0
}

test('they are those with whom a repair would move nothing, on random calendars', () => {
  let found = 0
  for (let seed = 1; seed <= 25; seed++) {
    const kind = { interviews: 1, pool: 6, days: 5, stepMinutes: 15 }
    const asked = PlanInput.parse(drawLoop(seed, kind))
    const [window] = asked.candidate.windows
    if (!window) throw new Error('the candidate has time')
    const start = later(window.start, 15 * (seed % 24))
    const at = { start, end: later(start, 45) }
    const whole = { ...asked, candidate: { ...asked.candidate, windows: [at], lunch: undefined } }
    const able = standIns(asked.people, at).map(({ person: id }) => id)
    found += able.length
    const keep = asked.people.filter((one) => repairKeeps(whole, at, one)).map(({ id }) => id)
    expect([...able].sort(), `seed ${seed}`).toEqual(keep)
  }
  expect(found).toBeGreaterThan(20)
})
