import type { types } from '@slack/bolt'
import { debriefFor } from '../../app/debrief.ts'
import { debriefsFor } from '../../app/debriefs.ts'
import { someone } from '../../app/people.ts'
import type { Deps } from '../../app/ports.ts'
import type { PersonId } from '../../core/ids.ts'
import type { Action } from '../action.ts'
import { debriefListView } from '../blocks/debrief-list.ts'
import { bold, cut, type Mrkdwn, md, NOTHING } from '../text.ts'
import { aboutOf } from './about.ts'
import { postAnew } from './show.ts'

/** The debriefs that somebody may read, as far as they may know of them. @throws Refusal `not-allowed`. */
export async function debriefListFor(
  deps: Deps,
  who: PersonId,
  name: string,
  done: Mrkdwn = NOTHING,
): Promise<types.ModalView> {
  const lines = await debriefsFor(deps, who, name)
  const { zone } = await someone(deps, who)
  return debriefListView({ lines, name, done, zone, now: deps.now() })
}

/** Posts the packet to who asked, below everything else they have been told. */
export const openDebriefAction: Action = {
  id: 'debrief-open',
  async run({ who, value, origin, slack }, deps) {
    const { application, stage } = aboutOf(value)
    const debrief = await debriefFor(deps, who, application, stage)
    await postAnew(deps, slack, who, { application, stage })
    if (origin.kind !== 'modal') return
    const done = md`The packet of ${bold(cut(debrief.candidate.name, 100))} is the newest message in your conversation with me.`
    await slack.updateModal(
      { id: origin.id },
      await debriefListFor(deps, who, origin.metadata, done),
    )
  },
}
