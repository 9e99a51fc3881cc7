import type { Debrief } from '../../app/debrief.ts'
import type { Decision, Outcome } from '../../core/decisions.ts'
import { whenWords } from '../../core/time-words.ts'
import { cut, type Mrkdwn, md, mention } from '../text.ts'

const SHORT = 300

export const OUTCOMES: Record<Outcome, string> = {
  advance: 'Advance to the next stage',
  offer: 'Make an offer',
  no: 'Say no',
  hold: 'Hold: decide later',
}

export const DONE: Record<Outcome, string> = {
  advance: 'goes on to the next stage',
  offer: 'gets an offer',
  no: 'is turned down',
  hold: 'is on hold',
}

/** Who decided what, when and why, in a line. */
export function outcomeWords(
  decision: Decision,
  { reader, now }: Pick<Debrief, 'people' | 'reader' | 'now'>,
): Mrkdwn {
  const against = decision.contradicts ? ' It goes against the composite.' : ''
  const corrected = decision.follows === null ? '' : ' It replaces an earlier decision.'
  return md`${DONE[decision.outcome]}, decided by ${mention(decision.by)} ${whenWords(decision.at, reader.zone, now)}: ${cut(decision.reason, SHORT)}${against}${corrected}`
}
