/** Opening a scorecard from wherever it is offered, and what can be done with it besides filling it. */
import type { types } from '@slack/bolt'
import { type CardSheet, cardSheet } from '../../app/card-sheet.ts'
import type { Deps } from '../../app/ports.ts'
import {
  candidateMissed,
  declareCardConflict,
  endCardDuty,
  takeUpCard,
  withdrawCard,
} from '../../app/scorecards.ts'
import { visibleTo } from '../../app/visible-cards.ts'
import { InterviewId, type PersonId } from '../../core/ids.ts'
import { isOpen } from '../../core/scorecards/duty.ts'
import { problemsOf } from '../../core/scorecards/problems.ts'
import { settled } from '../../core/scorecards/settled.ts'
import { refuseIfOff } from '../../core/scorecards/submit.ts'
import { type Action, above, type Press } from '../action.ts'
import { type HowMany, missedView, notNeededView, ownCardView } from '../blocks/scorecard-after.ts'
import { stepOfField } from '../blocks/scorecard-review.ts'
import { followHome } from '../home-follow.ts'
import { loading } from '../modal.ts'
import { md } from '../text.ts'
import { viewOfStep } from './desk.ts'

/** A card where it stopped; one that is handed in is shown as it is. @throws Refusal as `cardSheet` does. */
export async function cardFor(
  deps: Deps,
  who: PersonId,
  id: InterviewId,
): Promise<types.ModalView> {
  const sheet = await cardSheet(deps, who, id)
  if (sheet.card.status === 'not needed') return notNeededView(sheet)
  if (!isOpen(sheet.card)) return ownCardView(sheet, await howMany(deps, who, sheet))
  refuseIfOff(sheet.interview)
  return viewOfStep(deps, { sheet }, whereItStopped(sheet))
}

/** The step of the first thing that is missing; the last page if nothing is. */
function whereItStopped({ card, template }: CardSheet): string {
  const [first] = problemsOf(settled(card.answers), template)
  return first ? stepOfField(first.field) : 'review'
}

/** How many cards of the stage are in, as far as `who` may know. */
export async function howMany(
  deps: Deps,
  who: PersonId,
  { interview }: CardSheet,
): Promise<HowMany> {
  const { stages } = await visibleTo(deps, who, interview.application)
  const stage = stages.find(({ stage }) => stage === interview.stage)
  return { in: stage?.in ?? 0, required: stage?.required ?? 0, isOpen: stage?.isOpen ?? false }
}

/** Shows `view` where it was asked for: in the modal that is open, or in one of its own. */
async function showIn(
  { origin, open, slack }: Press,
  view: () => Promise<types.ModalView>,
): Promise<void> {
  const at = origin.kind === 'modal' ? origin : await open(loading('Scorecard', md`One moment…`))
  await slack.updateModal({ id: at.id }, await view())
}

export const fillAction: Action = {
  id: 'open-scorecard',
  run: (press, deps) =>
    showIn(press, () => cardFor(deps, press.who, InterviewId.parse(press.value))),
}

/** The author's own card on top of what they see. */
export const readAction: Action = {
  id: 'score-read',
  async run(press, deps) {
    const { who, value, slack } = press
    const meanwhile = loading('Scorecard', md`One moment…`)
    const opened = await above(press)(meanwhile)
    await slack.updateModal(opened, await cardFor(deps, who, InterviewId.parse(value)))
  },
}

export const withdrawAction = turning('score-withdraw', withdrawCard)

/** Turns the card of whoever presses to another state, and shows it as it is then. */
function turning(
  id: string,
  turn: (deps: Deps, who: PersonId, interview: InterviewId) => Promise<unknown>,
): Action {
  return {
    id,
    async run(press, deps) {
      const interview = InterviewId.parse(press.value)
      await turn(deps, press.who, interview)
      await showIn(press, () => cardFor(deps, press.who, interview))
    },
  }
}

/** `It did not happen`, behind the dots: `no-show:int_1`, `not-me:int_1` or `conflict:int_1`. */
export const endDutyAction: Action = {
  id: 'score-end',
  async run(press, deps) {
    const [reason, id] = press.value.split(':')
    const interview = InterviewId.parse(id)
    const isOver = reason === 'no-show' && (await isMissedByAll(deps, press.who, interview))
    if (reason === 'not-me') await endCardDuty(deps, press.who, interview, 'not me')
    if (reason === 'conflict') await declareCardConflict(deps, press.who, interview)
    await showIn(press, async () => {
      const sheet = await cardSheet(deps, press.who, interview)
      return isOver ? missedView(sheet) : notNeededView(sheet)
    })
    await followHome(deps, press.slack, press.who)
  },
}

async function isMissedByAll(deps: Deps, who: PersonId, id: InterviewId): Promise<boolean> {
  return (await candidateMissed(deps, who, id)) === 'everybody'
}

export const resumeAction = turning('score-resume', takeUpCard)

export const noConflictAction = turning('score-no-conflict', (deps, who, interview) =>
  takeUpCard(deps, who, interview, { withoutConflict: true }),
)
