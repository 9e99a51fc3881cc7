/** A time that was offered and is gone by now: who took it and when, and that there are others. */
import type { Proposal } from '../../core/proposals.ts'
import { type Reason, Refusal } from '../../core/refusal.ts'
import type { Instant } from '../../core/time.ts'
import { momentsAgoWords } from '../../core/time-words.ts'
import { refusalWords } from '../failure.ts'
import { type Mrkdwn, md, mention } from '../text.ts'

/** Refusals that mean that this time is gone, while others may be left. */
const LOST: ReadonlySet<Reason['code']> = new Set([
  'slot-taken',
  'candidate-taken',
  'room-taken',
  'overtaken',
  'in-the-past',
])

export function isLost(error: unknown): error is Refusal {
  return error instanceof Refusal && LOST.has(error.reason.code)
}

/** What became of it; `next` has what else there is. */
export function lostWords(reason: Reason, next: Proposal, now: Instant): Mrkdwn {
  const what = tookWords(reason, now)
  return next.offers.length > 0 ? md`${what} Here are the next best.` : what
}

function tookWords(reason: Reason, now: Instant): Mrkdwn {
  if (reason.code === 'slot-taken' && reason.by && reason.at) {
    return md`That time was booked ${momentsAgoWords({ start: reason.at, end: now })} by ${mention(reason.by)}.`
  }
  return refusalWords(reason)
}
