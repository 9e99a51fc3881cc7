/** Screening answers of an application, from its candidate's page. */
import { z } from 'zod'
import { applicationOf } from '../../app/applications.ts'
import { type ApplicationShown, candidatePage } from '../../app/candidate-page.ts'
import { planOf } from '../../app/openings.ts'
import { openingOf } from '../../app/people.ts'
import type { Deps } from '../../app/ports.ts'
import { answerScreening, goOnAllTheSame } from '../../app/screening.ts'
import type { Candidate } from '../../core/candidates.ts'
import { ApplicationId, CandidateId, type PersonId } from '../../core/ids.ts'
import { Refusal } from '../../core/refusal.ts'
import { parseAnswer } from '../../core/screening.ts'
import type { Answered } from '../../core/screening-answers.ts'
import type { ScreeningQuestion } from '../../core/screening-questions.ts'
import type { Action } from '../action.ts'
import { fieldOf, passOverForm, screeningForm } from '../blocks/screening-form.ts'
import type { Modal } from '../modal.ts'
import { type Form, readForm } from '../state.ts'
import { pageFor } from './page.ts'

const From = z.object({
  page: z.string(),
  candidate: CandidateId,
  application: ApplicationId,
  question: z.string().default(''),
})

export const answerScreeningAction: Action = {
  id: 'answer-screening',
  async run({ who, value, origin, push }, deps) {
    if (origin.kind !== 'modal') return
    const { candidate, shown } = await shownTo(deps, who, value)
    const from = { page: origin.id, candidate: candidate.id, application: shown.application.id }
    await push(screeningForm(candidate, shown, JSON.stringify(from)))
  },
}

export const screeningModal: Modal = {
  id: 'screening-form',
  async submit({ who, form, view, slack }, deps) {
    const { page, candidate, application } = From.parse(JSON.parse(view.metadata))
    const { opening } = await applicationOf(deps, application)
    const { screening } = planOf(deps, await openingOf(deps, opening))
    await answerScreening(deps, who, application, answersIn(form, screening))
    const after = async () => slack.updateModal({ id: page }, await pageFor(deps, who, candidate))
    return { next: 'close', after }
  },
}

/** `Go on all the same`: asks why. */
export const passOverAction: Action = {
  id: 'pass-over',
  async run({ who, value, origin, push }, deps) {
    const [application = '', question = ''] = value.split(':')
    const { candidate, shown } = await shownTo(deps, who, application)
    const objection = shown.screening.against.find((one) => one.question === question)
    if (origin.kind !== 'modal') return
    if (!objection) {
      throw new Refusal({ code: 'too-late', what: 'That answer', state: 'dealt with' })
    }
    const from = { page: origin.id, candidate: candidate.id, application, question }
    await push(passOverForm(objection, JSON.stringify(from)))
  },
}

export const passOverModal: Modal = {
  id: 'pass-over-form',
  async submit({ who, form, view, slack }, deps) {
    const { page, candidate, application, question } = From.parse(JSON.parse(view.metadata))
    const { reason } = readForm(form, { reason: z.string() })
    await goOnAllTheSame(deps, who, application, { question, reason })
    const after = async () => slack.updateModal({ id: page }, await pageFor(deps, who, candidate))
    return { next: 'close', after }
  },
}

/** An application as its reader sees it. @throws Refusal. */
async function shownTo(
  deps: Deps,
  who: PersonId,
  id: string,
): Promise<{ candidate: Candidate; shown: ApplicationShown }> {
  const application = await applicationOf(deps, ApplicationId.parse(id))
  const { candidate, applications } = await candidatePage(deps, who, application.candidate)
  const shown = applications.find((each) => each.application.id === application.id)
  if (!shown) throw new Refusal({ code: 'not-found', what: 'application', text: id })
  return { candidate, shown }
}

/** What was filled in; what was left open is left out. @throws Refusal `bad-field` beside the question. */
function answersIn(form: Form, questions: readonly ScreeningQuestion[]): Answered[] {
  return questions.flatMap((question) => {
    const field = fieldOf(question.key)
    const raw = question.kind === 'some of' ? form.many(field) : form.one(field)
    if (raw === undefined || raw.length === 0) return []
    const parsed = parseAnswer(question, raw)
    if ('problem' in parsed) {
      throw new Refusal({ code: 'bad-field', field, problem: parsed.problem })
    }
    return [{ question: question.key, value: parsed.value }]
  })
}
