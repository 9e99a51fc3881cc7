/** Digests on their way out, and kept true for the rest of their day. */
import { type DigestShown, digestSince, digestTurn } from '../../app/digests.ts'
import type { Deps, Receipt } from '../../app/ports.ts'
import type { Posted } from '../../app/store.ts'
import { closingNotice } from '../../core/digest/plan.ts'
import { digestKey } from '../../core/digest/when.ts'
import { type OpeningId, PersonId } from '../../core/ids.ts'
import type { Body, Notice } from '../../core/notices.ts'
import { type LocalDate, wallAt } from '../../core/time.ts'
import { digestMessage } from '../blocks/digest.ts'
import { digestOf } from '../digest-of.ts'
import type { Gateway } from '../gateway.ts'

type DigestBody = Extract<Body, { kind: 'digest' }>

/** Sends somebody's digest if there is anything to say; what it lists is remembered for the day. */
export async function sendDigest(
  deps: Deps,
  slack: Gateway,
  notice: Notice,
  body: DigestBody,
): Promise<Receipt> {
  const { key, channel, to } = notice
  const turn = await digestTurn(deps, PersonId.parse(to), body.date)
  if (turn.kind === 'skip') return 'nothing due'
  if (turn.kind === 'wait') {
    await deps.store.commit({ notices: [{ key, channel, to, due: turn.until, body }], deeds: [] })
    return 'later'
  }
  return postDigest(deps, slack, notice, { shown: turn.shown, date: body.date, opening: null })
}

/** Posts a digest, remembers what it lists, and owes its end. */
export async function postDigest(
  deps: Deps,
  slack: Gateway,
  { key, to }: Notice,
  of: {
    readonly shown: DigestShown
    readonly date: LocalDate
    /** Whose channel reads it, if it is not for one person. */
    readonly opening: OpeningId | null
  },
): Promise<Receipt> {
  const { shown, date, opening } = of
  // First: a digest whose end is owed and that was never posted is no harm; one that stays open is.
  const closing = closingNotice({ key, to }, { date, zone: shown.zone, opening })
  await deps.store.commit({ notices: [closing], deeds: [] })
  const message = digestMessage(shown)
  const posted = await slack.post(to, message)
  const about = shown.digest.items.map((item) => item.key).join(' ')
  await deps.store.markPosted({ key, ...posted, digest: digestOf(message), about })
  return posted.ts
}

/** Keys of what a digest listed when it was posted. */
export function listedIn({ about = '' }: Posted): string[] {
  return about.split(' ').filter((one) => one !== '')
}

/** Edits the digest that somebody has in front of them today, if it reads differently now. */
export async function followDigest(deps: Deps, slack: Gateway, who: PersonId): Promise<void> {
  const person = await deps.store.person(who)
  if (!person) return
  const key = digestKey(who, wallAt(deps.now(), person.zone).date)
  const posted = await deps.store.posted(key)
  if (!posted) return
  const message = digestMessage(await digestSince(deps, who, listedIn(posted)))
  const digest = digestOf(message)
  if (digest === posted.digest || !(await slack.edit(posted, message))) return
  await deps.store.markPosted({ ...posted, digest })
}
