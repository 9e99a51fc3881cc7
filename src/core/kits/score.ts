/** How well a question suits a kit half drawn. */
import { DAY } from '../time.ts'
import type { Choice } from './choice.ts'
import { type DrawFacts, rateOf } from './draw-facts.ts'
import { offTarget, type State } from './state.ts'

const WEIGHTS = { need: 1, fit: 0.6, information: 0.4, exposure: 1.2, age: 0.3 } as const

/** While too few have met a question to say how well it tells them apart: the prior that figures are shrunk to. */
const USUAL_INFORMATION = 0.3
/** A step of difficulty off is half a fit. */
const STEPS_OF_NO_FIT = 2
const DAYS_OF_A_YEAR = 365

/** Higher is better. Weighs need, fit of difficulty, information, exposure and age of the last review. */
export function scoreOf(choice: Choice, state: State, facts: DrawFacts): number {
  const fit = Math.max(0, 1 - offTarget(state, choice) / STEPS_OF_NO_FIT)
  return (
    WEIGHTS.need * needOf(choice, state, facts) +
    WEIGHTS.fit * fit +
    WEIGHTS.information * (choice.information ?? USUAL_INFORMATION) -
    (WEIGHTS.exposure * rateOf(facts.exposure, choice.id)) / facts.rMax -
    WEIGHTS.age * ageOf(choice, facts.on)
  )
}

/** The share of its competency that is still to be drawn. */
function needOf({ competency }: Choice, { need }: State, { blueprint }: DrawFacts): number {
  const wanted = blueprint.competencies[competency]
  return wanted === undefined ? 1 : (need[competency] ?? 0) / wanted
}

/** Years since a review, when reviews fall due after one: 0 just reviewed, 1 due today. */
function ageOf({ reviewDue }: Choice, on: string): number {
  const days = (Date.parse(on) - Date.parse(reviewDue)) / DAY
  return Math.max(0, 1 + days / DAYS_OF_A_YEAR)
}
