/** Picks that change the form while it is being filled in. What was typed stays. */
import { someone } from '../../app/people.ts'
import type { Deps } from '../../app/ports.ts'
import type { PersonId } from '../../core/ids.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Action } from '../action.ts'
import { type Mrkdwn, md, mention } from '../text.ts'
import { FormMeta, readDraft } from './draft.ts'
import { formFor } from './open.ts'

/** Another candidate: their zone, their last answer, and what screening says of them. */
export const chooseCandidateAction = redrawing('find-candidate')

/** Another opening: its interviews. */
export const chooseOpeningAction = redrawing('choose-opening')

/** People picked by hand: who they are, and whether the seats are meant for them. */
export const choosePeopleAction = redrawing('choose-people')

function redrawing(id: string): Action {
  return {
    id,
    async run({ who, form, origin, slack }, deps) {
      if (origin.kind !== 'modal') return
      const was = FormMeta.parse(JSON.parse(origin.metadata))
      const draft = readDraft(form)
      const lines = await meet(deps, draft.chosen ?? [])
      const view = await formFor(deps, who, { ...draft, was, lines })
      // With the hash: of two quick picks the later one's form must stay.
      await slack.updateModal({ id: origin.id, hash: origin.hash }, view)
    },
  }
}

/** Gets to know people, and says of whom nothing is known. */
async function meet(deps: Deps, chosen: readonly PersonId[]): Promise<Mrkdwn[]> {
  const met = await Promise.all(
    chosen.map(async (id) => {
      try {
        const { status } = await someone(deps, id)
        return status === 'gone' ? [md`${mention(id)} has left. Pick somebody else.`] : []
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        return [md`Slack does not tell me who ${mention(id)} is. Pick somebody else.`]
      }
    }),
  )
  return met.flat()
}
