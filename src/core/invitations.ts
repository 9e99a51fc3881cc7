/** What panellists say to being asked. */
import { refresh, tell } from './announce.ts'
import { factsOf } from './bookings.ts'
import type { Changes } from './changes.ts'
import type { PersonId } from './ids.ts'
import { type Interview, isLive, type PanelPlace } from './interviews.ts'
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
 * The place that somebody could still give up: before a form asks why.
 *
 * @throws Refusal `too-late` once the interview has taken place or is off, or if the place has gone to somebody else.
 */
export function placeToGiveUp(interview: Interview, who: PersonId): PanelPlace {
  if (interview.status !== 'booked') {
    throw new Refusal({ code: 'too-late', what: 'This interview', state: interview.status })
  }
  return placeOf(interview, who)
}

function placeOf({ panel }: Interview, who: PersonId): PanelPlace {
  const place = panel.findLast(({ person }) => person === who)
  if (!place || place.rsvp === 'replaced' || place.rsvp === 'lapsed') {
    throw new Refusal({ code: 'too-late', what: 'Your place', state: 'taken by somebody else' })
  }
  return place
}

/**
 * Record what a panellist answers. Saying the same again changes nothing.
 *
 * @throws Refusal `too-late` if the interview is off, or over for who declines, or the place has gone to somebody else.
 */
export function answer(facts: AskFacts, { who, says, reason }: Reply): Changes {
  const { interview, opening, diaries, now } = facts
  if (!isLive(interview)) {
    throw new Refusal({ code: 'too-late', what: 'This interview', state: interview.status })
  }
  // Whoever was there has a scorecard to write; a place in what has taken place cannot be given to somebody else.
  const place = says === 'declined' ? placeToGiveUp(interview, who) : placeOf(interview, who)
  if (place.rsvp === says) return { deeds: [] }
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

/**
 * Note the time a panellist would rather have.
 *
 * @throws Refusal as `placeToGiveUp` does, or `bad-field` for a time that has gone by or is the one it has.
 */
export function counter(facts: AskFacts, who: PersonId, start: Instant): Changes {
  const { interview, opening, now } = facts
  const place = placeToGiveUp(interview, who)
  if (place.rsvp === 'declined') {
    throw new Refusal({ code: 'too-late', what: 'Your place', state: 'given up' })
  }
  if (start === interview.span.start) {
    throw new Refusal({
      code: 'bad-field',
      field: 'time',
      problem: 'It is at that time already. Pick another.',
    })
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
