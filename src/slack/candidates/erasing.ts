/** How long somebody's data is kept, and taking it away; and until when they can refuse another offer. */
import { z } from 'zod'
import { applicationOf, setOtherOffer } from '../../app/applications.ts'
import { candidateOf } from '../../app/candidates.ts'
import { eraseFor, erasureOf, holdData } from '../../app/erasing.ts'
import { permitted } from '../../app/people.ts'
import type { Deps } from '../../app/ports.ts'
import { ApplicationId, CandidateId } from '../../core/ids.ts'
import { Refusal } from '../../core/refusal.ts'
import { searchable } from '../../core/search.ts'
import { LocalDate } from '../../core/time.ts'
import type { Action } from '../action.ts'
import { erasedView, eraseForm, holdForm, otherOfferForm } from '../blocks/erasing.ts'
import { onTop } from '../debrief/read.ts'
import type { Answer, Modal, Submission } from '../modal.ts'
import { readForm } from '../state.ts'
import { pageFor } from './page.ts'

/** What a form is about, and the page it was pushed from, if from one. */
const From = z.object({ page: z.string(), candidate: CandidateId })

export const eraseAction: Action = {
  id: 'erase-candidate',
  run: (press, deps) =>
    onTop(press, 'Erase', async () => {
      await permitted(deps, press.who, 'erase a candidate')
      const candidate = await candidateOf(deps, CandidateId.parse(press.value))
      const erasure = await erasureOf(deps, candidate.id)
      return eraseForm(candidate, erasure, JSON.stringify({ candidate: candidate.id }))
    }),
}

export const eraseModal: Modal = {
  id: 'erase-form',
  async submit({ who, form, view }, deps) {
    const id = From.shape.candidate.parse(JSON.parse(view.metadata).candidate)
    const { name: typed } = readForm(form, { name: z.string() })
    const { name } = await candidateOf(deps, id)
    if (searchable(typed) !== searchable(name)) {
      throw new Refusal({ code: 'bad-field', field: 'name', problem: `Type ${name} as it stands.` })
    }
    return { next: 'update', view: erasedView(await eraseFor(deps, who, id)) }
  },
}

export const holdAction: Action = {
  id: 'hold-candidate',
  run: (press, deps) =>
    onTop(press, 'Keep longer', async () => {
      await permitted(deps, press.who, 'erase a candidate')
      const candidate = await candidateOf(deps, CandidateId.parse(press.value))
      const page = press.origin.kind === 'modal' ? press.origin.id : ''
      return holdForm(candidate, JSON.stringify({ page, candidate: candidate.id }))
    }),
}

export const holdModal: Modal = {
  id: 'hold-form',
  async submit(submission, deps) {
    const { who, form, view } = submission
    const { page, candidate } = From.parse(JSON.parse(view.metadata))
    const fields = { until: LocalDate.nullable().default(null), reason: z.string().default('') }
    const { until, reason } = readForm(form, fields)
    if (until !== null && reason === '') {
      throw new Refusal({ code: 'bad-field', field: 'reason', problem: 'Say why.' })
    }
    await holdData(deps, who, candidate, until && { until, reason })
    return backTo(deps, submission, page, candidate)
  },
}

export const otherOfferAction: Action = {
  id: 'other-offer',
  async run({ value, origin, push }, deps) {
    if (origin.kind !== 'modal') return
    const { id, candidate, otherOfferUntil } = await applicationOf(deps, ApplicationId.parse(value))
    const { name } = await candidateOf(deps, candidate)
    const from = { page: origin.id, candidate, application: id }
    await push(otherOfferForm(name, otherOfferUntil, JSON.stringify(from)))
  },
}

export const otherOfferModal: Modal = {
  id: 'other-offer-form',
  async submit(submission, deps) {
    const meta: unknown = JSON.parse(submission.view.metadata)
    const { page, candidate, application } = From.extend({ application: ApplicationId }).parse(meta)
    const { until } = readForm(submission.form, { until: LocalDate.nullable().default(null) })
    await setOtherOffer(deps, submission.who, application, until)
    return backTo(deps, submission, page, candidate)
  },
}

function backTo(
  deps: Deps,
  { who, slack }: Submission,
  page: string,
  candidate: CandidateId,
): Answer {
  if (page === '') return { next: 'close' }
  const after = async () => slack.updateModal({ id: page }, await pageFor(deps, who, candidate))
  return { next: 'close', after }
}
