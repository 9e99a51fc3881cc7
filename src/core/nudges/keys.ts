/** Keys of reminders: one is sent once, and a change withdraws the rest by their beginning. */
import type { PersonId } from '../ids.ts'
import { type Interview, sitting } from '../interviews.ts'
import type { Notice } from '../notices.ts'
import type { Instant } from '../time.ts'
import type { Matter, Step } from './matters.ts'

/** What a reminder is about. */
export interface Nudge {
  readonly interview: Pick<Interview, 'id' | 'version'>
  readonly matter: Matter
  readonly about: PersonId
  readonly step: Step
  /** How often its reason has come back after it had ended. */
  readonly again?: number
}

/** One reminder that `to` gets at `due`. Another time of the interview is another version, and so another key. */
export function nudgeNotice(
  { interview, matter, about, step, again = 0 }: Nudge,
  to: PersonId,
  due: Instant,
): Notice {
  return {
    key: `nudge:${interview.id}:${matter}:${about}:v${interview.version}:${step}:${to}${again === 0 ? '' : `:${again}`}`,
    channel: 'slack',
    to,
    due,
    body: { kind: 'nudge', interview: interview.id, matter, about, step, by: null },
  }
}

/** Beginning of the keys of what reminds of somebody's scorecard: to be withdrawn once nobody waits for it. */
export function cardNudges(interview: { readonly id: string }, about: PersonId): string {
  return `nudge:${interview.id}:card:${about}:`
}

/** Beginning of the keys of everything that reminds of an interview. */
export function allNudges({ id }: { readonly id: string }): string {
  return `nudge:${id}:`
}

/** Beginnings of the keys of what nobody has to be reminded of any more, as the interview stands. */
export function idleNudges(interview: Interview): string[] {
  const { id, status, panel } = interview
  if (status === 'cancelled' || status === 'no-show') return [allNudges(interview)]
  const sits = new Set(sitting(interview).map(({ person }) => person))
  const gone = panel.filter(({ person }) => !sits.has(person))
  const answered = panel.filter(({ rsvp }) => rsvp !== 'asked')
  return [
    ...gone.flatMap(({ person }) => [
      `nudge:${id}:interview:${person}:`,
      cardNudges(interview, person),
    ]),
    ...answered.flatMap(({ person }) => [
      `nudge:${id}:answer:${person}:`,
      `nudge:${id}:lapse:${person}:`,
    ]),
  ]
}

/** The same where not the interview has changed but a card about it, which is at the revision read. */
export function armForCard(
  { id, bookedBy }: Pick<Interview, 'id' | 'bookedBy'>,
  card: { readonly id: string; readonly rev: number },
  now: Instant,
): Notice {
  return {
    key: `arm:${id}:${card.id}:r${card.rev + 1}`,
    channel: 'self',
    to: bookedBy,
    due: now,
    body: { kind: 'arm', interview: id },
  }
}

/** What makes the bot work out anew, at once, when people are reminded of an interview that is at the revision read. */
export function armNotice(
  { id, rev, bookedBy }: Pick<Interview, 'id' | 'rev' | 'bookedBy'>,
  now: Instant,
): Notice {
  return {
    key: `arm:${id}:r${rev + 1}`,
    channel: 'self',
    to: bookedBy,
    due: now,
    body: { kind: 'arm', interview: id },
  }
}
