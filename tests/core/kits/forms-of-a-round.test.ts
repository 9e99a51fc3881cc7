import { describe, expect, test } from 'vitest'
import { choicesOf } from '../../../src/core/kits/choice.ts'
import { drawKit } from '../../../src/core/kits/draw.ts'
import { formFacts, freeFacts } from '../../../src/core/kits/draw-context.ts'
import { formsOf } from '../../../src/core/kits/forms.ts'
import { later } from '../../../src/core/time.ts'
import { bankOf, ids, systemsQuestions, usualContext } from '../../support/kits.ts'

describe('the forms of a round', () => {
  const choices = choicesOf(bankOf(systemsQuestions(60)))
  const forms = formsOf(choices, freeFacts(usualContext))

  test('are four, each as hard as the others', () => {
    expect(forms).toHaveLength(4)
    const sums = forms.map(({ questions }) => questions.reduce((sum, q) => sum + q.difficulty, 0))
    expect(new Set(sums).size).toBe(1)
  })

  test('share one anchor with the form before and one with the form after, and nothing else', () => {
    const shared = forms.map(({ questions }, i) => {
      const next = forms[(i + 1) % forms.length]?.questions ?? []
      return questions.filter(({ question }) => ids(next).includes(question))
    })
    for (const both of shared) expect(both).toMatchObject([{ anchor: true }])
    for (const { questions } of forms)
      expect(questions.filter(({ anchor }) => anchor)).toHaveLength(2)
    expect(new Set(forms.flatMap(({ questions }) => ids(questions))).size).toBe(12)
  })

  test('take turns by day, so that candidates of one day meet the same questions', () => {
    const on = (day: number, hour: number) =>
      String(
        ids(
          drawKit(
            choices,
            formFacts(
              { ...usualContext, at: later(usualContext.at, (day * 24 + hour) * 60) },
              forms,
            ),
          ).questions,
        ),
      )
    expect(on(0, 0)).toBe(on(0, 3))
    expect(new Set([0, 1, 2, 3].map((day) => on(day - 1, 0))).size).toBe(4)
  })

  test('give way, question by question, to what a candidate has met', () => {
    const whole = drawKit(choices, formFacts(usualContext, forms)).questions
    const [first] = whole
    const met = first ? [first.question] : []
    const { questions } = drawKit(choices, formFacts({ ...usualContext, met }, forms))
    expect(ids(questions).filter((id) => ids(whole).includes(id))).toHaveLength(3)
    const instead = questions.find(({ why }) => why.some(({ code }) => code === 'instead'))
    expect(instead).toMatchObject({ difficulty: first?.difficulty })
    expect(instead?.why).toContainEqual({ code: 'instead', value: 'met' })
  })
})
