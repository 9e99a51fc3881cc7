import { type Interview, sitting } from '../interviews.ts'
import type { Scorecard } from '../scorecards/scorecard.ts'
import type { Asking } from './asking.ts'

/**
 * What the cards of an interview say was never asked, as the candidate's record should have it; nothing where it does.
 *
 * A question was skipped once everybody whose card counts has handed it in and none of them asked it: until then somebody may
 * have. A card that is taken back or amended can make it asked again.
 */
export function skippedOrNot(
  interview: Interview,
  cards: readonly Scorecard[],
  askings: readonly Asking[],
): readonly Asking[] {
  const counted = sitting(interview).filter(({ shadow }) => !shadow)
  const handedIn = counted.flatMap(({ person }) =>
    cards.filter((card) => {
      const isTheirs = card.interview === interview.id && card.person === person
      return isTheirs && (card.status === 'submitted' || card.status === 'not needed')
    }),
  )
  const isComplete = counted.length > 0 && handedIn.length === counted.length
  const answers = handedIn
    .filter(({ status }) => status === 'submitted')
    .flatMap((card) => card.answers.questions)
  return askings
    .filter((one) => one.interview === interview.id && one.status !== 'dropped')
    .flatMap((one): Asking[] => {
      const own = answers.filter(({ question }) => question === one.question)
      const isSkipped = isComplete && own.length > 0 && own.every(({ asked }) => asked !== 'yes')
      if (isSkipped === (one.status === 'skipped')) return []
      return [{ ...one, status: isSkipped ? 'skipped' : 'asked' }]
    })
}
