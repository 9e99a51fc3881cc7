/** Going through a scorecard: next, back, picked, typed, mended, left. Each saves what the modal holds first. */
import type { types } from '@slack/bolt'
import type { Deps } from '../../app/ports.ts'
import { type DraftSaved, submitCard } from '../../app/scorecards.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Action, Press } from '../action.ts'
import { leftView, submittedView } from '../blocks/scorecard-after.ts'
import { PICKED, TYPED, whyName } from '../blocks/scorecard-fields.ts'
import { stepKey } from '../blocks/scorecard-view.ts'
import { problemWords } from '../blocks/scorecard-words.ts'
import { refusalWords } from '../failure.ts'
import { followHome } from '../home-follow.ts'
import { type Answer, type Modal, sorry } from '../modal.ts'
import { foundIn } from './check.ts'
import { desk, foldOf, type Held, metadataOf, saveHeld, stepBeside, viewOfStep } from './desk.ts'
import { howMany } from './open.ts'

/** `Next`, and `Submit` on the last page. */
export const scorecardModal: Modal = {
  id: 'scorecard',
  async submit(held, deps) {
    return desk.now(held.view.id, async () => {
      const saved = await saveHeld(held, deps)
      const { step } = metadataOf(held)
      return step === 'review' ? handedIn(held, saved, deps) : passed(held, saved, deps)
    })
  },
  async closed({ view }) {
    // What was typed last is on its way already: Slack tells of a closed modal only after that.
    await desk.rest(view.id)
  },
}

async function handedIn(held: Held, saved: DraftSaved, deps: Deps): Promise<Answer> {
  const { sheet } = saved
  try {
    await submitCard(deps, held.who, sheet.interview.id)
  } catch (error) {
    if (!(error instanceof Refusal) || error.reason.code !== 'unfinished-card') throw error
    return { next: 'update', view: await viewOfStep(deps, saved, 'review') }
  }
  return { next: 'update', view: submittedView(sheet, await howMany(deps, held.who, sheet)) }
}

/** On to the next step, unless something in this one is to be mended first. */
async function passed(held: Held, saved: DraftSaved, deps: Deps): Promise<Answer> {
  const { step, drawn, asks } = metadataOf(held)
  const { problems, warnings } = await foundIn(deps, saved, step)
  const errors = [
    ...problems.map((one): [string, string] => [one.field, problemWords(one)]),
    ...warnings
      .map(whyName)
      .filter((name) => asks.includes(name))
      .map((name): [string, string] => [
        name,
        'Change the words above, or say why they should stay.',
      ]),
  ]
  const isShown = errors.every(([name]) => name in drawn || asks.includes(name))
  if (errors.length > 0 && isShown)
    return { next: 'errors', errors: Object.fromEntries(errors.toReversed()) }
  if (errors.length + warnings.length > 0) {
    return {
      next: 'update',
      view: await viewOfStep(deps, saved, step, { isChecked: true, fold: foldOf(held) }),
    }
  }
  const next = stepBeside(saved.sheet, step, 1)
  return { next: 'update', view: await viewOfStep(deps, saved, next ? stepKey(next) : 'review') }
}

/** Saves what the modal of a press holds, and shows what `then` makes of it; nothing if that is nothing. */
async function inModal(
  press: Press,
  deps: Deps,
  then: (saved: DraftSaved, held: Held) => Promise<types.ModalView | undefined>,
): Promise<void> {
  const held = heldBy(press)
  if (!held) return
  await desk.now(held.view.id, async () => {
    const view = await then(await saveHeld(held, deps), held)
    if (view) await press.slack.updateModal({ id: held.view.id }, view)
  })
}

function heldBy({ who, origin, form, told }: Press): Held | undefined {
  if (origin.kind !== 'modal') return undefined
  const view = { id: origin.id, metadata: origin.metadata }
  return { who, form, view, ...(told !== undefined && { told }) }
}

export const backAction: Action = {
  id: 'score-back',
  run: (press, deps) =>
    inModal(press, deps, async (saved, held) => {
      const { step } = metadataOf(held)
      const before = stepBeside(saved.sheet, step, -1)
      return viewOfStep(deps, saved, before ? stepKey(before) : step)
    }),
}

/** On to the next step, whatever this one still needs: the last page says what that is. */
export const skipAction: Action = {
  id: 'score-skip',
  run: (press, deps) =>
    inModal(press, deps, async (saved, held) => {
      const next = stepBeside(saved.sheet, metadataOf(held).step, 1)
      return viewOfStep(deps, saved, next ? stepKey(next) : 'review')
    }),
}

export const leaveAction: Action = {
  id: 'score-leave',
  run: (press, deps) =>
    inModal(press, deps, async ({ sheet }) => {
      await followHome(deps, press.slack, press.who)
      return leftView(sheet, deps.now())
    }),
}

/** `Mend` on the last page: the step concerned, with what is wrong beside its fields. */
export const jumpAction: Action = {
  id: 'score-jump',
  run: (press, deps) =>
    inModal(press, deps, (saved) => viewOfStep(deps, saved, press.value, { isChecked: true })),
}

export const anotherAction: Action = {
  id: 'score-another',
  run: (press, deps) => inModal(press, deps, (saved) => viewOfStep(deps, saved, 'observations')),
}

/** Whose choice shows or hides other fields. */
const REVEALING = /:(?:asked|rating|kind|code|knewIt)$/

/** A choice is kept at once; where it makes the step ask for something else, the step is shown anew. */
export const pickedAction: Action = {
  id: PICKED,
  run: (press, deps) =>
    inModal(press, deps, async (saved, held) => {
      const { step } = metadataOf(held)
      const isRevealing = saved.changed.some((field) => REVEALING.test(field))
      return isRevealing ? viewOfStep(deps, saved, step, { fold: foldOf(held) }) : undefined
    }),
}

/** What a step folds away is shown: it is seldom needed. */
export const moreAction: Action = {
  id: 'score-more',
  run: (press, deps) =>
    inModal(press, deps, (saved, held) =>
      viewOfStep(deps, saved, metadataOf(held).step, { fold: 'just opened' }),
    ),
}

/** What is typed is kept as it is typed, and nothing is shown anew below the fingers. */
export const typedAction: Action = {
  id: TYPED,
  async run(press, deps) {
    const held = heldBy(press)
    if (!held) return
    await desk.whenFree(held.view.id, async () => {
      try {
        await saveHeld(held, deps)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        // Handed in or called off elsewhere. Said once, in place of the form: else each letter would be answered.
        await press.slack.updateModal({ id: held.view.id }, sorry(refusalWords(error.reason)))
      }
    })
  },
}
