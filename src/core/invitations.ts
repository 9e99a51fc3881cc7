/** What panellists say to being asked. */
import { refresh } from './announce.ts'
import { factsOf } from './bookings.ts'
import type { Changes } from './changes.ts'
import type { Diary } from './diaries.ts'
import type { PersonId } from './ids.ts'
import { type Interview, isLive, type PanelPlace } from './interviews.ts'
import type { Opening } from './openings.ts'
import { Refusal } from './refusal.ts'
import type { Instant } from './time.ts'

export interface Reply {
  readonly who: PersonId
  readonly says: 'accepted' | 'declined'
  /** Why not; empty with `accepted`. */
  readonly reason: string
  readonly now: Instant
}

/**
 * Record what a panellist answers. Saying the same again changes nothing.
 *
 * @throws Refusal `too-late` if the interview is over or off, or the place has gone to somebody else.
 */
export function answer(
  interview: Interview,
  opening: Opening,
  diaries: readonly Diary[],
  { who, says, reason, now }: Reply,
): Changes {
  const place = interview.panel.findLast(({ person }) => person === who)
  if (!isLive(interview))
    throw new Refusal({ code: 'too-late', what: 'This interview', state: interview.status })
  if (place?.rsvp === says) return { deeds: [] }
  if (!place || place.rsvp === 'replaced' || place.rsvp === 'lapsed') {
    throw new Refusal({ code: 'too-late', what: 'Your place', state: 'taken by somebody else' })
  }
  const answered: PanelPlace = { ...place, rsvp: says, reason, answeredAt: now, expiresAt: null }
  const panel = interview.panel.map((p) => (p === place ? answered : p))
  const next: Interview = { ...interview, panel }
  return {
    ...refresh(next, opening.channel, now),
    interviews: [next],
    reliedOn: diaries,
    deeds: [
      {
        actor: who,
        verb: says === 'accepted' ? 'accept' : 'decline',
        object: interview.id,
        before: factsOf(interview),
        after: factsOf(next),
        at: now,
      },
    ],
  }
}
