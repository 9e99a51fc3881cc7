import type { Listener } from '../core/calm.ts'
import type { Candidate } from '../core/candidates.ts'
import { type Digest, digestLater, digestOf, isDue } from '../core/digest/digest.ts'
import type { Item } from '../core/digest/items.ts'
import { dueOn, wantsDigestOn } from '../core/digest/when.ts'
import type { CandidateId, PersonId } from '../core/ids.ts'
import { type Interview, sitting } from '../core/interviews.ts'
import type { Instant, LocalDate, Zone } from '../core/time.ts'
import { digestFactsOf } from './digest-facts.ts'
import { listenerOf } from './listeners.ts'
import type { Deps } from './ports.ts'

/** What lines about things that wait say beside the things. */
export interface LinesShown {
  readonly zone: Zone
  readonly now: Instant
  /** Whether colleagues are mentioned, so that they hear of it. */
  readonly pings: boolean
  /** Empty where candidates are not to be named. */
  readonly candidates: ReadonlyMap<CandidateId, Candidate>
  /** Of colleagues whom a button names, or a line in a channel. */
  readonly names: ReadonlyMap<PersonId, string>
}

/** A digest with everything its lines say. */
export interface DigestShown extends LinesShown {
  readonly digest: Digest
  /** Title of the opening whose channel reads it; null for a digest to one person. */
  readonly channelOf: string | null
}

/** What becomes of a digest in the moment it is to be sent. */
export type Turn =
  | { readonly kind: 'send'; readonly shown: DigestShown }
  /** Nothing waits, it is too late, or nobody wants it any more. */
  | { readonly kind: 'skip' }
  | { readonly kind: 'wait'; readonly until: Instant }

/** The digest that is due to somebody for a date of their calendar, judged by what they want now. */
export async function digestTurn(deps: Deps, who: PersonId, date: LocalDate): Promise<Turn> {
  const listener = await listenerOf(deps, who)
  const due = dueOn(date, listener.reader.digestAt, listener.person.zone)
  if (!due || !wantsDigestOn(listener, date) || deps.now() >= due.until) return { kind: 'skip' }
  if (deps.now() < due.at) return { kind: 'wait', until: due.at }
  const shown = await digestNow(deps, listener)
  return isDue(shown.digest) ? { kind: 'send', shown } : { kind: 'skip' }
}

/** What somebody's digest would say now. */
export async function previewDigest(deps: Deps, who: PersonId): Promise<DigestShown> {
  return digestNow(deps, await listenerOf(deps, who))
}

async function digestNow(deps: Deps, listener: Listener): Promise<DigestShown> {
  const { facts, around } = await digestFactsOf(deps, listener)
  return dressed(deps, listener, digestOf(facts, around))
}

/** What is left of a digest that listed `listed` when it was sent. */
export async function digestSince(
  deps: Deps,
  who: PersonId,
  listed: readonly string[],
): Promise<DigestShown> {
  const listener = await listenerOf(deps, who)
  const { facts, around } = await digestFactsOf(deps, listener)
  return dressed(deps, listener, digestLater(facts, around, listed))
}

async function dressed(
  deps: Pick<Deps, 'store' | 'now'>,
  { person }: Listener,
  digest: Digest,
): Promise<DigestShown> {
  const { items, today, tomorrow } = digest
  const lines = await linesOf(deps, person.zone, items, [...today, ...tomorrow])
  return { ...lines, digest, channelOf: null }
}

/** Adds to things that wait, and to interviews, the names that their lines say. */
export async function linesOf(
  { store, now }: Pick<Deps, 'store' | 'now'>,
  zone: Zone,
  items: readonly Item[],
  interviews: readonly Interview[] = [],
  // Where nobody is mentioned, panels are named; reading people costs more than reading the rest.
  panels: readonly Interview[] = [],
): Promise<LinesShown> {
  const ids = [...items.flatMap(candidateOf), ...interviews.map(({ candidate }) => candidate)]
  const [candidates, people] = await Promise.all([
    store.candidates([...new Set(ids)]),
    store.people([...new Set([...items.flatMap(colleagueOf), ...panels.flatMap(panelOf)])]),
  ])
  return {
    zone,
    now: now(),
    pings: true,
    candidates: new Map(candidates.map((one) => [one.id, one])),
    names: new Map(people.map(({ id, name }) => [id, name])),
  }
}

function candidateOf(item: Item): CandidateId[] {
  const interview = interviewOf(item)
  if (interview) return [interview.candidate]
  if (item.kind === 'decide') return [item.debrief.of.candidate]
  return item.kind === 'next' ? [item.application.candidate] : []
}

function panelOf(interview: Interview): PersonId[] {
  return sitting(interview).map(({ person }) => person)
}

function interviewOf(item: Item): Interview | undefined {
  if (item.kind === 'card' || item.kind === 'overdue') return item.owed.interview
  return 'interview' in item ? item.interview : undefined
}

function colleagueOf(item: Item): PersonId[] {
  if (item.kind === 'overdue') return [item.owed.person]
  if (item.kind === 'unanswered') return [item.of]
  return item.kind === 'seat' ? [...item.vacancy.standIns.slice(0, 1)] : []
}
