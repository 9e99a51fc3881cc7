/** A database and a workspace with many recruiters, each of whom has been offered a time. */
import { readFileSync } from 'node:fs'
import type { Slack } from '../../sandbox/server.ts'
import { importHiring } from '../../src/app/import.ts'
import { openPlans } from '../../src/app/openings.ts'
import { Hiring } from '../../src/core/hiring.ts'
import { PersonId } from '../../src/core/ids.ts'
import type { Draw } from '../../src/core/random.ts'
import { ClockTime, type Instant, later, type Span } from '../../src/core/time.ts'
import { readPlans } from '../../src/plans/read.ts'
import { openSource } from '../../src/storage/dialect.ts'
import { openStore } from '../../src/storage/store.ts'
import { type Offered, putOffers } from '../support/offers.ts'
import { at, belgrade } from '../support/time.ts'

export const MORNING = at('2027-03-01T09:00')
/** What every racer adds somebody with, and only one of them may. */
export const MAILS = Array.from({ length: 12 }, (_, i) => `somebody${i}@example.org`)
const FIRST_START = at('2027-03-08T09:00')
/** People without caps or other business: nothing but another booking takes a time from them. */
const PANEL = ['U0P1', 'U0P2', 'U0P3', 'U0P4', 'U0P5', 'U0P6'].map((id) => PersonId.parse(id))
const AT_ALL_HOURS = [
  {
    days: [1, 2, 3, 4, 5, 6, 7] as const,
    from: ClockTime.parse('00:00'),
    to: ClockTime.parse('24:00'),
  },
]

/**
 * `count` recruiters with an offer each, so close to each other that about one in five loses a race.
 *
 * Half hours begin every fifteen minutes: rivals overlap by half or whole.
 */
export function makeOffers(count: number, draw: Draw): Offered[] {
  const quarters = Math.max(8, Math.ceil(count / 2))
  return Array.from({ length: count }, (_, i) => {
    const number = String(i).padStart(4, '0')
    return {
      id: `k${number}`,
      recruiter: PersonId.parse(`U0R${number}`),
      panellist: PANEL[draw(PANEL.length)] ?? PersonId.parse('U0P1'),
      span: halfHour(later(FIRST_START, 15 * draw(quarters))),
    }
  })
}

function halfHour(start: Instant): Span {
  return { start, end: later(start, 30) }
}

/** The recruiters and the panel in Slack, without the news of it. */
export function settle({ ws }: Slack, offers: readonly Offered[]): void {
  for (const id of [...offers.map(({ recruiter }) => recruiter), ...PANEL]) {
    const name = `person ${id}`
    const rights = { isAdmin: false, isBot: false, deleted: false, locale: 'en-GB' }
    const of = { id, name, realName: name, title: '', email: `${id}@example.org` }
    ws.people.set(id, { ...of, ...rights, tz: belgrade })
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
  const panel = PANEL.map((id) => ({
    id,
    name: `panellist ${id}`,
    zone: belgrade,
    hours: AT_ALL_HOURS.map((hours) => ({ ...hours, days: [...hours.days] })),
    pools: { backend: 'qualified' as const },
  }))
  await importHiring(deps, { people: [...recruiters, ...panel], openings: [], candidates: [] })
  await putOffers(store, offers)
  await store.close()
}
