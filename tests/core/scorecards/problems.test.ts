import { describe, expect, test } from 'vitest'
import { problemsOf } from '../../../src/core/scorecards/problems.ts'
import type {
  Answers,
  CompetencyAnswer,
  Observation,
  Overall,
  QuestionAnswer,
} from '../../../src/core/scorecards/scorecard.ts'
import { answersFor } from '../../../src/core/scorecards/template.ts'
import { durability } from '../../support/assessment.ts'
import { answers, EVIDENCE, template } from '../../support/filled.ts'

const of = (card: Answers) => problemsOf(card, template).map(({ field, ...flaw }) => [field, flaw])
const EIGHT = 'She named fsync and said when it waits'
const at = (what: string) => `question:${durability}:${what}`

test('words are counted where none of them is parted by a space', () => {
  const evidence =
    '彼女はカーネルがページを保持し、確認の前に同期が必要だと説明し、失われるものを三つ挙げて理由を述べた。'
  expect(of(answers({ evidence, rating: 5 }, { competencies: [] }))).toEqual([])
  expect(of(answers({ evidence: '彼女は答えた', rating: 3 }, { competencies: [] }))).toHaveLength(1)
})

test('a card that is whole has no problem', () => {
  expect(of(answers())).toEqual([])
})

describe('a question', () => {
  const cases: [string, Partial<QuestionAnswer>, unknown[]][] = [
    ['is asked or not', { asked: null }, [[at('asked'), { code: 'missing' }]]],
    ['asked for want of time needs no more', { asked: 'no time', rating: null, evidence: '' }, []],
    [
      'skipped for another reason says which',
      { asked: 'other', rating: null },
      [[at('skipReason'), { code: 'reason missing' }]],
    ],
    ['that was asked is rated', { rating: null }, [[at('rating'), { code: 'missing' }]]],
    [
      'not assessed says why',
      { rating: 'NA', evidence: '' },
      [[at('naReason'), { code: 'reason missing' }]],
    ],
    [
      'not assessed with a reason needs no evidence',
      { rating: 'NA', naReason: 'The line was bad.', evidence: '' },
      [],
    ],
    [
      'rated 3 needs eight words',
      { evidence: 'She named fsync' },
      [[at('evidence'), { code: 'few words', needed: 8, has: 3 }]],
    ],
    ['rated 3 has enough with eight', { evidence: EIGHT }, []],
    ['rated 4 has enough with eight', { rating: 4, evidence: EIGHT }, []],
    ...([1, 2, 5] as const).map((rating): [string, Partial<QuestionAnswer>, unknown[]] => [
      `rated ${rating} needs fifteen words`,
      { rating, evidence: EIGHT },
      [[at('evidence'), { code: 'few words', needed: 15, has: 8 }]],
    ]),
    ['rated 5 has enough with fifteen', { rating: 5, evidence: EVIDENCE }, []],
    ['after a hint without a cap can be rated 5', { rating: 5, hints: [1] }, []],
    [
      'after hint 2 cannot be rated 4',
      { rating: 4, hints: [1, 2] },
      [[at('rating'), { code: 'above cap', cap: 3, hint: 2 }]],
    ],
    [
      'is capped by the strictest hint',
      { hints: [3, 2] },
      [[at('rating'), { code: 'above cap', cap: 2, hint: 3 }]],
    ],
    ['at its cap is fine', { rating: 3, hints: [2] }, []],
  ]
  test.each(cases)('%s', (_name, changes, problems) => {
    const own = answers(changes).questions[0]?.rating
    const near = typeof own === 'number' ? own : 3
    const rated = answers(changes, {
      competencies: [
        { competency: 'systems', rating: near, naReason: '', evidence: [], note: EVIDENCE },
      ],
    })
    expect(of(rated)).toEqual(problems)
  })
})

