/** Whether a reminder is still to be sent in the moment it is due. */
import { calmFrom, isCalm, type Listener } from '../calm.ts'
import type { PersonId } from '../ids.ts'
import { type Interview, sitting } from '../interviews.ts'
import type { Body } from '../notices.ts'
import { ClockTime, type Instant, instantOn } from '../time.ts'
import { CANNOT_WAIT_MINUTES, minutesLeft } from './plan.ts'

type NudgeBody = Extract<Body, { kind: 'nudge' }>

export type Verdict =
  | { readonly say: true }
  | { readonly say: false; readonly until: Instant | null }

const SAY: Verdict = { say: true }
/** Its reason has ended. */
const OVER: Verdict = { say: false, until: null }

/** A reminder of a day ahead that comes this shortly before says nothing that the next will not. */
const STALE_MINUTES = 120

/** What becomes of a reminder to `listener` at `now`: said, over, or put off until a calmer hour. */
export function judge(
  { matter, about, step }: NudgeBody,
  {
    interview,
    owing,
    listener,
    now,
  }: {
    readonly interview: Interview
    readonly owing: readonly PersonId[]
    readonly listener: Listener
    readonly now: Instant
  },
): Verdict {
  if (listener.person.status === 'gone') return OVER
  const place = sitting(interview).find(({ person }) => person === about)
  const left = minutesLeft(interview, now)
  if (matter === 'card') {
    if (interview.status !== 'done' || !owing.includes(about)) return OVER
    return calmly(listener, now, step !== 'lead')
  }
  if (interview.status !== 'booked' || !place || left <= 0) return OVER
  if (matter === 'interview') {
    const minutes = Number(step)
    const wants = listener.reader.remindBefore.includes(minutes)
    if (place.rsvp !== 'accepted' || !wants) return OVER
    if (minutes <= CANNOT_WAIT_MINUTES) return SAY
    return left < Math.min(STALE_MINUTES, minutes)
      ? OVER
      : within(calmly(listener, now, false), interview)
  }
  if (place.rsvp !== 'asked') return OVER
  if (matter === 'lapse' && (place.expiresAt === null || place.expiresAt <= now)) return OVER
  return within(calmly(listener, now, step !== 'recruiter'), interview)
}

function calmly(listener: Listener, now: Instant, heedsPause: boolean): Verdict {
  const { pausedUntil, zone } = listener.person
  const back =
    pausedUntil && heedsPause ? instantOn(pausedUntil, ClockTime.parse('00:00'), zone) : now
  const from = back > now ? back : now
  if (from === now && isCalm(listener, now)) return SAY
  return { say: false, until: calmFrom(listener, from) ?? null }
}

/** What would be put off beyond the start is over. */
function within(verdict: Verdict, { span }: Interview): Verdict {
  return !verdict.say && verdict.until !== null && verdict.until >= span.start ? OVER : verdict
}
