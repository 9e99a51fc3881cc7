import { kitNotice } from '../core/announce.ts'
import { type CandidateFacts, editFacts, refuseTakenMail } from '../core/candidate-facts.ts'
import type { Application, Candidate } from '../core/candidates.ts'
import { CandidateId, type OpeningId, type PersonId } from '../core/ids.ts'
import type { Interview } from '../core/interviews.ts'
import type { Opening } from '../core/openings.ts'
import { Refusal } from '../core/refusal.ts'
import { applicationTo } from './applications.ts'
import { openingOf, permitted } from './people.ts'
import type { Deps } from './ports.ts'
import { transact } from './transact.ts'

/** Add a candidate with an application to an opening, in the first stage of its plan. @throws Refusal `mail-taken`. */
export async function addCandidate(
  deps: Deps,
  who: PersonId,
  opening: OpeningId,
  given: CandidateFacts,
): Promise<Application> {
  const to = await openingOf(deps, opening)
  await permitted(deps, who, 'add a candidate', { opening: to })
  const candidate: Candidate = {
    ...given,
    languages: [...given.languages],
    id: CandidateId.parse(`cand_${deps.newId()}`),
    rev: 0,
    addedAt: deps.now(),
    hold: null,
    status: 'active',
  }
  const application = applicationTo(deps, candidate.id, to)
  const deed = (object: string, after: Record<string, string>) => ({
    actor: who,
    verb: 'add' as const,
    object,
    before: {},
    after,
    at: deps.now(),
  })
  await transact(
    deps.store,
    () => holderOf(deps, given.mail),
    (holder) => {
      refuseTakenMail(holder)
      return {
        candidates: [candidate],
        applications: [application],
        deeds: [
          deed(candidate.id, { zone: candidate.zone }),
          deed(application.id, { candidate: candidate.id, opening }),
        ],
      }
    },
  )
  return application
}

/** Change what is known of a candidate. @throws Refusal `not-allowed` or `mail-taken`. */
export async function editCandidate(
  deps: Deps,
  who: PersonId,
  id: CandidateId,
  facts: CandidateFacts,
): Promise<void> {
  await permitted(deps, who, 'edit a candidate', { opening: await openingFor(deps, who, id) })
  await transact(
    deps.store,
    async () => ({
      candidate: await candidateOf(deps, id),
      holder: await holderOf(deps, facts.mail),
      ahead: await aheadOf(deps, id),
    }),
    ({ candidate, holder, ahead }) => {
      refuseTakenMail(holder, candidate)
      const now = deps.now()
      const changes = editFacts(candidate, facts, { by: who, now })
      if (!changes.candidates) return changes
      // Their languages may be others now, and with them what they can be asked.
      const change = `candidate:r${candidate.rev + 1}`
      return { ...changes, notices: ahead.map((one) => kitNotice(one, change, now)) }
    },
  )
}

/** @throws Refusal `not-found`. */
export async function candidateOf(deps: Pick<Deps, 'store'>, id: CandidateId): Promise<Candidate> {
  const candidate = await deps.store.candidate(id)
  if (!candidate) throw new Refusal({ code: 'not-found', what: 'candidate', text: id })
  return candidate
}

/** The interviews that a candidate still has before them, in every opening. */
async function aheadOf({ store }: Deps, id: CandidateId): Promise<Interview[]> {
  const applications = await store.applicationsOf(id)
  const all = await Promise.all(applications.map((one) => store.interviewsOf(one.id)))
  return all.flat().filter(({ status }) => status === 'booked')
}

async function holderOf(deps: Deps, mail: string | null): Promise<Candidate | undefined> {
  return mail === null ? undefined : deps.store.candidateByMail(mail)
}

/** An opening of the candidate's that `who` leads, or any. */
async function openingFor(
  deps: Deps,
  who: PersonId,
  id: CandidateId,
): Promise<Opening | undefined> {
  const applications = await deps.store.applicationsOf(id)
  const openings = await Promise.all(applications.map(({ opening }) => openingOf(deps, opening)))
  return openings.find(({ leads }) => leads.includes(who)) ?? openings[0]
}
