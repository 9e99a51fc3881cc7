import { describe, expect, test } from 'vitest'
import { loadBanks } from '../../../src/banks/load.ts'
import { declarable } from '../../../src/core/declared-languages.ts'
import { choicesOf } from '../../../src/core/kits/choice.ts'
import { freeFacts, hasKit, languagesThatMatter } from '../../../src/core/kits/draw-context.ts'
import { drawAtLeast } from '../../../src/core/kits/lessen.ts'
import type { Plan } from '../../../src/core/plans.ts'
import type { Bank } from '../../../src/core/questions/bank.ts'
import { rates } from '../../../src/core/questions/competencies.ts'
import type { QuestionId } from '../../../src/core/questions/fields.ts'
import { instantAt } from '../../../src/core/time.ts'
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

/** What one candidate lacks on the way through a whole plan, in the order of its interviews. */
function lacking(plan: Plan, languages: readonly string[], seed: number): readonly string[] {
  const choices = choicesOf(bank)
  const met: QuestionId[] = []
  return plan.stages.flatMap(({ interviews }) => {
    const topics: Record<string, number> = {}
    return interviews.filter(hasKit).flatMap((planned) => {
      const context = {
        ...{ blueprint: planned.kit, minutes: planned.minutes, met, topics, seed, reported: [] },
        ...{ at: instantAt('2027-03-09T10:00', plan.office.zone), zone: plan.office.zone },
        languages: languagesThatMatter(choices, planned.kit, languages),
        exposure: { interviews: 0, asked: {} },
        inRound: { interviews: 0, asked: {} },
        figures: {},
      }
      const { questions, short } = drawAtLeast(choices, freeFacts(context))
      met.push(...questions.map(({ question }) => question))
      for (const { area, topic } of questions) {
        topics[`${area}/${topic}`] = (topics[`${area}/${topic}`] ?? 0) + 1
      }
      return short.map(({ what, of }) => `${planned.key}: ${what} ${of}`)
    })
  })
}

test.each(
  plans.flatMap((plan) =>
    declarable(plan.screening).map((languages) => [plan.key, languages.join(' '), plan] as const),
  ),
)('every kit of %s is full for who declares “%s”', (_, languages, plan) => {
  const short = [1, 2, 3, 4, 5].flatMap((seed) => lacking(plan, languages.split(' '), seed))
  expect(short).toEqual([])
})

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
