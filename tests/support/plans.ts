import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { type Plan, PlanText } from '../../src/core/plans.ts'

export const PLANS = 'interview-plans'

export const SEARCH = 'search-backend-infra-intern'

/** A shipped plan as it stands in its file. */
export function planText(key = SEARCH): string {
  return readFileSync(`${PLANS}/${key}.yaml`, 'utf8')
}

/** A shipped plan. */
export function shippedPlan(key = SEARCH): Plan {
  return { ...PlanText.parse(parse(planText(key))), version: '0123456789ab' }
}

/** `text` with the first `from` replaced; a test that changes nothing would prove nothing. */
export function changed(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`not in the plan: ${from}`)
  return text.replace(from, () => to)
}

/** The line, from 1, on which `start` first stands. */
export function lineOf(text: string, start: string): number {
  const at = text.indexOf(start)
  if (at === -1) throw new Error(`not in the plan: ${start}`)
  return text.slice(0, at).split('\n').length
}
