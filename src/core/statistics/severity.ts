import { connectedParts } from './components.ts'
import { factor } from './mixed-design.ts'
import type { Method } from './mixed-equations.ts'
import { type Effect, type FactorResult, mixedModel } from './mixed-model.ts'
import type { Estimate, Why } from './why.ts'

/** One rating of a candidate by an interviewer, on an item if ratings are told apart by item. */
export interface SeverityRating {
  readonly candidate: string
  readonly interviewer: string
  readonly item?: string
  readonly rating: number
}

/** One interviewer's severity; positive rates higher than colleagues for the same candidates. */
export interface InterviewerSeverity {
  readonly id: string
  readonly severity: number | null
  /** The standard error of prediction. */
  readonly se: number | null
  readonly n: number
  /** Compare interviewers only within one component. */
  readonly component: number
}

/** The parts a rating is made of. */
export type Part = 'candidate' | 'interviewer' | 'item' | 'residual'

/** How far ratings go with candidates, interviewers and items. */
export interface Severity {
  readonly mean: number
  readonly meanSe: number | null
  readonly variances: Readonly<Record<Part, Estimate>>
  /** In the order of their first rating: a table of people must not read as a ranking. */
  readonly interviewers: readonly InterviewerSeverity[]
  /** Predicted effects of candidates and of items, where they can be told. */
  readonly candidates: readonly Effect[]
  readonly items: readonly Effect[]
  /** -2 log (restricted) likelihood. */
  readonly criterion: number | null
  /** How many sets of interviewers there are that share no candidate with another set. */
  readonly components: number
}

/**
 * Tell how severe interviewers are, taking apart whom they met and what they asked.
 *
 * The additive model y = mean + candidate + interviewer + item + residual with crossed random
 * effects: see {@link mixedModel}. Items count only if every rating names one.
 *
 * @throws RangeError if there are no ratings.
 */
export function interviewerSeverity(
  ratings: readonly SeverityRating[],
  method: Method = 'reml',
): Severity {
  if (ratings.length === 0) throw new RangeError('no ratings')
  const items = ratings.flatMap(({ item }) => item ?? [])
  const named = items.length === ratings.length ? [factor('item', items)] : []
  const interviewers = factor(
    'interviewer',
    ratings.map(({ interviewer }) => interviewer),
  )
  const candidates = factor(
    'candidate',
    ratings.map(({ candidate }) => candidate),
  )
  const model = mixedModel(
    ratings.map(({ rating }) => rating),
    [candidates, interviewers, ...named],
    method,
  )
  const parts = connectedParts(ratings.map((r) => [r.candidate, r.interviewer] as const))
  const of = (name: Part) => model.factors.get(name)
  return {
    mean: model.mean,
    meanSe: model.meanSe,
    variances: {
      candidate: varianceOf(of('candidate'), 'no ratings'),
      interviewer: varianceOf(of('interviewer'), 'no ratings'),
      item: varianceOf(of('item'), 'no items given'),
      residual: varianceOf(model.residual, 'no ratings'),
    },
    interviewers: interviewers.levels.map((id, i) => {
      const effect = effectsOf(of('interviewer'))[i]
      const component = parts[interviewers.codes.indexOf(i)] ?? 0
      const n = interviewers.codes.filter((code) => code === i).length
      return { id, severity: effect?.effect ?? null, se: effect?.se ?? null, n, component }
    }),
    candidates: effectsOf(of('candidate')),
    items: effectsOf(of('item')),
    criterion: model.criterion,
    components: new Set(parts).size,
  }
}

function varianceOf(
  result:
    | { readonly variance: number }
    | { readonly variance: null; readonly why: Why }
    | undefined,
  otherwise: Why,
): Estimate {
  if (result === undefined) return { value: null, why: otherwise }
  return result.variance === null ? { value: null, why: result.why } : { value: result.variance }
}

function effectsOf(result: FactorResult | undefined): readonly Effect[] {
  return result !== undefined && 'effects' in result ? result.effects : []
}
