import { expect, test } from 'vitest'
import { planLoop } from '../../../src/core/scheduling/plan.ts'
import type { Problem } from '../../../src/core/scheduling/problem.ts'
import { seatFacts } from '../../../src/core/scheduling/who-could.ts'
import { explainPlan } from '../../../src/core/scheduling/why.ts'
import { interview, person, problem, tue, unhurried, wed } from '../../support/loop.ts'

function why(asked: Problem) {
  const found = planLoop(asked, unhurried)
  if (found.status !== 'optimal') throw new Error(found.status)
  return explainPlan(asked, found, unhurried)
}

test('a slot says what the next best would have cost', () => {
  const { slots, complete } = why(problem({ interviews: [interview('rust', ['ana'])] }))
  const [start, next] = [Date.parse(tue(9)), Date.parse(tue(10))]
  expect(complete).toBe(true)
  expect(slots).toEqual([{ interview: 'rust', start, decidedBy: 'finish', by: 60, next }])
})

test('a seat says whether load, preferred hours or nobody else decided it', () => {
  const liked = [{ days: [2], from: '10:00', to: '17:00' }]
  const seatOf = (people: object[], pool: string[]) =>
    why(problem({ people, interviews: [interview('rust', pool)] })).seats[0]
  const [ana, tired, late] = [
    person('ana'),
    person('bo', { loadMinutes: 90 }),
    person('bo', { preferred: liked }),
  ]
  const seat = { interview: 'rust', seat: 'lead', people: ['ana'], load: 0 }
  expect(seatOf([ana, tired], ['ana', 'bo'])).toEqual({
    ...seat,
    decidedBy: 'load',
    by: 90,
    next: ['bo'],
  })
  expect(seatOf([ana, late], ['ana', 'bo'])).toEqual({
    ...seat,
    decidedBy: 'offHours',
    by: 60,
    next: ['bo'],
  })
  expect(seatOf([ana, person('bo')], ['ana', 'bo'])).toEqual({
    ...seat,
    decidedBy: 'tie',
    by: 0,
    next: ['bo'],
  })
  expect(seatOf([ana], ['ana'])).toEqual({ ...seat, decidedBy: 'only', by: 0, next: undefined })
})

test('an empty seat says what filling it would have cost', () => {
  const seats = [
    { id: 'lead', pool: ['ana'] },
    { id: 'shadow', pool: ['bo'], optional: true },
  ]
  const people = [person('ana'), person('bo', { loadMinutes: 45 })]
  const found = why(problem({ people, interviews: [{ id: 'rust', durationMinutes: 60, seats }] }))
  expect(found.seats[1]).toMatchObject({ people: [], decidedBy: 'load', by: 45, next: ['bo'] })
})

test('the facts of a conflict say who has her interviews and who is away until when', () => {
  const booked = [
    [tue(14), tue(15)],
    [wed(14), wed(15)],
  ]
  const away = { busy: [[tue(0), '2027-03-15T00:00:00Z']] }
  const people = [person('ana', { capPerWeek: 2, booked }), person('bo', away), person('cy')]
  const asked = problem({ people })
  const found = planLoop(asked, unhurried)
  if (found.status !== 'infeasible') throw new Error(found.status)
  expect(seatFacts(asked, found.conflict)).toEqual([
    {
      interview: 'rust',
      seat: 'lead',
      people: [
        {
          person: 'ana',
          free: 0,
          outsideHours: 0,
          busy: 1,
          capped: 7,
          capPerDay: undefined,
          capPerWeek: 2,
          booked: 2,
          freeFrom: Date.parse(tue(9)),
        },
        {
          person: 'bo',
          free: 0,
          outsideHours: 0,
          busy: 8,
          capped: 0,
          capPerDay: undefined,
          capPerWeek: undefined,
          booked: 0,
          freeFrom: Date.parse('2027-03-15T09:00:00Z'),
        },
      ],
    },
  ])
})
