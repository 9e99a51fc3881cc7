import { OpeningId } from '../core/ids.ts'
import type { Opening } from '../core/openings.ts'
import { type Plan, type Stage, stageOf } from '../core/plans.ts'
import { Refusal } from '../core/refusal.ts'
import type { Deps } from './ports.ts'
import { transact } from './transact.ts'

/** An opening of which nobody has set anything. */
const UNSET = {
  ...{ leads: [], recruiters: [], channel: null, channelDigest: null, shut: null },
  status: 'open',
  rev: 0,
} as const

/** Give every interview plan its opening, and every opening the plan's present title and version. */
export async function openPlans(deps: Pick<Deps, 'store' | 'plans' | 'now'>): Promise<void> {
  for (const plan of deps.plans) {
    const id = openingIdOf(plan)
    await transact(
      deps.store,
      () => deps.store.opening(id),
      (known) => {
        if (known?.planVersion === plan.version) return { deeds: [] }
        const opening: Opening = {
          ...(known ?? UNSET),
          id,
          plan: plan.key,
          planVersion: plan.version,
          title: plan.title,
        }
        const deed = {
          actor: 'system',
          verb: 'plan' as const,
          object: id,
          before: { version: known?.planVersion ?? null },
          after: { version: plan.version },
          at: deps.now(),
        }
        return { openings: [opening], deeds: [deed] }
      },
    )
  }
}

export function openingIdOf(plan: { readonly key: string }): OpeningId {
  return OpeningId.parse(`open_${plan.key}`)
}

/** The plan that an opening follows. @throws Refusal `not-found` if its file is gone. */
export function planOf(deps: Pick<Deps, 'plans'>, opening: Opening): Plan {
  const plan = deps.plans.find(({ key }) => key === opening.plan)
  if (!plan) throw new Refusal({ code: 'not-found', what: 'interview plan', text: opening.plan })
  return plan
}

/** A stage of the plan that an opening follows. @throws Refusal `not-found`. */
export function stageOfOpening(deps: Deps, opening: Opening, key: string): Stage {
  const stage = stageOf(planOf(deps, opening), key)
  if (!stage) throw new Refusal({ code: 'not-found', what: 'stage', text: key })
  return stage
}
