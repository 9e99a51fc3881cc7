import type { types } from '@slack/bolt'
import { z } from 'zod'
import { applicationOf } from '../../app/applications.ts'
import { interviewOf, moveInterview } from '../../app/interviews.ts'
import type { Deps } from '../../app/ports.ts'
import { proposeAgain, proposeTimes } from '../../app/scheduling.ts'
import { shown, shownFor } from '../../app/shown.ts'
import { InterviewId, type PersonId } from '../../core/ids.ts'
import { type Proposal, ProposalId } from '../../core/proposals.ts'
import { Refusal } from '../../core/refusal.ts'
import { ClockTime, Instant, LocalDate, wallAt } from '../../core/time.ts'
import type { Action } from '../action.ts'
import { moveForm } from '../blocks/interview-forms.ts'
import { movedView, moveTimesView } from '../blocks/interview-move.ts'
import { loading, type Modal } from '../modal.ts'
import { timesContext } from '../schedule/context.ts'
import { isLost, lostWords } from '../schedule/lost.ts'
import { refuseTimes } from '../schedule/refuse-times.ts'
import { OFFERS } from '../schedule/times.ts'
import { readForm } from '../state.ts'
import { md } from '../text.ts'

/** `Move`: asks for days and a reason. The value may end in `@` and the time that a panellist proposed. */
export const moveAction: Action = {
  id: 'card-move',
  async run({ who, value, origin, open, slack }, deps) {
    const opened =
      origin.kind === 'modal'
        ? { id: origin.id }
        : await open(loading('Move the interview', md`One moment…`))
    const [id, proposed] = value.split('@')
    const facts = await shownFor(deps, who, 'move an interview', InterviewId.parse(id))
    const wanted = proposed === undefined ? undefined : Instant.parse(proposed)
    await slack.updateModal(opened, moveForm(facts, wanted))
  },
}

const Fields = {
  first: LocalDate,
  last: LocalDate,
  from: ClockTime,
  to: ClockTime,
  reason: z.string(),
}

export const moveModal: Modal = {
  id: 'move-form',
  async submit({ who, form, view }, deps) {
    const { reason, ...days } = readForm(form, Fields)
    const interview = await interviewOf(deps, InterviewId.parse(view.metadata))
    refuseTimes(days, wallAt(deps.now(), interview.zone).date)
    return {
      next: 'wait',
      meanwhile: loading('Move the interview', md`Looking for times…`),
      work: async () => {
        const application = await applicationOf(deps, interview.application)
        const proposal = await proposeTimes(deps, who, {
          application: application.id,
          stage: interview.stage,
          kinds: [interview.kind],
          possible: { ...days, zone: interview.zone, days: [1, 2, 3, 4, 5, 6, 7] },
          offers: OFFERS,
          move: { interview, reason },
        })
        return moveTimesView(interview, await timesContext(deps, proposal))
      },
    }
  },
}

/** `Move here`, and on a card `Move it there`. */
export const moveHereAction: Action = {
  id: 'move-here',
  async run({ who, value, origin, slack }, deps) {
    const [id, index] = value.split(':')
    const proposal = await deps.store.proposal(ProposalId.parse(id))
    if (!proposal?.moves) throw new Refusal({ code: 'not-found', what: 'proposal', text: value })
    if (origin.kind !== 'modal') return moveInterview(deps, who, proposal, Number(index))
    const view = await moved(deps, who, proposal, proposal.moves, Number(index))
    await slack.updateModal({ id: origin.id }, view)
  },
}

/** What was moved, or if that time is gone by now, the next best. */
async function moved(
  deps: Deps,
  who: PersonId,
  proposal: Proposal,
  id: InterviewId,
  index: number,
): Promise<types.ModalView> {
  try {
    await moveInterview(deps, who, proposal, index)
    return movedView(await shown(deps, id))
  } catch (error) {
    if (!isLost(error)) throw error
    const next = await proposeAgain(deps, who, proposal, { shown: [] }, OFFERS)
    const times = await timesContext(deps, next, lostWords(error.reason, next, deps.now()))
    return moveTimesView(await interviewOf(deps, id), times)
  }
}
