/** The best plans seen so far, and what a better one has to cost less than. */
import type { Term } from './problem.ts'
import type { Quest } from './quest.ts'
import type { Seated } from './seating.ts'
import type { Starts } from './walk.ts'
import { pack } from './weights.ts'

export interface TopPlans {
  /** Best first. */
  readonly plans: readonly Seated[]
  /** Seat these starts, if that was not tried before, and keep the plan if it is among the best. */
  readonly offer: (starts: Starts) => void
  /** So many plans are wanted from now on; at first one. */
  readonly want: (count: number) => void
  /** What costs this much or more is of no interest. */
  readonly limit: () => number
  /** The cost of the last of the plans wanted, as far as they are known; undefined if there is none yet. */
  readonly last: () => number | undefined
  readonly costOf: (seated: Seated) => number
  /** How many starts were seated. */
  readonly tried: () => number
}

/** Keep the best plans of `quest`. */
export function topPlans({ relaxer, order, keep, seatAt, better }: Quest): TopPlans {
  const { weights } = relaxer
  const most = weights.order.reduce((sum, term) => {
    return sum + weights.of[term].most * weights.of[term].weight
  }, 1)
  const plans: Seated[] = []
  const seen = new Set<string>()
  let wanted = 1
  const costOf = ({ raw }: Seated) => pack(weights, raw)
  function limit(): number {
    const last = plans[wanted - 1]
    if (!last) return most
    // Terms that found no room in the one number may still tell equal ones apart.
    return costOf(last) + 1 - (weights.complete ? weights.scale : 0)
  }
  function offer(starts: Starts): void {
    const key = `${starts.day.join()} ${starts.start.join()}`
    if (seen.has(key)) return
    seen.add(key)
    const seated = seatAt(starts)
    if (!seated) return
    const at = plans.findIndex((other) => compare(seated, other, order) < 0)
    if (at === 0 || plans.length === 0) better()
    plans.splice(at < 0 ? plans.length : at, 0, seated)
    if (plans.length > keep) plans.pop()
  }
  function last(): number | undefined {
    const plan = plans[Math.min(wanted, plans.length) - 1]
    return plan && costOf(plan)
  }
  const want = (count: number) => {
    wanted = count
  }
  return { plans, offer, want, limit, last, costOf, tried: () => seen.size }
}

/** Negative if `a` is better: by value, then by spare cover, then earlier, then by id. */
export function compare(a: Seated, b: Seated, order: readonly Term[]): number {
  const term = order.find((one) => a.raw[one] !== b.raw[one])
  if (term) return a.raw[term] - b.raw[term]
  if (a.cover !== b.cover) return b.cover - a.cover
  const inTime = (times: readonly number[]) => times.toSorted((x, y) => x - y)
  return compareLists(inTime(a.times), inTime(b.times)) || compareLists(a.times, b.times)
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((time, i) => time !== b[i])
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0)
}
