/** How an interview ends before its time, or without somebody. */

import {
  finishNotice,
  obsolete,
  refresh,
  type Showing,
  showings,
  tell,
  unsealNotice,
} from './announce.ts'
import { factsOf } from './bookings.ts'
import type { Changes } from './changes.ts'
import type { DeedVerb } from './deeds.ts'
import type { Diary } from './diaries.ts'
import { PersonId } from './ids.ts'
import { type Interview, isLive, roomOf, sitting } from './interviews.ts'
import type { Opening } from './openings.ts'
import { Refusal } from './refusal.ts'
import { type Instant, overlaps } from './time.ts'

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
  refuseUnmissable(ending.interview, ending.now)
  return ended(ending, { status: 'no-show', who, event: 'no-show', verb: 'no-show' })
}

/**
 * See whether anybody can have missed it: before a form asks who.
 *
 * @throws Refusal `too-early` before the start, or `too-late` if it is off already.
 */
export function refuseUnmissable(interview: Interview, now: Instant): void {
  if (!isLive(interview)) {
    throw new Refusal({ code: 'too-late', what: 'This interview', state: interview.status })
  }
  if (now < interview.span.start) {
    throw new Refusal({ code: 'too-early', span: interview.span, zone: interview.zone })
  }
}

/**
 * Take back that somebody did not come: the interview took place, or goes on. Who sits in it owes a scorecard again.
 *
 * @throws Refusal `too-late` unless it was noted as missed, or `slot-taken` if somebody has another interview then by now.
 */
export function tookPlace({
  interview,
  opening,
  diaries,
  by,
  now,
}: Omit<Ending, 'reason'>): Changes {
  if (interview.status !== 'no-show') {
    throw new Refusal({ code: 'too-late', what: 'This interview', state: interview.status })
  }
  refuseTaken(interview, diaries)
  const isOver = now >= interview.span.end
  const next: Interview = {
    ...interview,
    status: isOver ? 'done' : 'booked',
    version: interview.version + 1,
    ending: null,
  }
  const shown = refresh(next, opening, now)
  const heard = sitting(next)
    .filter(({ person }) => person !== by)
    .map(({ person }) => tell(next, { surface: 'invitation', to: person }, 'took place', now))
  return {
    interviews: [next],
    withdraw: shown.withdraw,
    notices: [...shown.notices, ...heard, ...(isOver ? [] : [finishNotice(next)])],
    reliedOn: diaries,
    deeds: [
      {
        actor: by,
        verb: 'took place',
        object: interview.id,
        before: factsOf(interview),
        after: factsOf(next),
        at: now,
      },
    ],
  }
}

/** Missed, it took nobody's time: somebody may have been booked for the rest of it. */
function refuseTaken({ id, span, zone, place }: Interview, diaries: readonly Diary[]): void {
  for (const { of, engagements } of diaries) {
    const clash = engagements.find((one) => one.interview !== id && overlaps(one.span, span))
    const person = PersonId.safeParse(of).data
    if (clash && person) {
      const unknown = { by: undefined, at: undefined }
      throw new Refusal({ code: 'slot-taken', who: person, clash: clash.span, zone, ...unknown })
    }
    if (clash && of === roomOf(place)) {
      throw new Refusal({ code: 'room-taken', room: place.text, clash: clash.span, zone })
    }
    if (clash) throw new Refusal({ code: 'candidate-taken', clash: clash.span, zone })
  }
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
  const hears = ({ surface, to }: Showing) =>
    surface === 'invitation' ? sitters.some((s) => s.person === to) : surface === 'recruiter card'
  const heard = showings(next, opening.channel)
    .filter((showing) => showing.to !== by && hears(showing))
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
