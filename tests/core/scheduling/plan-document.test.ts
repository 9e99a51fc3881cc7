import { expect, test } from 'vitest'
import { drawLoop } from '../../../bench/loops.ts'
import { documentOf, problemIn } from '../../../src/core/scheduling/plan-document.ts'
import { PlanInput } from '../../../src/core/scheduling/plan-input.ts'
import { planned, repairOf, tue } from '../../support/loop.ts'

test('what was asked can be read again from its document, as from the file it becomes', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const kind = { interviews: 3, pool: 4, days: 5, stepMinutes: 30, maxDays: 2 }
    const problem = PlanInput.parse(drawLoop(seed, kind))
    expect(problemIn(JSON.parse(JSON.stringify(documentOf(problem))))).toEqual(problem)
  }
})

test('a repair is read again as a repair', () => {
  const current = [planned('rust', tue(9), ['ana']), planned('design', tue(10), ['cy'])]
  const problem = repairOf(current, { lost: [{ interview: 'rust', person: 'ana' }] })
  expect(problemIn(JSON.parse(JSON.stringify(documentOf(problem))))).toEqual(problem)
})

test('anything else is no problem', () => {
  expect(problemIn({ now: 5 })).toBeUndefined()
  expect(problemIn(null)).toBeUndefined()
})
