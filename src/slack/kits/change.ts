/** Swapping and reporting questions of a kit. */
import { z } from 'zod'
import { alternativesTo, drawAgain, reportLeakedOrWrong, swapQuestion } from '../../app/kits.ts'
import type { Deps } from '../../app/ports.ts'
import { InterviewId } from '../../core/ids.ts'
import { QuestionId } from '../../core/questions/fields.ts'
import { type Action, above, type Press } from '../action.ts'
import { reportForm, swapForm, whyView } from '../blocks/kit-forms.ts'
import { kitView } from '../blocks/kit-message.ts'
import { type Answer, loading, type Modal, type Submission } from '../modal.ts'
import { readForm } from '../state.ts'
import { md } from '../text.ts'
import { sheetOf } from './open.ts'

/** What a form carries along: `below` is the modal of the kit that it lies on, if it lies on one. */
const Changing = z.object({ interview: InterviewId, out: z.string(), below: z.string() })

export const swapAction: Action = {
  id: 'kit-swap',
  async run(press, deps) {
    const { who, value, slack } = press
    const opened = await above(press)(loading('Swap a question', md`One moment…`))
    const sheet = await sheetOf(deps, who, InterviewId.parse(value))
    await slack.updateModal(opened, swapForm(sheet, undefined, [], belowOf(press)))
  },
}

/** Which one goes has been picked: what could come. */
export const swapOutAction: Action = {
  id: 'kit-swap-out',
  async run({ who, value, origin, slack }, deps) {
    if (origin.kind !== 'modal') return
    const { interview, below } = Changing.parse(JSON.parse(origin.metadata))
    const out = QuestionId.parse(value)
    const offered = await alternativesTo(deps, who, interview, out)
    const sheet = await sheetOf(deps, who, interview)
    await slack.updateModal(origin, swapForm(sheet, out, offered, below))
  },
}

export const swapModal: Modal = {
  id: 'kit-swap-form',
  async submit(submission, deps) {
    const { who, form, view } = submission
    const { in: into, reason } = readForm(form, { in: QuestionId, reason: z.string() })
    const { interview, out } = Changing.parse(JSON.parse(view.metadata))
    await swapQuestion(deps, who, interview, { out: QuestionId.parse(out), into, reason })
    return shownAnew(submission, deps)
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
      report: async () => reportForm(await sheetOf(deps, who, id), belowOf(press)),
      why: async () => whyView(await sheetOf(deps, who, id)),
      again: async () => {
        await drawAgain(deps, who, id)
        return kitView(await sheetOf(deps, who, id))
      },
    }
    await slack.updateModal(opened, await views[Choice.parse(choice)]())
  },
}

export const reportQuestionModal: Modal = {
  id: 'kit-report-form',
  async submit(submission, deps) {
    const { who, form, view } = submission
    const about = readForm(form, {
      question: QuestionId,
      kind: z.enum(['leaked', 'wrong']),
      note: z.string().default(''),
    })
    const { interview } = Changing.parse(JSON.parse(view.metadata))
    await reportLeakedOrWrong(deps, who, interview, about)
    return shownAnew(submission, deps)
  },
}

/** The kit as it is now: in the modal below, or in place of the form. */
async function shownAnew({ who, view, slack }: Submission, deps: Deps): Promise<Answer> {
  const { interview, below } = Changing.parse(JSON.parse(view.metadata))
  const page = kitView(await sheetOf(deps, who, interview))
  if (below === '') return { next: 'update', view: page }
  return { next: 'close', after: () => slack.updateModal({ id: below }, page) }
}

/** The modal a button is in, if it is in one. */
function belowOf({ origin }: Press): string {
  return origin.kind === 'modal' ? origin.id : ''
}
