/** Everything that the scorecards so far say of how interviews measure, in one go: it takes a second, away from Slack. */

import type { Instant } from '../time.ts'
import {
  type Agreement,
  agreements,
  type LoopReliability,
  loopReliability,
  type RecommendationAgreement,
  recommendationAgreement,
} from './agreement.ts'
import type { BlindFacts } from './blind-ratings.ts'
import { type Leaning, leanings } from './leanings.ts'
import type { PastQuestionRating } from './past.ts'
import { type Known, type QuestionStatistics, questionStatistics } from './question-statistics.ts'

export interface CalibrationFacts extends BlindFacts {
  /** Of candidates who are erased: for the statistics of questions only. */
  readonly past: readonly PastQuestionRating[]
  readonly questions: readonly Known[]
  readonly now: Instant
}

export interface Calibration {
  readonly agreements: readonly Agreement[]
  readonly reliability: LoopReliability
  readonly recommendations: RecommendationAgreement
  readonly leanings: readonly Leaning[]
  readonly questions: readonly QuestionStatistics[]
}

export function calibrate(facts: CalibrationFacts): Calibration {
  return {
    agreements: agreements(facts.ratings),
    reliability: loopReliability(facts.ratings),
    recommendations: recommendationAgreement(facts.cards),
    leanings: leanings(facts.ratings),
    questions: questionStatistics(facts),
  }
}
