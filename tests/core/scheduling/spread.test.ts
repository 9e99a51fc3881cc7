import { expect, test } from 'vitest'
import { breachesOf } from '../../../src/core/scheduling/checker.ts'
import { PlanInput } from '../../../src/core/scheduling/plan-input.ts'
import type { Problem } from '../../../src/core/scheduling/problem.ts'
import { solve } from '../../../src/core/scheduling/solve.ts'
import { type Found, spread } from '../../../src/core/scheduling/spread.ts'
import { startsOf } from '../../../src/core/scheduling/starts.ts'
import { later, type Span, wallAt } from '../../../src/core/time.ts'
import { oneHour, openOn, patient, seatOf, sitter } from '../../support/problem.ts'
import { smallLoop } from '../../support/small-loops.ts'
import { at, belgrade, span } from '../../support/time.ts'

const nothing: readonly Span[] = []

/** `day start people: kind`, such as `Mon 09:00 ana: best`. */
function read({ aim, best: { plan } }: Found): string {
  const [first] = plan
  if (!first) throw new Error('a plan has an interview')
  const { date, time } = wallAt(first.start, belgrade)
  return `${date.slice(8)} ${time} ${Object.values(first.seats).flat().join('+')}: ${aim.kind}`
}

test('five offers spread over days, halves of days and people, the best of each kind', () => {
  const people = [sitter('ana'), sitter('bo', { loadMinutes: 60 })]
  const { found } = spread(oneHour(people), { count: 5, shown: nothing }, patient)
  expect(found.map(read)).toEqual([
    '08 09:00 ana: best',
    '08 09:00 bo: other-people',
    '08 13:00 ana: other-half',
    '09 09:00 ana: other-day',
    '10 09:00 ana: other-day',
  ])
  expect(found.every(({ proved }) => proved)).toBe(true)
})

test('a single day still gives times that do not overlap', () => {
  const { found } = spread(
    oneHour([sitter('ana')], {
      candidate: { zone: belgrade, windows: openOn('09'), breakMinutes: 0 },
    }),
    { count: 5, shown: nothing },
    patient,
  )
  expect(found.map(read)).toEqual([
    '09 09:00 ana: best',
    '09 10:00 ana: other-time',
    '09 11:00 ana: other-time',
    '09 12:00 ana: other-time',
    '09 13:00 ana: other-half',
  ])
})

test('what was shown before does not come again, nor does its half of the day', () => {
  const problem = oneHour([sitter('ana')])
  const first = spread(problem, { count: 5, shown: nothing }, patient)
  const shown = first.found.map(({ best: { plan } }) => plan[0]).flatMap((one) => one ?? [])
  const next = spread(problem, { count: 5, shown }, patient)
  expect(next.found.map(read)[0]).toBe('10 13:00 ana: other-time')
  for (const { best } of next.found) {
    for (const one of best.plan) {
      expect(shown.some((s) => s.start < one.end && one.start < s.end)).toBe(false)
    }
  }
})

test('a loop begins on another date, or has other people', () => {
  const people = ['ana', 'bo', 'cy', 'dee'].map((id) => sitter(id))
  const interview = { durationMinutes: 60, room: false, after: [] }
  const problem = oneHour(people, {
    interviews: [
      { ...interview, id: 'first', seats: [seatOf(['ana', 'bo'])] },
      { ...interview, id: 'second', seats: [seatOf(['cy', 'dee'])] },
    ],
    rules: { onePerPerson: true, maxDays: 1 },
  })
  const { found } = spread(problem, { count: 5, shown: nothing }, patient)
  expect(found.map(({ aim }) => aim.kind)).toEqual([
    'best',
    'other-people',
    'other-day',
    'other-day',
  ])
})

test('without any plan it says why', () => {
  const { answer, found } = spread(oneHour([]), { count: 5, shown: nothing }, patient)
  expect(found).toEqual([])
  expect(answer).toMatchObject({ status: 'infeasible', conflict: [{ of: 'screen/lead' }] })
})

const seeds = Array.from({ length: 60 }, (_, i) => i + 1)

test('whatever the loop: the first is the best of all, each passes the checker, and no two are the same', () => {
  let several = 0
  for (const seed of seeds) {
    const problem: Problem = { ...PlanInput.parse(smallLoop(seed)), timeLimitMs: 60_000 }
    const { found } = spread(problem, { count: 5, shown: nothing }, patient)
    const best = solve({ ...problem, alternatives: 0 }, patient).plans[0]
    expect(found[0]?.best.value, `seed ${seed}`).toEqual(best?.value)
    for (const { best: plan } of found)
      expect(breachesOf(problem, plan), `seed ${seed}`).toEqual([])
    const keys = found.map(({ best: { plan } }) =>
      JSON.stringify(plan.map(({ interview, start, seats }) => [interview, start, seats])),
    )
    expect(new Set(keys).size).toBe(keys.length)
    if (found.length > 1) several++
  }
  expect(several).toBeGreaterThan(20)
})

test('starts are counted as the checker would count them', () => {
  const busy = [span('2027-03-08T10:00', '2027-03-08T11:30')]
  const people = [
    sitter('ana', { busy, bufferAfterMinutes: 15 }),
    sitter('bo', { hours: [], capPerDay: 1 }),
  ]
  const problem = oneHour(people, {
    candidate: { zone: belgrade, windows: openOn('08'), breakMinutes: 0 },
  })
  const quarters = Array.from({ length: 96 }, (_, i) => later(at('2027-03-08T00:00'), i * 15))
  const possible = quarters.filter((start) =>
    people.some(({ id }) => {
      const plan = [{ interview: 'screen', start, end: later(start, 60), seats: { lead: [id] } }]
      const rules = breachesOf(problem, { plan, value: {} }).filter(({ rule }) => rule !== 'value')
      return rules.length === 0
    }),
  )
  expect(possible.length).toBeGreaterThan(5)
  expect(startsOf(problem)).toEqual(possible)
})

test('starts of a loop are not counted', () => {
  const interview = { durationMinutes: 60, room: false, after: [], seats: [] }
  const interviews = ['a', 'b'].map((id) => ({ ...interview, id }))
  expect(startsOf(oneHour([], { interviews }))).toBeUndefined()
})
