import type { types } from '@slack/bolt'
import { candidateOf } from '../../app/candidates.ts'
import type { Deps } from '../../app/ports.ts'
import { bookOffer, contextOf, proposalOf, proposeAgain } from '../../app/scheduling.ts'
import type { PersonId } from '../../core/ids.ts'
import type { Loop } from '../../core/interviews.ts'
import { type Proposal, ProposalId } from '../../core/proposals.ts'
import type { Action } from '../action.ts'
import { bookedView } from '../blocks/schedule-booked.ts'
import { loading } from '../modal.ts'
import { md } from '../text.ts'
import { isLost, lostWords } from './lost.ts'
import { OFFERS, timesOrWhyNot } from './times.ts'

/** `Book this time`: books the offer and says so where the times were. */
export const bookOfferAction: Action = {
  id: 'book-offer',
  async run({ who, value, wait }, deps) {
    const [id, index] = value.split(':')
    const proposal = await proposalOf(deps, ProposalId.parse(id))
    await wait(loading('Booking', md`Booking…`), () => booked(deps, who, proposal, Number(index)))
  },
}

async function booked(
  deps: Deps,
  who: PersonId,
  proposal: Proposal,
  index: number,
): Promise<types.ModalView> {
  let loop: Loop
  try {
    loop = await bookOffer(deps, who, proposal.id, index)
  } catch (error) {
    if (!isLost(error)) throw error
    const next = await proposeAgain(deps, who, proposal, { shown: [] }, OFFERS)
    return timesOrWhyNot(deps, next, lostWords(error.reason, next, deps.now()))
  }
  const { application } = await contextOf(deps, proposal)
  const candidate = await candidateOf(deps, application.candidate)
  const interviews = await deps.store.interviewsOf(application.id)
  // What was booked, not what was pressed: two clicks on two times of one list book the first.
  const own = interviews.filter(({ id }) => loop.interviews.includes(id))
  return bookedView(candidate, own, { officeZone: deps.settings.officeZone, now: deps.now() })
}
