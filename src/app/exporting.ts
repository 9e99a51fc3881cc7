import { dossierOf } from '../core/dossier/dossier.ts'
import { htmlOf } from '../core/dossier/html.ts'
import { markdownOf } from '../core/dossier/markdown.ts'
import type { ApplicationId, PersonId } from '../core/ids.ts'
import { Person, USUAL_HOURS } from '../core/people.ts'
import { visible } from '../core/scorecards/visibility.ts'
import { searchable } from '../core/search.ts'
import type { Instant, Zone } from '../core/time.ts'
import { candidateOf } from './candidates.ts'
import { planOf } from './openings.ts'
import { permitted } from './people.ts'
import type { Deps } from './ports.ts'
import { unsealFacts } from './unsealing.ts'

/** An application as documents that anybody can read. */
export interface Exported {
  /** Without an ending, such as `mila-kovac`. */
  readonly name: string
  readonly markdown: string
  readonly html: string
}

type Needs = Pick<Deps, 'store' | 'plans'> & { readonly now: () => Instant }

/** Everything about an application that `who` may see. @throws Refusal `not-allowed` or `not-found`. */
export async function exportFor(deps: Deps, who: PersonId, id: ApplicationId): Promise<Exported> {
  const { opening } = await unsealFacts(deps, id, '')
  const reader = await permitted(deps, who, 'export an application', { opening })
  const exported = await written(deps, reader, id)
  await deps.store.commit({
    deeds: [{ actor: who, verb: 'export', object: id, before: {}, after: {}, at: deps.now() }],
  })
  return exported
}

/** The same for the operator, who sees what an admin sees: what is sealed stays sealed. @throws Refusal `not-found`. */
export async function exportForOperator(
  deps: Needs,
  id: ApplicationId,
  zone: Zone,
): Promise<Exported> {
  const operator = Person.parse({
    id: 'U0OPERATOR',
    rev: 0,
    name: 'the operator',
    zone,
    hours: USUAL_HOURS,
    grants: ['admin'],
  })
  return await written(deps, operator, id)
}

async function written(deps: Needs, reader: Person, id: ApplicationId): Promise<Exported> {
  const facts = await unsealFacts(deps, id, '')
  const { application, opening, interviews } = facts
  const [candidate, kits, decisions, people, reports] = await Promise.all([
    candidateOf(deps, application.candidate),
    deps.store.kitsOf(id),
    deps.store.decisions([id]),
    deps.store.people(),
    deps.store.questionReports(),
  ])
  const names = new Map(people.map((person) => [person.id, person.name]))
  const document = dossierOf({
    ...facts,
    candidate,
    plan: planOf(deps, opening),
    interviews,
    kits,
    reports,
    decisions,
    seen: visible(reader, { ...facts, application: id }),
    nameOf: (person) => names.get(person) ?? person,
    by: reader.name,
    zone: reader.zone,
    now: deps.now(),
  })
  return { name: fileName(candidate.name), markdown: markdownOf(document), html: htmlOf(document) }
}

function fileName(name: string): string {
  const bare = searchable(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return bare === '' ? 'candidate' : bare
}
