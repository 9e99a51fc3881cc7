import { describe, expect, test } from 'vitest'
import { loadBanks } from '../../../src/banks/load.ts'
import { choicesOf } from '../../../src/core/kits/choice.ts'
import type { Plan } from '../../../src/core/plans.ts'
import type { Bank } from '../../../src/core/questions/bank.ts'
import { rates } from '../../../src/core/questions/competencies.ts'
import { readPlans } from '../../../src/plans/read.ts'
import { season } from '../../support/kit-season.ts'
import { auditOf } from '../../support/kit-season-audit.ts'

const { questions: bank } = await loadBanks(['question-banks'])
const plans = readPlans('interview-plans')

/** Questions that some kit of the plan could ask of somebody. */
function eligible(of: Bank, plan: Plan): readonly string[] {
  const kits = plan.stages.flatMap(({ interviews }) => interviews.flatMap(({ kit }) => kit ?? []))
  const spoken = ['go', 'rust', 'cpp', 'c']
  return choicesOf(of)
    .filter((choice) =>
      kits.some(
        ({ areas, competencies, difficulty: [least, most], exercises, followLanguages }) => {
          const languages = followLanguages ? spoken : [...spoken, 'sql', 'shell']
          return (
            choice.area in areas &&
            Object.keys(competencies).some((key) => rates(choice.competency, key)) &&
            choice.difficulty >= least &&
            choice.difficulty <= most &&
            (!choice.isExercise || (exercises > 0 && choice.minutes < 60)) &&
            (choice.languages.length === 0 ||
              choice.languages.some((one) => languages.includes(one)))
          )
        },
      ),
    )
    .map(({ id }) => id)
}

/** `npm run torture kits` does this with ten thousand and more. */
describe.each(plans.map((plan) => [plan.key, plan] as const))('seasons of %s', (_, plan) => {
  const found = auditOf(bank, season(bank, plan, { kits: 1_600, seed: 11, perDay: 1 }))

  test('no kit breaks a rule, whoever it is for', () => {
    expect(found.broken).toEqual([])
    expect(found.kits).toBeGreaterThanOrEqual(1_600)
  })

  test('no question is asked more often than its cap', () => {
    expect(found.overCap).toBe(0)
  })

  test('forms of one round are as hard as each other', () => {
    expect(found.apart).toBe(0)
  })

  test('more than four in five of the questions that could be asked are asked', () => {
    const could = eligible(bank, plan)
    expect(could.length).toBeGreaterThan(60)
    const share = could.filter((id) => [...found.used].some((used) => used === id)).length
    expect(share / could.length).toBeGreaterThan(0.8)
  })
})
