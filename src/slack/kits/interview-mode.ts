/** `Start the interview`: steps through a kit, saving what is noted into the scorecard's draft. */
import { z } from 'zod'
import { cardSheet } from '../../app/card-sheet.ts'
import type { Deps } from '../../app/ports.ts'
import { saveDraft } from '../../app/scorecards.ts'
import { InterviewId, type PersonId } from '../../core/ids.ts'
import type { FieldValue } from '../../core/scorecards/fields.ts'
import { Instant } from '../../core/time.ts'
import { type Action, above } from '../action.ts'
import { fieldsOf, interviewDone, interviewStep } from '../blocks/interview-mode.ts'
import { loading, type Modal } from '../modal.ts'
import type { Form } from '../state.ts'
import { md } from '../text.ts'
import { sheetOf } from './open.ts'

const Step = z.object({
  interview: InterviewId,
  at: z.int(),
  drawn: z.record(z.string(), z.string()),
  drawnAt: Instant,
})

export const startInterviewAction: Action = {
  id: 'kit-start',
  async run(press, deps) {
    const { who, value, slack } = press
    const opened = await above(press)(loading('Interview', md`One moment…`))
    await slack.updateModal(opened, await stepFor(deps, who, InterviewId.parse(value), 0))
  },
}

export const interviewModal: Modal = {
  id: 'interview-step',
  async submit({ who, form, view }, deps) {
    const step = Step.parse(JSON.parse(view.metadata))
    await keep(deps, who, step, form, view.id)
    const sheet = await sheetOf(deps, who, step.interview)
    const isLast = step.at >= sheet.kit.questions.length - 1
    return {
      next: 'update',
      view: isLast ? interviewDone(sheet) : await stepFor(deps, who, step.interview, step.at + 1),
    }
  },
}

/** One question back. What was typed is kept first. */
export const interviewBackAction: Action = {
  id: 'interview-back',
  async run({ who, value, origin, form, slack }, deps) {
    if (origin.kind !== 'modal') return
    const step = Step.parse(JSON.parse(origin.metadata))
    await keep(deps, who, step, form, origin.id)
    await slack.updateModal(origin, await stepFor(deps, who, step.interview, Number(value)))
  },
}

async function stepFor(deps: Deps, who: PersonId, id: InterviewId, at: number) {
  const [kit, card] = await Promise.all([sheetOf(deps, who, id), cardSheet(deps, who, id)])
  return interviewStep(kit, card, at)
}

async function keep(
  deps: Deps,
  who: PersonId,
  { interview, at, drawn, drawnAt }: z.infer<typeof Step>,
  form: Form,
  view: string,
): Promise<void> {
  const question = (await sheetOf(deps, who, interview)).kit.questions[at]
  if (!question) return
  const fields = Object.fromEntries(
    fieldsOf(question)
      // Somebody may have swapped the question meanwhile: only what was drawn can be saved.
      .filter((name) => name in drawn)
      .map((name): [string, FieldValue] => [
        name,
        name.endsWith(':hints') ? form.many(name) : (form.one(name) ?? ''),
      ]),
  )
  await saveDraft(deps, who, interview, { fields, drawn, drawnAt, form: view })
}
