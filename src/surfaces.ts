/** Everything a person can touch, listed once. */
import { availability } from '../commands/availability.ts'
import { scheduleInterview } from '../commands/schedule-interview.ts'
import type { Surfaces } from './slack/app.ts'
import { availabilityModal } from './slack/availability/submit.ts'
import {
  acceptAction,
  declineAction,
  declineModal,
  proposeAction,
  proposeModal,
} from './slack/interviews/answer.ts'
import { copyAction, panellistFileAction } from './slack/interviews/copy.ts'
import { cancelModal, moreAction, noShowModal } from './slack/interviews/end.ts'
import { moveAction, moveHereAction, moveModal } from './slack/interviews/move.ts'
import {
  askStandInAction,
  changePanelAction,
  replacePlaceAction,
} from './slack/interviews/panel.ts'
import { bookOfferAction } from './slack/schedule/book.ts'
import { findCandidateMenu, findZoneMenu } from './slack/schedule/menus.ts'
import { scheduleFormModal } from './slack/schedule/submit.ts'

export const surfaces: Surfaces = {
  commands: [availability, scheduleInterview],
  shortcuts: [],
  actions: [
    acceptAction,
    askStandInAction,
    bookOfferAction,
    changePanelAction,
    copyAction,
    declineAction,
    moreAction,
    moveAction,
    moveHereAction,
    panellistFileAction,
    proposeAction,
    replacePlaceAction,
  ],
  modals: [
    availabilityModal,
    cancelModal,
    declineModal,
    moveModal,
    noShowModal,
    proposeModal,
    scheduleFormModal,
  ],
  menus: [findCandidateMenu, findZoneMenu],
}
