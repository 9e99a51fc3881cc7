/** Everything a person can touch, listed once. */
import { availability } from '../commands/availability.ts'
import { scheduleInterview } from '../commands/schedule-interview.ts'
import type { Surfaces } from './slack/app.ts'
import { availabilityModal } from './slack/availability/submit.ts'
import { acceptAction, declineAction } from './slack/interviews/answer.ts'
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

export const surfaces: Surfaces = {
  commands: [availability, scheduleInterview],
  shortcuts: [scheduleShortcut, scheduleFromMessageShortcut],
  actions: [
    scheduleAgainAction,
    chooseCandidateAction,
    chooseOpeningAction,
    choosePeopleAction,
    bookOfferAction,
    otherDaysAction,
    otherPeopleAction,
    moreTimesAction,
    whyOfferAction,
    changeFormAction,
    takeWayAction,
    grantFavourAction,
    declineFavourAction,
    favourTimesAction,
    acceptAction,
    declineAction,
  ],
  modals: [availabilityModal, scheduleFormModal],
  menus: [findCandidateMenu, findZoneMenu],
}
