/**
 * When a kit reaches whom: a day before, in an hour in which they want to hear of things, a quarter of an hour before with
 * the way in, and whenever it changes. What is heard shortly before is the reminder of the interview.
 */

import { type Showing, showingKey, tell } from '../announce.ts'
import { calmAround, type Listener } from '../calm.ts'
import type { PersonId } from '../ids.ts'
import { type Interview, sitting } from '../interviews.ts'
import type { Notice } from '../notices.ts'
import { CANNOT_WAIT_MINUTES } from '../nudges/plan.ts'
import { DAY_MINUTES, type Instant, later } from '../time.ts'

/** Minutes before an interview at which its panel is shown the kit, and shown it again with the way in. */
export const KIT_BEFORE_MINUTES = DAY_MINUTES
export const START_BEFORE_MINUTES = 15

export interface KitTold {
  /** Everybody on the panel, as far as they are known. */
  readonly listeners: ReadonlyMap<PersonId, Listener>
  readonly now: Instant
}

/** What the panel is owed about a kit at revision `rev`, as it will be written. */
export function kitNotices(
  interview: Interview,
  rev: number,
  told: KitTold,
): { readonly withdraw: readonly string[]; readonly notices: readonly Notice[] } {
  const seated = interview.status === 'booked' ? sitting(interview).map((p) => p.person) : []
  const former = new Set(interview.panel.map((p) => p.person).filter((p) => !seated.includes(p)))
  const { start } = interview.span
  const { now } = told
  const owed = (person: PersonId) =>
    start > now
      ? before(interview, person, rev, told)
      : [show(interview, person, `now:k${rev}`, now)]
  return {
    withdraw: [`show:kit:${interview.id}:`, `tell:kit:${interview.id}:soon:`],
    notices: [
      ...seated.flatMap(owed),
      // A message that was shown before says that it is over; nobody is sent one only for that.
      ...[...former].map((person) => show(interview, person, `${rev}:gone:${interview.rev}`, now)),
    ],
  }
}

/** Everybody on the panel hears of a change, but who made it. */
export function changedNotices(
  interview: Interview,
  rev: number,
  by: string,
  now: Instant,
): readonly Notice[] {
  return sitting(interview)
    .filter(({ person }) => person !== by)
    .map(({ person }) => ({
      ...tell(interview, showing(person), 'kit changed', now),
      key: `tell:kit:${interview.id}:changed:${person}:k${rev}`,
    }))
}

function before(interview: Interview, person: PersonId, rev: number, told: KitTold): Notice[] {
  const { span, version } = interview
  const { listeners, now } = told
  const soon = later(span.start, -START_BEFORE_MINUTES)
  const name = `v${version}:k${rev}`
  return [
    show(interview, person, name, shownFrom(span.start, listeners.get(person), now)),
    ...(soon > now ? [show(interview, person, `${name}:soon`, soon)] : []),
  ]
}

/** A day before or from now on, not at night: unless the interview is so near that it cannot wait. */
function shownFrom(start: Instant, listener: Listener | undefined, now: Instant): Instant {
  const day = later(start, -KIT_BEFORE_MINUTES)
  const wanted = day > now ? day : now
  const end = later(start, -CANNOT_WAIT_MINUTES)
  if (!listener || wanted >= end) return wanted
  return calmAround(listener, wanted, { start: now, end }) ?? end
}

function show(interview: Interview, person: PersonId, name: string, due: Instant): Notice {
  return {
    key: `show:${showingKey(interview, showing(person))}:${name}`,
    channel: 'slack',
    to: person,
    due,
    body: { kind: 'show', surface: 'kit', interview: interview.id },
  }
}

function showing(person: PersonId): Showing {
  return { surface: 'kit', to: person }
}
