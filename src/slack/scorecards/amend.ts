import { z } from 'zod'
import { cardSheet } from '../../app/card-sheet.ts'
import { amendCard } from '../../app/scorecards.ts'
import { InterviewId } from '../../core/ids.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Action } from '../action.ts'
import { ownCardView } from '../blocks/scorecard-after.ts'
import { amendView } from '../blocks/scorecard-amend.ts'
import { problemWords } from '../blocks/scorecard-words.ts'
import { loading, type Modal } from '../modal.ts'
import { readForm } from '../state.ts'
import { md } from '../text.ts'
import { howMany } from './open.ts'

const Metadata = z.object({ interview: InterviewId })

export const amendAction: Action = {
  id: 'score-amend',
  async run({ who, value, push, slack }, deps) {
    const opened = await push(loading('Scorecard', md`One moment…`))
    await slack.updateModal(opened, amendView(await cardSheet(deps, who, InterviewId.parse(value))))
  },
}

/** Which field: what it says now is shown below. */
export const amendFieldAction: Action = {
  id: 'score-amend-field',
  async run({ who, value, origin, slack }, deps) {
    if (origin.kind !== 'modal') return
    const { interview } = Metadata.parse(JSON.parse(origin.metadata))
    await slack.updateModal(
      { id: origin.id },
      amendView(await cardSheet(deps, who, interview), value),
    )
  },
}

export const amendModal: Modal = {
  id: 'scorecard-amend',
  async submit({ who, view, form }, deps) {
    const { interview } = Metadata.parse(JSON.parse(view.metadata))
    const { field, reason } = readForm(form, { field: z.string(), reason: z.string() })
    const value = form.one('value') ?? ''
    try {
      await amendCard(deps, who, interview, { field, value, reason })
    } catch (error) {
      if (!(error instanceof Refusal) || error.reason.code !== 'unfinished-card') throw error
      const [problem] = error.reason.problems
      return {
        next: 'errors',
        errors: { value: problem ? problemWords(problem) : 'It would not hold.' },
      }
    }
    const sheet = await cardSheet(deps, who, interview)
    return { next: 'update', view: ownCardView(sheet, await howMany(deps, who, sheet)) }
  },
}
