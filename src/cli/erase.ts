import { eraseCandidate, erasureOf } from '../app/erasing.ts'
import type { Store } from '../app/store.ts'
import { PARTS } from '../config.ts'
import type { Candidate } from '../core/candidates.ts'
import { CandidateId } from '../core/ids.ts'
import { Refusal } from '../core/refusal.ts'
import type { Instant } from '../core/time.ts'
import { type Answer, BadInput } from './command.ts'
import { within } from './database.ts'
import { partOf } from './settings.ts'

/** Erase a candidate, or say what that would take away. Exit status 1 where something stands against it. */
export async function eraseOnRequest(
  wanted: string,
  dryRun: boolean,
  now: () => Instant,
): Promise<Answer> {
  const officeZone = partOf(PARTS.office).OFFICE_ZONE
  return await within(undefined, async (store) => {
    const { id } = await theCandidate(store, wanted)
    const deps = {
      store,
      settings: { officeZone },
      now,
      newId: () => crypto.randomUUID(),
    }
    try {
      const erasure = await (dryRun ? erasureOf(deps, id) : eraseCandidate(deps, 'system', id))
      return { status: 0, output: { erased: !dryRun, ...erasure } }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      // Erased before: what another process kept from the files then is taken out of them now.
      const isClean = error.reason.code === 'too-late' && (await store.scrub())
      return { status: 1, output: { erased: false, candidate: id, why: whyNot(error), isClean } }
    }
  })
}

/** By id or mail address; a name is not enough to take somebody's data away. @throws BadInput. */
async function theCandidate(store: Store, wanted: string): Promise<Candidate> {
  const id = CandidateId.safeParse(wanted)
  const found = id.success ? await store.candidate(id.data) : await store.candidateByMail(wanted)
  if (found) return found
  throw new BadInput([`There is no candidate ${wanted}. Give their id or their mail address.`])
}

function whyNot({ reason }: Refusal): string {
  switch (reason.code) {
    case 'held':
      return `their data must be kept until ${reason.until}`
    case 'interviews-ahead':
      return 'interviews lie ahead of them; withdraw their application first'
    case 'too-late':
      return 'they are erased already'
    default:
      return reason.code
  }
}
