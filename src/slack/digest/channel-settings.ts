/** What leads and recruiters choose for the channels of openings. */
import type { types } from '@slack/bolt'
import { z } from 'zod'
import {
  type ChannelPage,
  channelPage,
  channelPages,
  setChannelDigest,
} from '../../app/channel-digests.ts'
import type { Deps } from '../../app/ports.ts'
import { OpeningId, type PersonId } from '../../core/ids.ts'
import { ClockTime } from '../../core/time.ts'
import { type Action, above } from '../action.ts'
import { channelForm, channelList, stateWords } from '../blocks/channel-digests.ts'
import type { Gateway } from '../gateway.ts'
import { loading, type Modal } from '../modal.ts'
import { readForm } from '../state.ts'
import { md } from '../text.ts'

export async function channelListFor(deps: Deps, who: PersonId): Promise<types.ModalView> {
  return channelList(await channelPages(deps, who))
}

/** `Digests of channels`, in the form of one's own. */
export const channelDigestsAction: Action = {
  id: 'channel-digests',
  async run(press, deps) {
    const { who, slack } = press
    const opened = await above(press)(loading('Digests of channels', md`One moment…`))
    await slack.updateModal(opened, await channelListFor(deps, who))
  },
}

const From = z.object({ list: z.string(), opening: OpeningId })

/** `Change`, beside an opening. */
export const openChannelDigestAction: Action = {
  id: 'channel-digest-open',
  async run({ who, value, origin, push, slack }, deps) {
    if (origin.kind !== 'modal') return
    const page = await channelPage(deps, who, OpeningId.parse(value))
    const opened = await push(loading('Digest of a channel', md`Looking at the channel…`))
    const metadata = JSON.stringify({ list: origin.id, opening: page.opening.id })
    await slack.updateModal(opened, channelForm(page, await seenBy(slack, page), metadata))
  },
}

export const channelDigestModal: Modal = {
  id: 'channel-digest',
  async submit({ who, form, view, slack }, deps) {
    const { list, opening } = From.parse(JSON.parse(view.metadata))
    const { posting, at, names } = readForm(form, {
      posting: z.enum(['post', 'no']),
      at: ClockTime,
      names: z.array(z.literal('names')),
    })
    const chosen = posting === 'no' ? null : { at, names: names.length > 0 }
    const page = await setChannelDigest(deps, who, opening, chosen)
    const done = md`Saved: ${page.opening.title}. ${stateWords(page)}.`
    const after = async () => {
      await slack.updateModal({ id: list }, channelList(await channelPages(deps, who), done))
    }
    return { next: 'close', after }
  },
}

async function seenBy(slack: Gateway, { opening: { channel } }: ChannelPage) {
  return channel === null ? undefined : slack.lookAt(channel)
}
