/** A channel of an opening that takes no messages: noted once, and told to whoever can mend it. */
import { calmAndBack, type Listener } from './calm.ts'
import type { Changes } from './changes.ts'
import type { ChannelId, PersonId } from './ids.ts'
import type { Notice } from './notices.ts'
import { type ChannelShutFor, leadsAndRecruiters, type Opening } from './openings.ts'
import { type Instant, iso } from './time.ts'

/** Who hears of it: leads and recruiters of the opening, or else the admins. */
export function whoMendsChannel(
  opening: Pick<Opening, 'leads' | 'recruiters'>,
  admins: readonly PersonId[],
): PersonId[] {
  const own = leadsAndRecruiters(opening)
  return own.length > 0 ? own : [...admins]
}

/**
 * Note that the channel of an opening took no message, and tell `listeners`, each when they may be spoken to.
 *
 * Nothing if it is known already, or if the opening has another channel by now: it is said again only when the channel
 * has taken a message since, or fails for another reason.
 */
export function noteShut(
  opening: Opening,
  { channel, why }: { readonly channel: ChannelId; readonly why: ChannelShutFor },
  listeners: Iterable<Listener>,
  now: Instant,
): Changes {
  const { id, shut } = opening
  // The bot tries on and on.
  if (opening.channel !== channel || shut?.why === why) return { deeds: [] }
  const notices = [...listeners].flatMap((listener): Notice[] => {
    const due = calmAndBack(listener, now)
    const to = listener.person.id
    const key = `${shutKey(opening)}${channel}:${iso(now)}:${to}`
    const body = { kind: 'channel shut', opening: id } as const
    return due === undefined ? [] : [{ key, channel: 'slack', to, due, body }]
  })
  return {
    openings: [{ ...opening, shut: { why, since: now } }],
    withdraw: [shutKey(opening)],
    notices,
    deeds: [deed(opening, 'channel shut', { channel, why }, now)],
  }
}

/** Note that it takes messages again; nothing if it did all along. */
export function noteOpen(opening: Opening, channel: ChannelId, now: Instant): Changes {
  if (opening.channel !== channel || opening.shut === null) return { deeds: [] }
  return {
    openings: [{ ...opening, shut: null }],
    withdraw: [shutKey(opening)],
    deeds: [deed(opening, 'channel open', { channel }, now)],
  }
}

/** Beginning of the keys of what says so. */
export function shutKey({ id }: Pick<Opening, 'id'>): string {
  return `shut:${id}:`
}

function deed(
  { id }: Opening,
  verb: 'channel shut' | 'channel open',
  after: Readonly<Record<string, string>>,
  at: Instant,
) {
  return { actor: 'system', verb, object: id, before: {}, after, at }
}
