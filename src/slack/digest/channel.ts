/** The digests of openings' channels on their way out, and kept true for the rest of their day. */
import { channelShown, channelTurn } from '../../app/channel-digests.ts'
import { heedingShut } from '../../app/channel-shut.ts'
import { planOf } from '../../app/openings.ts'
import { openingOf } from '../../app/people.ts'
import { ChannelShut, type Deps, type Receipt } from '../../app/ports.ts'
import { digestKey } from '../../core/digest/when.ts'
import { ChannelId, type OpeningId } from '../../core/ids.ts'
import type { Body, Notice } from '../../core/notices.ts'
import { type Instant, later, wallAt } from '../../core/time.ts'
import { digestMessage } from '../blocks/digest.ts'
import { digestOf } from '../digest-of.ts'
import type { Gateway } from '../gateway.ts'
import { listedIn, postDigest } from './send.ts'

/** How soon a channel that took nothing is tried again: somebody may have invited the bot. At noon it ends. */
const SHUT_MINUTES = 5

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
    await oweAgain(deps, notice, turn.to, turn.due)
    return 'later'
  }
  const opening = await openingOf(deps, body.opening)
  const of = { shown: turn.shown, date: body.date, opening: opening.id }
  try {
    return await heedingShut(deps, opening, turn.channel, () => postDigest(deps, slack, notice, of))
  } catch (error) {
    if (!(error instanceof ChannelShut)) throw error
    await oweAgain(deps, notice, turn.channel, later(deps.now(), SHUT_MINUTES))
    return 'later'
  }
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

async function oweAgain(
  { store }: Deps,
  { key, channel, body }: Notice,
  to: ChannelId,
  due: Instant,
): Promise<void> {
  await store.commit({ notices: [{ key, channel, to, due, body }], deeds: [] })
}