describe('a competency', () => {
  const one = (changes: Partial<CompetencyAnswer>, more: Partial<Answers> = {}) =>
    of(
      answers(
        {},
        {
          competencies: [
            {
              competency: 'systems',
              rating: 3,
              naReason: '',
              evidence: [durability],
              note: '',
              ...changes,
            },
          ],
          ...more,
        },
      ),
    )
  const on = (what: string) => `competency:systems:${what}`

  test('is rated', () => {
    expect(one({ rating: null })).toEqual([[on('rating'), { code: 'missing' }]])
  })

  test('not assessed says why', () => {
    expect(one({ rating: 'NA' })).toEqual([[on('naReason'), { code: 'reason missing' }]])
  })

  test('rests on something', () => {
    expect(one({ evidence: [] })).toEqual([[on('evidence'), { code: 'no evidence', needed: 8 }]])
  })

  test('of a card without a kit rests on its note', () => {
    const bare = { evidence: [], rating: 3 as const, note: 'She named fsync.' }
    expect(one(bare, { questions: [] })).toEqual([
      [on('note'), { code: 'few words', needed: 8, has: 3 }],
    ])
  })

  test('does not rest on a question without evidence', () => {
    expect(one({ evidence: ['go-slice-append-001'] })).toEqual([
      [on('evidence'), { code: 'no evidence', needed: 8 }],
    ])
  })

  test('may rest on an observation', () => {
    const observations: Observation[] = [
      { kind: 'strength', code: '', what: `${EIGHT}.`, question: durability, counter: '' },
    ]
    expect(one({ evidence: ['observation:0'] }, { observations })).toEqual([])
  })

  test('may rest on a note of as many words as its rating needs', () => {
    expect(one({ evidence: [], note: EIGHT })).toEqual([])
    expect(one({ evidence: [], note: EIGHT, rating: 2 })).toEqual([
      [on('evidence'), { code: 'no evidence', needed: 15 }],
    ])
  })

  test('one away from the mean of its questions is fine, more needs a note', () => {
    expect(one({ rating: 4 })).toEqual([])
    expect(one({ rating: 5 })).toEqual([[on('note'), { code: 'far from questions', mean: 3 }]])
    expect(one({ rating: 5, note: 'The second half was far better.' })).toEqual([])
  })
})

describe('an observation', () => {
  const one = (changes: Partial<Observation>) =>
    of(
      answers(
        {},
        {
          observations: [
            {
              kind: 'red flag',
              code: 'resists_feedback',
              what: EIGHT,
              question: null,
              counter: 'none seen',
              ...changes,
            },
          ],
        },
      ),
    )

  test('that is a red flag with its code, what happened and what speaks against it is whole', () => {
    expect(one({})).toEqual([])
  })

  test('that is a red flag needs a code of the plan, what happened and counter-evidence', () => {
    expect(one({ code: 'left_handed', what: 'No.', counter: ' ' })).toEqual([
      ['observation:0:what', { code: 'few words', needed: 8, has: 1 }],
      ['observation:0:code', { code: 'missing' }],
      ['observation:0:counter', { code: 'missing' }],
    ])
  })

  test('that is a strength needs what happened only', () => {
    expect(one({ kind: 'strength', code: '', counter: '' })).toEqual([])
  })

  test('that says nothing is none', () => {
    expect(one({ code: '', what: ' ', counter: '' })).toEqual([])
  })
})

test('the whole needs a recommendation, confidence, a summary of some length and what would change their mind', () => {
  const overall: Overall = {
    recommendation: null,
    confidence: null,
    summary: '',
    changeMind: '',
    process: '',
    theirQuestions: '',
    adjusted: false,
  }
  expect(of(answers({}, { overall }))).toEqual([
    ['overall:recommendation', { code: 'missing' }],
    ['overall:confidence', { code: 'missing' }],
    ['overall:summary', { code: 'few words', needed: 8, has: 0 }],
    ['overall:changeMind', { code: 'missing' }],
  ])
  const long = { ...answers().overall, summary: 'word '.repeat(121) }
  expect(of(answers({}, { overall: long }))).toEqual([
    ['overall:summary', { code: 'too long', most: 600, has: 605 }],
  ])
})

test('an empty card names every field that it needs, and a card without a kit asks for no questions', () => {
  expect(of(answersFor(template)).map(([field]) => field)).toEqual([
    at('asked'),
    'competency:systems:rating',
    'competency:communication:rating',
    'overall:recommendation',
    'overall:confidence',
    'overall:summary',
    'overall:changeMind',
  ])
  expect(answersFor({ ...template, questions: [] }).questions).toEqual([])
})
