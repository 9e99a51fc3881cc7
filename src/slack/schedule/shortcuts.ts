/** Scheduling from Slack's menus: threads know no slash commands. */
import type { Deps } from '../../app/ports.ts'
import type { Action } from '../action.ts'
import type { View } from '../blocks/kit.ts'
import type { Gateway, OpenView } from '../gateway.ts'
import { loading } from '../modal.ts'
import type { Shortcut } from '../shortcut.ts'
import { md } from '../text.ts'
import { begunAbout, begunWith } from './begin.ts'
import { type Begun, formFor, openingsFor } from './open.ts'

interface Opener {
  readonly who: Parameters<typeof formFor>[1]
  readonly slack: Gateway
  open(view: View): Promise<OpenView>
}

/** Opens the form: a view that says it is coming first, because Slack waits three seconds for one. */
export async function openForm(
  { who, slack, open }: Opener,
  deps: Deps,
  begin: () => Promise<Begun>,
): Promise<void> {
  const opened = await open(loading('Schedule an interview', md`One moment…`))
  // Before anybody is looked for: who may not schedule is told so, and not that they may not see candidates.
  await openingsFor(deps, who)
  await slack.updateModal(opened, await formFor(deps, who, await begin()))
}

export const scheduleShortcut: Shortcut = {
  id: 'schedule_interview',
  name: 'Schedule an interview',
  type: 'global',
  description: 'Find a time that suits a candidate and a panel, and book it',
  again: 'schedule-again',
  run: (pick, deps) => openForm(pick, deps, async () => ({})),
}

export const scheduleFromMessageShortcut: Shortcut = {
  id: 'schedule_from_message',
  name: 'Schedule an interview',
  type: 'message',
  description: 'With the candidate whom the message is about',
  again: 'schedule-again',
  run: (pick, deps) => openForm(pick, deps, () => begunAbout(deps, pick.who, pick.about)),
}

/** `Open the form`, where Slack had given up waiting for it. Its value is what was typed. */
export const scheduleAgainAction: Action = {
  id: 'schedule-again',
  run: (press, deps) => openForm(press, deps, () => begunWith(deps, press.who, press.value.trim())),
}
