/** Reading the audit log: page by page, by who, what and when. */
import type { Entry } from '../core/audit.ts'
import { ApplicationId, CandidateId, InterviewId, OpeningId, type PersonId } from '../core/ids.ts'
import type { Person } from '../core/people.ts'
import { may } from '../core/permissions.ts'
import { ProposalId } from '../core/proposals.ts'
import { addDays, type Instant, instantOn, type LocalDate, MIDNIGHT } from '../core/time.ts'
import { candidatesFor } from './candidate-page.ts'
import { permitted } from './people.ts'
import type { Deps } from './ports.ts'
import type { EntriesWanted } from './store.ts'

/** What a reader wants to see; null where it does not matter. */
export interface AuditAsked {
  readonly actor: PersonId | null
  /** Id of a thing; with a candidate come their applications and interviews. */
  readonly about: string | null
  /** Days on the reader's own calendar, both included. */
  readonly from: LocalDate | null
  readonly to: LocalDate | null
  /** The number of the entry that the page begins below. */
  readonly before: number | null
}

export interface AuditShown {
  readonly asked: AuditAsked
  readonly entries: readonly Entry[]
  /** What to give as `before` for the next page; null on the last. */
  readonly older: number | null
  readonly reader: Person
  /** Names of things by id, as far as the reader may know them. */
  readonly names: ReadonlyMap<string, string>
  readonly now: Instant
}

/** Something that the log may be searched by. */
export interface Subject {
  readonly id: string
  readonly name: string
}

const LINES = 8
const MOST_SUBJECTS = 20

/** A page of the log, newest first. @throws Refusal `not-allowed`. */
export async function auditPage(deps: Deps, who: PersonId, asked: AuditAsked): Promise<AuditShown> {
  const reader = await permitted(deps, who, 'read the audit log')
  const found = await deps.store.auditWhere(await wantedBy(deps, reader, asked), LINES + 1)
  const entries = found.slice(0, LINES)
  const ids = [...new Set([...entries.map(({ object }) => object), asked.about ?? ''])]
  const named = await Promise.all(
    ids.map(async (id) => [id, await nameOf(deps, reader, id)] as const),
  )
  return {
    asked,
    entries,
    older: found.length > LINES ? (entries.at(-1)?.seq ?? null) : null,
    reader,
    names: new Map(named.filter(([, name]) => name !== '')),
    now: deps.now(),
  }
}

/** Things whose name or id fits what was typed: people, openings, and candidates if the reader may see them. @throws Refusal. */
export async function auditSubjects(deps: Deps, who: PersonId, typed: string): Promise<Subject[]> {
  const reader = await permitted(deps, who, 'read the audit log')
  const [people, openings, candidates] = await Promise.all([
    deps.store.people(),
    deps.store.openings(),
    seesCandidates(reader) ? candidatesFor(deps, who, typed, MOST_SUBJECTS) : [],
  ])
  const fits = (name: string) => name.toLowerCase().includes(typed.toLowerCase())
  const known = [
    ...candidates.map(({ id, name }) => ({ id, name })),
    ...openings.map(({ id, title }) => ({ id, name: title })).filter(({ name }) => fits(name)),
    ...people.map(({ id, name }) => ({ id, name })).filter(({ name }) => fits(name)),
  ]
  // An id that stands in an entry, typed or pasted.
  const asId = /^[a-z]+_\S+$|^[UW][A-Z0-9]+$/.test(typed) ? [{ id: typed, name: typed }] : []
  return [...asId, ...known]
}

async function wantedBy(
  deps: Deps,
  { zone }: Person,
  { actor, about, from, to, before }: AuditAsked,
): Promise<EntriesWanted> {
  return {
    ...(actor !== null && { actor }),
    ...(about !== null && { objects: await allOf(deps, about) }),
    ...(from !== null && { from: instantOn(from, MIDNIGHT, zone) }),
    ...(to !== null && { until: instantOn(addDays(to, 1), MIDNIGHT, zone) }),
    ...(before !== null && { before }),
  }
}

async function allOf({ store }: Deps, about: string): Promise<string[]> {
  const candidate = CandidateId.safeParse(about)
  if (!candidate.success) return [about]
  const applications = (await store.applicationsOf(candidate.data)).map(({ id }) => id)
  const interviews = await Promise.all(applications.map((id) => store.interviewsOf(id)))
  return [about, ...applications, ...interviews.flat().map(({ id }) => id)]
}

/** Empty for what has no name, or none that the reader may know. */
async function nameOf(deps: Deps, reader: Person, id: string): Promise<string> {
  const candidate = CandidateId.safeParse(id).data
  if (candidate) return await candidateName(deps, reader, candidate)
  const application = ApplicationId.safeParse(id).data
  if (application) return await applicationName(deps, reader, application)
  const interview = InterviewId.safeParse(id).data
  if (interview) return await interviewName(deps, reader, interview)
  const proposal = ProposalId.safeParse(id).data
  if (proposal) return await proposalName(deps, reader, proposal)
  const opening = OpeningId.safeParse(id).data
  return opening ? ((await deps.store.opening(opening))?.title ?? '') : ''
}

async function candidateName({ store }: Deps, reader: Person, id: CandidateId): Promise<string> {
  if (!seesCandidates(reader)) return 'a candidate'
  return (await store.candidate(id))?.name ?? ''
}

async function applicationName(deps: Deps, reader: Person, id: ApplicationId): Promise<string> {
  const found = await deps.store.application(id)
  if (!found) return ''
  const opening = await deps.store.opening(found.opening)
  const name = await candidateName(deps, reader, found.candidate)
  return `${name} for ${opening?.title ?? found.opening}`
}

async function proposalName(deps: Deps, reader: Person, id: ProposalId): Promise<string> {
  const found = await deps.store.proposal(id)
  return found ? await applicationName(deps, reader, found.application) : ''
}

async function interviewName(deps: Deps, reader: Person, id: InterviewId): Promise<string> {
  const found = await deps.store.interview(id)
  return found ? `${found.title} with ${await candidateName(deps, reader, found.candidate)}` : ''
}

function seesCandidates(person: Person): boolean {
  return may('see a candidate', { person })
}
