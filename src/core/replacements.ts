/** Somebody else for a seat: asked with an expiry, and the next in turn when they say no or nothing. */

import { refresh, tell } from './announce.ts'
import { factsOf, refuseClash } from './bookings.ts'
import type { Changes } from './changes.ts'
import type { DeedVerb } from './deeds.ts'
import type { Diary } from './diaries.ts'
import type { PersonId } from './ids.ts'
import { type Interview, isLive, type PanelPlace } from './interviews.ts'
import type { Notice } from './notices.ts'
import type { Opening } from './openings.ts'
import { Refusal } from './refusal.ts'
import { DAY_MINUTES, type Instant, later, minutesOf } from './time.ts'

export interface AskFacts {
  readonly interview: Interview
  readonly opening: Opening
  /** Of who is asked, and of the others on the panel. */
  readonly diaries: readonly Diary[]
  readonly rivals: readonly Interview[]
  /** Who wants it, or `system` for the next in turn. */
  readonly by: PersonId | 'system'
  readonly now: Instant
}

/** Whoever is asked has a quarter of the time that is left, within these bounds. */
const LEAST_MINUTES = 15
const MOST_MINUTES = DAY_MINUTES

/** When a question put at `now` about an interview at `start` passes to the next: never after the start. */
export function expiryOf(now: Instant, start: Instant): Instant {
  const left = minutesOf({ start: now, end: start })
  const wait = Math.min(MOST_MINUTES, Math.max(LEAST_MINUTES, Math.floor(left / 4)))
  return later(now, Math.min(wait, left))
}

/**
 * Ask `person` to take the seat that `leaver` had, and `then` in turn if they say no or nothing.
 *
 * @throws Refusal `too-late` unless it is booked and the seat is still empty, or as `book` does for a clash.
 */
export function askInstead(
  facts: AskFacts,
  leaver: PanelPlace,
  person: PersonId,
  then: readonly PersonId[],
): Changes {
  const { interview, now, by } = facts
  if (!isLive(interview)) {
    throw new Refusal({ code: 'too-late', what: 'This interview', state: interview.status })
  }
  const gone = interview.panel.find(
    (p) => p.person === leaver.person && p.seat === leaver.seat && p.rsvp === leaver.rsvp,
  )
  if (!gone || leaver.rsvp === 'replaced') {
    throw new Refusal({ code: 'too-late', what: 'That seat', state: 'filled' })
  }
  const next = seated(interview, gone, person, then, now)
  refuseClash(
    { ...next, panel: next.panel.filter((p) => p.person === person) },
    { ...facts, zone: interview.zone },
  )
  const sat = gone.rsvp === 'asked' || gone.rsvp === 'accepted'
  const released = tell(next, { surface: 'invitation', to: gone.person }, 'released', now)
  const more = [lapseNotice(next, person), ...(sat ? [released] : [])]
  return announced(interview, next, facts, { actor: by, verb: 'ask' as const, more })
}

/** The place of who was asked and did not answer goes to the next in turn, or is open again. Nothing if they did answer. */
export function lapse(facts: AskFacts, person: PersonId): Changes {
  const { interview, now } = facts
  const place = interview.panel.findLast((p) => p.person === person)
  const due = place?.rsvp === 'asked' && place.expiresAt !== null && place.expiresAt <= now
  if (!isLive(interview) || !place || !due) return { deeds: [] }
  const lapsed: Interview = {
    ...interview,
    panel: interview.panel.map((p) =>
      p === place ? { ...p, rsvp: 'lapsed', answeredAt: now } : p,
    ),
  }
  return passOn(interview, lapsed, facts, { ...place, rsvp: 'lapsed' }, 'lapsed')
}

/**
 * After somebody has left a seat: ask the next of its standby who is still free, else tell the recruiter.
 *
 * `before` is the interview as stored, `after` with the place given up.
 */
