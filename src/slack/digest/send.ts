/** Digests on their way out, and kept true for the rest of their day. */
import { digestSince, digestTurn } from '../../app/digests.ts'
import type { Deps, Receipt } from '../../app/ports.ts'
import { digestKey } from '../../core/digest/when.ts'
import { PersonId } from '../../core/ids.ts'
import type { Body, Notice } from '../../core/notices.ts'
import { wallAt } from '../../core/time.ts'
import { digestMessage } from '../blocks/digest.ts'
import { digestOf } from '../digest-of.ts'
import type { Gateway } from '../gateway.ts'

type DigestBody = Extract<Body, { kind: 'digest' }>

/** Sends somebody's digest if there is anything to say; what it lists is remembered for the day. */
export async function sendDigest(
  deps: Deps,
  slack: Gateway,
  { key, channel, to }: Notice,
  body: DigestBody,
): Promise<Receipt> {
  const who = PersonId.parse(to)
  const turn = await digestTurn(deps, who, body.date)
  if (turn.kind === 'skip') return 'nothing due'
  if (turn.kind === 'wait') {
    await deps.store.commit({ notices: [{ key, channel, to, due: turn.until, body }], deeds: [] })
    return 'later'
  }
  const message = digestMessage(turn.shown)
  const posted = await slack.post(to, message)
  const about = turn.shown.digest.items.map((item) => item.key).join(' ')
  await deps.store.markPosted({ key, ...posted, digest: digestOf(message), about })
  return posted.ts
}

/** Edits the digest that somebody has in front of them today, if it reads differently now. */
export async function followDigest(deps: Deps, slack: Gateway, who: PersonId): Promise<void> {
  const person = await deps.store.person(who)
  if (!person) return
  const key = digestKey(who, wallAt(deps.now(), person.zone).date)
  const posted = await deps.store.posted(key)
  if (!posted) return
  const listed = (posted.about ?? '').split(' ').filter((one) => one !== '')
  const message = digestMessage(await digestSince(deps, who, listed))
  const digest = digestOf(message)
  if (digest === posted.digest || !(await slack.edit(posted, message))) return
  await deps.store.markPosted({ ...posted, digest })
}
