/** Posting the packet of an application, and keeping what was posted up to date. */
import { type Debrief, debriefFor, ownProgress } from '../../app/debrief.ts'
import type { Deps, Receipt } from '../../app/ports.ts'
import { packetKey } from '../../core/debrief/announce.ts'
import type { ApplicationId, PersonId } from '../../core/ids.ts'
import { Refusal } from '../../core/refusal.ts'
import { debriefMessage, movedOn, ownCardFirst } from '../blocks/debrief.ts'
import { picturesWords, ratingsPicture } from '../blocks/debrief-table.ts'
import type { Message } from '../blocks/kit.ts'
import { digestOf } from '../digest-of.ts'
import type { Gateway } from '../gateway.ts'

/** In place of a message's `ts`. */
const NOT_SHOWN = 'not shown'

interface Wanted {
  readonly application: ApplicationId
  readonly stage: string
}

/** Edits the packet that `to` was posted, or posts it, with its picture below. Who is still blind hears only how many cards are in. */
export async function showDebrief(
  deps: Deps,
  slack: Gateway,
  to: PersonId,
  { application, stage }: Wanted,
): Promise<Receipt> {
  const shown = await drawn(deps, to, { application, stage })
  if (!shown) return NOT_SHOWN
  const { message, picture } = shown
  const key = packetKey(application, stage, to)
  const digest = digestOf(message)
  const posted = await deps.store.posted(key)
  if (posted?.digest === digest) return posted.ts
  const edited = posted !== undefined && (await slack.edit(posted, message))
  const { channel, ts } = edited ? posted : await slack.post(to, message)
  await deps.store.markPosted({ key, channel, ts, digest })
  if (picture) await showPicture(deps, slack, { to, key, ts, picture })
  return ts
}

/** Posts the packet once more, whole, and shrinks the one posted before to a line: the newest is the one that is kept up to date. */
export async function postAnew(
  deps: Deps,
  slack: Gateway,
  to: PersonId,
  { application, stage }: Wanted,
): Promise<void> {
  const debrief = await debriefFor(deps, to, application, stage)
  const key = packetKey(application, stage, to)
  const before = await deps.store.posted(key)
  const message = debriefMessage(debrief, 'whole')
  const { channel, ts } = await slack.post(to, message)
  await deps.store.markPosted({ key, channel, ts, digest: digestOf(message) })
  if (before) await slack.edit(before, movedOn)
  await showPicture(deps, slack, { to, key, ts, picture: pictureOf(deps, debrief) })
}

interface Picture {
  readonly words: string
  readonly draw: () => Promise<Uint8Array>
}

async function drawn(
  deps: Deps,
  to: PersonId,
  { application, stage }: Wanted,
): Promise<{ readonly message: Message; readonly picture?: Picture } | undefined> {
  try {
    const debrief = await debriefFor(deps, to, application, stage)
    return { message: debriefMessage(debrief), picture: pictureOf(deps, debrief) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    // Who leads the opening no more, or may not read it for another reason, is shown nothing, and that is all.
    if (error.reason.code !== 'owes-card') return undefined
    const { handedIn, required } = await ownProgress(deps, to, application, stage)
    return { message: ownCardFirst(handedIn, required) }
  }
}

function pictureOf(deps: Deps, debrief: Debrief): Picture {
  return {
    words: picturesWords(debrief),
    draw: () => deps.pictures.draw(ratingsPicture(debrief)),
  }
}

/** A picture says nothing new unless a rating has changed: then the old one gives way. */
async function showPicture(
  deps: Deps,
  slack: Gateway,
  { to, key, ts, picture }: { to: PersonId; key: string; ts: string; picture: Picture },
): Promise<void> {
  const place = `picture:${key}`
  // The message too: a picture lies in its thread.
  const digest = digestOf({ text: { mrkdwn: `${ts} ${picture.words}` }, blocks: [] })
  const before = await deps.store.posted(place)
  if (before?.digest === digest) return
  const file = { name: 'ratings.png', content: await picture.draw(), altText: picture.words }
  const [id] = await slack.upload(to, [file], ts)
  if (before) await slack.removeFile(before.ts)
  if (id) await deps.store.markPosted({ key: place, channel: to, ts: id, digest })
}
