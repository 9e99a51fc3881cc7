import { describe, expect, test } from 'vitest'
import { CandidateId } from '../../../src/core/ids.ts'
import { type Rule, unanswered, warningsOf } from '../../../src/core/scorecards/lint.ts'
import { durability } from '../../support/assessment.ts'
import { cardBy, held } from '../../support/cards.ts'
import { answers, EVIDENCE, template } from '../../support/filled.ts'
import { ana } from '../../support/world.ts'

const field = `question:${durability}:evidence`
const of = (evidence: string, more = {}) =>
  warningsOf({ ...cardBy(ana, held('a')), answers: answers({ evidence, ...more }) }, template, [])

describe('evidence', () => {
  test.each<[Rule, string, string]>([
    ['impression', 'Really smart and a good fit for us all', 'smart'],
    ['impression', 'Confident from the first minute to the last', 'confident'],
    [
      'comparison',
      'She explained it better than the other candidates',
      'better than the other candidates',
    ],
    ['comparison', 'He said more, the best candidate so far', 'best candidate'],
    ['comparison', 'Named fsync, unlike other candidates this week', 'unlike other candidates'],
    ['cv', 'She has a degree from a good school and said so', 'degree from'],
    ['cv', 'He said that he worked at a large search company', 'worked at'],
    ['unkind', 'Said nonsense, a waste of time for everybody here', 'waste of time'],
    ['protected', 'She said that she is 45 years old', 'age'],
    ['protected', 'Explained well in spite of his strong accent', 'native language or accent'],
  ])('of %s is warned about: “%s”', (rule, text, found) => {
    expect(of(text)).toContainEqual(expect.objectContaining({ field, rule, found }))
  })

  test.each([
    EVIDENCE,
    'Traced the child process, named the union type and asked which page size is meant',
    'Asked whether a sharp drop in latency could come from the cache, then measured it',
    'Said “I do not know” about fsync and what she would look up first',
    'Compared two index structures and chose the smaller one for this load',
    'Unlike other approaches, she said, this one needs no lock; she compared it with two more',
    'She said the second approach is faster than the first for short lists',
  ])('that tells what was said or done is not: “%s”', (text) => {
    expect(of(text)).toEqual([])
  })
})

test('why something was not assessed is read too', () => {
  const naReason = 'She said that she has a chronic illness and was tired.'
  expect(of('', { rating: 'NA', naReason })).toEqual([
    {
      field: `question:${durability}:naReason`,
      rule: 'protected',
      found: 'health',
      instead: expect.any(String),
    },
  ])
})

test('what somebody did in an earlier job is evidence of learning, not of systems', () => {
  const text = 'He said he worked at a shop and wrote down what each fault taught him'
  const behavioural = {
    ...template,
    questions: template.questions.map((one) => ({ ...one, isBehavioural: true })),
  }
  const card = { ...cardBy(ana, held('a')), answers: answers({ evidence: text }) }
  expect(warningsOf(card, template, []).map(({ rule }) => rule)).toEqual(['cv'])
  expect(warningsOf(card, behavioural, [])).toEqual([])
})

test('an observation belongs to a question of the interview', () => {
  const note = { kind: 'strength' as const, code: '', what: EVIDENCE, question: null, counter: '' }
  const card = { ...cardBy(ana, held('a')), answers: answers({}, { observations: [note] }) }
  expect(warningsOf(card, template, [])).toEqual([
    { field: 'observation:0:what', rule: 'no moment', found: '' },
  ])
})

describe('the same words about somebody else', () => {
  const card = { ...cardBy(ana, held('a')), answers: answers({}) }
  const other = {
    ...cardBy(ana, held('b', [ana], { candidate: CandidateId.parse('cand_ivan') })),
    answers: answers({}),
  }
  const copied = (own: typeof card, others = [other]) =>
    warningsOf(own, template, others).filter(({ rule }) => rule === 'copied')

  test('are warned about', () => {
    expect(copied(card)).toContainEqual(expect.objectContaining({ field }))
  })

  test('with a few of them changed, still', () => {
    const evidence = EVIDENCE.replace('She', 'He')
    expect(copied({ ...card, answers: answers({ evidence }) }).map((one) => one.field)).toContain(
      field,
    )
  })

  test('are fine about the same candidate, or when they are few', () => {
    expect(copied(card, [{ ...other, candidate: card.candidate }])).toEqual([])
    const evidence = 'She named fsync and said when it waits'
    const short = { ...other, answers: answers({ evidence }) }
    expect(
      copied({ ...card, answers: answers({ evidence }) }, [short]).map((one) => one.field),
    ).not.toContain(field)
  })

  test('are fine when the text is another', () => {
    const evidence =
      'He drew the path of one request, counted its round trips and found the slow one by adding times.'
    expect(
      copied({ ...card, answers: answers({ evidence }) }).map((one) => one.field),
    ).not.toContain(field)
  })
})

test('a reason lets words stay, an empty one does not', () => {
  const warnings = of('Really smart and a good fit for us all')
  const override = { field, rule: 'impression', reason: 'Her own words about herself.' }
  expect(unanswered(warnings, [override])).toEqual([])
  expect(unanswered(warnings, [{ ...override, reason: ' ' }])).toEqual(warnings)
})
