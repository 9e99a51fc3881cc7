/** Interview plans and question banks: what interviews are made of, and a bot reads once. */
import { type Banks, banksToAsk } from '../banks/load.ts'
import type { Plan } from '../core/plans.ts'
import { Unusable } from '../core/unusable.ts'
import { readPlans } from '../plans/read.ts'

export interface Material {
  readonly plans: readonly Plan[]
  readonly banks: Banks
}

/** Where it lies: the folder of the plans, and those of the banks, of which a later one replaces questions of an earlier. */
export interface Places {
  readonly plans: string
  readonly banks: readonly string[]
}

/** Read it. @throws Unusable that lists every problem of the plans and what is wrong with the banks. */
export async function readMaterial(places: Places): Promise<Material> {
  const [plans, banks] = await Promise.allSettled([plansIn(places.plans), banksToAsk(places.banks)])
  if (plans.status === 'fulfilled' && banks.status === 'fulfilled') {
    return { plans: plans.value, banks: banks.value }
  }
  throw together([plans, banks].flatMap((one) => (one.status === 'rejected' ? [one.reason] : [])))
}

/** As a promise, so that what is wrong waits for what is wrong with the banks. */
async function plansIn(folder: string): Promise<readonly Plan[]> {
  return readPlans(folder)
}

function together(problems: readonly unknown[]): unknown {
  const unforeseen = problems.find((one) => !(one instanceof Unusable))
  if (unforeseen !== undefined) return unforeseen
  return new Unusable(
    problems.map((one) => (one instanceof Unusable ? one.message : '')).join('\n'),
  )
}
