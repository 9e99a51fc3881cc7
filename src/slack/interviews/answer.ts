import { z } from 'zod'
import { answerInvitation, interviewOf, proposeInstead } from '../../app/interviews.ts'
import { someone } from '../../app/people.ts'
import { shownFor } from '../../app/shown.ts'
import { InterviewId } from '../../core/ids.ts'
import { DECLINE_REASONS } from '../../core/interviews.ts'
import { placeToGiveUp } from '../../core/invitations.ts'
import { ClockTime, instantOn, LocalDate } from '../../core/time.ts'
import type { Action } from '../action.ts'
import { declineForm, proposeForm } from '../blocks/interview-forms.ts'
import { publishHome } from '../home-follow.ts'
import { loading, type Modal } from '../modal.ts'
import { readForm } from '../state.ts'
import { md } from '../text.ts'

export const acceptAction: Action = {
  id: 'invite-accept',
  run: ({ who, value }, deps) => answerInvitation(deps, who, InterviewId.parse(value), 'accepted'),
}

/** `I can't make it`: asks why first. */
export const declineAction: Action = {
  id: 'invite-decline',
  async run({ who, value, open, slack }, deps) {
    const opened = await open(loading("I can't make it", md`One moment…`))
    const facts = await shownFor(deps, who, 'answer an invitation', InterviewId.parse(value))
    const { zone } = await someone(deps, who)
    placeToGiveUp(facts.interview, who)
    await slack.updateModal(opened, declineForm(facts, zone))
  },
}

const Why = { why: z.enum(DECLINE_REASONS), reason: z.string().max(500).default('') }

export const declineModal: Modal = {
  id: 'decline-form',
  async submit({ who, form, view, slack }, deps) {
    const { why, reason } = readForm(form, Why)
    const words = reason === '' ? why : `${why}: ${reason}`
    await answerInvitation(deps, who, InterviewId.parse(view.metadata), 'declined', words)
    return { next: 'close', after: () => publishHome(deps, slack, who) }
  },
}

export const proposeAction: Action = {
  id: 'invite-propose',
  async run({ who, value, open, slack }, deps) {
    const opened = await open(loading('Propose another time', md`One moment…`))
    const facts = await shownFor(deps, who, 'answer an invitation', InterviewId.parse(value))
    const { zone } = await someone(deps, who)
    placeToGiveUp(facts.interview, who)
    await slack.updateModal(opened, proposeForm(facts, zone))
  },
}

/** The time is meant on the clock of who proposes it. */
export const proposeModal: Modal = {
  id: 'propose-form',
  async submit({ who, form, view }, deps) {
    const { day, time } = readForm(form, { day: LocalDate, time: ClockTime })
    const { zone } = await someone(deps, who)
    const { id } = await interviewOf(deps, InterviewId.parse(view.metadata))
    await proposeInstead(deps, who, id, instantOn(day, time, zone))
    return { next: 'close' }
  },
}
