/** Recruiters look through the banks. */
import { z } from 'zod'
import { settleReport } from '../../app/kits.ts'
import { permitted } from '../../app/people.ts'
import type { Deps } from '../../app/ports.ts'
import type { PersonId } from '../../core/ids.ts'
import { type BankFilter, questionsLike } from '../../core/kits/browse.ts'
import { pageOf } from '../../core/pages.ts'
import { areaOf } from '../../core/questions/areas.ts'
import { QuestionId } from '../../core/questions/fields.ts'
import { Refusal } from '../../core/refusal.ts'
import { type Action, above } from '../action.ts'
import { BROWSED, bankQuestionView, browseView } from '../blocks/bank-browse.ts'
import type { Modal } from '../modal.ts'
import { readForm } from '../state.ts'

const EVERYTHING: BankFilter = { area: '', topic: '', difficulty: '', status: '', text: '' }
const Kept = z.object({
  area: z.string(),
  topic: z.string(),
  difficulty: z.string(),
  status: z.string(),
  text: z.string(),
})

export const browseAction: Action = {
  id: 'bank-browse',
  async run(press, deps) {
    await above(press)(await pageFor(deps, press.who, EVERYTHING, 0))
  },
}

/** `Back` and `More`, in place. */
export const browseTurns: readonly Action[] = ['bank-back', 'bank-next'].map((id) => ({
  id,
  async run({ who, value, origin, slack }, deps) {
    if (origin.kind !== 'modal') return
    const filter = Kept.parse(JSON.parse(origin.metadata))
    await slack.updateModal(origin, await pageFor(deps, who, filter, Number(value)))
  },
}))

export const browseModal: Modal = {
  id: 'bank-browse-form',
  async submit({ who, form }, deps) {
    const word = z.string().default('')
    const { topic, ...rest } = readForm(form, {
      area: word,
      topic: word,
      difficulty: word,
      status: word,
      text: word,
    })
    // A topic of the area chosen before means nothing in another.
    const isOfArea = areaOf(rest.area)?.topics.some(({ key }) => key === topic) ?? false
    const filter = { ...rest, topic: isOfArea ? topic : '' }
    return { next: 'update', view: await pageFor(deps, who, filter, 0) }
  },
}

export const bankQuestionAction: Action = {
  id: 'bank-question',
  async run(press, deps) {
    await above(press)(await questionFor(deps, press.who, QuestionId.parse(press.value)))
  },
}

/** `It holds after all`. */
export const settleReportAction: Action = {
  id: 'bank-settle',
  async run({ who, value, origin, slack }, deps) {
    const question = QuestionId.parse(value)
    await settleReport(deps, who, question, '')
    if (origin.kind !== 'modal') return
    await slack.updateModal({ id: origin.id }, await questionFor(deps, who, question))
  },
}

async function questionFor(deps: Deps, who: PersonId, id: QuestionId) {
  await permitted(deps, who, 'browse the banks')
  const found = deps.bank.get(id)
  if (!found) throw new Refusal({ code: 'not-found', what: 'question', text: id })
  const reports = await deps.store.questionReports()
  return bankQuestionView(
    found,
    reports.filter(({ question, settled }) => question === id && settled === null),
  )
}

async function pageFor(deps: Deps, who: PersonId, filter: BankFilter, number: number) {
  await permitted(deps, who, 'browse the banks')
  const found = questionsLike(deps.bank, filter)
  return browseView(filter, pageOf(found, number, BROWSED), found.length)
}
