import { expect, test } from 'vitest'
import { declarable, languagesDeclared } from '../../src/core/declared-languages.ts'
import { shippedPlan } from '../support/plans.ts'

const search = shippedPlan().screening
const backend = shippedPlan('backend-intern').screening

test.each([
  ['Rust', ['rust']],
  ['C or C++', ['cpp', 'c']],
])('whoever wants the interview in %s has declared it', (value, languages) => {
  expect(languagesDeclared(search, [{ question: 'interview-language', value }])).toEqual(languages)
})

test('an option without a language declares none, and no answer says nothing', () => {
  const other = [{ question: 'interview-language', value: 'Another one' }]
  expect(languagesDeclared(backend, other)).toEqual([])
  expect(languagesDeclared(search, [])).toBeUndefined()
  expect(languagesDeclared(search, [{ question: 'languages', value: ['Go'] }])).toBeUndefined()
})

test('several options declare each language once', () => {
  const [question] = search.filter(({ key }) => key === 'languages')
  if (question?.kind !== 'some of') throw new Error('the plan has changed')
  const asking = {
    ...question,
    languages: { Go: ['go' as const], C: ['c' as const], 'C++': ['cpp' as const, 'c' as const] },
  }
  const answers = [{ question: 'languages', value: ['C', 'C++', 'None of these'] }]
  expect(languagesDeclared([asking], answers)).toEqual(['c', 'cpp'])
  expect(declarable([asking])).toEqual([['go'], [], ['c'], ['cpp', 'c']])
})

test('what can be declared is one list for each option that goes on', () => {
  expect(declarable(search)).toEqual([['go'], ['rust'], ['cpp', 'c']])
  expect(declarable(backend)).toContainEqual([])
  const without = backend.map((one) =>
    one.kind === 'one of' && one.key === 'interview-language'
      ? { ...one, rulesOut: ['Another one'] }
      : one,
  )
  expect(declarable(without)).not.toContainEqual([])
  expect(declarable([])).toEqual([[]])
})
