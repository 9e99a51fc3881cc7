import { expect, test } from 'vitest'
import type { Shortage } from '../../src/core/kits/shortage.ts'
import { shortagesWords, whyBesides } from '../../src/slack/blocks/kit-words.ts'

const excluded: Shortage['excluded'] = [{ why: 'met', count: 2 }]

const short: [Shortage, string][] = [
  [
    { what: 'competency', of: 'language_fundamentals', wanted: 1, found: 0, excluded },
    '• A question that rates language fundamentals is wanted, none can be asked. Left out: 2 met by this candidate before or elsewhere.',
  ],
  [
    { what: 'competency', of: 'debugging', wanted: 2, found: 1, excluded: [] },
    '• 2 questions that rate debugging are wanted, 1 can be asked.',
  ],
  [
    { what: 'areas', of: 'linux go', wanted: 1, found: 0, excluded: [] },
    '• A question is wanted, the areas Linux, Go give none.',
  ],
]
test.each(short)('what a kit lacks is counted as people count: %o', (shortage, words) => {
  expect(shortagesWords([shortage]).mrkdwn).toBe(words)
})

test('why a question is in a kit is not said twice below its title', () => {
  const why = [
    { code: 'rates', value: 'debugging' },
    { code: 'difficulty', value: 2 },
    { code: 'pilot' },
  ] as const
  expect(whyBesides(why)).toBe('Difficulty 2 of 5.')
})
