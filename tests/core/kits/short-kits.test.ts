import { describe, expect, test } from 'vitest'
import { drawAtLeast } from '../../../src/core/kits/lessen.ts'
import {
  questionId,
  shortage,
  systemsQuestions,
  usualBlueprint,
  usualDraw,
} from '../../support/kits.ts'

describe('where the banks cannot fill a kit, the refusal names', () => {
  test('the competency, how many there are, and why each of the others is left out', () => {
    const given = [
      ...systemsQuestions(2),
      { ...systemsQuestions(3)[2], status: 'draft' },
      { ...systemsQuestions(4)[3], level: 'senior' },
      { ...systemsQuestions(5)[4], difficulty_author: 5 },
      ...systemsQuestions(8).slice(5),
    ]
    const found = shortage(
      ...usualDraw(given, {
        met: [questionId('sys-made-up-006')],
        reported: [questionId('sys-made-up-007')],
        exposure: { interviews: 100, asked: { 'sys-made-up-008': 90 } },
      }),
    )
    expect(found).toEqual([
      {
        what: 'competency',
        of: 'systems_fundamentals',
        wanted: 4,
        found: 2,
        excluded: [
          { why: 'not in use', count: 1 },
          { why: 'reported', count: 1 },
          { why: 'level', count: 1 },
          { why: 'difficulty', count: 1 },
          { why: 'met', count: 1 },
          { why: 'asked too often', count: 1 },
        ],
      },
    ])
  })

  test('the minutes', () => {
    expect(shortage(...usualDraw(systemsQuestions(8, { minutes: 12 })))).toEqual([
      { what: 'minutes', of: '', wanted: 48, found: 45, excluded: [] },
    ])
  })

  test('live exercises', () => {
    const blueprint = { ...usualBlueprint, exercises: 1 }
    expect(shortage(...usualDraw(systemsQuestions(8), { blueprint }))).toMatchObject([
      { what: 'exercises', wanted: 1, found: 0 },
    ])
  })

  test('that nothing fits together, when each alone would do', () => {
    const given = systemsQuestions(8, { topic: 'concurrency' })
    expect(shortage(...usualDraw(given))).toMatchObject([{ what: 'together', wanted: 4 }])
  })
})

test('an interview gets the fullest kit there is, and what it lacks is said', () => {
  const [choices, facts] = usualDraw(systemsQuestions(3))
  const { questions, short } = drawAtLeast(choices, facts)
  expect(questions).toHaveLength(3)
  expect(short).toMatchObject([{ what: 'competency', wanted: 4, found: 3 }])
  expect(drawAtLeast([], facts)).toMatchObject({ questions: [], short: [{ found: 0 }] })
})
