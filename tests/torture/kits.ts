/** Seasons of kits: no rule broken, no question worn out, forms as hard as each other. */
import { loadBanks } from '../../src/banks/load.ts'
import { readPlans } from '../../src/plans/read.ts'
import { season } from '../support/kit-season.ts'
import { auditOf } from '../support/kit-season-audit.ts'
import { type Harness, verdict } from './harness.ts'

/** Kits of one season, of which a round draws one for each plan. */
const KITS = 500

export const kits: Harness = async ({ rounds, draw, say }) => {
  const { questions } = await loadBanks(['question-banks'])
  const plans = readPlans('interview-plans')
  const found: Record<string, number>[] = []
  for (let round = 0; round < rounds; round++) {
    for (const plan of plans) {
      const seed = draw(1_000_000)
      const perDay = 1 + draw(4)
      const audit = auditOf(questions, season(questions, plan, { kits: KITS, seed, perDay }))
      for (const rule of audit.broken) say(`${plan.key}, seed ${seed}: ${rule}`)
      const { overCap, apart, short } = audit
      found.push({ kits: audit.kits, short, broken: audit.broken.length, overCap, apart })
    }
  }
  return { ...verdict(found, ['broken', 'overCap', 'apart']), rounds }
}
