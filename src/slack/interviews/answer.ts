import { answerInvitation } from '../../app/interviews.ts'
import { InterviewId } from '../../core/ids.ts'
import type { Action } from '../action.ts'

export const acceptAction: Action = {
  id: 'invite-accept',
  run: ({ who, value }, deps) => answerInvitation(deps, who, InterviewId.parse(value), 'accepted'),
}

export const declineAction: Action = {
  id: 'invite-decline',
  run: ({ who, value }, deps) => answerInvitation(deps, who, InterviewId.parse(value), 'declined'),
}
