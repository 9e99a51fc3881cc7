import { describe, expect, test } from 'vitest'
import { lint } from '../../../src/core/questions/lint/lint.ts'
import { RULES } from '../../../src/core/questions/lint/problem.ts'
import { cleanItem, entry, exercise, facts, item } from '../../support/questions.ts'

const { anchors, hints, prompt, followups } = cleanItem
const words = (n: number) => Array.from({ length: n }, (_, i) => `w${i}`).join(' ')
const lines = (n: number) => `${'x := 1\n'.repeat(n)}`
const saying = (text: string) => ({ followups: [{ ask: text, probes: 'x' }, followups[1]] })
const rated = (n: number, text: string) => ({ anchors: { ...anchors, [n]: text } })
const withSnippet = (code: string, minutes = 8) => ({ snippet: { lang: 'go', code }, minutes })
const active = { status: 'active', reviewed_by: ['bo', 'cy'] }

const brokenBy = (changes: object) => lint([entry(item(changes))], facts).map(({ rule }) => rule)

test('a question that follows every rule has no problems, and neither has an exercise', () => {
  expect(lint([entry(item()), entry(exercise())], facts)).toEqual([])
})

describe('a question that breaks one rule breaks no other', () => {
  test.each<[keyof typeof RULES, string, object]>([
    ['E2', 'an anchor of 7 words', rated(1, words(7))],
    ['E2', 'an anchor of 46 words', rated(4, words(46))],
    ['E2', 'an anchor that repeats another', rated(5, `${anchors[4]} Indeed.`)],
    ['E3', 'one hint', { hints: [{ n: 1, say: 'Look at the fields.', caps_at: 5 }] }],
    ['E3', 'a first hint that costs', { hints: [{ ...hints[0], caps_at: 4 }, hints[1]] }],
    ['E3', 'a last hint above 2', { hints: [hints[0], { ...hints[1], caps_at: 3 }] }],
    [
      'E3',
      'a cap that rises',
      {
        hints: [
          hints[0],
          { n: 2, say: 'No.', caps_at: 3 },
          { n: 3, say: 'So.', caps_at: 4 },
          { n: 4, say: 'Thus.', caps_at: 2 },
        ],
      },
    ],
    ['E3', 'numbers out of order', { hints: [{ ...hints[0], n: 2 }, hints[1]] }],
    ['E4', 'a topic of another area', { topic: 'borrowing' }],
    ['E4', 'an id of another area', { id: 'rs-copy-struct-001' }],
    ['E5', '4 minutes', { minutes: 4 }],
    ['E5', '13 minutes', { minutes: 13 }],
    ['E5', 'too few minutes for the reading', withSnippet(lines(20), 6)],
    ['E6', 'a prompt of 111 words', { prompt: `${`${words(20)}. `.repeat(5)}${words(10)} why?` }],
    ['E6', 'a prompt that asks nothing', { prompt: 'This program copies a value and changes it.' }],
    ['E7', 'one follow-up', { followups: followups.slice(0, 1) }],
    ['E7', 'five follow-ups', { followups: [...followups, ...followups, followups[0]] }],
    ['E8', 'active with one reviewer', { ...active, reviewed_by: ['bo'] }],
    ['E8', 'active with the author as reviewer', { ...active, reviewed_by: ['bo', 'ana'] }],
    ['E8', 'active and due today', { ...active, review_due: '2027-03-01' }],
    ['E9', 'a snippet of 26 lines', withSnippet(lines(26))],
    ['E9', 'a language question without checks', { code_checks: [], snippet: undefined }],
    ['E10', 'no reference', { references: [] }],
    ['E10', 'a reference without https', { references: ['http://go.dev/ref/spec'] }],
    [
      'E10',
      'an official source behind another',
      { references: ['https://example.org/a', 'https://go.dev/ref/spec'] },
    ],
    ['E13', 'a question about children', saying('Do you have children?')],
    ['E13', 'a question about age', saying('How old are you?')],
    ['E13', 'a note on health in an anchor', rated(3, `${anchors[3]} Mentions a disability.`)],
    ['E14', 'a licence of its own', { license: 'CC-BY-NC-4.0' }],
    ['W1', 'a belittling word', saying('Can you simply copy it?')],
    ['W1', 'a pronoun that leaves people out', saying('What would he/she see?')],
    ['W2', 'a question for a flag', saying('What is the flag for that?')],
    ['W2', 'a list to recite', saying('Name three uses of it.')],
    [
      'W3',
      'four questions at once',
      { prompt: 'What is copied? What is shared? Who sees it? And why?' },
    ],
    ['W3', 'and/or', saying('Which field and/or value is shared?')],
    ['W4', 'a long sentence', saying(`Tell me ${words(27)}.`)],
    [
      'W4',
      'words that are hard to follow',
      {
        prompt:
          'Characterise comprehensively the semantical implications of instantiating heterogeneous parametrisations?',
      },
    ],
    ['W5', 'an anchor about the person', rated(4, `${anchors[4]} Sounds confident.`)],
    ['W6', 'an exact number at the bar', rated(3, `${anchors[3]} Says 24 bytes.`)],
    ['W6', 'a product at the bar', rated(3, `${anchors[3]} Knows Redis.`)],
    [
      'W8',
      'a sentence of the key in the prompt',
      { prompt: 'The fields are copied one by one. Which changes does the first value see?' },
    ],
    ['W9', 'an idiom', saying('Can you give a ballpark figure?')],
    ['W9', 'a brand', saying('How would Netflix do it?')],
    ['W11', 'a colour that carries meaning', saying('What does the red line do?')],
    ['W11', 'a picture', saying('What is in the diagram below?')],
    ['W12', 'no version of Go', { go_version: undefined }],
    [
      'W14',
      'a snippet that nothing compiles',
      { code_checks: [{ id: 'a', tool: 'go', code: 'package main', expect_exit: 0 }] },
    ],
  ])('%s: %s', (rule, _what, changes) => {
    expect(new Set(brokenBy(changes))).toEqual(new Set([rule]))
  })
})

