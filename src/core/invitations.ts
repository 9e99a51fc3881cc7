/** What panellists say to being asked. */
import { refresh } from './announce.ts'
import { factsOf } from './bookings.ts'
import type { Changes } from './changes.ts'
import type { PersonId } from './ids.ts'
import { type Interview, isLive, type PanelPlace } from './interviews.ts'
import { Refusal } from './refusal.ts'
import { type AskFacts, passOn } from './replacements.ts'

export interface Reply {
  readonly who: PersonId
  readonly says: 'accepted' | 'declined'
  /** Why not; empty with `accepted`. */
  readonly reason: string
}

/**
 * Record what a panellist answers. Saying the same again changes nothing.
 *
 * @throws Refusal `too-late` if the interview is over or off, or the place has gone to somebody else.
 */
export function answer(facts: AskFacts, { who, says, reason }: Reply): Changes {
  const { interview, opening, diaries, now } = facts
  const place = interview.panel.findLast(({ person }) => person === who)
  if (!isLive(interview)) {
    throw new Refusal({ code: 'too-late', what: 'This interview', state: interview.status })
  }
  if (place?.rsvp === says) return { deeds: [] }
  if (!place || place.rsvp === 'replaced' || place.rsvp === 'lapsed') {
    throw new Refusal({ code: 'too-late', what: 'Your place', state: 'taken by somebody else' })
  }
  const answered: PanelPlace = { ...place, rsvp: says, reason, answeredAt: now, expiresAt: null }
  const panel = interview.panel.map((p) => (p === place ? answered : p))
  const next: Interview = { ...interview, panel }
  if (says === 'declined') return passOn(interview, next, facts, answered, 'declined')
  const shown = refresh(next, opening.channel, now)
  return {
    interviews: [next],
    withdraw: [...shown.withdraw, `lapse:${interview.id}:${who}:`],
    notices: shown.notices,
    reliedOn: diaries,
    deeds: [
      {
        actor: who,
        verb: 'accept',
        object: interview.id,
        before: factsOf(interview),
        after: factsOf(next),
        at: now,
      },
    ],
  }
}
