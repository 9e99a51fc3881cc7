import { candidateOf } from '../../app/candidates.ts'
import { bookOffer, contextOf } from '../../app/scheduling.ts'
import { ProposalId } from '../../core/proposals.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Action } from '../action.ts'
import { bookedView } from '../blocks/schedule-times.ts'

/** `Book this time`: books the offer and says so where the times were. */
export const bookOfferAction: Action = {
  id: 'book-offer',
  async run({ who, value, origin, slack }, deps) {
    const [id, index] = value.split(':')
    const proposal = await deps.store.proposal(ProposalId.parse(id))
    const offer = proposal?.offers[Number(index)]
    if (!proposal || !offer) throw new Refusal({ code: 'not-found', what: 'proposal', text: value })
    await bookOffer(deps, who, proposal.id, Number(index), { kind: 'video', text: '' })
    const { application } = await contextOf(deps, proposal)
    const candidate = await candidateOf(deps, application.candidate)
    if (origin.kind === 'modal') {
      await slack.updateModal({ id: origin.id }, bookedView(candidate, offer, deps.now()))
    }
  },
}
