/** What is wrong in the step that somebody wants to leave. What they have not begun may wait for the end. */
import { ownCards } from '../../app/card-sheet.ts'
import type { Deps } from '../../app/ports.ts'
import type { DraftSaved } from '../../app/scorecards.ts'
import { fieldOf } from '../../core/scorecards/fields.ts'
import { isEmpty, type Problem } from '../../core/scorecards/problems.ts'
import type { Answers } from '../../core/scorecards/scorecard.ts'
import { type Review, review } from '../../core/scorecards/submit.ts'
import { isAnswered } from '../../core/scorecards/template.ts'
import { stepOfField } from '../blocks/scorecard-review.ts'

/** Problems and unanswered warnings of a step, as far as its entries are begun. */
export async function foundIn(deps: Deps, { sheet }: DraftSaved, step: string): Promise<Review> {
  const { problems, warnings } = review({ ...sheet, own: await ownCards(deps, sheet) })
  return {
    problems: problems.filter(
      (one) => stepOfField(one.field) === step && isBegun(one, sheet.card.answers),
    ),
    warnings: warnings.filter((one) => stepOfField(one.field) === step),
  }
}

function isBegun({ field }: Problem, answers: Answers): boolean {
  const { kind, of } = fieldOf(field)
  switch (kind) {
    case 'question': {
      const own = answers.questions.find(({ question }) => question === of)
      return own !== undefined && isAnswered(own)
    }
    case 'competency': {
      const own = answers.competencies.find(({ competency }) => competency === of)
      return own !== undefined && (own.rating !== null || own.note !== '')
    }
    case 'observation':
      return answers.observations.some((one, at) => String(at) === of && !isEmpty(one))
    case 'overall': {
      const { recommendation, confidence, summary, changeMind } = answers.overall
      return recommendation !== null || confidence !== null || `${summary}${changeMind}` !== ''
    }
  }
}
