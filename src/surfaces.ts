/**
 * Everything a person can touch, listed once. A list and nothing else, and so longer than other files: read in one place,
 * nothing of it can be registered twice or left out of the manifest.
 */
import { availability } from '../commands/availability.ts'
import { candidate } from '../commands/candidate.ts'
import { debrief } from '../commands/debrief.ts'
import { digest } from '../commands/digest.ts'
import { hiringReport } from '../commands/hiring-report.ts'
import { interviewKit } from '../commands/interview-kit.ts'
import { interviewers } from '../commands/interviewers.ts'
import { scheduleInterview } from '../commands/schedule-interview.ts'
import { scorecard } from '../commands/scorecard.ts'
import type { Surfaces } from './slack/app.ts'
import { auditAboutMenu, auditActions, openAuditAction } from './slack/audit.ts'
import {
  calendarModal,
  countryAction,
  findCountryMenu,
  removeCalendarAction,
  setCalendarAction,
} from './slack/availability/calendar.ts'
import { ownLoadAction } from './slack/availability/load.ts'
import { availabilityModal } from './slack/availability/submit.ts'
import {
  openCalibrationAction,
  ownLeaningAction,
  questionStatisticsActions,
} from './slack/calibration/show.ts'
import {
  eraseAction,
  eraseModal,
  holdAction,
  holdModal,
  otherOfferAction,
  otherOfferModal,
} from './slack/candidates/erasing.ts'
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
  scheduleCandidateAction,
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
import { decideAction, decisionModal, scheduleNextAction } from './slack/debrief/decide.ts'
import { exportAction } from './slack/debrief/export.ts'
import { openDebriefAction } from './slack/debrief/list.ts'
import { compositeAction, evidenceAction, evidenceTurns } from './slack/debrief/read.ts'
import { glassAction, glassModal, unsealAction, unsealModal } from './slack/debrief/unseal.ts'
import { nudgeAction, scheduleApplicationAction } from './slack/digest/actions.ts'
import {
  channelDigestModal,
  channelDigestsAction,
  openChannelDigestAction,
} from './slack/digest/channel-settings.ts'
import { digestModal, digestPreviewAction } from './slack/digest/settings.ts'
import {
  homeAcceptAction,
  homeAllActions,
  homeDigestAction,
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
import {
  acceptAction,
  declineAction,
  declineModal,
  proposeAction,
  proposeModal,
} from './slack/interviews/answer.ts'
import { copyAction, panellistFileAction } from './slack/interviews/copy.ts'
import { cancelModal, moreAction, noShowModal, tookPlaceAction } from './slack/interviews/end.ts'
import { moveAction, moveHereAction, moveModal } from './slack/interviews/move.ts'
import {
  askStandInAction,
  changePanelAction,
  replacePlaceAction,
} from './slack/interviews/panel.ts'
import { placeModal } from './slack/interviews/place.ts'
import {
  bankQuestionAction,
  browseAction,
  browseModal,
  browseTurns,
  settleReportAction,
} from './slack/kits/browse.ts'
import {
  kitMoreAction,
  reportQuestionModal,
  swapAction,
  swapModal,
  swapOutAction,
} from './slack/kits/change.ts'
import {
  interviewBackAction,
  interviewModal,
  startInterviewAction,
} from './slack/kits/interview-mode.ts'
import { drawAgainAction, keyActions, openKitAction } from './slack/kits/open.ts'
import { homeReportAction, reportModal } from './slack/report/send.ts'
import { bookOfferAction } from './slack/schedule/book.ts'
import {
  chooseCandidateAction,
  chooseOpeningAction,
  choosePeopleAction,
} from './slack/schedule/choose.ts'
import { findCandidateMenu, findZoneMenu } from './slack/schedule/menus.ts'
import {
  scheduleAgainAction,
  scheduleFromMessageShortcut,
  scheduleShortcut,
} from './slack/schedule/shortcuts.ts'
import { scheduleFormModal } from './slack/schedule/submit.ts'
import {
  changeFormAction,
  moreTimesAction,
  otherDaysAction,
  otherPeopleAction,
  whyOfferAction,
} from './slack/schedule/times.ts'
import {
  declineFavourAction,
  favourTimesAction,
  grantFavourAction,
  takeWayAction,
} from './slack/schedule/ways.ts'
import { amendAction, amendFieldAction, amendModal } from './slack/scorecards/amend.ts'
import {
  endDutyAction,
  fillAction,
  noConflictAction,
  readAction,
  resumeAction,
  withdrawAction as withdrawCardAction,
} from './slack/scorecards/open.ts'
import {
  anotherAction,
  backAction,
  jumpAction,
  leaveAction,
  moreAction as moreOfCardAction,
  pickedAction,
  scorecardModal,
  skipAction,
  typedAction,
} from './slack/scorecards/steps.ts'

export const surfaces: Surfaces = {
  commands: [
    availability,
    candidate,
    debrief,
    digest,
    hiringReport,
    interviewers,
    interviewKit,
    scheduleInterview,
    scorecard,
  ],
  shortcuts: [scheduleShortcut, scheduleFromMessageShortcut],
  actions: [
    ...timelineTurns,
    channelDigestsAction,
    openChannelDigestAction,
    bankQuestionAction,
    browseAction,
    settleReportAction,
    ...browseTurns,
    drawAgainAction,
    interviewBackAction,
    ...keyActions,
    kitMoreAction,
    openKitAction,
    startInterviewAction,
    swapAction,
    swapOutAction,
    ...auditActions,
    openAuditAction,
    ...evidenceTurns,
    eraseAction,
    holdAction,
    otherOfferAction,
    compositeAction,
    decideAction,
    evidenceAction,
    exportAction,
    glassAction,
    openDebriefAction,
    scheduleNextAction,
    unsealAction,
    acceptAction,
    amendAction,
    amendFieldAction,
    anotherAction,
    backAction,
    endDutyAction,
    fillAction,
    jumpAction,
    leaveAction,
    moreOfCardAction,
    noConflictAction,
    pickedAction,
    readAction,
    resumeAction,
    skipAction,
    typedAction,
    withdrawCardAction,
    addCandidateAction,
    answerScreeningAction,
    applyAction,
    askStandInAction,
    bookOfferAction,
    changeFormAction,
    changePanelAction,
    chooseCandidateAction,
    chooseOpeningAction,
    choosePeopleAction,
    copyAction,
    countryAction,
    declineAction,
    declineFavourAction,
    editCandidateAction,
    favourTimesAction,
    grantFavourAction,
    moreAction,
    tookPlaceAction,
    moreTimesAction,
    moveAction,
    moveHereAction,
    newCandidateAction,
    openCandidateAction,
    scheduleCandidateAction,
    otherDaysAction,
    otherPeopleAction,
    panellistFileAction,
    passOverAction,
    openPoolAction,
    ...poolTurns,
    memberAction,
    openCalibrationAction,
    ownLeaningAction,
    ownLoadAction,
    ...questionStatisticsActions,
    openOpeningAction,
    openGrantsAction,
    ...grantChoices,
    nudgeAction,
    digestPreviewAction,
    scheduleApplicationAction,
    homeAcceptAction,
    ...homeAllActions,
    homeDigestAction,
    homePauseAction,
    openAvailabilityAction,
    homeReportAction,
    homeScheduleAction,
    proposeAction,
    removeCalendarAction,
    replacePlaceAction,
    scheduleAgainAction,
    setCalendarAction,
    takeWayAction,
    timelineAction,
    whyOfferAction,
    withdrawAction,
  ],
  modals: [
    channelDigestModal,
    eraseModal,
    holdModal,
    otherOfferModal,
    decisionModal,
    glassModal,
    unsealModal,
    applyModal,
    availabilityModal,
    calendarModal,
    cancelModal,
    declineModal,
    digestModal,
    editCandidateModal,
    browseModal,
    interviewModal,
    knownCandidateModal,
    reportQuestionModal,
    swapModal,
    moveModal,
    newCandidateModal,
    noShowModal,
    passOverModal,
    placeModal,
    poolModal,
    openingModal,
    grantsModal,
    pauseModal,
    proposeModal,
    reportModal,
    scheduleFormModal,
    scorecardModal,
    amendModal,
    screeningModal,
  ],
  menus: [findCandidateMenu, findZoneMenu, findCountryMenu, openCandidateMenu, auditAboutMenu],
}
