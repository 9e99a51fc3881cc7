/** How an interview ends before its time, or without somebody. */

import { obsolete, refresh, showings, tell, unsealNotice } from './announce.ts'
import { factsOf } from './bookings.ts'
import type { Changes } from './changes.ts'
import type { DeedVerb } from './deeds.ts'
import type { Diary } from './diaries.ts'
import type { PersonId } from './ids.ts'
import { type Interview, isLive } from './interviews.ts'
import type { Opening } from './openings.ts'
import { Refusal } from './refusal.ts'
import type { Instant } from './time.ts'

export interface Ending {
  readonly interview: Interview
  readonly opening: Opening
  /** Of everybody it takes time of. */
  readonly diaries: readonly Diary[]
  readonly by: PersonId
  readonly reason: string
  readonly now: Instant
}

/** Call an interview off. Calling it off again changes nothing. @throws Refusal `too-late` if it took place or was missed. */
export function cancel(ending: Ending): Changes {
  const { interview } = ending
  if (interview.status === 'cancelled') return { deeds: [] }
  if (interview.status !== 'booked') {
    throw new Refusal({ code: 'too-late', what: 'This interview', state: interview.status })
  }
  return ended(ending, { status: 'cancelled', who: '', event: 'cancelled', verb: 'cancel' })
}

/**
 * Note that somebody did not come: `candidate`, or a panellist.
 *
 * @throws Refusal `too-early` before the start, or `too-late` if it is off already.
 */
export function noShow(ending: Ending, who: PersonId | 'candidate'): Changes {
  const { interview, now } = ending
  if (!isLive(interview)) {
    throw new Refusal({ code: 'too-late', what: 'This interview', state: interview.status })
  }
  if (now < interview.span.start) {
    throw new Refusal({ code: 'too-early', span: interview.span, zone: interview.zone })
  }
  return ended(ending, { status: 'no-show', who, event: 'no-show', verb: 'no-show' })
}

/** It has run its time. Nothing if it was moved, called off or missed meanwhile. */
export function finish(interview: Interview, opening: Opening, now: Instant): Changes {
  if (interview.status !== 'booked' || now < interview.span.end) return { deeds: [] }
  const next: Interview = { ...interview, status: 'done', vacancies: [], standby: [] }
  return {
    ...refresh(next, opening, now),
    interviews: [next],
    deeds: [
      {
        actor: 'system',
        verb: 'finish',
        object: interview.id,
        before: { status: interview.status },
        after: { status: next.status },
        at: now,
      },
    ],
  }
}

function ended(
  { interview, opening, diaries, by, reason, now }: Ending,
  how: {
    readonly status: 'cancelled' | 'no-show'
    readonly who: string
    readonly event: 'cancelled' | 'no-show'
    readonly verb: DeedVerb
  },
): Changes {
  const next: Interview = {
    ...interview,
    status: how.status,
    version: interview.version + 1,
    standby: [],
    vacancies: [],
    ending: { reason, who: how.who, by, at: now },
  }
  const shown = refresh(next, opening, now)
  const sitters = interview.panel.filter(({ rsvp }) => rsvp === 'asked' || rsvp === 'accepted')
  const heard = showings(next, opening.channel)
    .filter(
      ({ surface, to }) =>
        surface === 'invitation' && to !== by && sitters.some((s) => s.person === to),
    )
    .map((showing) => tell(next, showing, how.event, now))
  return {
    interviews: [next],
    withdraw: [...shown.withdraw, ...obsolete(interview)],
    notices: [...shown.notices, ...heard, unsealNotice(next, now)],
    reliedOn: diaries,
    deeds: [
      {
        actor: by,
        verb: how.verb,
        object: interview.id,
        before: factsOf(interview),
        after: factsOf(next),
        at: now,
      },
    ],
  }
}
