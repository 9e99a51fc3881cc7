import { z } from 'zod'
import { applicationOf } from '../../app/applications.ts'
import { interviewOf, moveInterview } from '../../app/interviews.ts'
import { proposeTimes } from '../../app/scheduling.ts'
import { shown, shownFor } from '../../app/shown.ts'
import { InterviewId } from '../../core/ids.ts'
import { ProposalId } from '../../core/proposals.ts'
import { Refusal } from '../../core/refusal.ts'
import { ClockTime, Instant, LocalDate, wallAt } from '../../core/time.ts'
import type { Action } from '../action.ts'
import { moveForm } from '../blocks/interview-forms.ts'
import { movedView, moveTimesView } from '../blocks/interview-move.ts'
import { loading, type Modal } from '../modal.ts'
import { timesContext } from '../schedule/context.ts'
import { refuseTimes } from '../schedule/refuse-times.ts'
import { readForm } from '../state.ts'
import { md } from '../text.ts'

/** How many times are offered. */
const OFFERS = 5

/** `Move`: asks for days and a reason. The value may end in `@` and the time that a panellist proposed. */
export const moveAction: Action = {
  id: 'card-move',
  async run({ who, value, open, slack }, deps) {
    const opened = await open(loading('Move the interview', md`One moment…`))
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

/** `Move here`. */
export const moveHereAction: Action = {
  id: 'move-here',
  async run({ who, value, origin, slack }, deps) {
    const [id, index] = value.split(':')
    const proposal = await deps.store.proposal(ProposalId.parse(id))
    if (!proposal?.moves) throw new Refusal({ code: 'not-found', what: 'proposal', text: value })
    await moveInterview(deps, who, proposal, Number(index))
    if (origin.kind !== 'modal') return
    await slack.updateModal({ id: origin.id }, movedView(await shown(deps, proposal.moves)))
  },
}
