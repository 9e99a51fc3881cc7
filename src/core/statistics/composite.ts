import { mean, sum } from './moments.ts'

/** One competency of a plan with the independent ratings a candidate has in it. */
export interface CompetencyRatings {
  readonly key: string
  readonly weight: number
  readonly must: boolean
  readonly ratings: readonly number[]
  /** The standard error of their mean; null when it is not known yet. */
  readonly se: number | null
}

/** The lines a composite is set against. */
export interface CompositeRules {
  readonly bar: number
  /** The half width of the band around the bar, in standard errors. */
  readonly bandSe: number
  readonly mustFloor: number
  readonly mustFloorMinRaters: number
}

/** Where a composite lies: clearly above the bar, clearly below, or too near to say. */
export type Band = 'above' | 'near' | 'below'

/** A candidate's weighted mean over competencies. It supports a decision and never makes one. */
export interface Composite {
  readonly value: number
  readonly se: number | null
  /** Null when the standard error is not known. */
  readonly band: Band | null
  /** Must-have competencies whose mean keeps the band from being above. */
  readonly heldBy: readonly string[]
}

/**
 * Combine a candidate's ratings with weights fixed beforehand.
 *
 * C = sum w_k r_k/sum w_k over competencies with a rating, r_k the mean of its ratings;
 * SE = sqrt(sum w_k^2 SE_k^2)/sum w_k, taking the competencies' errors as independent. Below the bar
 * if C + SE < bar, above if C - SE > bar, else near; a must-have below its floor from enough raters
 * turns above into near. Null when nothing was rated, or nothing rated has weight.
 */
export function composite(
  competencies: readonly CompetencyRatings[],
  rules: CompositeRules,
): Composite | null {
  const rated = competencies.filter(({ ratings }) => ratings.length > 0)
  const weight = sum(rated.map((each) => each.weight))
  if (!(weight > 0)) return null
  const value = sum(rated.map((each) => each.weight * mean(each.ratings))) / weight
  const se = errorOf(rated, weight)
  const heldBy = rated.filter((each) => belowFloor(each, rules)).map(({ key }) => key)
  return { value, se, band: se === null ? null : bandOf(value, se, heldBy, rules), heldBy }
}

function errorOf(rated: readonly CompetencyRatings[], weight: number): number | null {
  let total = 0
  for (const { se, weight: own } of rated) {
    if (own === 0) continue
    if (se === null) return null
    total += (own * se) ** 2
  }
  return Math.sqrt(total) / weight
}

function belowFloor({ must, ratings }: CompetencyRatings, rules: CompositeRules): boolean {
  return must && ratings.length >= rules.mustFloorMinRaters && mean(ratings) < rules.mustFloor
}

function bandOf(
  value: number,
  se: number,
  heldBy: readonly string[],
  { bar, bandSe }: CompositeRules,
): Band {
  if (value + bandSe * se < bar) return 'below'
  if (value - bandSe * se > bar && heldBy.length === 0) return 'above'
  return 'near'
}
