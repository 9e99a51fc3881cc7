import { expect, test } from 'vitest'
import { handedInWords } from '../../../src/core/scorecards/handed-in.ts'

test.each([
  [0, 1, 'The one scorecard is not in yet'],
  [1, 1, 'The one scorecard is in'],
  [0, 4, '0 of 4 scorecards are in'],
  [1, 4, '1 of 4 scorecards is in'],
  [2, 4, '2 of 4 scorecards are in'],
])('%i of %i reads: %s', (handedIn, required, words) => {
  expect(handedInWords(handedIn, required)).toBe(words)
})
