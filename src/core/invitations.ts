/** What panellists say to being asked. */
import { refresh, tell } from './announce.ts'
import { factsOf } from './bookings.ts'
import type { Changes } from './changes.ts'
import type { PersonId } from './ids.ts'
import { type Interview, isLive, type PanelPlace, sitting } from './interviews.ts'
import { Refusal } from './refusal.ts'
import { type AskFacts, passOn } from './replacements.ts'
import { type Instant, iso } from './time.ts'

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
  const shown = refresh(next, opening, now)
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

/** Note the time a panellist would rather have. @throws Refusal `too-late` if they have no place in it, `in-the-past`. */
export function counter(facts: AskFacts, who: PersonId, start: Instant): Changes {
  const { interview, opening, now } = facts
  const place = sitting(interview).findLast(({ person }) => person === who)
  if (!isLive(interview) || !place) {
    throw new Refusal({ code: 'too-late', what: 'This interview', state: 'out of your hands' })
  }
  if (start <= now) {
    throw new Refusal({
      code: 'bad-field',
      field: 'day',
      problem: 'That has gone by. Pick a later time.',
    })
  }
  if (place.proposes === start) return { deeds: [] }
  const panel = interview.panel.map((p) => (p === place ? { ...p, proposes: start } : p))
  const next: Interview = { ...interview, panel }
  const shown = refresh(next, opening, now)
  const heard = tell(next, { surface: 'recruiter card', to: next.bookedBy }, 'proposed', now)
  return {
    interviews: [next],
    withdraw: shown.withdraw,
    notices: [...shown.notices, heard],
    deeds: [
      {
        actor: who,
        verb: 'propose another time',
        object: interview.id,
        before: factsOf(interview),
        after: { ...factsOf(next), proposes: iso(start) },
        at: now,
      },
    ],
  }
}
