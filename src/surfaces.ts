/** Everything a person can touch, listed once. */
import { scheduleInterview } from '../commands/schedule-interview.ts'
import type { Surfaces } from './slack/app.ts'
import { acceptAction, declineAction } from './slack/interviews/answer.ts'
import { bookOfferAction } from './slack/schedule/book.ts'
import { findCandidateMenu, findZoneMenu } from './slack/schedule/menus.ts'
import { scheduleFormModal } from './slack/schedule/submit.ts'

export const surfaces: Surfaces = {
  commands: [scheduleInterview],
  shortcuts: [],
  actions: [bookOfferAction, acceptAction, declineAction],
  modals: [scheduleFormModal],
  menus: [findCandidateMenu, findZoneMenu],
}
