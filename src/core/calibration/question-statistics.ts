/** What the ratings so far say of each question, as far as there are enough of them. */
import { type AuthorDifficulty, difficulty } from '../statistics/difficulty.ts'
import { discrimination } from '../statistics/discrimination.ts'
import { type Standing, standing } from '../statistics/gates.ts'
import { type LeakSign, leakSigns } from '../statistics/leak.ts'
import { mean } from '../statistics/moments.ts'
import { type Proportion, proportion } from '../statistics/proportion.ts'
import { restPairs } from '../statistics/rest-scores.ts'
import { interviewerSeverity } from '../statistics/severity.ts'
import type { Interval } from '../statistics/why.ts'
import { DAY_MINUTES, type Instant, later } from '../time.ts'
import type { BlindRating, Use } from './blind-ratings.ts'
import type { PastQuestionRating } from './past.ts'

/** A question as far as its statistics need to know it. */
export interface Known {
  /** `question@version`. */
  readonly id: string
  readonly authorDifficulty: AuthorDifficulty
  /** Interviews of the last 180 days that asked it or could have, and those that did. */
  readonly eligible: number
  readonly asked: number
}

export interface QuestionStatistics {
  readonly id: string
  /** Cards that had it, whether it was asked or not. */
  readonly uses: number
  readonly exposure: Proportion & { readonly standing: Standing }
  /** Mean rating pulled towards the author's guess; null where hidden. */
  readonly difficulty: {
    readonly standing: Standing
    readonly mean: number | null
    readonly interval: Interval | null
    readonly ratings: number
  }
  /** Shrunk correlation with the candidates' other ratings, and Fisher's interval of the raw one; null where hidden. */
  readonly discrimination: {
    readonly standing: Standing
    readonly shrunk: number | null
    readonly interval: Interval | null
    readonly candidates: number
  }
  /** Means and shares over the cards that had it; null below `LEAST` of them. */
  readonly minutes: number | null
  readonly hints: number | null
  readonly skipped: number | null
  readonly knewIt: number | null
  /** Share of those that put it otherwise than it is worded. */
  readonly reworded: number | null
  readonly leak: readonly LeakSign[]
}

/** Below so many cards a mean would tell of one candidate. */
const LEAST = 5
/** Ratings are compared with those of before these days. */
const WINDOW_MINUTES = 60 * DAY_MINUTES
/** Variances of a bank nobody has rated yet: kappa of 3.5, the middle of what is typical. */
const UNRATED = { question: 0.2, residual: 0.7 }

export interface QuestionFacts {
  readonly ratings: readonly BlindRating[]
  /** Of candidates who are erased. */
  readonly past: readonly PastQuestionRating[]
  readonly uses: readonly Use[]
  readonly questions: readonly Known[]
  readonly now: Instant
}

/** Statistics of each question that has been on a card or was planned, in the order given. */
export function questionStatistics({
  ratings,
  past,
  uses,
  questions,
  now,
}: QuestionFacts): QuestionStatistics[] {
  const rated = [...past, ...ratings.flatMap(itemRating)]
  const variances = variancesOf(rated)
  const usesOf = Map.groupBy(uses, ({ question }) => question)
  const ratingsOf = Map.groupBy(rated, ({ item }) => item)
  return questions.map((known) => {
    const own = ratingsOf.get(known.id) ?? []
    const met = usesOf.get(known.id) ?? []
    return {
      id: known.id,
      uses: met.length,
      exposure: {
        ...proportion(known.asked, known.eligible),
        standing: standing('exposure', { interviews: known.eligible }),
      },
      difficulty: difficultyOf(own, known, variances),
      discrimination: discriminationOf(rated, known.id),
      ...habits(met),
      leak: leakOf(rated, met, known, { variances, now }),
    }
  })
}

type Rated = PastQuestionRating

function itemRating(one: BlindRating): Rated[] {
  const { candidate, interviewer, question, competency, rating, asWorded, at } = one
  return question === null || !asWorded
    ? []
    : [{ candidate, interviewer, item: question, competency, rating, at }]
}

function difficultyOf(
  own: readonly Rated[],
  { authorDifficulty }: Known,
  variances: typeof UNRATED,
): QuestionStatistics['difficulty'] {
  const shown = standing('difficulty', { ratings: own.length })
  if (shown === 'hidden')
    return { standing: shown, mean: null, interval: null, ratings: own.length }
  const values = own.map(({ rating }) => rating)
  const { shrunk, interval } = difficulty(values, authorDifficulty, variances)
  return { standing: shown, mean: shrunk, interval, ratings: own.length }
}

function discriminationOf(
  all: readonly Rated[],
  item: string,
): QuestionStatistics['discrimination'] {
  const pairs = restPairs(all, item)
  const candidates = pairs.length
  const shown = standing('discrimination', { candidates })
  if (shown === 'hidden') return { standing: shown, shrunk: null, interval: null, candidates }
  const { shrunk, interval } = discrimination(
    pairs.map(({ rating }) => rating),
    pairs.map(({ rest }) => rest),
  )
  return { standing: shown, shrunk, interval: interval.interval, candidates }
}

function habits(met: readonly Use[]) {
  const unknown = { minutes: null, hints: null, skipped: null, knewIt: null, reworded: null }
  if (met.length < LEAST) return unknown
  const asked = met.filter((use) => use.asked)
  const timed = asked.flatMap(({ minutes }) => minutes ?? [])
  const skipped = (met.length - asked.length) / met.length
  if (asked.length < LEAST) return { ...unknown, skipped }
  const share = (is: (use: Use) => boolean) => asked.filter(is).length / asked.length
  return {
    minutes: timed.length < LEAST ? null : mean(timed),
    hints: mean(asked.map(({ hints }) => hints)),
    skipped,
    knewIt: share(({ knewIt }) => knewIt),
    reworded: share(({ asWorded }) => !asWorded),
  }
}

/** Against its own history, pulled towards the author's guess, and against how the same candidates fared elsewhere. */
function leakOf(
  all: readonly Rated[],
  met: readonly Use[],
  { id, authorDifficulty }: Known,
  { variances, now }: { readonly variances: typeof UNRATED; readonly now: Instant },
): readonly LeakSign[] {
  const from = later(now, -WINDOW_MINUTES)
  const [before, since] = [all.filter(({ at }) => at < from), all.filter(({ at }) => at >= from)]
  const ratings = (among: readonly Rated[]) =>
    among.filter(({ item }) => item === id).map(({ rating }) => rating)
  const rests = (among: readonly Rated[]) => restPairs(among, id).map(({ rest }) => rest)
  const history = difficulty(ratings(before), authorDifficulty, variances).shrunk
  const restNow = meanOf(rests(since), 0)
  return leakSigns({
    before: history,
    now: meanOf(ratings(since), history),
    // Without a history of theirs there is no rise of theirs to take off.
    restBefore: meanOf(rests(before), restNow),
    restNow,
    uses: ratings(since).length,
    suspicions: met.filter(({ knewIt }) => knewIt).length,
    foundOnline: false,
  })
}

function meanOf(values: readonly number[], otherwise: number): number {
  return values.length === 0 ? otherwise : mean(values)
}

/** How much questions differ, and ratings of one question, once both can be told. */
function variancesOf(rated: readonly Rated[]): typeof UNRATED {
  if (rated.length === 0) return UNRATED
  const { variances } = interviewerSeverity(rated)
  const { item, residual } = variances
  if (item.value === null || residual.value === null || !(item.value > 0)) return UNRATED
  return { question: item.value, residual: residual.value }
}
