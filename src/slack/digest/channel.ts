/** The digests of openings' channels on their way out, and kept true for the rest of their day. */
import { channelShown, channelTurn } from '../../app/channel-digests.ts'
import { planOf } from '../../app/openings.ts'
import type { Deps, Receipt } from '../../app/ports.ts'
import { digestKey } from '../../core/digest/when.ts'
import { ChannelId, type OpeningId } from '../../core/ids.ts'
import type { Body, Notice } from '../../core/notices.ts'
import { wallAt } from '../../core/time.ts'
import { digestMessage } from '../blocks/digest.ts'
import { digestOf } from '../digest-of.ts'
import type { Gateway } from '../gateway.ts'
import { listedIn, postDigest } from './send.ts'

type ChannelBody = Extract<Body, { kind: 'channel digest' }>

/** Posts the digest of an opening in its channel if there is anything to say. */
export async function sendChannelDigest(
  deps: Deps,
  slack: Gateway,
  notice: Notice,
  body: ChannelBody,
): Promise<Receipt> {
  const turn = await channelTurn(deps, body, notice.to, slack.lookAt)
  if (turn.kind === 'skip') return 'nothing due'
  if (turn.kind === 'again') {
    await deps.store.commit({
      notices: [{ ...owed(notice), to: turn.to, due: turn.due }],
      deeds: [],
    })
    return 'later'
  }
  return postDigest(deps, slack, notice, { ...turn, date: body.date, opening: body.opening })
}

/** Edits the digest that lies in an opening's channel today, if it reads differently now. */
export async function followChannelDigest(
  deps: Deps,
  slack: Gateway,
  id: OpeningId,
): Promise<Receipt> {
  const opening = await deps.store.opening(id)
  if (!opening) return 'gone'
  const { zone } = planOf(deps, opening).office
  const posted = await deps.store.posted(digestKey(id, wallAt(deps.now(), zone).date))
  if (!posted) return 'nothing lies there'
  // Where it lies, whatever the channel of the opening is by now.
  const channel = ChannelId.parse(posted.channel)
  const shown = await channelShown(deps, opening, channel, slack.lookAt, listedIn(posted))
  const message = digestMessage(shown)
  const digest = digestOf(message)
  if (digest === posted.digest || !(await slack.edit(posted, message))) return 'as it was'
  await deps.store.markPosted({ ...posted, digest })
  return posted.ts
}

/** Without what only the outbox knows of it. */
function owed({ key, channel, to, due, body }: Notice): Notice {
  return { key, channel, to, due, body }
}
