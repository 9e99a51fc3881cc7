/** What was rated with a question before it was reported as wrong. */
import type { Decision } from '../decisions.ts'
import type { ApplicationId } from '../ids.ts'
import { isCounted, type Scorecard } from '../scorecards/scorecard.ts'
import type { Visible } from '../scorecards/visibility.ts'
import type { Instant } from '../time.ts'
import type { QuestionReport } from './reports.ts'

type Asked = Pick<QuestionReport, 'question' | 'version'>

/** When a question was first reported as wrong, by the reports that nobody has found mistaken. */
export function wrongSince(
  reports: readonly QuestionReport[],
  { question, version }: Asked,
): Instant | undefined {
  const about = reports.filter(
    (one) => one.question === question && one.version === version && one.kind === 'wrong',
  )
  const open = about.filter(({ settled }) => settled === null)
  return open.length === 0 ? undefined : open.map(({ at }) => at).reduce((a, b) => (a < b ? a : b))
}

/** What one reader may know to rest on a question. */
interface RatedWith {
  readonly applications: readonly ApplicationId[]
  /** Those made once such a rating was in; to wait is not to decide. */
  readonly decisions: readonly Decision[]
}

/** The applications with ratings of a question that count and are open to the reader of `seen`, and what was decided with them. */
export function ratedWith(
  asked: Asked,
  seen: readonly Visible[],
  decisions: readonly Decision[],
): RatedWith {
  const cards = seen.filter(({ isBlind }) => !isBlind).flatMap(openCards)
  const rated = cards.filter((card) => rates(card, asked))
  return {
    applications: [...new Set(rated.map(({ application }) => application))].toSorted(),
    decisions: decisions.filter(
      (one) =>
        one.outcome !== 'hold' &&
        rated.some((card) => card.application === one.application && handedInAt(card) <= one.at),
    ),
  }
}

function openCards({ stages }: Visible): Scorecard[] {
  return stages
    .filter(({ isOpen }) => isOpen)
    .flatMap(({ own, others }) => [...own, ...others])
    .filter((card) => card.status === 'submitted' && isCounted(card))
}

function rates({ answers }: Scorecard, { question, version }: Asked): boolean {
  return answers.questions.some(
    (one) => one.question === question && one.version === version && typeof one.rating === 'number',
  )
}

function handedInAt({ submissions, startedAt }: Scorecard): Instant {
  return submissions.at(-1)?.at ?? startedAt
}
