import type { types } from '@slack/bolt'
import { candidateOf } from '../../app/candidates.ts'
import type { Deps } from '../../app/ports.ts'
import { bookOffer, contextOf, proposalOf, proposeAgain } from '../../app/scheduling.ts'
import type { PersonId } from '../../core/ids.ts'
import type { Loop } from '../../core/interviews.ts'
import { type Proposal, ProposalId } from '../../core/proposals.ts'
import { type Reason, Refusal } from '../../core/refusal.ts'
import { momentsAgoWords } from '../../core/time-words.ts'
import type { Action } from '../action.ts'
import { bookedView } from '../blocks/schedule-booked.ts'
import { refusalWords } from '../failure.ts'
import { loading } from '../modal.ts'
import { type Mrkdwn, md, mention } from '../text.ts'
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
    if (!(error instanceof Refusal) || !LOST.has(error.reason.code)) throw error
    return nextBest(deps, who, proposal, error.reason)
  }
  const { application } = await contextOf(deps, proposal)
  const candidate = await candidateOf(deps, application.candidate)
  const interviews = await deps.store.interviewsOf(application.id)
  // What was booked, not what was pressed: two clicks on two times of one list book the first.
  const own = interviews.filter(({ id }) => loop.interviews.includes(id))
  return bookedView(candidate, own, { officeZone: deps.settings.officeZone, now: deps.now() })
}

/** Refusals that mean that this time is gone, while others may be left. */
const LOST: ReadonlySet<Reason['code']> = new Set([
  'slot-taken',
  'candidate-taken',
  'room-taken',
  'overtaken',
  'in-the-past',
])

/** Who took it and when, and what else there is. */
async function nextBest(
  deps: Deps,
  who: PersonId,
  proposal: Proposal,
  reason: Reason,
): Promise<types.ModalView> {
  const next = await proposeAgain(deps, who, proposal, { shown: [] }, OFFERS)
  const what = lostWords(reason, deps)
  const notice = next.offers.length > 0 ? md`${what} Here are the next best.` : what
  return timesOrWhyNot(deps, next, notice)
}

function lostWords(reason: Reason, deps: Deps): Mrkdwn {
  if (reason.code === 'slot-taken' && reason.by && reason.at) {
    const ago = momentsAgoWords({ start: reason.at, end: deps.now() })
    return md`That time was booked ${ago} by ${mention(reason.by)}.`
  }
  return refusalWords(reason)
}
