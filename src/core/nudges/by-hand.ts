/** Somebody presses to have a colleague reminded: once a day of one matter, and never at night. */
import { calmAndBack, type Listener } from '../calm.ts'
import type { Changes } from '../changes.ts'
import type { PersonId } from '../ids.ts'
import type { Interview } from '../interviews.ts'
import type { Notice } from '../notices.ts'
import { Refusal } from '../refusal.ts'
import { DAY, type Instant, iso, wallAt } from '../time.ts'
import type { Matter } from './matters.ts'

export interface ByHand {
  readonly interview: Interview
  readonly matter: Extract<Matter, 'card' | 'answer'>
  /** Whom it waits for. */
  readonly listener: Listener
  readonly by: PersonId
  readonly now: Instant
}

/** Days of nudges that are remembered: older ones hinder nobody. */
const KEPT_MS = 7 * DAY

/** The reminder, and when the colleague hears it. @throws Refusal `nudged-already` on the same day of theirs. */
export function nudgeByHand(hand: ByHand): Changes & { readonly heard: Instant } {
  const { interview, matter, listener, by, now } = hand
  const { person, reader } = listener
  const about = `${matter}:${interview.id}`
  const last = reader.nudged[about]
  if (last !== undefined && isSameDay(last, now, listener)) {
    throw new Refusal({ code: 'nudged-already', who: person.id, at: last, zone: person.zone })
  }
  const heard = calmAndBack(listener, now) ?? now
  const kept = Object.entries(reader.nudged).filter(([, at]) => now - at < KEPT_MS)
  return {
    heard,
    readers: [{ ...reader, nudged: { ...Object.fromEntries(kept), [about]: now } }],
    notices: [noticeOf(hand, heard)],
    deeds: [
      {
        actor: by,
        verb: 'nudge',
        object: interview.id,
        before: {},
        after: { matter, person: person.id, due: iso(heard) },
        at: now,
      },
    ],
  }
}

function noticeOf({ interview, matter, listener, by, now }: ByHand, due: Instant): Notice {
  const { id, zone } = listener.person
  const { date } = wallAt(now, zone)
  return {
    key: `nudge:${interview.id}:${matter}:${id}:v${interview.version}:by hand ${date}`,
    channel: 'slack',
    to: id,
    due,
    body: { kind: 'nudge', interview: interview.id, matter, step: 'by hand', about: id, by },
  }
}

function isSameDay(a: Instant, b: Instant, { person }: Listener): boolean {
  return wallAt(a, person.zone).date === wallAt(b, person.zone).date
}
