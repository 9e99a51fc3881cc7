/** Everything a person can touch, listed once. */
import { availability } from '../commands/availability.ts'
import { scheduleInterview } from '../commands/schedule-interview.ts'
import type { Surfaces } from './slack/app.ts'
import { availabilityModal } from './slack/availability/submit.ts'
import { acceptAction, declineAction } from './slack/interviews/answer.ts'
import { bookOfferAction } from './slack/schedule/book.ts'
import { findCandidateMenu, findZoneMenu } from './slack/schedule/menus.ts'
import { scheduleFormModal } from './slack/schedule/submit.ts'

export const surfaces: Surfaces = {
  commands: [availability, scheduleInterview],
  shortcuts: [],
  actions: [bookOfferAction, acceptAction, declineAction],
  modals: [availabilityModal, scheduleFormModal],
  menus: [findCandidateMenu, findZoneMenu],
}
