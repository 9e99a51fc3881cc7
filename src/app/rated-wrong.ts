/** Decisions that rest on a question reported as wrong: whoever may read them hears of it, once. */
import type { Decision } from '../core/decisions.ts'
import type { ApplicationId } from '../core/ids.ts'
import { ratedWith, wrongSince } from '../core/kits/rated-with.ts'
import type { QuestionReport } from '../core/kits/reports.ts'
import type { Notice } from '../core/notices.ts'
import type { Person } from '../core/people.ts'
import { may } from '../core/permissions.ts'
import { type SealedFacts, visible } from '../core/scorecards/visibility.ts'
import { Instant } from '../core/time.ts'
import type { Deps } from './ports.ts'
import { sealedFacts } from './visible-cards.ts'

type Asked = Pick<QuestionReport, 'question' | 'version'>

/** An application that has been decided, with everything sealed about it. */
interface Decided {
  readonly facts: SealedFacts
  readonly decisions: readonly Decision[]
}

/**
 * One notice to each lead, recruiter and decider who may read a decision made with the question; none where there is
 * none, or where the question was reported as wrong before.
 */
export async function ratedNotices(
  deps: Deps,
  asked: Asked,
  report: string,
): Promise<readonly Notice[]> {
  if (wrongSince(await deps.store.questionReports(), asked) !== undefined) return []
  const decided = await decidedOf(deps, await applicationsWith(deps, asked))
  const due = deps.now()
  const { question, version } = asked
  return (await deps.store.people()).flatMap((person): Notice[] => {
    const known = decided.flatMap((one) => knownTo(person, asked, one))
    if (known.length === 0) return []
    const applications = known.map(({ application }) => application)
    const body = { kind: 'rated wrong' as const, question, version, applications }
    return [{ key: `rated:${report}:${person.id}`, channel: 'slack', to: person.id, due, body }]
  })
}

/** The last decision of each application that `person` may know, now, to rest on the question. */
export async function decidedWith(
  deps: Deps,
  person: Person,
  asked: Asked,
  applications: readonly ApplicationId[],
): Promise<readonly Decision[]> {
  const decided = await decidedOf(deps, applications)
  return decided.flatMap((one) => knownTo(person, asked, one))
}

function knownTo(person: Person, asked: Asked, { facts, decisions }: Decided): Decision[] {
  const { leads } = facts.opening
  const isConcerned =
    person.grants.includes('recruiter') ||
    leads.includes(person.id) ||
    decisions.some(({ by }) => by === person.id)
  if (!isConcerned || !may('read a debrief', { person, leads })) return []
  return ratedWith(asked, [visible(person, facts)], decisions).decisions.slice(-1)
}

async function decidedOf(deps: Deps, applications: readonly ApplicationId[]): Promise<Decided[]> {
  const decisions = await deps.store.decisions(applications)
  const ids = [...new Set(decisions.map(({ application }) => application))].toSorted()
  return Promise.all(
    ids.map(async (id) => ({
      facts: await sealedFacts(deps, id),
      decisions: decisions.filter(({ application }) => application === id),
    })),
  )
}

async function applicationsWith({ store }: Deps, { question, version }: Asked) {
  const askings = await store.askingsSince(Instant.parse('1970-01-01T00:00:00.000Z'))
  const met = askings.filter((one) => one.question === question && one.version === version)
  const cards = await store.cardsAbout(met.map(({ interview }) => interview))
  return [...new Set(cards.map(({ application }) => application))]
}
