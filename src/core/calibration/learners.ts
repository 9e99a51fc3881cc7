/** Shadows become interviewers by count, agreement and approval: this says what speaks for it, people decide. */
import type { PersonId } from '../ids.ts'
import type { Level } from '../people.ts'
import type { BlindRating } from './blind-ratings.ts'

export interface Progress {
  readonly level: Exclude<Level, 'qualified'>
  /** Cards in time at this level, and how many it takes. */
  readonly cards: number
  readonly cardsNeeded: number
  /** Ratings within one level of a qualified colleague's for the same question, of those that can be compared. */
  readonly close: number
  readonly compared: number
  /** Comparisons it takes, and the share that has to be close. */
  readonly comparedNeeded: number
  readonly shareNeeded: number
  /** What comes next, once approved; null while something is missing. */
  readonly ready: 'reverse shadow' | 'qualified' | null
}

/** Watch three times, then lead three times while somebody watches. */
const CARDS = 3
/** Eight of ten within one level: the target of calibration in structured interviewing. */
const COMPARED = 10
const SHARE = 0.8

export interface LearnerFacts {
  readonly person: PersonId
  readonly level: Exclude<Level, 'qualified'>
  /** The learner's ratings at this level, and the qualified colleagues'. */
  readonly own: readonly BlindRating[]
  readonly others: readonly BlindRating[]
}

/** How far somebody is on the way to the next level. */
export function progressOf({ person, level, own, others }: LearnerFacts): Progress {
  const theirs = own.filter(({ interviewer }) => interviewer === person)
  const cards = new Set(theirs.map(({ interview }) => interview)).size
  const gaps = theirs.flatMap((rating) => gapsOf(rating, others))
  const close = gaps.filter((gap) => gap <= 1).length
  const enough = cards >= CARDS && gaps.length >= COMPARED && close >= SHARE * gaps.length
  return {
    level,
    cards,
    cardsNeeded: CARDS,
    close,
    compared: gaps.length,
    comparedNeeded: COMPARED,
    shareNeeded: SHARE,
    ready: enough ? (level === 'shadow' ? 'reverse shadow' : 'qualified') : null,
  }
}

/** How far a rating is from each colleague's in the same interview for the same thing. */
function gapsOf(rating: BlindRating, others: readonly BlindRating[]): number[] {
  return others
    .filter(
      (other) =>
        other.interviewer !== rating.interviewer &&
        other.interview === rating.interview &&
        other.competency === rating.competency &&
        other.question === rating.question,
    )
    .map((other) => Math.abs(other.rating - rating.rating))
}
