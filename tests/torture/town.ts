/** A database and a workspace with many recruiters, each of whom has been offered a time. */
import { readFileSync } from 'node:fs'
import type { Slack } from '../../sandbox/server.ts'
import { importHiring } from '../../src/app/import.ts'
import { openPlans } from '../../src/app/openings.ts'
import { Hiring } from '../../src/core/hiring.ts'
import { PersonId } from '../../src/core/ids.ts'
import type { Draw } from '../../src/core/random.ts'
import { type Instant, later, type Span } from '../../src/core/time.ts'
import { readPlans } from '../../src/plans/read.ts'
import { openSource } from '../../src/storage/dialect.ts'
import { openStore } from '../../src/storage/store.ts'
import { type Offered, putOffers } from '../support/offers.ts'
import { at, belgrade } from '../support/time.ts'

export const MORNING = at('2027-03-01T09:00')
const FIRST_START = at('2027-03-08T09:00')
const PANEL = ['U0GITA', 'U0DEE', 'U0HUGO', 'U0JO', 'U0ANA', 'U0BO'].map((id) => PersonId.parse(id))

/**
 * `count` recruiters with an offer each, and about twice as many offers as hours, so that many lose a race.
 *
 * Half hours begin every fifteen minutes: rivals overlap by half or whole.
 */
export function makeOffers(count: number, draw: Draw): Offered[] {
  const quarters = Math.max(2, Math.ceil(count / PANEL.length))
  return Array.from({ length: count }, (_, i) => {
    const number = String(i).padStart(4, '0')
    return {
      id: `k${number}`,
      recruiter: PersonId.parse(`U0R${number}`),
      panellist: PANEL[draw(PANEL.length)] ?? PersonId.parse('U0ANA'),
      span: halfHour(later(FIRST_START, 15 * draw(quarters))),
    }
  })
}

function halfHour(start: Instant): Span {
  return { start, end: later(start, 30) }
}

/** The recruiters in Slack, without the news of it. */
export function settle({ ws }: Slack, offers: readonly Offered[]): void {
  for (const { recruiter } of offers) {
    const name = `recruiter ${recruiter}`
    const rights = { isAdmin: false, isBot: false, deleted: false, locale: 'en-GB' }
    const of = { id: recruiter, name, realName: name, title: '', email: `${recruiter}@example.org` }
    ws.people.set(recruiter, { ...of, ...rights, tz: belgrade })
  }
}

/** A fresh database with the sandbox's hiring, the recruiters and what they were offered. */
export async function furnish(database: string, offers: readonly Offered[]): Promise<void> {
  const store = await openStore(await openSource(database))
  const deps = { store, plans: readPlans('interview-plans'), now: () => MORNING }
  await openPlans(deps)
  const hiring = Hiring.parse(JSON.parse(readFileSync('sandbox/furniture/hiring.json', 'utf8')))
  await importHiring(deps, hiring)
  const recruiters = offers.map(({ recruiter }) => ({
    id: recruiter,
    name: `recruiter ${recruiter}`,
    zone: belgrade,
    grants: ['recruiter' as const],
    pools: {},
  }))
  await importHiring(deps, { people: recruiters, openings: [], candidates: [] })
  await putOffers(store, offers)
  await store.close()
}
