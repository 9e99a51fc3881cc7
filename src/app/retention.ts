import type { Candidate } from '../core/candidates.ts'
import type { PersonId } from '../core/ids.ts'
import type { Notice } from '../core/notices.ts'
import { Refusal } from '../core/refusal.ts'
import { isHeld, type Kept, type Term, termOf } from '../core/retention.ts'
import { addDays, addMonths, type LocalDate, wallAt } from '../core/time.ts'
import { adminsOf, dayAfter, oweDaily } from './daily.ts'
import { eraseCandidate } from './erasing.ts'
import { planOf } from './openings.ts'
import { openingOf } from './people.ts'
import type { Deps } from './ports.ts'

const EVERYBODY = 1_000_000

/** See to it that the next look is owed: at every start, and after every look. */
export async function oweRetention(deps: Deps, date?: LocalDate): Promise<void> {
  await oweDaily(deps, 'retention', date)
}

/**
 * The day's look: admins are asked, once each, about whom the plan's months have run out for; whom the law wants gone
 * by now is erased.
 */
export async function lookAtRetention(deps: Deps, date: LocalDate): Promise<void> {
  const today = wallAt(deps.now(), deps.settings.officeZone).date
  const admins = await adminsOf(deps)
  for (const candidate of await deps.store.findCandidates('', EVERYBODY)) {
    if (candidate.status === 'erased' || isHeld(candidate, today)) continue
    if (isTooNew(deps, candidate, today)) continue
    const term = termOf(await keptOf(deps, candidate))
    if (!term || term.asked > today) continue
    if (term.forced !== null && term.forced <= today && (await erased(deps, candidate))) continue
    await deps.store.commit({
      notices: admins.map((to) => asking(deps, candidate, term, to)),
      deeds: [],
    })
  }
  await oweRetention(deps, dayAfter(deps, date))
}

/** Whom no plan would let go yet, whatever they did: most of them, and nothing more is read about those. */
function isTooNew(deps: Deps, { addedAt }: Candidate, today: LocalDate): boolean {
  if (addedAt === null || deps.plans.length === 0) return false
  const months = deps.plans.flatMap(({ retention }) => [
    retention.defaultMonths,
    ...Object.values(retention.maximumMonths),
  ])
  const added = wallAt(addedAt, deps.settings.officeZone).date
  return addMonths(added, Math.min(...months)) > addDays(today, 1)
}

/** False where something still stands against it: then people are asked. */
async function erased(deps: Deps, { id }: Candidate): Promise<boolean> {
  try {
    await eraseCandidate(deps, 'system', id)
    return true
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return false
  }
}

/** Once for a term: whoever keeps somebody longer is asked again when that has run out. */
function asking(deps: Deps, { id, hold }: Candidate, { asked }: Term, to: PersonId): Notice {
  return {
    key: `outdated:${id}:${hold?.until ?? asked}:${to}`,
    channel: 'slack',
    to,
    due: deps.now(),
    body: { kind: 'outdated', candidate: id },
  }
}

async function keptOf(deps: Deps, { id }: Candidate): Promise<Kept[]> {
  const applications = await deps.store.applicationsOf(id)
  return Promise.all(
    applications.map(async (application) => ({
      application,
      plan: planOf(deps, await openingOf(deps, application.opening)),
      interviews: await deps.store.interviewsOf(application.id),
      decisions: await deps.store.decisions([application.id]),
    })),
  )
}
