/** Everything a person can touch, listed once. */
import { availability } from '../commands/availability.ts'
import { candidate } from '../commands/candidate.ts'
import { interviewers } from '../commands/interviewers.ts'
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
  homeAnswers,
  homePauseAction,
  homeScheduleAction,
  openAvailabilityAction,
} from './slack/home.ts'
import { memberAction, openPoolAction, poolModal, poolTurns } from './slack/interviewers/pools.ts'
import {
  grantChoices,
  grantsModal,
  openGrantsAction,
  openingModal,
  openOpeningAction,
  pauseModal,
} from './slack/interviewers/settings.ts'
import { acceptAction, declineAction } from './slack/interviews/answer.ts'
import { bookOfferAction } from './slack/schedule/book.ts'
import { findCandidateMenu, findZoneMenu } from './slack/schedule/menus.ts'
import { scheduleFormModal } from './slack/schedule/submit.ts'

export const surfaces: Surfaces = {
  commands: [availability, candidate, interviewers, scheduleInterview],
  shortcuts: [],
  actions: [
    bookOfferAction,
    acceptAction,
    declineAction,
    setCalendarAction,
    removeCalendarAction,
    countryAction,
    openCandidateAction,
    addCandidateAction,
    newCandidateAction,
    editCandidateAction,
    applyAction,
    withdrawAction,
    timelineAction,
    ...timelineTurns,
    answerScreeningAction,
    passOverAction,
    openPoolAction,
    ...poolTurns,
    memberAction,
    openOpeningAction,
    openGrantsAction,
    ...grantChoices,
    ...homeAnswers,
    homePauseAction,
    openAvailabilityAction,
    homeScheduleAction,
  ],
  modals: [
    availabilityModal,
    calendarModal,
    scheduleFormModal,
    newCandidateModal,
    knownCandidateModal,
    editCandidateModal,
    applyModal,
    screeningModal,
    passOverModal,
    poolModal,
    openingModal,
    grantsModal,
    pauseModal,
  ],
  menus: [findCandidateMenu, findZoneMenu, findCountryMenu, openCandidateMenu],
}