describe('what looks like a breach and is none', () => {
  test.each([
    ['anchors of 8 and of 45 words', { anchors: { ...anchors, 1: words(8), 5: words(45) } }],
    [
      'a cap that stays',
      { hints: [hints[0], { n: 2, say: 'No.', caps_at: 2 }, { n: 3, say: 'So.', caps_at: 2 }] },
    ],
    ['5 minutes for a short prompt', { minutes: 5, snippet: undefined, prompt: 'What is copied?' }],
    ['a snippet of 25 lines', withSnippet(lines(25))],
    ['an instruction at the end', { prompt: 'Values are copied here. Then show what is shared.' }],
    ['a quoted question at the end', { prompt: 'A colleague asks: "What is shared?"' }],
    ['active, reviewed and due tomorrow', { ...active, review_due: '2027-03-02' }],
    [
      'child processes, data races, unions and native code',
      saying('Does the child process see the data race in the union of a native library?'),
    ],
    ['a hint named at the bar', rated(3, `${anchors[3]} At most hint 1, in O(1).`)],
    [
      'a red-black tree and a container image',
      saying('Would a red-black tree fit into the container image?'),
    ],
    ['the licence of the bank', { license: 'MIT' }],
    ['an unofficial source alone', { references: ['https://example.org/a'] }],
    ['three questions', { prompt: 'What is copied? What is shared? And why?' }],
  ])('%s', (_what, changes) => {
    expect(brokenBy(changes)).toEqual([])
  })
})

test.each([
  'How old are you?',
  'What is your date of birth?',
  'Which year did you graduate?',
  'Do you have any children?',
  'Are you planning to have kids?',
  'Are you married?',
  'Are you pregnant?',
  'What is your religion?',
  'What is your nationality?',
  'Is English your native language?',
  'Where are you originally from?',
  'Tell me where you were born.',
  'What would your wife say?',
  'Do you have a disability?',
  'How many sick days did you take?',
  'Have you ever been arrested?',
  'Are you in a trade union?',
  'Which political party do you support?',
  'What was your last salary?',
  'Could you send a photo of yourself?',
])('E13 hears: %s', (text) => {
  expect(brokenBy(saying(text))).toEqual(['E13'])
})

