import { describe, expect, test } from 'vitest'
import { drawKit } from '../../../src/core/kits/draw.ts'
import { DrawFacts } from '../../../src/core/kits/draw-facts.ts'
import { figuresFrom, figuresOf } from '../../../src/core/kits/figures.ts'
import { standing } from '../../../src/core/statistics/gates.ts'
import { proportion } from '../../../src/core/statistics/proportion.ts'
import { ids, questionId, systemsQuestions, usualDraw } from '../../support/kits.ts'

describe('what ratings say of questions', () => {
  const figures = {
    'sys-made-up-001': { difficulty: 4.4, information: 0.6 },
    'sys-made-up-002': { difficulty: 1.2 },
  }

  test('counts instead of what their authors guessed, and is kept with the draw', () => {
    // All of difficulty 3 by their authors; one has proved too easy to be asked at all.
    const given = systemsQuestions(5, { difficulty_author: 3 })
    const [choices, facts] = usualDraw(given, { figures })
    const { questions } = drawKit(choices, facts)
    expect(ids(questions).toSorted()).toEqual(
      [1, 3, 4, 5].map((n) => questionId(`sys-made-up-00${n}`)),
    )
    const hard = questions.find(({ question }) => question === questionId('sys-made-up-001'))
    expect(hard?.difficulty).toBe(4.4)
    expect(hard?.why).toContainEqual({ code: 'measured', value: 4 })
    expect(questions.at(-1)).not.toBe(hard)
    const stored = DrawFacts.parse(JSON.parse(JSON.stringify(facts)))
    expect(drawKit(choices, stored).questions).toEqual(questions)
    expect(drawKit(choices, { ...stored, figures: {} }).questions).not.toEqual(questions)
  })

  test('makes one that tells candidates apart likelier than one that does not', () => {
    const given = systemsQuestions(12, { difficulty_author: 3 })
    const asked = (information: number) =>
      Array.from({ length: 60 }, (_, seed) =>
        usualDraw(given, { seed, figures: { 'sys-made-up-012': { information } } }),
      ).filter((draw) => ids(drawKit(...draw).questions).includes(questionId('sys-made-up-012')))
        .length
    expect(asked(0.9)).toBeGreaterThan(2 * asked(-0.5))
  })

  test('is left out below its gate, of other areas, and of other versions', () => {
    const statistics = (id: string, mean: number | null, shrunk: number | null) => ({
      ...{
        id,
        uses: 9,
        minutes: null,
        hints: null,
        skipped: null,
        knewIt: null,
        reworded: null,
        leak: [],
      },
      exposure: { ...proportion(1, 9), standing: standing('exposure', { interviews: 9 }) },
      difficulty: { standing: 'early' as const, mean, interval: null, ratings: 9 },
      discrimination: { standing: 'early' as const, shrunk, interval: null, candidates: 9 },
    })
    const all = figuresFrom([
      statistics('sys-made-up-001@1', 2.6, null),
      statistics('sys-made-up-002@2', 4.61, 0.333),
      statistics('sys-made-up-003@1', null, null),
    ])
    expect(all).toEqual({
      'sys-made-up-001@1': { difficulty: 4 },
      'sys-made-up-002@2': { difficulty: 1, information: 0.33 },
    })
    const [choices] = usualDraw(systemsQuestions(3))
    expect(figuresOf(choices, { systems: 4 }, all)).toEqual({
      'sys-made-up-001': { difficulty: 4 },
    })
    expect(figuresOf(choices, { linux: 4 }, all)).toEqual({})
  })
})