export function passOn(
  before: Interview,
  after: Interview,
  facts: AskFacts,
  leaver: PanelPlace,
  event: 'declined' | 'lapsed',
): Changes {
  const told = {
    actor: facts.by,
    verb: event === 'declined' ? ('decline' as const) : ('lapse' as const),
  }
  const waiting = after.standby
    .filter(({ seat }) => seat === leaver.seat)
    .map(({ person }) => person)
  for (const [i, person] of waiting.entries()) {
    const gone = after.panel.find((p) => p.person === leaver.person && p.seat === leaver.seat)
    if (!gone) break
    const next = seated(after, gone, person, waiting.slice(i + 1), facts.now)
    if (isFree(next, person, facts)) {
      return announced(before, next, facts, { ...told, more: [lapseNotice(next, person)] })
    }
  }
  const open = vacated(after, leaver)
  const card = { surface: 'recruiter card', to: open.bookedBy } as const
  const heard = tell(open, card, event, facts.now)
  const more = leaver.shadow ? [] : [repairNotice(open, facts.now), heard]
  return announced(before, open, facts, { ...told, more })
}

/** The seat is open. A shadow's may stay so. */
function vacated(interview: Interview, { seat, person, shadow }: PanelPlace): Interview {
  const standby = interview.standby.filter((next) => next.seat !== seat)
  if (shadow) return { ...interview, standby }
  const vacancies = interview.vacancies.filter((v) => v.leaver !== person)
  return {
    ...interview,
    standby,
    vacancies: [...vacancies, { seat, leaver: person, standIns: [], move: null }],
  }
}

function repairNotice(interview: Interview, now: Instant): Notice {
  return {
    key: `repair:${interview.id}:r${interview.rev + 1}`,
    channel: 'self',
    to: interview.bookedBy,
    due: now,
    body: { kind: 'repair', interview: interview.id },
  }
}

/** What could be done about open seats: who could sit in each, by leaver, and the time to move to where nobody can. */
export interface Remedies {
  readonly standIns: ReadonlyMap<PersonId, readonly PersonId[]>
  readonly move: Interview['vacancies'][number]['move']
}

/** Note what could be done about the open seats of an interview, and show its recruiter. Nothing if none is open any more. */
export function offerRemedies(facts: AskFacts, { standIns, move }: Remedies): Changes {
  const { interview } = facts
  if (!isLive(interview) || interview.vacancies.length === 0) return { deeds: [] }
  const vacancies = interview.vacancies.map((vacancy) => {
    const people = [...(standIns.get(vacancy.leaver) ?? [])]
    return { ...vacancy, standIns: people, move: people.length === 0 ? move : null }
  })
  const next = { ...interview, vacancies }
  const told = { actor: 'system', verb: 'offer stand-ins' as const, more: [] }
  return { ...announced(interview, next, facts, told), reliedOn: [] }
}

function seated(
  interview: Interview,
  leaver: PanelPlace,
  person: PersonId,
  then: readonly PersonId[],
  now: Instant,
): Interview {
  const place: PanelPlace = {
    ...leaver,
    person,
    rsvp: 'asked',
    askedAt: now,
    expiresAt: expiryOf(now, interview.span.start),
    answeredAt: null,
    reason: '',
    proposes: null,
  }
  const others = interview.standby.filter(({ seat }) => seat !== leaver.seat)
  return {
    ...interview,
    vacancies: interview.vacancies.filter((v) => v.leaver !== leaver.person),
    panel: [
      ...interview.panel.map((p) => (p === leaver ? { ...p, rsvp: 'replaced' as const } : p)),
      place,
    ],
    standby: [...others, ...then.map((next) => ({ seat: leaver.seat, person: next }))],
  }
}

function isFree(interview: Interview, person: PersonId, facts: AskFacts): boolean {
  try {
    refuseClash(
      { ...interview, panel: interview.panel.filter((p) => p.person === person) },
      { ...facts, zone: interview.zone },
    )
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

function lapseNotice(interview: Interview, person: PersonId): Notice {
  const place = interview.panel.findLast((p) => p.person === person)
  return {
    key: `lapse:${interview.id}:${person}:r${interview.rev + 1}`,
    channel: 'self',
    to: person,
    due: place?.expiresAt ?? interview.span.start,
    body: { kind: 'lapse', interview: interview.id, person },
  }
}

function announced(
  before: Interview,
  next: Interview,
  { opening, diaries, now }: AskFacts,
  { actor, verb, more }: { actor: string; verb: DeedVerb; more: readonly Notice[] },
): Changes {
  const shown = refresh(next, opening, now)
  return {
    interviews: [next],
    withdraw: shown.withdraw,
    notices: [...shown.notices, ...more],
    reliedOn: diaries,
    deeds: [
      {
        actor,
        verb,
        object: before.id,
        before: factsOf(before),
        after: factsOf(next),
        at: now,
      },
    ],
  }
}
