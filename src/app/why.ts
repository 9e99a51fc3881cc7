import type { PersonId } from '../core/ids.ts'
import { askedFor, plannedAs } from '../core/offers.ts'
import type { Proposal, ProposalId } from '../core/proposals.ts'
import { problemIn } from '../core/scheduling/plan-document.ts'
import type { Why } from '../core/scheduling/why.ts'
import { permitted } from './people.ts'
import type { Deps } from './ports.ts'
import { contextOf, offerAt } from './scheduling.ts'

/** An offer's proposal with what decided each of its times and seats, as people's time was when it was made. */
export interface Explained {
  readonly proposal: Proposal
  /** Undefined if what was asked then is not known any more. */
  readonly why: Why | undefined
}

/** Say what decided each time and each seat of an offer, and what the next best would have cost. @throws Refusal. */
export async function explainOffer(
  deps: Deps,
  who: PersonId,
  id: ProposalId,
  index: number,
): Promise<Explained> {
  const { proposal, offer } = await offerAt(deps, id, index)
  const { opening } = await contextOf(deps, proposal)
  await permitted(deps, who, 'schedule an interview', { opening })
  const problem = problemIn(proposal.input)
  if (!problem) return { proposal, why: undefined }
  const best = { plan: plannedAs(offer), value: offer.value }
  return { proposal, why: await deps.planner.explain(askedFor(problem, offer), best) }
}
