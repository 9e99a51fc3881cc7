import { describe, expect, test } from 'vitest'
import { loopwright } from '../support/cli.ts'

const usual = {
  plan: 'search-backend-infra-intern',
  stage: 'technical-loop',
  seed: 7,
  languages: ['go'],
}
const draw = (input: object) => loopwright(['banks', 'draw'], { ...usual, ...input })

describe('banks draw', () => {
  test('answers the kits of a stage, drawn together, with why; the same for the same seed', async () => {
    const { status, json } = await draw({})
    expect(status).toBe(0)
    const { kits, questions } = json()
    expect(kits.map((kit: { interview: string }) => kit.interview)).toEqual([
      'fundamentals',
      'language',
      'learning',
    ])
    expect(questions).toEqual(kits[0].questions)
    const ids = kits.flatMap((kit: { questions: { question: string }[] }) =>
      kit.questions.map(({ question }) => question),
    )
    expect(ids).toHaveLength(11)
    expect(new Set(ids).size).toBe(11)
    expect(questions[0].why).toContainEqual({ code: 'rates', value: questions[0].competency })
    expect((await draw({})).json()).toEqual(json())
    expect((await draw({ seed: 8 })).json().kits).not.toEqual(kits)
  })

  test('draws nothing the candidate has met', async () => {
    const first = (await draw({ interview: 'language' })).json().questions
    const asked = first.map(({ question }: { question: string }) => question)
    const again = (await draw({ interview: 'language', asked })).json()
    expect(again.heldBack).toBeGreaterThanOrEqual(4)
    for (const { question } of again.questions) expect(asked).not.toContain(question)
  })

  test('answers no, and what is short, when the banks cannot fill a kit', async () => {
    const { status, json } = await draw({ interview: 'language', languages: [] })
    expect(status).toBe(1)
    expect(json().short).toMatchObject([
      { what: 'competency', of: 'language_fundamentals', wanted: 2, found: 0 },
    ])
  })

  test.each([
    [{ plan: 'x' }, '$.plan: is "x"; expected backend-intern or search-backend-infra-intern'],
    [{ stage: 'x' }, '$.stage: is "x"; expected screen or technical-loop'],
    [{ interview: 'x' }, '$.interview: is "x"; expected fundamentals or language or learning'],
    [{ seed: 'x' }, '$.seed: is "x"; expected a whole number'],
    [{ sed: 1 }, '$.sed: is not a known key'],
  ])('refuses %j', async (changes, words) => {
    const { status, error } = await draw(changes)
    expect(status).toBe(2)
    expect(error).toContain(words)
  })
})
