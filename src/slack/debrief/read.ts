/** What is looked up in a debrief: its evidence, and its composite once somebody asks for it. */
import type { types } from '@slack/bolt'
import { debriefFor } from '../../app/debrief.ts'
import type { Deps } from '../../app/ports.ts'
import { standingFor } from '../../app/standing.ts'
import type { PersonId } from '../../core/ids.ts'
import { pageOf } from '../../core/pages.ts'
import type { Action, Press } from '../action.ts'
import { compositeView, evidencePages, evidenceView } from '../blocks/debrief-pages.ts'
import { loading } from '../modal.ts'
import { md } from '../text.ts'
import { aboutOf } from './about.ts'

export const evidenceAction: Action = {
  id: 'debrief-evidence',
  run: (press, deps) =>
    onTop(press, 'All evidence', () => evidenceFor(deps, press.who, press.value)),
}

/** `Back one` and `Next competency`, in place. */
export const evidenceTurns: readonly Action[] = ['back', 'on'].map((turn) => ({
  id: `debrief-evidence-${turn}`,
  async run({ who, value, origin, slack }, deps) {
    if (origin.kind !== 'modal') return
    await slack.updateModal({ id: origin.id }, await evidenceFor(deps, who, value))
  },
}))

export const compositeAction: Action = {
  id: 'debrief-composite',
  run: (press, deps) =>
    onTop(press, 'Composite', async () => {
      const { application, stage } = aboutOf(press.value)
      const debrief = await debriefFor(deps, press.who, application, stage)
      return compositeView(debrief, await standingFor(deps, debrief))
    }),
}

/** Opens a modal at once, or puts one on top, and fills it when there is something to show. */
export async function onTop(
  { origin, open, push, slack }: Press,
  title: string,
  draw: () => Promise<types.ModalView>,
): Promise<void> {
  const view = loading(title, md`One moment…`)
  const shown = origin.kind === 'modal' ? await push(view) : await open(view)
  await slack.updateModal({ id: shown.id }, await draw())
}

async function evidenceFor(deps: Deps, who: PersonId, value: string): Promise<types.ModalView> {
  const { application, stage, page } = aboutOf(value)
  const debrief = await debriefFor(deps, who, application, stage)
  return evidenceView(debrief, pageOf(evidencePages(debrief), page, 1))
}
