import { describe, expect, test } from 'vitest'
import { forbiddenTopics } from '../../src/core/forbidden.ts'
import { planProblems, ratersOf } from '../../src/core/plan-rules.ts'
import { type Plan, poolsOf, stageOf } from '../../src/core/plans.ts'
import { SEARCH, shippedPlan } from '../support/plans.ts'

describe.each([SEARCH, 'backend-intern'])('the shipped plan %s', (key) => {
  const plan = shippedPlan(key)
  const interviews = plan.stages.flatMap((stage) => stage.interviews)

  test('holds to every rule', () => {
    expect(planProblems(plan)).toEqual([])
  })

  test('screens in half an hour, then takes three hours at most, on two days at most', () => {
    expect(plan.stages.map((stage) => stage.key)).toEqual(['screen', 'technical-loop'])
    const [screen, loop] = plan.stages
    expect(screen?.interviews.map(({ minutes }) => minutes)).toEqual([30])
    expect(loop?.interviews).toHaveLength(3)
    const minutes = loop?.interviews.reduce((sum, one) => sum + one.minutes, 0)
    expect(minutes).toBeLessThanOrEqual(180)
    expect(loop?.maxDays).toBe(2)
  })

  test('asks 13 questions, and at least three for a must-have that questions can rate', () => {
    expect(interviews.reduce((sum, { kit }) => sum + (kit?.items ?? 0), 0)).toBe(13)
    for (const { key: competency, must, minItems } of plan.competencies) {
      const items = interviews.reduce((n, { kit }) => n + (kit?.competencies[competency] ?? 0), 0)
      expect(items, competency).toBeGreaterThanOrEqual(minItems)
      if (must) expect(ratersOf(competency, interviews), competency).toBeGreaterThanOrEqual(2)
    }
  })

  test('gives every interview a seat that counts and one to learn in', () => {
    for (const { seats } of interviews) {
      expect(seats.map(({ shadow }) => shadow)).toEqual([false, true])
    }
  })

  test('says nothing of what must never be asked, but in what is no red flag', () => {
    const { redFlags, ...rest } = plan
    expect(forbiddenTopics(JSON.stringify(rest).replaceAll('"', ' . '))).toEqual([])
    expect(redFlags.map(({ code }) => code)).toEqual([
      'cannot_explain_basics',
      'no_interest_in_how_things_work',
      'resists_feedback',
      'poor_communication',
      'cannot_work_in_teams',
    ])
  })
})

test('the search intern is asked what the job requires and no more', () => {
  expect(shippedPlan().screening.map(({ key }) => key)).toEqual([
    'degree',
    'languages',
    'where-used',
    'interview-language',
    'full-time',
    'weeks',
    'start',
    'in-person',
    'right-to-work',
  ])
})

describe('whoever sits in a language interview is from the pool of a declared language', () => {
  const loop = stageOf(shippedPlan(), 'technical-loop')
  const seat = loop?.interviews.find(({ key }) => key === 'language')?.seats[0]

  test.each([
    [['go'], ['go']],
    [['cpp', 'c'], ['cpp']],
    [
      ['rust', 'go'],
      ['go', 'rust'],
    ],
    [['python'], ['systems']],
    [[], ['systems']],
  ])('%j: %j', (declared, pools) => {
    expect(seat && [...poolsOf(seat, declared)].sort()).toEqual(pools)
  })
})

test('two pools of one name are asked once', () => {
  const seat = {
    key: 's',
    title: 'S',
    pool: 'a',
    byLanguage: { c: 'b', cpp: 'b' },
    count: 1,
    shadow: false,
  }
  expect(poolsOf(seat, ['c', 'cpp'])).toEqual(['b'])
})

test('a stage is found by its key', () => {
  expect(stageOf(shippedPlan(), 'screen')?.title).toBe('Screen')
  expect(stageOf(shippedPlan(), 'offer')).toBeUndefined()
})

describe('coverage', () => {
  /** The plan with other seats in every interview that rates debugging. */
  function seated(seats: Plan['stages'][0]['interviews'][0]['seats']): Plan {
    const plan = shippedPlan()
    const stages = plan.stages.map((stage) => ({
      ...stage,
      interviews: stage.interviews.map((one) =>
        one.key === 'language'
          ? { ...one, seats }
          : { ...one, rates: one.rates.filter((key) => key !== 'debugging') },
      ),
    }))
    return { ...plan, stages }
  }
  const seat = { key: 'a', title: 'A', pool: 'go', byLanguage: {}, count: 1, shadow: false }
  const raters = (plan: Plan) =>
    planProblems(plan).filter(({ path }) => path.join('.') === 'competencies.1.minRaters')

  test('two people in one interview rate independently, since neither sees the other’s card', () => {
    expect(raters(seated([seat, { ...seat, key: 'b' }]))).toEqual([])
    expect(raters(seated([{ ...seat, count: 2 }]))).toEqual([])
  })

  test('a shadow does not count', () => {
    expect(raters(seated([seat, { ...seat, key: 'b', shadow: true }]))).toHaveLength(1)
  })

  test('a must-have needs two however few the plan asks for, anything else needs what it asks for', () => {
    const alone = seated([seat])
    const asking = (must: boolean): Plan => ({
      ...alone,
      competencies: alone.competencies.map((one) =>
        one.key === 'debugging' ? { ...one, must, minRaters: 1 } : one,
      ),
    })
    expect(raters(asking(true))).toHaveLength(1)
    expect(raters(asking(false))).toEqual([])
  })

  test('a competency that no interview rates is told', () => {
    const plan = shippedPlan()
    const [extra] = plan.competencies
    if (!extra) throw new Error('the plan has changed')
    const competencies = [
      ...plan.competencies,
      { ...extra, key: 'drawing', must: false, minItems: 0, minRaters: 1 },
    ]
    expect(planProblems({ ...plan, competencies })).toEqual([
      {
        path: ['competencies', 7, 'minRaters'],
        message:
          'nobody rates it in this plan; expected 1. Add “drawing” to the rates of an interview, or a seat to one that rates it',
      },
    ])
  })
})
