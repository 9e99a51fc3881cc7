/** What the scorecard's modal says once it is handed in, left, or not needed, and how a card is read afterwards. */
import type { types } from '@slack/bolt'
import type { CardSheet } from '../../app/card-sheet.ts'
import { isOpen } from '../../core/scorecards/duty.ts'
import { clockWords, whenWords } from '../../core/time-words.ts'
import { bold, md, mention } from '../text.ts'
import { actions, type Block, button, confirm, context, modal, section } from './kit.ts'
import { amendmentBlocks, cardBlocks } from './scorecard-read.ts'
import { titleFor } from './scorecard-view.ts'

/** How many cards of the stage are in, which is all that anybody may know of others' before they are opened. */
export interface HowMany {
  readonly in: number
  readonly required: number
  /** Whether the others' cards are open to the reader. */
  readonly isOpen: boolean
}

export function submittedView(sheet: CardSheet, count: HowMany): types.ModalView {
  return modal({
    id: 'scorecard-after',
    title: titleFor(sheet.candidate.name),
    close: 'Done',
    blocks: [
      section(md`${bold('Submitted.')} ${waitingWords(sheet, count)}`),
      ...after(sheet, count),
    ],
  })
}

function waitingWords(
  { card }: CardSheet,
  { in: handedIn, required, isOpen: open }: HowMany,
): string {
  if (open) return 'All are in, and you can see the others now.'
  return `You can see the others when they are in: ${handedIn} of ${required}.${asideOf(card)}`
}

function asideOf({ shadow, conflict }: CardSheet['card']): string {
  if (conflict === 'declared') {
    return ' Yours does not count among them: you declared a conflict of interest.'
  }
  return shadow ? ' As a shadow’s, yours does not count among them.' : ''
}

function after({ interview }: CardSheet, { isOpen: open }: HowMany): Block[] {
  return [
    actions('after', [
      button('score-read', 'Read mine', interview.id),
      ...(open ? [] : [takeBack(interview.id)]),
    ]),
  ]
}

function takeBack(interview: string) {
  return button('score-withdraw', 'Take it back', interview, {
    confirm: confirm(
      'Take it back?',
      'You can go on writing in it and submit it again. What you submitted is kept with it.',
      'Take it back',
    ),
  })
}

/** The author's own card, read only. */
export function ownCardView(sheet: CardSheet, count: HowMany): types.ModalView {
  const { card, template, person, now, interview } = sheet
  const submitted = card.submissions.at(-1)
  return modal({
    id: 'scorecard-after',
    title: titleFor(sheet.candidate.name),
    close: 'Back',
    blocks: [
      section(
        md`${bold(interview.title)}${submitted ? ` · submitted ${whenWords(submitted.at, person.zone, now)}` : ''}\n${waitingWords(sheet, count)}`,
      ),
      actions('own', [
        count.isOpen ? button('score-amend', 'Amend', interview.id) : takeBack(interview.id),
      ]),
      ...amendmentBlocks(card.amendments, template, { zone: person.zone, now }),
      ...cardBlocks(card, template),
    ],
  })
}

/** Saved, and nothing more to do here: Slack lets nobody but the person close the modal. */
export function leftView(
  { card, candidate, person, interview }: CardSheet,
  saved: CardSheet['now'],
): types.ModalView {
  const due = whenWords(card.dueAt, person.zone, saved)
  return modal({
    id: 'scorecard-after',
    title: titleFor(candidate.name),
    close: 'Close',
    blocks: [
      section(
        md`${bold('Saved')} at ${clockWords(saved, person.zone)}. It is due ${due}. You can close this now, and go on here or anywhere with /scorecard.`,
      ),
      actions('left', [button('open-scorecard', 'Go on', interview.id)]),
    ],
  })
}

export function notNeededView({ card, candidate, interview }: CardSheet): types.ModalView {
  const reason = card.notNeeded?.reason ?? ''
  const hasConflict = reason === 'conflict'
  return modal({
    id: 'scorecard-after',
    title: titleFor(candidate.name),
    close: 'Done',
    blocks: [
      section(
        md`Noted: ${WHY[reason] ?? 'it is not needed'}. Nobody waits for your scorecard any more.`,
      ),
      context(hasConflict ? CONFLICT : MISTAKEN),
      ...(isOpen(card) ? [] : [actions('not-needed', resuming(interview.id, hasConflict))]),
    ],
  })
}

/** The interview is over for everybody on the panel. */
export function missedView({ candidate, interview }: CardSheet): types.ModalView {
  return modal({
    id: 'scorecard-after',
    title: titleFor(candidate.name),
    close: 'Done',
    blocks: [
      section(
        md`Noted: ${bold(candidate.name)} did not come. Nobody on the panel owes a scorecard.`,
      ),
      context(
        md`${mention(interview.bookedBy)} was told, and can take it back if it was a mistake.`,
      ),
    ],
  })
}

const WHY: Readonly<Record<string, string>> = {
  'no-show': 'for you it did not take place, though a colleague has handed in a scorecard',
  'not me': 'it was not you who was there',
  conflict: 'you have a conflict of interest',
}
const CONFLICT = md`Whoever booked the interview was told. You can still write down what you saw: it is read beside the others’ and never counts.`
const MISTAKEN = md`If that was wrong, you can fill it after all until the others’ cards are opened.`

function resuming(interview: string, hasConflict: boolean) {
  if (!hasConflict) return [button('score-resume', 'Fill it after all', interview)]
  return [
    button('score-resume', 'Write down what I saw', interview),
    button('score-no-conflict', 'I have none after all', interview),
  ]
}
