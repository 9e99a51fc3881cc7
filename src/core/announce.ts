/** Who is told of an interview, where, and how a change reaches them. */
import { followChannelDigest } from './digest/channel.ts'
import type { ChannelId, PersonId } from './ids.ts'
import type { Interview } from './interviews.ts'
import type { Event, Notice, Surface } from './notices.ts'
import { allNudges, armNotice, idleNudges } from './nudges/keys.ts'
import { leadsAndRecruiters, type Opening } from './openings.ts'
import type { Instant } from './time.ts'

/** One message that shows an interview to a reader. */
export interface Showing {
  readonly surface: Surface
  readonly to: PersonId | ChannelId
}

/** Key under which the place of a message is remembered. */
export function showingKey(interview: { readonly id: string }, { surface, to }: Showing): string {
  return `${surface}:${interview.id}:${to}`
}

/** Everywhere an interview is shown: to who booked it, to everybody ever asked, in the opening's channel. */
export function showings(interview: Interview, channel: ChannelId | null): Showing[] {
  const asked = new Set(interview.panel.map(({ person }) => person))
  return [
    { surface: 'recruiter card', to: interview.bookedBy },
    ...[...asked].map((to): Showing => ({ surface: 'invitation', to })),
    ...(channel ? [{ surface: 'channel post', to: channel } as const] : []),
  ]
}

/**
 * What makes every message about `interview` show its new state.
 *
 * Older notices that nobody has sent yet are withdrawn: a reader is shown the state at sending, once. Reminders
 * whose reason has ended go too, and those that are still wanted are worked out anew.
 */
export function refresh(
  interview: Interview,
  opening: Opening,
  now: Instant,
): { readonly withdraw: readonly string[]; readonly notices: readonly Notice[] } {
  const all = showings(interview, opening.channel)
  const homes = [...new Set([...all.map(({ to }) => to), ...leadsAndRecruiters(opening)])]
    .filter((to) => to !== opening.channel)
    .map((to) => homeNotice(to, interview, now))
  const next = { ...interview, rev: interview.rev + 1 }
  const messages = all.map((showing) => showNotice(next, showing, now))
  return {
    withdraw: [
      ...all.map((showing) => `show:${showingKey(interview, showing)}:`),
      ...homes.map(({ to }) => `home:${to}:${interview.id}:`),
      ...idleNudges(interview),
    ],
    notices: [
      ...messages,
      ...homes,
      armNotice(interview, now),
      kitNotice(interview, `r${interview.rev + 1}`, now),
      ...followChannelDigest(opening, now),
    ],
  }
}

/** What makes one message about an interview show the state it has at this revision. */
export function showNotice(interview: Interview, showing: Showing, now: Instant): Notice {
  return {
    key: `show:${showingKey(interview, showing)}:r${interview.rev}`,
    channel: 'slack',
    to: showing.to,
    due: now,
    body: { kind: 'show', surface: showing.surface, interview: interview.id },
  }
}

/** The kits of its loop follow a change of an interview, or of what they depend on. `change` names it. */
export function kitNotice(
  { id, bookedBy }: Pick<Interview, 'id' | 'bookedBy'>,
  change: string,
  now: Instant,
): Notice {
  return {
    key: `kit:${id}:${change}`,
    channel: 'self',
    to: bookedBy,
    due: now,
    body: { kind: 'kit', interview: id },
  }
}

/** What makes somebody's Home follow a change of `what`, which is at the revision it was read at. */
export function homeNotice(
  to: Notice['to'],
  what: { readonly id: string; readonly rev: number },
  now: Instant,
): Notice {
  return {
    key: `home:${to}:${what.id}:r${what.rev + 1}`,
    channel: 'home',
    to,
    due: now,
    body: { kind: 'home' },
  }
}

/** A line in the thread below a message, for a change that has to be heard: an edit alone makes no sound. */
export function tell(interview: Interview, showing: Showing, event: Event, now: Instant): Notice {
  return {
    key: `tell:${showingKey(interview, showing)}:${event}:r${interview.rev + 1}`,
    channel: 'slack',
    to: showing.to,
    due: now,
    body: { kind: 'tell', surface: showing.surface, interview: interview.id, event },
  }
}

/** At its end an interview is done, unless something has come between. */
export function finishNotice({ id, version, span, bookedBy }: Interview): Notice {
  return {
    key: `finish:${id}:v${version}`,
    channel: 'self',
    to: bookedBy,
    due: span.end,
    body: { kind: 'finish', interview: id },
  }
}

/** Without this interview perhaps no card of its stage is missing any more. */
export function unsealNotice(
  { id, version, application, stage, bookedBy }: Interview,
  now: Instant,
): Notice {
  return {
    key: `unseal:${id}:v${version}`,
    channel: 'self',
    to: bookedBy,
    due: now,
    body: { kind: 'unseal', application, stage },
  }
}

/** What the bot owed itself about an interview whose time or fate has changed. */
export function obsolete(interview: Interview): string[] {
  const { id } = interview
  return [`finish:${id}:`, `lapse:${id}:`, `repair:${id}:`, allNudges(interview)]
}
