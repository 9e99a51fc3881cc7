import { expect, test } from 'vitest'
import {
  comparedIn,
  ENOUGH_COMPARISONS,
  standingOf,
  USUAL_COMPARISONS,
  USUAL_VARIANCE,
} from '../../../src/core/debrief/composite.ts'
import { voicesOf } from '../../../src/core/debrief/voices.ts'
import type { Scorecard } from '../../../src/core/scorecards/scorecard.ts'
import { cardBy, cy, held } from '../../support/cards.ts'
import { answersOf, handedIn } from '../../support/debrief.ts'
import { ana, bo, plan } from '../../support/world.ts'

const interview = held('1', [ana, bo, { person: cy, shadow: true }])
const keys = plan.competencies.map(({ key }) => key)
const everywhere = (rating: 1 | 2 | 3 | 4 | 5) =>
  Object.fromEntries(keys.map((key) => [key, rating]))

function standing(cards: readonly Scorecard[], compared: readonly (readonly number[])[] = []) {
  return standingOf(plan, voicesOf(cards, [interview]), compared)
}

test('nothing rated is no composite', () => {
  expect(standing([]).composite).toBeNull()
})

test('the composite is the weighted mean of competencies, each the mean of its raters', () => {
  const cards = [
    handedIn(ana, interview, { ratings: { systems: 5, debugging: 3 } }),
    handedIn(bo, interview, { ratings: { systems: 3 } }),
  ]
  expect(standing(cards).composite?.value).toBeCloseTo((4 + 3) / 2, 12)
})

test('without comparisons of its own an opening has the usual error, and it is early', () => {
  const { composite, isEarly, comparisons } = standing([
    handedIn(ana, interview, { ratings: everywhere(4) }),
  ])
  expect(composite?.se).toBeCloseTo(Math.sqrt(USUAL_VARIANCE / keys.length), 12)
  expect(composite?.band).toBe('above')
  expect([isEarly, comparisons]).toEqual([true, 0])
})

test('the more an opening compares, the more its own disagreement counts', () => {
  const cards = [handedIn(ana, interview, { ratings: { systems: 3 } })]
  // Each pair has a variance of 2 with one degree of freedom.
  const pairs = Array.from({ length: ENOUGH_COMPARISONS }, () => [2, 4])
  const { composite, isEarly } = standing(cards, pairs)
  const variance =
    (USUAL_COMPARISONS * USUAL_VARIANCE + 2 * ENOUGH_COMPARISONS) /
    (USUAL_COMPARISONS + ENOUGH_COMPARISONS)
  expect(composite?.se).toBeCloseTo(Math.sqrt(variance), 12)
  expect(isEarly).toBe(false)
})

test('raters who all agree do not make the error nought', () => {
  const { composite } = standing([handedIn(ana, interview, { ratings: { systems: 3 } })], [[3, 3]])
  expect(composite?.se).toBeGreaterThan(0.5)
})

test('a must-have below its floor keeps the band from being above, and is named', () => {
  const low = { ...everywhere(5), debugging: 2 as const }
  const { composite, heldBy } = standing([
    handedIn(ana, interview, { ratings: low }),
    handedIn(bo, interview, { ratings: low }),
  ])
  expect(composite?.band).toBe('near')
  expect(heldBy.map(({ key }) => key)).toEqual(['debugging'])
})

test('statistics rest on first ratings, in time and without shadows', () => {
  const amended = handedIn(
    bo,
    interview,
    { ratings: { systems: 2 } },
    {
      answers: answersOf({ ratings: { systems: 5 } }),
    },
  )
  const late = handedIn(bo, interview, { ratings: { systems: 1 } })
  const first = handedIn(ana, interview, { ratings: { systems: 4 } })
  const shadow = handedIn(cy, interview, { ratings: { systems: 1 } })
  expect(comparedIn([first, amended, shadow], plan.competencies)).toEqual([[4, 2]])
  const tooLate = { ...late, lateAt: interview.span.end }
  expect(comparedIn([first, tooLate], plan.competencies)).toEqual([])
  expect(comparedIn([first, cardBy(bo, interview, 'draft')], plan.competencies)).toEqual([])
})

test('who met a candidate twice is one rater', () => {
  const again = {
    ...handedIn(ana, interview, { ratings: { systems: 2 } }),
    id: cardBy(bo, interview).id,
  }
  const twice = [handedIn(ana, interview, { ratings: { systems: 4 } }), again]
  expect(comparedIn(twice, plan.competencies)).toEqual([])
  expect(standing(twice).composite?.value).toBe(3)
  expect(standing(twice).composite?.se).toBeCloseTo(Math.sqrt(USUAL_VARIANCE), 12)
})
