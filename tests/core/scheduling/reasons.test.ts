import { describe, expect, test } from 'vitest'
import type { PlanPerson, Problem } from '../../../src/core/scheduling/problem.ts'
import { becauseOf, costsOf } from '../../../src/core/scheduling/reasons.ts'
import { spread } from '../../../src/core/scheduling/spread.ts'
import { hours } from '../../support/people.ts'
import { oneHour, openOn, patient, seatOf, sitter } from '../../support/problem.ts'
import { at, belgrade, span } from '../../support/time.ts'

function best(problem: Problem) {
  const [found] = spread(problem, { count: 1, shown: [] }, patient).found
  if (!found) throw new Error('there is a plan')
  return found
}

function codes(people: readonly PlanPerson[], changed: Partial<Problem> = {}) {
  const problem = oneHour(people, changed)
  const found = best(problem)
  return {
    because: becauseOf(problem, found).map(({ code }) => code),
    costs: costsOf(problem, found),
  }
}

const monday = span('2027-03-08T14:00', '2027-03-08T15:00')
const lastWeek = span('2027-03-04T14:00', '2027-03-04T15:00')
const mornings = [hours('09:00', '12:00')]
const afternoons = [hours('13:00', '17:00')]

describe('why a time is offered', () => {
  const cases: [string, PlanPerson[], string[]][] = [
    ['nothing but that it is the earliest', [sitter('ana')], ['earliest']],
    [
      'preferred hours are kept',
      [sitter('ana', { preferred: mornings })],
      ['earliest', 'preferred'],
    ],
    ['preferred hours are not kept', [sitter('ana', { preferred: afternoons })], ['earliest']],
    [
      'somebody else of the pool has an interview that week',
      [sitter('ana'), sitter('bo', { booked: [monday], loadMinutes: 60 })],
      ['earliest', 'free-week'],
    ],
    [
      'somebody else had more interviews lately, in another week',
      [sitter('ana'), sitter('bo', { booked: [lastWeek], loadMinutes: 60 })],
      ['earliest', 'least-load'],
    ],
  ]
  test.each(cases)('%s', (_, people, expected) => {
    expect(codes(people).because).toEqual(expected)
  })

  test('an unproved plan is not called the earliest', () => {
    const problem = oneHour([sitter('ana')])
    expect(becauseOf(problem, { ...best(problem), proved: false })).toEqual([])
  })

  test('nor is one for which other things counted more', () => {
    expect(codes([sitter('ana')], { objective: ['offHours', 'finish'] }).because).toEqual([])
  })
})

describe('what a time costs', () => {
  const start = at('2027-03-08T09:00')
  const week = [monday, span('2027-03-09T14:00', '2027-03-09T15:00')]
  const cases: [string, PlanPerson, object[]][] = [
    ['nothing', sitter('ana'), []],
    [
      'minutes outside the hours somebody likes',
      sitter('ana', {
        preferred: [hours('09:30', '12:00')],
        busy: [span('2027-03-08T10:00', '2027-03-12T17:00')],
      }),
      [{ code: 'off-hours', person: 'ana', at: start, minutes: 30 }],
    ],
    [
      'the last interview of somebody’s week',
      sitter('ana', { booked: week, capPerWeek: 3 }),
      [{ code: 'cap', person: 'ana', per: 'week', count: 3, cap: 3 }],
    ],
    ['an interview well below the cap', sitter('ana', { booked: week, capPerWeek: 4 }), []],
    [
      'the last interview of somebody’s day',
      sitter('ana', { booked: [monday], capPerDay: 2 }),
      [{ code: 'cap', person: 'ana', per: 'day', count: 2, cap: 2 }],
    ],
    ['the one interview of a day, which goes without saying', sitter('ana', { capPerDay: 1 }), []],
  ]
  test.each(cases)('%s', (_, person, expected) => {
    expect(codes([person]).costs).toEqual(expected)
  })

  test('waiting and a seat that stays empty, in a loop', () => {
    const ana = sitter('ana')
    const bo = sitter('bo', { busy: [span('2027-03-08T00:00', '2027-03-08T11:00')] })
    const cy = sitter('cy', { hours: [] })
    const interview = { durationMinutes: 60, room: false, after: [] }
    const shadow = seatOf(['cy'], { id: 'shadow', optional: true })
    const costs = codes([ana, bo, cy], {
      candidate: { zone: belgrade, windows: openOn('08'), breakMinutes: 0 },
      interviews: [
        { ...interview, id: 'first', seats: [seatOf(['ana']), shadow] },
        { ...interview, id: 'second', seats: [seatOf(['bo'])] },
      ],
      objective: ['offHours', 'finish', 'load'],
    }).costs
    expect(costs).toEqual([
      { code: 'empty-seats', seats: [{ interview: 'first', seat: 'shadow' }] },
    ])
  })
})
