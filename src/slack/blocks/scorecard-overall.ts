/** The step of a scorecard about the whole: recommendation, how sure, and why. */
import { SUMMARY_MOST } from '../../core/scorecards/problems.ts'
import type { Overall } from '../../core/scorecards/scorecard.ts'
import type { CardTemplate } from '../../core/scorecards/template.ts'
import { bold, md } from '../text.ts'
import { actions, type Block, button, option, section } from './kit.ts'
import { type Beside, radios, textField, ticks } from './scorecard-fields.ts'
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
    ...(beside.fold !== 'shut' || saysHowItWent(beside.card.answers.overall)
      ? howItWent(name, beside)
      : [actions('more', [button('score-more', MORE, 'more', { label: MORE })])]),
  ]
}

const MORE = 'About the interview itself'

/** Whether what is folded away says anything: then it is shown. */
function saysHowItWent({ process, theirQuestions, adjusted }: Overall): boolean {
  return process !== '' || theirQuestions !== '' || adjusted
}

/** About the interview, not the candidate. All of it may stay empty. */
function howItWent(name: string, beside: Beside): Block[] {
  return [
    ...textField(
      'overall:process',
      {
        label: 'About the interview itself',
        hint: 'Technical trouble, interruptions. May stay empty.',
        most: 1000,
        focus: beside.fold === 'just opened',
      },
      beside,
    ),
    ...textField(
      'overall:theirQuestions',
      { label: `What ${name} asked`, hint: 'Never rated. May stay empty.', most: 1000 },
      beside,
    ),
    ...ticks(
      'overall:adjusted',
      [option(`The interview was adjusted to what ${name} needs`, 'yes')],
      { label: 'Adjustments', hint: 'That it was, not why.' },
      beside,
    ),
  ]
}
