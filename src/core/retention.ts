/** How long somebody's data is kept, by the plans they applied under and the law of the office's country. */
import type { Application, Candidate } from './candidates.ts'
import type { Decision } from './decisions.ts'
import type { Interview } from './interviews.ts'
import type { Plan } from './plans.ts'
import { addMonths, type Instant, type LocalDate, wallAt } from './time.ts'

export interface Kept {
  readonly application: Application
  readonly plan: Pick<Plan, 'retention' | 'office'>
  readonly interviews: readonly Interview[]
  readonly decisions: readonly Decision[]
}

export interface Term {
  /** From this day on admins are asked whether to erase. */
  readonly asked: LocalDate
  /** From this day on the law wants it gone; null where the plan names no such term. */
  readonly forced: LocalDate | null
}

/**
 * When somebody's data has been kept long enough: months after the last that happened in each application, and by the
 * longest of them. A country's minimum and maximum go before the plan's usual months. Undefined without applications.
 */
export function termOf(kept: readonly Kept[]): Term | undefined {
  const terms = kept.map(termIn)
  const asked = terms
    .map((term) => term.asked)
    .toSorted()
    .at(-1)
  if (asked === undefined) return undefined
  const forced = terms.flatMap((term) => term.forced ?? []).toSorted()
  // Only once every application has run out: one without a maximum leaves it to people.
  return { asked, forced: forced.length === terms.length ? (forced.at(-1) ?? null) : null }
}

/** Whether their data must be kept today although the term is over. */
export function isHeld({ hold }: Pick<Candidate, 'hold'>, today: LocalDate): boolean {
  return hold !== null && hold.until >= today
}

function termIn({ application, plan, interviews, decisions }: Kept): Term {
  const { defaultMonths, minimumMonths, maximumMonths } = plan.retention
  const { country, zone } = plan.office
  const most = maximumMonths[country]
  const least = minimumMonths[country] ?? 0
  const months = Math.max(least, Math.min(defaultMonths, most ?? defaultMonths))
  const last = wallAt(lastContact(application, interviews, decisions), zone).date
  return {
    asked: addMonths(last, months),
    forced: most === undefined ? null : addMonths(last, Math.max(least, most)),
  }
}

function lastContact(
  { createdAt }: Application,
  interviews: readonly Interview[],
  decisions: readonly Decision[],
): Instant {
  const moments = [...interviews.map(({ span }) => span.end), ...decisions.map(({ at }) => at)]
  return moments.reduce((last, moment) => (moment > last ? moment : last), createdAt)
}
