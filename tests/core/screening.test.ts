import { describe, expect, test } from 'vitest'
import { Application, type ScreeningAnswer } from '../../src/core/candidates.ts'
import { PersonId } from '../../src/core/ids.ts'
import {
  type AnswerValue,
  parseAnswer,
  passOver,
  type RawAnswer,
  ruledOut,
  withAnswer,
} from '../../src/core/screening.ts'
import { ScreeningQuestion } from '../../src/core/screening-questions.ts'
import { shippedPlan } from '../support/plans.ts'
import { at } from '../support/time.ts'

const petra = PersonId.parse('U0PETRA')
const { screening } = shippedPlan()

function question(key: string): ScreeningQuestion {
  const found = screening.find((one) => one.key === key)
  if (!found) throw new Error(`no question ${key}`)
  return found
}

function answer(key: string, value: AnswerValue, when = '2027-03-01T09:00'): ScreeningAnswer {
  return { question: key, value, by: petra, at: at(when) }
}

/** What a candidate would answer whom nothing rules out. */
const fine = [
  answer('degree', 'Equivalent practice'),
  answer('languages', ['Rust']),
  answer('where-used', 'A key-value store, for a course'),
  answer('interview-language', 'Rust'),
  answer('full-time', true),
  answer('weeks', 12),
  answer('start', '2027-07-01'),
  answer('in-person', true),
  answer('right-to-work', 'Would need a visa or a permit'),
]

const but = (...changes: ScreeningAnswer[]) => [...fine, ...changes]

describe('an answer is read from a form', () => {
  test.each<[string, string, RawAnswer, AnswerValue]>([
    ['yes', 'full-time', 'yes', true],
    ['no, however it is spelled', 'full-time', ' No ', false],
    ['an option', 'degree', 'Equivalent practice', 'Equivalent practice'],
    ['an option in other letters', 'interview-language', 'c OR c++', 'C or C++'],
    ['an option as a list of one', 'degree', ['Neither'], 'Neither'],
    [
      'several options, in the order of the plan',
      'languages',
      ['Rust', 'Go', 'Rust'],
      ['Go', 'Rust'],
    ],
    ['one of several options', 'languages', 'C', ['C']],
    ['a number', 'weeks', '14', 14],
    ['a number with its unit', 'weeks', '14 weeks', 14],
    ['one of its unit', 'weeks', '1 week', 1],
    ['a part of one, with a comma', 'weeks', '12,5', 12.5],
    ['a date', 'start', '2028-02-29', '2028-02-29'],
    ['words', 'where-used', '  Two courses.  ', 'Two courses.'],
  ])('%s', (_what, key, raw, value) => {
    expect(parseAnswer(question(key), raw)).toEqual({ value })
  })
})

describe('what is no answer is told with what is expected', () => {
  test.each<[string, string, RawAnswer, string]>([
    ['nothing', 'full-time', undefined, 'Nothing is answered. Answer yes or no.'],
    ['an empty field', 'weeks', '  ', 'Nothing is answered. Write a number of weeks, such as 12.'],
    [
      'no option',
      'languages',
      [],
      'Nothing is answered. Choose one or more of Go, Rust, C, C++ or None of these.',
    ],
    ['perhaps', 'full-time', 'perhaps', '“perhaps” is no answer to this. Answer yes or no.'],
    [
      'two options where one is meant',
      'degree',
      ['Neither', 'Equivalent practice'],
      'There is more than one answer. Choose one of Working towards a degree, Equivalent practice or Neither.',
    ],
    [
      'an option that does not exist',
      'languages',
      ['Go', 'Zig'],
      '“Zig” is no answer to this. Choose one or more of Go, Rust, C, C++ or None of these.',
    ],
    [
      'a number in words',
      'weeks',
      'twelve',
      '“twelve” is no answer to this. Write a number of weeks, such as 12.',
    ],
    [
      'a number of something else',
      'weeks',
      '3 months',
      '“3 months” is no answer to this. Write a number of weeks, such as 12.',
    ],
    [
      'less than nothing',
      'weeks',
      '-3',
      '“-3” is no answer to this. Write a number of weeks, such as 12.',
    ],
    [
      'a number without end',
      'weeks',
      'Infinity',
      '“Infinity” is no answer to this. Write a number of weeks, such as 12.',
    ],
    [
      'a number in hexadecimal',
      'weeks',
      '0x10',
      '“0x10” is no answer to this. Write a number of weeks, such as 12.',
    ],
    [
      'a day that does not exist',
      'start',
      '2027-02-29',
      '“2027-02-29” is no answer to this. Give a date such as 2027-07-01.',
    ],
    [
      'a day in another form',
      'start',
      '1 July 2027',
      '“1 July 2027” is no answer to this. Give a date such as 2027-07-01.',
    ],
    [
      'a whole story',
      'where-used',
      'x'.repeat(1001),
      'This has 1001 characters. Write 1000 at most.',
    ],
    [
      'what must not be noted',
      'where-used',
      'At home, she has two children',
      '“she has two children” is about pregnancy or children, which must never be noted. Ask what the job needs, such as the hours somebody can work.',
    ],
    [
      'a long answer to a short question',
      'full-time',
      'y'.repeat(80),
      `“${'y'.repeat(39)}…” is no answer to this. Answer yes or no.`,
    ],
  ])('%s', (_what, key, raw, problem) => {
    expect(parseAnswer(question(key), raw)).toEqual({ problem })
  })
})

test('a candidate whom nothing rules out goes on', () => {
  expect(ruledOut(screening, fine, [])).toEqual({ against: [], passedOver: [], unanswered: [] })
})

