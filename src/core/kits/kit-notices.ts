/** When a kit reaches whom: a day before, a quarter of an hour before, and whenever it changes. */
import { type Showing, showingKey, tell } from '../announce.ts'
import type { PersonId } from '../ids.ts'
import { type Interview, sitting } from '../interviews.ts'
import type { Notice } from '../notices.ts'
import { DAY_MINUTES, type Instant, later } from '../time.ts'

/** Minutes before an interview at which its panel is shown the kit, and shown it again with the way in. */
export const KIT_BEFORE_MINUTES = DAY_MINUTES
export const START_BEFORE_MINUTES = 15

/**
 * What the panel is owed about a kit at revision `rev`, as it will be written.
 */
export function kitNotices(
  interview: Interview,
  rev: number,
  now: Instant,
): { readonly withdraw: readonly string[]; readonly notices: readonly Notice[] } {
  const seated = interview.status === 'booked' ? sitting(interview).map((p) => p.person) : []
  const former = new Set(interview.panel.map((p) => p.person).filter((p) => !seated.includes(p)))
  const { start } = interview.span
  const owed = (person: PersonId) =>
    start > now
      ? before(interview, person, rev, now)
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

function before(interview: Interview, person: PersonId, rev: number, now: Instant): Notice[] {
  const { span, version } = interview
  const day = later(span.start, -KIT_BEFORE_MINUTES)
  const soon = later(span.start, -START_BEFORE_MINUTES)
  const name = `v${version}:k${rev}`
  const heard = {
    ...tell(interview, showing(person), 'kit soon', now),
    key: `tell:kit:${interview.id}:soon:${person}:v${version}`,
    due: soon,
  }
  return [
    show(interview, person, name, day > now ? day : now),
    ...(soon > now ? [show(interview, person, `${name}:soon`, soon), heard] : []),
  ]
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
