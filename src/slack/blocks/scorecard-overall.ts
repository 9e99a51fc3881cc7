/** The step of a scorecard about the whole: recommendation, how sure, and why. */
import { SUMMARY_MOST } from '../../core/scorecards/problems.ts'
import type { CardTemplate } from '../../core/scorecards/template.ts'
import { bold, md } from '../text.ts'
import { type Block, option, section } from './kit.ts'
import { type Beside, radios, textField } from './scorecard-fields.ts'
import { CONFIDENCE, RECOMMENDATIONS } from './scorecard-words.ts'

const choices = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => option(label, value))

export function overallBlocks(name: string, { rules }: CardTemplate, beside: Beside): Block[] {
  return [
    section(md`${bold('The whole')}\nFor this interview alone, by what you saw in it.`),
    ...radios(
      'overall:recommendation',
      choices(RECOMMENDATIONS),
      { label: 'Recommendation', required: true },
      beside,
    ),
    ...radios(
      'overall:confidence',
      choices(CONFIDENCE),
      { label: 'How sure are you?', required: true },
      beside,
    ),
    ...textField(
      'overall:summary',
      {
        label: 'Summary',
        required: true,
        hint: `${rules.minWords} words or more.`,
        most: SUMMARY_MOST,
      },
      beside,
    ),
    ...textField(
      'overall:changeMind',
      { label: 'What would change your mind?', required: true, most: 600 },
      beside,
    ),
    ...textField(
      'overall:process',
      {
        label: 'About the interview itself',
        hint: 'Technical trouble, interruptions. May stay empty.',
        most: 1000,
      },
      beside,
    ),
    ...textField(
      'overall:theirQuestions',
      { label: `What ${name} asked`, hint: 'Never rated. May stay empty.', most: 1000 },
      beside,
    ),
  ]
}
