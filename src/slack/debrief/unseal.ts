/** Opening cards before all are in: by the lead for everybody, or by an admin for themselves. */
import { z } from 'zod'
import { applicationOf } from '../../app/applications.ts'
import { candidateOf } from '../../app/candidates.ts'
import { breakTheGlass, openScorecards } from '../../app/open-cards.ts'
import type { Deps } from '../../app/ports.ts'
import { ApplicationId, type PersonId } from '../../core/ids.ts'
import type { Action } from '../action.ts'
import { openingForm } from '../blocks/debrief-forms.ts'
import type { Modal } from '../modal.ts'
import { readForm } from '../state.ts'
import { cut, type Mrkdwn, md } from '../text.ts'
import { aboutOf } from './about.ts'
import { debriefListFor } from './list.ts'

/** What a form pushed from the list knows of it. */
const From = z.object({
  page: z.string(),
  name: z.string(),
  application: ApplicationId,
  stage: z.string(),
})

type Way = 'unseal' | 'glass'

const VERBS = { unseal: openScorecards, glass: breakTheGlass } as const

const DONE: Record<Way, Mrkdwn> = {
  unseal: md`The scorecards are open. The packet is on its way to the hiring lead.`,
  glass: md`The scorecards are open to you. Everybody on the panel is told.`,
}

function actionFor(way: Way): Action {
  return {
    id: `debrief-${way}`,
    async run({ value, origin, push }, deps) {
      if (origin.kind !== 'modal') return
      const { application, stage } = aboutOf(value)
      const { candidate } = await applicationOf(deps, application)
      const { name } = await candidateOf(deps, candidate)
      const from = { page: origin.id, name: origin.metadata, application, stage }
      await push(openingForm(way, cut(name, 100), JSON.stringify(from)))
    },
  }
}

function modalFor(way: Way): Modal {
  return {
    id: `debrief-${way}-form`,
    async submit({ who, form, view, slack }, deps) {
      const { page, name, application, stage } = From.parse(JSON.parse(view.metadata))
      const { reason } = readForm(form, { reason: z.string() })
      await VERBS[way](deps, who, application, stage, reason)
      const after = async () => slack.updateModal({ id: page }, await listed(deps, who, name, way))
      return { next: 'close', after }
    },
  }
}

function listed(deps: Deps, who: PersonId, name: string, way: Way) {
  return debriefListFor(deps, who, name, DONE[way])
}

export const unsealAction = actionFor('unseal')
export const glassAction = actionFor('glass')
export const unsealModal = modalFor('unseal')
export const glassModal = modalFor('glass')
