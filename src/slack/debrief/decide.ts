/** Recording a decision, and going on from it. */
import type { types } from '@slack/bolt'
import { z } from 'zod'
import { applicationOf } from '../../app/applications.ts'
import { debriefFor } from '../../app/debrief.ts'
import { recordDecision } from '../../app/decisions.ts'
import { permitted } from '../../app/people.ts'
import type { Deps } from '../../app/ports.ts'
import { standingFor } from '../../app/standing.ts'
import { contradicts } from '../../core/deciding.ts'
import { Outcome } from '../../core/decisions.ts'
import { ApplicationId, DecisionId, type PersonId } from '../../core/ids.ts'
import type { Action } from '../action.ts'
import { decidedView, decisionForm } from '../blocks/debrief-forms.ts'
import { compositeWords } from '../blocks/debrief-pages.ts'
import type { Modal } from '../modal.ts'
import { openForm } from '../schedule/shortcuts.ts'
import { readForm } from '../state.ts'
import { md } from '../text.ts'
import { aboutOf } from './about.ts'
import { onTop } from './read.ts'

/** What the form is about, the decision it was opened on, and whether it has asked why the choice contradicts the band. */
const Meta = z.object({
  application: ApplicationId,
  stage: z.string(),
  knew: DecisionId.nullable(),
  asked: z.boolean(),
})
type Meta = z.infer<typeof Meta>

const Fields = {
  outcome: Outcome,
  reason: z.string(),
  feedback: z.string().default(''),
  against: z.string().default(''),
}
type Typed = z.infer<z.ZodObject<typeof Fields>>

export const decideAction: Action = {
  id: 'debrief-decide',
  run: (press, deps) =>
    onTop(press, 'Decide', async () => {
      const { application, stage } = aboutOf(press.value)
      const debrief = await debriefFor(deps, press.who, application, stage)
      await permitted(deps, press.who, 'record a decision', { opening: debrief.opening })
      const meta: Meta = { application, stage, knew: debrief.decision?.id ?? null, asked: false }
      return decisionForm({ debrief, metadata: JSON.stringify(meta) })
    }),
}

export const decisionModal: Modal = {
  id: 'debrief-decision',
  async submit({ who, form, view }, deps) {
    const meta = Meta.parse(JSON.parse(view.metadata))
    const typed = readForm(form, Fields)
    const asking = meta.asked ? undefined : await objectionTo(deps, who, meta, typed)
    if (asking) return { next: 'update', view: asking }
    const { application, stage, knew } = meta
    const decision = await recordDecision(deps, who, application, stage, { ...typed, knew })
    const debrief = await debriefFor(deps, who, application, stage)
    return { next: 'update', view: decidedView(debrief, decision) }
  },
}

/** The form anew with what the composite says, where the choice contradicts it. */
async function objectionTo(
  deps: Deps,
  who: PersonId,
  meta: Meta,
  typed: Typed,
): Promise<types.ModalView | undefined> {
  const debrief = await debriefFor(deps, who, meta.application, meta.stage)
  const standing = await standingFor(deps, debrief)
  if (!contradicts(typed.outcome, standing.composite?.band)) return undefined
  const objection = md`Your choice goes against the composite:\n${compositeWords(standing, debrief)}`
  return decisionForm({
    debrief,
    typed,
    objection,
    metadata: JSON.stringify({ ...meta, asked: true }),
  })
}

/** `Schedule` after a decision to go on: the form with the candidate and the opening filled in. */
export const scheduleNextAction: Action = {
  id: 'schedule-next',
  async run({ who, value, push, slack }, deps) {
    const { candidate, opening } = await applicationOf(deps, ApplicationId.parse(value))
    await openForm({ who, slack, open: push }, deps, async () => ({ candidate, opening }))
  },
}
