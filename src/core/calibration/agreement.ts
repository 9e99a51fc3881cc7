/** How far people who rate the same candidates agree, and what a mean of their ratings is worth. */
import { type AgreementShares, agreementShares } from '../statistics/agreement-shares.ts'
import { krippendorffAlpha, type RatingTable } from '../statistics/alpha.ts'
import { alphaInterval } from '../statistics/bootstrap.ts'
import { type Standing, standing } from '../statistics/gates.ts'
import { generalizability, raterDesign } from '../statistics/generalizability.ts'
import { fleissKappa } from '../statistics/kappa.ts'
import { interviewerSeverity } from '../statistics/severity.ts'
import type { Estimate, IntervalEstimate } from '../statistics/why.ts'
import type { BlindCard, BlindRating } from './blind-ratings.ts'

/** The same conversation, or different ones: they answer different questions and are never mixed. */
export type Setting = 'panel' | 'loop'

export interface Agreement {
  readonly competency: string
  readonly setting: Setting
  readonly standing: Standing
  /** Krippendorff's alpha, ordinal, with a bootstrap interval over candidates. Null where hidden. */
  readonly alpha: Estimate | null
  readonly interval: IntervalEstimate | null
  /** Candidates, or interviews, with two ratings or more; and those ratings. */
  readonly targets: number
  readonly ratings: number
  readonly shares: AgreementShares | null
}

/** Reliability of the mean of the ratings a candidate gets, over all competencies. */
export interface LoopReliability {
  readonly standing: Standing
  readonly value: Estimate | null
  /** Candidates, and the harmonic mean of raters each. */
  readonly targets: number
  readonly raters: number
}

export interface RecommendationAgreement {
  readonly standing: Standing
  /** Fleiss' kappa of yes against no, of candidates' first two cards. */
  readonly kappa: Estimate | null
  readonly targets: number
}

const RESAMPLES = 2_000
const SEED = 1

/** Agreement on each competency, on panels and across the conversations of loops. */
export function agreements(ratings: readonly BlindRating[]): Agreement[] {
  const whole = ratings.filter(({ question }) => question === null)
  const groups = Map.groupBy(whole, ({ competency }) => competency)
  return [...groups]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([competency, own]) => [
      agreementIn(
        'panel',
        competency,
        Map.groupBy(own, ({ interview }) => interview),
      ),
      agreementIn(
        'loop',
        competency,
        Map.groupBy(oneEach(own), ({ candidate }) => candidate),
      ),
    ])
}

function agreementIn(
  setting: Setting,
  competency: string,
  units: ReadonlyMap<string, readonly BlindRating[]>,
): Agreement {
  const paired = [...units.values()].filter((unit) => unit.length >= 2)
  const table = tableOf(paired)
  const { alpha, units: targets, values, distinct } = krippendorffAlpha(table, 'ordinal')
  const raters = new Set(paired.flat().map(({ interviewer }) => interviewer)).size
  const shown = standing('alpha', { targets, distinct: distinct.length, raters })
  const of = { competency, setting, standing: shown, targets, ratings: values }
  if (shown === 'hidden') return { ...of, alpha: null, interval: null, shares: null }
  // All of one candidate travel together.
  const clusters = paired.map(([first]) => first?.candidate ?? '')
  return {
    ...of,
    alpha,
    interval: alphaInterval(table, 'ordinal', { resamples: RESAMPLES, seed: SEED, clusters }),
    shares: agreementShares(table),
  }
}

/**
 * How reliable the mean of a candidate's ratings is, where raters neither all meet all candidates nor stay apart:
 * G(q,k) from the variances of the additive model.
 */
export function loopReliability(ratings: readonly BlindRating[]): LoopReliability {
  const whole = ratings.filter(({ question }) => question === null)
  const raters = Map.groupBy(whole, ({ candidate }) => candidate)
  const several = [...raters.values()]
    .map((own) => new Set<string>(own.map(({ interviewer }) => interviewer)))
    .filter(({ size }) => size >= 2)
  const design = raterDesign(several)
  const most = Math.min(...several.map(({ size }) => size))
  const shown = standing('icc', { targets: several.length, raters: most })
  const of = { standing: shown, targets: several.length, raters: design?.kHarmonic ?? 0 }
  if (shown === 'hidden' || !design) return { ...of, value: null }
  const { variances } = interviewerSeverity(whole)
  const [target, rater, residual] = [variances.candidate, variances.interviewer, variances.residual]
  if (target.value === null) return { ...of, value: target }
  if (residual.value === null) return { ...of, value: residual }
  return {
    ...of,
    value: generalizability(
      { target: target.value, rater: rater.value ?? 0, residual: residual.value },
      design,
    ),
  }
}

/** Whether a candidate's first two cards say the same: yes, or no. */
export function recommendationAgreement(cards: readonly BlindCard[]): RecommendationAgreement {
  const pairs = [...Map.groupBy(cards, ({ candidate }) => candidate).values()]
    .map((own) => own.toSorted(byInterviewThenPerson).slice(0, 2))
    .filter(({ length }) => length === 2)
  const counts = pairs.map((pair) => {
    const yes = pair.filter(({ recommendation }) => recommendation.endsWith('yes')).length
    return [2 - yes, yes]
  })
  const shown = standing('kappa', { targets: pairs.length })
  return {
    standing: shown,
    targets: pairs.length,
    kappa: shown === 'hidden' ? null : fleissKappa(counts).kappa,
  }
}

/** One rating of each conversation, so that the two of a panel are not taken for two conversations. */
function oneEach(ratings: readonly BlindRating[]): BlindRating[] {
  const byInterview = Map.groupBy(ratings, ({ interview }) => interview)
  return [...byInterview.values()].flatMap((own) => own.toSorted(byInterviewThenPerson).slice(0, 1))
}

/** A row for every rater, a column for every unit. */
function tableOf(units: readonly (readonly BlindRating[])[]): RatingTable {
  const raters = [...new Set(units.flat().map(({ interviewer }) => interviewer))].toSorted()
  return raters.map((rater) =>
    units.map((unit) => unit.find(({ interviewer }) => interviewer === rater)?.rating ?? null),
  )
}

function byInterviewThenPerson(
  a: { readonly interview: string; readonly interviewer: string },
  b: { readonly interview: string; readonly interviewer: string },
): number {
  const [x, y] = [`${a.interview} ${a.interviewer}`, `${b.interview} ${b.interviewer}`]
  return x < y ? -1 : 1
}
