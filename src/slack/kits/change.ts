/** Swapping and reporting questions of a kit. */
import { z } from 'zod'
import { alternativesTo, drawAgain, reportLeakedOrWrong, swapQuestion } from '../../app/kits.ts'
import type { Deps } from '../../app/ports.ts'
import { InterviewId, type PersonId } from '../../core/ids.ts'
import { QuestionId } from '../../core/questions/fields.ts'
import type { Action } from '../action.ts'
import { reportForm, swapForm, whyView } from '../blocks/kit-forms.ts'
import { kitView } from '../blocks/kit-message.ts'
import { loading, type Modal } from '../modal.ts'
import { readForm } from '../state.ts'
import { md } from '../text.ts'
import { above, sheetOf } from './open.ts'

export const swapAction: Action = {
  id: 'kit-swap',
  async run(press, deps) {
    const { who, value, slack } = press
    const opened = await above(press)(loading('Swap a question', md`One moment…`))
    const id = InterviewId.parse(value)
    await slack.updateModal(opened, swapForm(await sheetOf(deps, who, id), undefined, []))
  },
}

/** Which one goes has been picked: what could come. */
export const swapOutAction: Action = {
  id: 'kit-swap-out',
  async run({ who, value, origin, slack }, deps) {
    if (origin.kind !== 'modal') return
    const id = InterviewId.parse(origin.metadata)
    const out = QuestionId.parse(value)
    const offered = await alternativesTo(deps, who, id, out)
    await slack.updateModal(origin, swapForm(await sheetOf(deps, who, id), out, offered))
  },
}

export const swapModal: Modal = {
  id: 'kit-swap-form',
  async submit({ who, form, view }, deps) {
    const {
      out,
      in: into,
      reason,
    } = readForm(form, {
      out: QuestionId,
      in: QuestionId,
      reason: z.string(),
    })
    const id = InterviewId.parse(view.metadata)
    await swapQuestion(deps, who, id, { out, into, reason })
    return { next: 'update', view: await pageAfter(deps, who, id) }
  },
}

const Choice = z.enum(['report', 'why', 'again'])

export const kitMoreAction: Action = {
  id: 'kit-more',
  async run(press, deps) {
    const { who, value, slack } = press
    const [choice, interview] = value.split(':')
    const id = InterviewId.parse(interview)
    const opened = await above(press)(loading('Kit', md`One moment…`))
    const views = {
      report: async () => reportForm(await sheetOf(deps, who, id)),
      why: async () => whyView(await sheetOf(deps, who, id)),
      again: async () => {
        await drawAgain(deps, who, id)
        return pageAfter(deps, who, id)
      },
    }
    await slack.updateModal(opened, await views[Choice.parse(choice)]())
  },
}

export const reportQuestionModal: Modal = {
  id: 'kit-report-form',
  async submit({ who, form, view }, deps) {
    const about = readForm(form, {
      question: QuestionId,
      kind: z.enum(['leaked', 'wrong']),
      note: z.string().default(''),
    })
    const id = InterviewId.parse(view.metadata)
    await reportLeakedOrWrong(deps, who, id, about)
    return { next: 'update', view: await pageAfter(deps, who, id) }
  },
}

async function pageAfter(deps: Deps, who: PersonId, id: InterviewId) {
  return kitView(await sheetOf(deps, who, id))
}
