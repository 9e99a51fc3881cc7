/** The Home tab: published when it is opened, and again after what was pressed in it. */
import type { App } from '@slack/bolt'
import { z } from 'zod'
import { answerInvitation } from '../app/interviews.ts'
import { someone } from '../app/people.ts'
import type { Deps } from '../app/ports.ts'
import { InterviewId, PersonId } from '../core/ids.ts'
import type { Action } from './action.ts'
import { availabilityOf } from './availability/form.ts'
import { pauseForm } from './blocks/settings.ts'
import type { Gateway } from './gateway.ts'
import { publishHome } from './home-follow.ts'
import { loading } from './modal.ts'
import { formFor } from './schedule/open.ts'
import { md } from './text.ts'

const Opened = z.object({
  user: PersonId,
  tab: z.string(),
  view: z.object({ hash: z.string().optional() }).optional(),
})

/** Follows people to their Home. */
export function registerHome(app: App, slack: Gateway, deps: Deps): void {
  app.event('app_home_opened', async ({ event }) => {
    const { user, tab, view } = Opened.parse(event)
    if (tab === 'home') await publishHome(deps, slack, user, view?.hash)
  })
}

/** `Accept` in Home. `I can't make it` is the one of the invitation, which asks why. */
export const homeAcceptAction: Action = {
  id: 'home-accept',
  async run({ who, value, slack }, deps) {
    await answerInvitation(deps, who, InterviewId.parse(value), 'accepted')
    await publishHome(deps, slack, who)
  },
}

export const homePauseAction: Action = {
  id: 'home-pause',
  async run({ who, open }, deps) {
    await open(pauseForm(await someone(deps, who), JSON.stringify({ whom: who })))
  },
}

export const openAvailabilityAction: Action = {
  id: 'open-availability',
  async run({ who, open, slack }, deps) {
    const opened = await open(loading('When I can interview', md`One moment…`))
    await slack.updateModal(opened, await availabilityOf(deps, who))
  },
}

export const homeScheduleAction: Action = {
  id: 'home-schedule',
  async run({ who, open, slack }, deps) {
    const opened = await open(loading('Schedule an interview', md`One moment…`))
    await slack.updateModal(opened, await formFor(deps, who, {}))
  },
}
