import { describe, expect, test } from 'vitest'
import { choicesOf } from '../../../src/core/kits/choice.ts'
import { drawKit } from '../../../src/core/kits/draw.ts'
import { freeFacts, redrawFacts } from '../../../src/core/kits/draw-context.ts'
import { DrawFacts } from '../../../src/core/kits/draw-facts.ts'
import { Blueprint } from '../../../src/core/plans.ts'
import {
  bankOf,
  ids,
  questionId,
  shortage,
  systemsQuestions,
  usualBlueprint,
  usualContext,
  usualDraw,
} from '../../support/kits.ts'

describe('a draw', () => {
  test('gives the same kit for the same facts, also after they were stored, and others for other seeds', () => {
    const [choices, facts] = usualDraw(systemsQuestions(40))
    const first = drawKit(choices, facts)
    const stored = DrawFacts.parse(JSON.parse(JSON.stringify(facts)))
    expect(drawKit(choices, stored)).toEqual(first)
    const seeds = Array.from({ length: 10 }, (_, seed) =>
      ids(drawKit(choices, { ...facts, seed }).questions),
    )
    expect(new Set(seeds.map(String)).size).toBeGreaterThan(5)
  })

  test('asks an easier question first and the hardest one neither first nor last', () => {
    const { questions } = drawKit(...usualDraw(systemsQuestions(40)))
    expect(questions.map(({ difficulty }) => difficulty)).toEqual([2, 3, 4, 3])
  })

  test('puts a fault to find in the middle', () => {
    const [choices, facts] = usualDraw([
      ...systemsQuestions(3, { form: 'explain' }),
      { ...systemsQuestions(4)[3], form: 'debug', difficulty_author: 2 },
    ])
    const { questions } = drawKit(choices, facts)
    expect(ids(questions).indexOf(questionId('sys-made-up-004'))).toBeOneOf([1, 2])
  })

  test('says of each question why it is in the kit', () => {
    const [question] = drawKit(...usualDraw(systemsQuestions(4, { status: 'pilot' }))).questions
    expect(question?.why).toEqual([
      { code: 'rates', value: 'systems_fundamentals' },
      { code: 'difficulty', value: 2 },
      { code: 'chosen', value: expect.any(Number) },
      { code: 'asked', value: '0 of 0' },
      { code: 'pilot' },
    ])
  })

  test.each(['draft', 'review', 'paused', 'retired', 'leaked'])(
    'never asks a question that is %s',
    (status) => {
      const out = systemsQuestions(4, { status })
      const kept = systemsQuestions(8).slice(4)
      const { questions } = drawKit(...usualDraw([...out, ...kept]))
      expect(ids(questions).toSorted()).toEqual(
        [5, 6, 7, 8].map((n) => questionId(`sys-made-up-00${n}`)),
      )
    },
  )

  test('holds back what the candidate has met, and what that gives away', () => {
    const given = systemsQuestions(8).map((one, i) => ({
      ...one,
      ...(i === 1 && { enemies: ['sys-made-up-003'] }),
    }))
    const met = [questionId('sys-made-up-001'), questionId('sys-made-up-003')]
    const { questions, heldBack } = drawKit(...usualDraw(given, { met }))
    expect(heldBack).toBe(3)
    for (const n of [1, 2, 3]) expect(ids(questions)).not.toContain(`sys-made-up-00${n}`)
  })

  test('asks no question in a language the candidate has not declared, except SQL and shell where the plan does not follow languages', () => {
    const given = [
      ...systemsQuestions(2),
      { ...systemsQuestions(3)[2], languages: ['shell'] },
      { ...systemsQuestions(4)[3], languages: ['go', 'rust'] },
    ]
    expect(shortage(...usualDraw(given))).toMatchObject([
      { what: 'competency', wanted: 4, found: 3, excluded: [{ why: 'language', count: 1 }] },
    ])
    expect(drawKit(...usualDraw(given, { languages: ['rust'] })).questions).toHaveLength(4)
    const blueprint = { ...usualBlueprint, followLanguages: true }
    expect(shortage(...usualDraw(given, { languages: ['rust'], blueprint }))).toMatchObject([
      { found: 3 },
    ])
  })

  test('asks no three questions of a topic in a loop', () => {
    const topics = { 'systems/virtual-memory': 1, 'systems/concurrency': 2 }
    const { questions } = drawKit(...usualDraw(systemsQuestions(20), { topics }))
    const asked = questions.map(({ topic }) => topic)
    expect(asked).not.toContain('concurrency')
    expect(asked.filter((topic) => topic === 'virtual-memory').length).toBeLessThanOrEqual(1)
  })

  test('takes one question that nobody has reviewed at most while there are enough others, and more when there are not', () => {
    const pilots = systemsQuestions(12, { status: 'pilot' })
    const reviewed = systemsQuestions(24).slice(12)
    const count = (given: readonly object[]) =>
      drawKit(...usualDraw(given)).questions.filter(({ status }) => status === 'pilot').length
    expect(count([...pilots, ...reviewed])).toBeLessThanOrEqual(1)
    expect(count([...pilots, ...reviewed.slice(0, 2)])).toBeGreaterThanOrEqual(2)
  })

  test('asks a question no more once more than a third of the interviews had it', () => {
    const often = { interviews: 40, asked: { 'sys-made-up-002': 14, 'sys-made-up-003': 13 } }
    const given = systemsQuestions(5)
    const { questions } = drawKit(...usualDraw(given, { exposure: often }))
    expect(ids(questions)).not.toContain('sys-made-up-002')
    expect(ids(questions)).toContain('sys-made-up-003')
  })

  test('gives questions that nobody has been asked yet all the same chance', () => {
    const given = systemsQuestions(24, { difficulty_author: 3 })
    const asked = Array.from({ length: 60 }, (_, seed) =>
      ids(drawKit(...usualDraw(given, { seed })).questions),
    ).flat()
    const times = given.map(
      (_, i) => asked.filter((id) => id.endsWith(String(i + 1).padStart(3, '0'))).length,
    )
    expect(Math.min(...times)).toBeGreaterThan(3)
    expect(Math.max(...times)).toBeLessThan(25)
  })

  test('does not take a question for worn out because it was asked in the only interview so far', () => {
    const once = {
      interviews: 1,
      asked: Object.fromEntries(
        ids(drawKit(...usualDraw(systemsQuestions(4))).questions).map((id) => [id, 1]),
      ),
    }
    expect(drawKit(...usualDraw(systemsQuestions(4), { exposure: once })).questions).toHaveLength(4)
  })

  test('counts narrower competencies under the general one that a plan names', () => {
    const blueprint = Blueprint.parse({
      ...usualBlueprint,
      competencies: { systems_and_network_basics: 4 },
    })
    const { questions } = drawKit(...usualDraw(systemsQuestions(6), { blueprint }))
    expect(new Set(questions.map(({ competency }) => competency))).toEqual(
      new Set(['systems_and_network_basics']),
    )
  })
})

test('a kit drawn again keeps everything but what must go', () => {
  const choices = choicesOf(bankOf(systemsQuestions(30)))
  const { questions } = drawKit(choices, freeFacts(usualContext))
  const [first] = questions
  const worn = { interviews: 100, asked: Object.fromEntries(ids(questions).map((id) => [id, 99])) }
  const reported = first ? [first.question] : []
  const again = drawKit(
    choices,
    redrawFacts({ ...usualContext, exposure: worn, reported }, { questions }),
  )
  expect(ids(again.questions).filter((id) => ids(questions).includes(id))).toHaveLength(3)
  expect(ids(again.questions)).not.toContain(first?.question)
})
