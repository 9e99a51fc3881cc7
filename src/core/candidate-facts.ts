/** What is known of a candidate themselves, and what changes it. */
import type { Deed } from './audit.ts'
import type { Application, Candidate } from './candidates.ts'
import type { Changes } from './changes.ts'
import type { PersonId } from './ids.ts'
import { Refusal } from './refusal.ts'
import type { Instant, Zone } from './time.ts'

export interface CandidateFacts {
  readonly name: string
  readonly mail: string | null
  readonly zone: Zone
  readonly placeOfStudy: string
  readonly languages: readonly string[]
  readonly resume: string | null
}

/** Who does it, and when. */
export interface By {
  readonly by: PersonId
  readonly now: Instant
}

/** A mail address is one candidate. @throws Refusal `mail-taken` if `holder` is somebody else than `candidate`. */
export function refuseTakenMail(holder: Candidate | undefined, candidate?: Candidate): void {
  if (!holder || holder.id === candidate?.id) return
  throw new Refusal({ code: 'mail-taken', candidate: holder.id, name: holder.name })
}

/** Change what is known of a candidate; nothing if nothing differs. The log names the fields, never what is in them. */
export function editFacts(candidate: Candidate, facts: CandidateFacts, { by, now }: By): Changes {
  const next: Candidate = { ...candidate, ...facts, languages: [...facts.languages] }
  const changed = FIELDS.filter(
    (field) => JSON.stringify(candidate[field]) !== JSON.stringify(next[field]),
  )
  if (changed.length === 0) return { deeds: [] }
  const deed: Deed = {
    actor: by,
    verb: 'edit',
    object: candidate.id,
    before: {},
    after: { fields: changed.join(' ') },
    at: now,
  }
  return { candidates: [next], deeds: [deed] }
}

/** Take a candidate out of an opening. @throws Refusal `too-late` if that is decided or done already. */
export function withdraw(application: Application, { by, now }: By): Changes {
  if (application.status !== 'in progress') {
    throw new Refusal({ code: 'too-late', what: 'This application', state: application.status })
  }
  const deed: Deed = {
    actor: by,
    verb: 'withdraw',
    object: application.id,
    before: { status: application.status },
    after: { status: 'withdrawn' },
    at: now,
  }
  return { applications: [{ ...application, status: 'withdrawn' }], deeds: [deed] }
}

const FIELDS = ['name', 'mail', 'zone', 'placeOfStudy', 'languages', 'resume'] as const
