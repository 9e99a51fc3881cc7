/** An opening whose channel reads a digest, and a Slack that remembers what arrives. */
import { setChannelDigest } from '../../src/app/channel-digests.ts'
import { setOpening } from '../../src/app/interviewers.ts'
import { ChannelShut } from '../../src/app/ports.ts'
import { ChannelId } from '../../src/core/ids.ts'
import type { ChannelShutFor } from '../../src/core/openings.ts'
import { ClockTime } from '../../src/core/time.ts'
import { slackDelivery } from '../../src/slack/deliver.ts'
import type { Gateway } from '../../src/slack/gateway.ts'
import { applied, opening, ten } from './booking.ts'
import { held } from './cards.ts'
import { admin, ana, bo, type World } from './world.ts'

export const channel = ChannelId.parse('C0HIRING')
const nine = ClockTime.parse('09:00')

export const privately = async () => ({ isPrivate: true, isMember: true })

/** An opening with a channel that wants a digest, in which Mila's interview on Tuesday waits for Bo's answer. */
export async function waiting(deps: World, names = false) {
  const { id: application, candidate } = await applied(deps)
  const interview = held('1', [{ person: bo, rsvp: 'asked' }], {
    ...{ rev: 0, application, candidate, opening, span: ten, status: 'booked', bookedBy: admin },
  })
  await deps.directory.profile(bo)
  await deps.store.commit({ interviews: [interview], deeds: [] })
  await wanted(deps, names)
  return interview
}

export async function wanted(deps: World, names: boolean) {
  await setOpening(deps, admin, opening, { leads: [ana], recruiters: [], channel, status: 'open' })
  await setChannelDigest(deps, ana, opening, { at: nine, names })
}

/** A Slack that remembers what was posted and edited. */
export function remembering(log: string[]): Gateway {
  const unused = async () => {
    throw new Error('not in this test')
  }
  return {
    ...{ openModal: unused, pushModal: unused, updateModal: unused, publishHome: unused },
    ...{ upload: unused, removeFile: unused, lookAt: privately },
    post: async (to, { text }) => {
      log.push(`post ${to} ${text.mrkdwn.split('\n')[0]}`)
      return { channel: to, ts: `${log.length}.0` }
    },
    edit: async ({ channel: at }, { text }) =>
      log.push(`edit ${at} ${text.mrkdwn.split('\n')[0]}`) > 0,
  }
}

/** The same while Slack lets nothing into the channels of `shut`. */
export function shutting(log: string[], shut: Map<string, ChannelShutFor>): Gateway {
  const open = remembering(log)
  return {
    ...open,
    post: async (to, message, thread) => {
      const why = shut.get(to)
      if (why) throw new ChannelShut(why, 'refused')
      return open.post(to, message, thread)
    },
  }
}

/** Sends what is due of digests and of what follows them. */
export async function deliver(deps: World, slack: Gateway): Promise<void> {
  const send = slackDelivery(slack, deps)
  for (const notice of await deps.store.claimDue(deps.now(), 50, ['digest', 'home'])) {
    if (!['channel digest', 'follow digest', 'close digest'].includes(notice.body.kind)) continue
    await deps.store.markSent(notice, await send(notice))
  }
}