describe('an answer that rules out is told with its question, in words', () => {
  test.each<[string, AnswerValue, string]>([
    ['degree', 'Neither', 'Answered “Neither”.'],
    ['languages', ['None of these'], 'Has none of Go, Rust, C or C++.'],
    ['full-time', false, 'Answered no; yes is needed.'],
    ['weeks', 11.5, '11.5 weeks; at least 12 are needed.'],
    ['in-person', false, 'Answered no; yes is needed.'],
  ])('%s', (key, value, why) => {
    expect(ruledOut(screening, but(answer(key, value)), []).against).toEqual([
      { question: key, ask: question(key).ask, why },
    ])
  })

  test('yes, where no is needed, and too much of something', () => {
    const questions = [
      {
        key: 'elsewhere',
        ask: 'Have you agreed to work elsewhere then?',
        kind: 'yes or no',
        rulesOut: 'yes',
      },
      { key: 'months', ask: 'For how many months?', kind: 'number', unit: 'months', max: 6 },
    ].map((one) => ScreeningQuestion.parse(one))
    const answers = [answer('elsewhere', true), answer('months', 7)]
    expect(ruledOut(questions, answers, []).against.map(({ why }) => why)).toEqual([
      'Answered yes; no is needed.',
      '7 months; at most 6 are possible.',
    ])
  })
})

test('bounds themselves are inside', () => {
  expect(ruledOut(screening, but(answer('weeks', 12)), []).against).toEqual([])
})

test('needing a visa rules nobody out', () => {
  const needed = but(answer('right-to-work', 'Would need a visa or a permit'))
  expect(ruledOut(screening, needed, []).against).toEqual([])
})

test('questions without an answer are listed in their order, and rule nobody out', () => {
  const { unanswered, against } = ruledOut(screening, fine.slice(2, 8), [])
  expect(unanswered.map(({ key }) => key)).toEqual(['degree', 'languages', 'right-to-work'])
  expect(against).toEqual([])
})

test('the last answer to a question counts', () => {
  const twice = but(answer('weeks', 4), answer('weeks', 20, '2027-03-02T09:00'))
  expect(ruledOut(screening, twice, []).against).toEqual([])
})

describe('an answer that the plan no longer allows is asked for again', () => {
  test.each<[string, AnswerValue]>([
    ['degree', 'A doctorate'],
    ['degree', true],
    ['languages', ['Go', 'Pascal']],
    ['full-time', 'yes'],
    ['weeks', '12'],
    ['start', 'soon'],
    ['where-used', 3],
  ])('%s: %j', (key, value) => {
    const { unanswered, against } = ruledOut(screening, but(answer(key, value)), [])
    expect(unanswered.map((one) => one.key)).toEqual([key])
    expect(against).toEqual([])
  })
})

test('answers to questions of another plan are left alone', () => {
  expect(ruledOut(screening, but(answer('shoe-size', 43)), []).against).toEqual([])
})

describe('passing over', () => {
  const application = Application.parse({
    id: 'app_1',
    rev: 0,
    candidate: 'cand_1',
    opening: 'open_1',
    stage: 'screen',
    createdAt: '2027-03-01T09:00:00Z',
  })
  const short = withAnswer(application, answer('weeks', 10))
  const pass = { question: 'weeks', by: petra, reason: 'Comes back for the rest in winter' }

  test('an answer passed over no longer stands against going on, and its reason is kept', () => {
    const { passedOver } = passOver(short, pass)
    expect(ruledOut(screening, but(answer('weeks', 10)), passedOver)).toEqual({
      against: [],
      passedOver: [
        {
          question: 'weeks',
          ask: question('weeks').ask,
          why: '10 weeks; at least 12 are needed.',
          by: petra,
          reason: pass.reason,
        },
      ],
      unanswered: [],
    })
  })

  test('one answer passed over leaves the others standing', () => {
    const { passedOver } = passOver(short, pass)
    const answers = but(answer('weeks', 10), answer('full-time', false))
    const { against } = ruledOut(screening, answers, passedOver)
    expect(against.map((one) => one.question)).toEqual(['full-time'])
  })

  test.each([
    ['no reason', ' ', 'Say in at least 3 words why you go on in spite of the answer.'],
    ['a word', 'fine anyway', 'Say in at least 3 words why you go on in spite of the answer.'],
    [
      'what must not be noted',
      'She is pregnant until then',
      '“pregnant” is about pregnancy or children, which must never be noted. Ask what the job needs, such as the hours somebody can work.',
    ],
  ])('%s is refused', (_what, reason, problem) => {
    expect(() => passOver(short, { ...pass, reason })).toThrow(
      expect.objectContaining({ reason: { code: 'bad-field', field: 'reason', problem } }),
    )
  })

  test('a second reason stands instead of the first', () => {
    const twice = passOver(passOver(short, pass), { ...pass, reason: ' The team agreed to it ' })
    expect(twice.passedOver).toEqual([{ ...pass, reason: 'The team agreed to it' }])
  })

  test('another answer has to be passed over anew, the same one has not', () => {
    const passed = passOver(short, pass)
    expect(withAnswer(passed, answer('weeks', 4)).passedOver).toEqual([])
    expect(withAnswer(passed, answer('weeks', 10)).passedOver).toEqual([pass])
    expect(withAnswer(passed, answer('full-time', true)).passedOver).toEqual([pass])
  })

  test('an answer stands instead of an earlier one', () => {
    const later = answer('weeks', 20, '2027-03-02T09:00')
    expect(withAnswer(short, later).screening).toEqual([later])
  })
})