describe('questions in company', () => {
  const other = item({
    id: 'go-other-thing-002',
    prompt: 'Who closes a channel, and what does a late sender see?',
  })

  test('an id is used once', () => {
    const twice = item({ prompt: other.prompt })
    const found = lint([entry(item()), entry(twice)], facts)
    expect(found.map(({ rule }) => rule)).toEqual(['E1'])
    expect(found[0]?.message).toContain('go-copy-struct-001.yaml:1')
  })

  test('enemies exist, are mutual, and nobody is their own', () => {
    const enemies = (...ids: string[]) => lint([entry(item({ enemies: ids })), entry(other)], facts)
    expect(enemies('go-nobody-003').map(({ rule }) => rule)).toEqual(['E12'])
    expect(enemies(other.id)[0]?.message).toContain('does not name')
    expect(enemies('go-copy-struct-001')[0]?.message).toContain('names itself')
    const mutual = item({ id: other.id, prompt: other.prompt, enemies: ['go-copy-struct-001'] })
    expect(lint([entry(item({ enemies: [other.id] })), entry(mutual)], facts)).toEqual([])
  })

  test('an enemy whose own file cannot be read is not reported as missing', () => {
    const named = entry(item({ enemies: ['go-broken-009'] }))
    expect(lint([named], facts, new Set(['go-broken-009']))).toEqual([])
  })

  test('two prompts that share most of their words are told, unless they are variants', () => {
    const near = { id: 'go-near-004', prompt: prompt.replace('and why', 'and when') }
    const rules = (a: object, b: object) =>
      lint([entry(item(a)), entry(item({ ...near, ...b }))], facts).map(({ rule }) => rule)
    expect(rules({}, {})).toEqual(['W7'])
    expect(rules({ variants: ['go-near-004'] }, { variants: ['go-copy-struct-001'] })).toEqual([])
  })
})

describe('versions', () => {
  const recorded = (name: string, hash: string) => ({ ...facts, recorded: new Map([[name, hash]]) })

  test('a recorded version may not change its text', () => {
    const found = lint([entry(item(), 'bbbb')], recorded('go-copy-struct-001@1', 'aaaa'))
    expect(found.map(({ rule }) => rule)).toEqual(['E11'])
    expect(found[0]?.message).toContain('set version to 2')
  })

  test('an unchanged or a raised version is fine, a lowered one is not', () => {
    const known = recorded('go-copy-struct-001@2', 'aaaa')
    const rules = (version: number, hash: string) =>
      lint([entry(item({ version }), hash)], known).map(({ rule }) => rule)
    expect(rules(2, 'aaaa')).toEqual([])
    expect(rules(3, 'bbbb')).toEqual([])
    expect(rules(1, 'aaaa')).toEqual(['E11'])
  })
})

describe('exercises', () => {
  test.each([
    ['E4', { topic: 'borrowing' }],
    ['E5', { minutes: 10 }],
    ['E10', { references: [] }],
    ['E13', { task: 'Complete solution.sh. Say where you were born.' }],
    ['W1', { task: 'Complete solution.sh, which is trivial.' }],
    ['W5', { attempts: { weak: ['Seems nervous.'], adequate: ['x'], strong: ['y'] } }],
  ])('%s holds for them too', (rule, changes) => {
    expect(lint([entry(exercise(changes))], facts).map((problem) => problem.rule)).toEqual([rule])
  })
})

test('every problem says how serious it is by the letter of its rule', () => {
  const found = lint([entry(item({ minutes: 13, ...saying('Can you simply copy it?') }))], facts)
  expect(found.map(({ rule, severity }) => [rule, severity])).toEqual([
    ['E5', 'error'],
    ['W1', 'warning'],
  ])
  expect(Object.keys(RULES)).toHaveLength(26)
})
