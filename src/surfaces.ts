/** Everything a person can touch, listed once. */
import { availability } from '../commands/availability.ts'
import { candidate } from '../commands/candidate.ts'
import { scheduleInterview } from '../commands/schedule-interview.ts'
import type { Surfaces } from './slack/app.ts'
import {
  calendarModal,
  countryAction,
  findCountryMenu,
  removeCalendarAction,
  setCalendarAction,
} from './slack/availability/calendar.ts'
import { availabilityModal } from './slack/availability/submit.ts'
import {
  addCandidateAction,
  applyAction,
  applyModal,
  editCandidateAction,
  editCandidateModal,
  knownCandidateModal,
  newCandidateAction,
  newCandidateModal,
} from './slack/candidates/form.ts'
import {
  openCandidateAction,
  openCandidateMenu,
  timelineAction,
  timelineTurns,
  withdrawAction,
} from './slack/candidates/page.ts'
import {
  answerScreeningAction,
  passOverAction,
  passOverModal,
  screeningModal,
} from './slack/candidates/screening.ts'
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
  commands: [availability, candidate, scheduleInterview],
  shortcuts: [],
  actions: [
    ...timelineTurns,
    acceptAction,
    addCandidateAction,
    answerScreeningAction,
    applyAction,
    askStandInAction,
    bookOfferAction,
    changePanelAction,
    copyAction,
    countryAction,
    declineAction,
    editCandidateAction,
    moreAction,
    moveAction,
    moveHereAction,
    newCandidateAction,
    openCandidateAction,
    panellistFileAction,
    passOverAction,
    proposeAction,
    removeCalendarAction,
    replacePlaceAction,
    setCalendarAction,
    timelineAction,
    withdrawAction,
  ],
  modals: [
    applyModal,
    availabilityModal,
    calendarModal,
    cancelModal,
    declineModal,
    editCandidateModal,
    knownCandidateModal,
    moveModal,
    newCandidateModal,
    noShowModal,
    passOverModal,
    proposeModal,
    scheduleFormModal,
    screeningModal,
  ],
  menus: [findCandidateMenu, findZoneMenu, findCountryMenu, openCandidateMenu],
}
