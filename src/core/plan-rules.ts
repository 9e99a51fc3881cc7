/** What must hold across a plan: its parts know each other, and enough people and questions see each competency. */

import { declarable } from './declared-languages.ts'
import type { Flaw } from './paths.ts'
import { repeats, strangers } from './plan-fields.ts'
import { supplyOf } from './plan-part-rules.ts'
import type { Competency, Plan, PlannedInterview } from './plans.ts'
import { LANGUAGE_AREAS } from './questions/item.ts'

/** A plan before it has its version. */
export type UnversionedPlan = Omit<Plan, 'version'>

/** One rating may be luck: a must-have is rated by two people who do not see each other's cards. */
const MUST_RATERS = 2

/**
 * What is wrong with a plan beyond the shape of its parts.
 *
 * Ratings and questions are counted over all stages: whoever is decided on has been through them all.
 */
export function planProblems(plan: UnversionedPlan): readonly Flaw[] {
  const known = plan.competencies.map(({ key }) => key)
  return [
    ...repeats(known, ['competencies'], ['key']),
    ...repeats(
      plan.screening.map(({ key }) => key),
      ['screening'],
      ['key'],
    ),
    ...repeats(
      plan.stages.map(({ key }) => key),
      ['stages'],
      ['key'],
    ),
    ...repeats(
      plan.redFlags.map(({ code }) => code),
      ['redFlags'],
      ['code'],
    ),
    ...plan.stages.flatMap(({ interviews }, s) =>
      interviews.flatMap((interview, i) => [
        ...strangers(interview.rates, known, {
          path: ['stages', s, 'interviews', i, 'rates'],
          what: 'competency of this plan',
        }),
        ...languageFlaws(interview, plan).map(({ path, message }) => ({
          path: ['stages', s, 'interviews', i, ...path],
          message,
        })),
      ]),
    ),
    ...plan.competencies.flatMap((competency, c) =>
      coverageFlaws(competency, plan).map(({ path, message }) => ({
        path: ['competencies', c, ...path],
        message,
      })),
    ),
    ...figureFlaws(plan),
  ]
}

/** Whether enough people rate a competency, and enough questions are drawn for it. */
function coverageFlaws(competency: Competency, plan: UnversionedPlan): readonly Flaw[] {
  const { key, must, minRaters, minItems } = competency
  const interviews = plan.stages.flatMap((stage) => stage.interviews)
  const raters = ratersOf(key, interviews)
  const items = interviews.reduce((sum, { kit }) => sum + (kit?.competencies[key] ?? 0), 0)
  const wanted = must ? Math.max(minRaters, MUST_RATERS) : minRaters
  return [
    ...(raters < wanted
      ? [
          {
            path: ['minRaters'],
            message: `${people(raters)} in this plan; expected ${wanted}${must ? ' for a must-have' : ''}. Add “${key}” to the rates of an interview, or a seat to one that rates it`,
          },
        ]
      : []),
    ...(items < minItems
      ? [
          {
            path: ['minItems'],
            message: `the kits draw ${items} for it; expected ${minItems}. Raise “${key}” in a kit's competencies`,
          },
        ]
      : []),
  ]
}

/** How many people rate a competency independently: those in seats that count, over all interviews. */
export function ratersOf(competency: string, interviews: readonly PlannedInterview[]): number {
  return interviews
    .filter(({ rates }) => rates.includes(competency))
    .flatMap(({ seats }) => seats.filter(({ shadow }) => !shadow))
    .reduce((sum, { count }) => sum + count, 0)
}

/** A kit that follows languages must be full whichever of them a candidate declares. */
function languageFlaws({ kit }: PlannedInterview, plan: UnversionedPlan): readonly Flaw[] {
  if (!kit?.followLanguages) return []
  return declarable(plan.screening).flatMap((declared) => {
    const room = supplyOf(
      kit,
      (area) => !LANGUAGE_AREAS.has(area) || declared.some((one) => one === area),
    )
    if (room >= kit.items) return []
    const who = declared.length > 0 ? declared.join(' and ') : 'no language that has an area'
    return [
      {
        path: ['kit', 'areas'],
        message: `allow ${room} for a candidate who declared ${who}; expected room for ${kit.items}, as in items`,
      },
    ]
  })
}

/** Figures that only make sense together. */
function figureFlaws({ weeks, scorecard, retention }: UnversionedPlan): readonly Flaw[] {
  const { minWords, minWordsExtreme, deadlineHours, lateAfterHours, bar, mustFloor } = scorecard
  const pairs: [boolean, Flaw][] = [
    [weeks.max !== null && weeks.max < weeks.min, below(['weeks', 'max'], weeks.min)],
    [minWordsExtreme < minWords, below(['scorecard', 'minWordsExtreme'], minWords)],
    [lateAfterHours < deadlineHours, below(['scorecard', 'lateAfterHours'], deadlineHours)],
    [bar < mustFloor, below(['scorecard', 'bar'], mustFloor)],
  ]
  const months = Object.entries(retention.maximumMonths).map(([country, most]): [boolean, Flaw] => {
    const least = retention.minimumMonths[country] ?? 0
    return [most < least, below(['retention', 'maximumMonths', country], least)]
  })
  return [...pairs, ...months].filter(([isSo]) => isSo).map(([, flaw]) => flaw)
}

function below(path: Flaw['path'], least: number): Flaw {
  return { path, message: `expected at least ${least}` }
}

function people(count: number): string {
  if (count === 0) return 'nobody rates it'
  return count === 1 ? 'one person rates it' : `${count} people rate it`
}
