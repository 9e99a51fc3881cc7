/** How far applications came: those added within the period, up to now. */
import { isLive } from '../interviews.ts'
import { within } from './durations.ts'
import type { ReportFacts } from './facts.ts'

export interface Step {
  readonly key: string
  /** Title of a stage; empty for the first and the last step. */
  readonly title: string
  readonly count: number
}

/**
 * `applied`, each stage in which an interview was booked that stands or took place, and `offer`. A stage counts for
 * whoever came to it or past it, so no step is larger than the one before.
 */
export function funnelOf({
  period,
  applications,
  interviews,
  decisions,
  plans,
}: Pick<ReportFacts, 'period' | 'applications' | 'interviews' | 'decisions' | 'plans'>): Step[] {
  const cohort = applications.filter(({ createdAt }) => within(createdAt, period))
  const stages = stagesOf(plans)
  const met = Map.groupBy(interviews.filter(isLive), ({ application }) => application)
  const offered = new Set(
    decisions.filter(({ outcome }) => outcome === 'offer').map(({ application }) => application),
  )
  const furthest = cohort.map(({ id }) => {
    if (offered.has(id)) return stages.length + 1
    const reached = (met.get(id) ?? []).map(({ stage }) =>
      stages.findIndex(({ key }) => key === stage),
    )
    return Math.max(-1, ...reached) + 1
  })
  const steps = [{ key: 'applied', title: '' }, ...stages, { key: 'offer', title: '' }]
  return steps.map((step, at) => ({ ...step, count: furthest.filter((far) => far >= at).length }))
}

/** Stages of several plans, each key once, in the order of the plans. */
function stagesOf(plans: ReportFacts['plans']): { readonly key: string; readonly title: string }[] {
  const all = plans.flatMap(({ stages }) =>
    stages.map(({ key, title }) => [key, { key, title }] as const),
  )
  return [...new Map(all.toReversed()).values()].toReversed()
}
