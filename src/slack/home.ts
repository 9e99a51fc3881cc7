/** The Home tab: published when it is opened, and again after what was pressed in it. */
import type { App, types } from '@slack/bolt'
import { z } from 'zod'
import { homeFor, workFor } from '../app/home.ts'
import { answerInvitation } from '../app/interviews.ts'
import { someone } from '../app/people.ts'
import type { Deps } from '../app/ports.ts'
import { KINDS } from '../core/digest/items.ts'
import { InterviewId, PersonId } from '../core/ids.ts'
import type { Action } from './action.ts'
import { availabilityOf } from './availability/form.ts'
import { allListView, LISTS } from './blocks/home-lists.ts'
import { allWorkView } from './blocks/home-work.ts'
import { pauseForm } from './blocks/settings.ts'
import { digestFormFor } from './digest/settings.ts'
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

export const homeDigestAction: Action = {
  id: 'home-digest',
  async run({ who, open, slack }, deps) {
    const opened = await open(loading('My digest', md`One moment…`))
    await slack.updateModal(opened, await digestFormFor(deps, who))
  },
}

/** `See all 12`, and its pages: a list or kinds of things that wait, and the number of the page: `next:0`. */
export const homeAllActions: readonly Action[] = ['home-all', 'home-earlier', 'home-later'].map(
  (id) => ({
    id,
    async run({ who, value, origin, open, slack }, deps) {
      const [kinds = '', number = '0'] = value.split(':')
      const at =
        origin.kind === 'modal' ? origin : await open(loading('What waits on you', md`One moment…`))
      await slack.updateModal({ id: at.id }, await homePage(deps, who, kinds, Number(number)))
    },
  }),
)

/** A page of one of Home's lists, or of kinds of things that wait, with commas between. */
export async function homePage(
  deps: Deps,
  who: PersonId,
  what: string,
  number: number,
): Promise<types.ModalView> {
  const list = LISTS.find((one) => one === what)
  if (list) return allListView(await homeFor(deps, who, true), list, number)
  const wanted = KINDS.filter((kind) => what.split(',').includes(kind))
  return allWorkView(await workFor(deps, who), wanted, number)
}

export const homeScheduleAction: Action = {
  id: 'home-schedule',
  async run({ who, open, slack }, deps) {
    const opened = await open(loading('Schedule an interview', md`One moment…`))
    await slack.updateModal(opened, await formFor(deps, who, {}))
  },
}
