import { describe, expect, test } from 'vitest'
import { blindFacts } from '../../../src/core/calibration/blind-ratings.ts'
import { calibrate } from '../../../src/core/calibration/calibration.ts'
import { pastOfQuestions } from '../../../src/core/calibration/past.ts'
import { questionStatistics } from '../../../src/core/calibration/question-statistics.ts'
import { pastRatings } from '../../../src/core/past-ratings.ts'
import { ability, level, panels } from '../../support/rated.ts'
import { at, belgrade } from '../../support/time.ts'

describe('questions', () => {
  const known = {
    id: 'sys-durability-001@1',
    authorDifficulty: 3 as const,
    eligible: 30,
    asked: 12,
  }
  const now = at('2027-04-01T09:00')
  const of = (candidates: number, said: Parameters<typeof panels>[2]) => {
    const { cards, kits } = panels(candidates, (n) => [n % 4], said)
    return questionStatistics({ ...blindFacts(cards, kits), past: [], questions: [known], now })[0]
  }

  test('below five ratings there is no mean, below thirty candidates no discrimination', () => {
    const four = of(4, (n) => ({ rating: level(ability(n)) }))
    expect(four).toMatchObject({
      uses: 4,
      difficulty: { standing: 'hidden', mean: null, interval: null },
      discrimination: { standing: 'hidden', shrunk: null },
      minutes: null,
      hints: null,
      skipped: null,
      knewIt: null,
      reworded: null,
    })
  })

  test('a mean is pulled towards the author’s guess, with its interval', () => {
    const fives = of(5, () => ({ rating: 5 }))
    expect(fives?.difficulty.standing).toBe('early')
    expect(fives?.difficulty.mean).toBeGreaterThan(3)
    expect(fives?.difficulty.mean).toBeLessThan(5)
    expect(fives).toMatchObject({ minutes: 9, hints: 1, skipped: 0, knewIt: 0 })
  })

  test('a question put in other words is said to be, and its rating tells nothing of the question', () => {
    const reworded = of(10, (n) => ({ rating: n <= 5 ? 5 : 3, deviation: n <= 5 ? 'In Go.' : '' }))
    const asWorded = of(5, () => ({ rating: 3 }))
    expect(reworded).toMatchObject({ uses: 10, reworded: 0.5 })
    expect(reworded?.difficulty).toEqual(asWorded?.difficulty)
  })

  test('ratings of erased candidates go on counting, and for questions only', () => {
    const { cards, kits } = panels(
      4,
      () => [1],
      () => ({ rating: 5 }),
    )
    const kept = pastRatings(
      cards,
      belgrade,
      (
        (n) => () =>
          String(++n)
      )(0),
    )
    const past = pastOfQuestions(kept, () => 'systems', at('2026-01-01T00:00'))
    expect(past).toHaveLength(4)
    const facts = { ...blindFacts(cards, kits), past, questions: [known], now }
    expect(questionStatistics(facts)[0]?.difficulty).toMatchObject({
      standing: 'early',
      ratings: 8,
    })
    const without = calibrate({ ...facts, past: [] })
    expect(calibrate(facts)).toEqual({ ...without, questions: questionStatistics(facts) })
    expect(pastOfQuestions(kept, () => undefined, at('2026-01-01T00:00'))).toEqual([])
    expect(pastOfQuestions(kept, () => 'systems', at('2029-01-01T00:00'))).toEqual([])
  })

  test('exposure is of the interviews that could have asked it', () => {
    const { exposure } = of(5, () => ({ rating: 3 })) ?? {}
    expect(exposure).toMatchObject({ standing: 'usable', p: { value: 0.4 } })
  })

  test('two interviewers who suspect that it was known raise the alarm, one does not', () => {
    expect(of(5, (n) => ({ rating: 3, knewIt: n === 1 }))?.leak).toEqual([])
    expect(of(5, (n) => ({ rating: 3, knewIt: n <= 2 }))?.leak).toEqual(['suspected'])
  })

  test('ten ratings far above its author’s guess are a sign when nothing else went up', () => {
    expect(of(12, () => ({ rating: 5 }))?.leak).toContain('easier')
    expect(of(9, () => ({ rating: 5 }))?.leak).toEqual([])
  })
})
