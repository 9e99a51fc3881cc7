/** What is known of a question now, against what it was. */
export interface LeakEvidence {
  /** The mean rating of the history, shrunk, and of the window now. */
  readonly before: number
  readonly now: number
  /** The mean of the same candidates' other ratings, then and now. */
  readonly restBefore: number
  readonly restNow: number
  /** How often it was asked in the window now. */
  readonly uses: number
  /** Scorecards that suspect the candidate knew it already. */
  readonly suspicions: number
  readonly foundOnline: boolean
}

/** A sign that a question has leaked. */
export const LEAK_SIGNS = ['easier', 'suspected', 'online'] as const
export type LeakSign = (typeof LEAK_SIGNS)[number]

/** How far a mean may rise beyond the candidates' own before it counts. */
const MOST_RISE = 0.5
const LEAST_USES = 10
const ENOUGH_SUSPICIONS = 2

/**
 * List the signs that a question has leaked; none means carry on.
 *
 * It got easier when, over 10 uses or more, its mean rose by more than half a level beyond any rise
 * of the candidates' other ratings. Two suspicions are enough, and so is one find on the web. The
 * thresholds are choices of this product, to be revised on data.
 */
export function leakSigns(evidence: LeakEvidence): readonly LeakSign[] {
  const rise = evidence.now - evidence.before
  const ofCandidates = Math.max(0, evidence.restNow - evidence.restBefore)
  const signs: LeakSign[] = []
  if (evidence.uses >= LEAST_USES && rise - ofCandidates > MOST_RISE) signs.push('easier')
  if (evidence.suspicions >= ENOUGH_SUSPICIONS) signs.push('suspected')
  if (evidence.foundOnline) signs.push('online')
  return signs
}
