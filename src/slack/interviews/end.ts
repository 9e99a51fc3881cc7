import { z } from 'zod'
import { cancelInterview, noteNoShow, takeBackNoShow } from '../../app/interviews.ts'
import { type Shown, shownFor } from '../../app/shown.ts'
import { refuseUnmissable } from '../../core/endings.ts'
import { InterviewId, PersonId } from '../../core/ids.ts'
import type { Verb } from '../../core/permissions.ts'
import type { Action } from '../action.ts'
import { cancelForm, noShowForm, placeForm } from '../blocks/interview-forms.ts'
import { historyView } from '../blocks/interview-history.ts'
import { loading, type Modal } from '../modal.ts'
import { readForm } from '../state.ts'
import { md } from '../text.ts'

const Choice = z.enum(['place', 'cancel', 'no-show-candidate', 'no-show-panel', 'history'])

const VERBS = {
  place: 'say where an interview is',
  cancel: 'cancel an interview',
  'no-show-candidate': 'note a no-show',
  'no-show-panel': 'note a no-show',
  history: 'see a candidate',
} as const satisfies Record<z.infer<typeof Choice>, Verb>

/** The rare actions of a card. */
export const moreAction: Action = {
  id: 'card-more',
  async run({ who, value, open, slack }, deps) {
    const [picked, id] = value.split(':')
    const choice = Choice.parse(picked)
    const opened = await open(loading('Interview', md`One moment…`))
    const facts = await shownFor(deps, who, VERBS[choice], InterviewId.parse(id))
    const views = {
      place: async () => placeForm(facts),
      cancel: async () => cancelForm(facts),
      'no-show-candidate': async () => missedForm(facts, 'candidate'),
      'no-show-panel': async () => missedForm(facts, 'panel'),
      history: async () => historyView(facts, await deps.store.auditOf(facts.interview.id)),
    }
    await slack.updateModal(opened, await views[choice]())
  },
}

function missedForm(facts: Shown, who: 'candidate' | 'panel') {
  refuseUnmissable(facts.interview, facts.now)
  return noShowForm(facts, who)
}

/** A no-show that was noted by mistake. */
export const tookPlaceAction: Action = {
  id: 'card-took-place',
  run: ({ who, value }, deps) => takeBackNoShow(deps, who, InterviewId.parse(value)),
}

export const cancelModal: Modal = {
  id: 'cancel-form',
  async submit({ who, form, view }, deps) {
    const { reason } = readForm(form, { reason: z.string() })
    await cancelInterview(deps, who, InterviewId.parse(view.metadata), reason)
    return { next: 'close' }
  },
}

const Metadata = z.object({ interview: InterviewId, who: z.enum(['candidate', 'panel']) })

export const noShowModal: Modal = {
  id: 'no-show-form',
  async submit({ who, form, view }, deps) {
    const { reason, missing } = readForm(form, {
      reason: z.string().default(''),
      missing: PersonId.optional(),
    })
    const { interview } = Metadata.parse(JSON.parse(view.metadata))
    await noteNoShow(deps, who, interview, missing ?? 'candidate', reason)
    return { next: 'close' }
  },
}
