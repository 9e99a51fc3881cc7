/** The end of a digest's day: it shrinks to a line, so that nobody acts on what was true yesterday. */
import { channelShown } from '../../app/channel-digests.ts'
import { digestSince } from '../../app/digests.ts'
import type { Deps, Receipt } from '../../app/ports.ts'
import type { Posted } from '../../app/store.ts'
import type { Digest } from '../../core/digest/digest.ts'
import { ChannelId, PersonId } from '../../core/ids.ts'
import type { Body, Notice } from '../../core/notices.ts'
import { closedDigest } from '../blocks/digest.ts'
import { digestOf } from '../digest-of.ts'
import type { Gateway } from '../gateway.ts'
import { listedIn } from './send.ts'

type Closing = Extract<Body, { kind: 'close digest' }>

export async function closeDigest(
  deps: Deps,
  slack: Gateway,
  to: Notice['to'],
  body: Closing,
): Promise<Receipt> {
  const posted = await deps.store.posted(body.digest)
  if (!posted) return 'never posted'
  const digest = await leftOf(deps, to, body, posted)
  if (!digest) return 'nothing to say'
  const message = closedDigest({ ...digest, date: body.date }, listedIn(posted))
  if (!(await slack.edit(posted, message))) return 'gone'
  await deps.store.markPosted({ ...posted, digest: digestOf(message) })
  return 'closed'
}

/** What of it is done, and what is not. */
async function leftOf(
  deps: Deps,
  to: Notice['to'],
  { opening: id }: Closing,
  posted: Posted,
): Promise<Digest | undefined> {
  const listed = listedIn(posted)
  if (id === null) return (await digestSince(deps, PersonId.parse(to), listed)).digest
  const opening = await deps.store.opening(id)
  if (!opening) return undefined
  const channel = ChannelId.parse(posted.channel)
  // Candidates have no part in the line, so nobody needs to look who reads it.
  return (await channelShown(deps, opening, channel, async () => undefined, listed)).digest
}
