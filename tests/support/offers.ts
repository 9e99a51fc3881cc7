import { newTrigger } from '../../sandbox/slack/triggers.ts'
import type { Workspace } from '../../sandbox/slack/workspace.ts'
import type { Store } from '../../src/app/store.ts'
import type { Application, Candidate, PossibleTimes } from '../../src/core/candidates.ts'
import { ApplicationId, CandidateId, OpeningId, type PersonId } from '../../src/core/ids.ts'
import { type Proposal, ProposalId } from '../../src/core/proposals.ts'
import { type Instant, minutesOf, type Span } from '../../src/core/time.ts'
import { wantedOf } from '../../src/core/wanted.ts'
import { anyTime, nobody, nobodysApplication } from './booking.ts'

/** A time that a recruiter was offered for a candidate of their own, with one panellist. */
export interface Offered {
  readonly id: string
  readonly recruiter: PersonId
  readonly panellist: PersonId
  readonly span: Span
  /** When the candidate could come, if not at any time of the tests' month. */
  readonly possible?: PossibleTimes
}

export const BACKEND = OpeningId.parse('open_backend-intern')

export function proposalOf({ id }: Offered): ProposalId {
  return ProposalId.parse(`prop_${id}`)
}

/** Stores what the form and the engine would have left behind: candidates, applications, proposals. */
export async function putOffers(store: Store, offers: readonly Offered[]): Promise<void> {
  await store.commit({
    candidates: offers.map(candidateOf),
    applications: offers.map(applicationOf),
    proposals: offers.map(offeredProposal),
    deeds: [],
  })
}

/** Shows a recruiter their offer in a modal, as the bot does once the engine has found it. */
export async function showOffer(ws: Workspace, offered: Offered): Promise<void> {
  const answer = await fetch(`${ws.url()}/api/views.open`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ws.app.botToken}` },
    body: JSON.stringify({ trigger_id: newTrigger(ws, offered.recruiter), view: view(offered) }),
  })
  const { ok, error } = Object(await answer.json())
  if (!ok) throw new Error(`the modal did not open: ${error}`)
}

function view(offered: Offered) {
  const text = { type: 'plain_text', text: 'Book this time' }
  const value = `${proposalOf(offered)}:0`
  const button = { type: 'button', action_id: 'book-offer', text, value }
  const title = { type: 'plain_text', text: 'Times' }
  return { type: 'modal', title, blocks: [{ type: 'actions', elements: [button] }] }
}

function candidateOf({ id }: Offered): Candidate {
  const name = `Candidate ${id}`
  return { ...nobody, id: CandidateId.parse(`cand_${id}`), name, mail: `${id}@example.org` }
}

function applicationOf({ id }: Offered): Application {
  return {
    ...nobodysApplication,
    id: ApplicationId.parse(`app_${id}`),
    candidate: CandidateId.parse(`cand_${id}`),
    opening: BACKEND,
    createdAt: 0 as Instant,
  }
}

function offeredProposal(offered: Offered): Proposal {
  const seats = [{ seat: 'interviewer', people: [offered.panellist] }]
  const interview = { kind: 'screen', span: offered.span, room: null, seats }
  return {
    id: proposalOf(offered),
    rev: 0,
    application: applicationOf(offered).id,
    stage: 'screen',
    wanted: wantedOf({
      kinds: ['screen'],
      possible: offered.possible ?? anyTime,
      chosen: [offered.panellist],
      minutes: minutesOf(offered.span),
    }),
    moves: null,
    reason: '',
    by: offered.recruiter,
    at: 0 as Instant,
    input: {},
    answer: {},
    offers: [
      {
        interviews: [interview],
        value: {},
        because: [],
        costs: [],
        among: null,
        spare: [],
        proved: true,
      },
    ],
    search: null,
    none: null,
    favours: [],
  }
}
