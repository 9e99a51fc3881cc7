/** Amending a card that others may read: which field first, then what it says now and why. */
import type { types } from '@slack/bolt'
import type { CardSheet } from '../../app/card-sheet.ts'
import { type FieldValue, fieldIn, fieldOf } from '../../core/scorecards/fields.ts'
import { bold, md } from '../text.ts'
import { type Block, input, modal, type Option, option, section } from './kit.ts'
import { titleFor } from './scorecard-view.ts'
import { CONFIDENCE, fieldWords, RATINGS, RECOMMENDATIONS } from './scorecard-words.ts'

/** The fields that can be amended, with what they say. */
export function amendable({ card, template }: CardSheet): Option[] {
  const { questions, competencies, observations } = card.answers
  const names = [
    ...competencies.flatMap(({ competency }) => [
      `competency:${competency}:rating`,
      `competency:${competency}:note`,
    ]),
    ...questions.flatMap(({ question }) => [
      `question:${question}:rating`,
      `question:${question}:evidence`,
      `question:${question}:deviation`,
    ]),
    ...observations.flatMap(({ kind }, at) => [
      `observation:${at}:what`,
      ...(kind === 'red flag' ? [`observation:${at}:counter`] : []),
    ]),
    'overall:recommendation',
    'overall:confidence',
    'overall:summary',
    'overall:changeMind',
  ]
  return names.map((name) => option(fieldWords(name, template), name))
}

export function amendView(sheet: CardSheet, field?: string): types.ModalView {
  const options = amendable(sheet)
  const chosen = options.find(({ value }) => value === field)
  return modal({
    id: 'scorecard-amend',
    title: titleFor(sheet.candidate.name),
    submit: 'Amend',
    close: 'Go back',
    metadata: JSON.stringify({ interview: sheet.interview.id }),
    blocks: [
      section(
        md`${bold('Amend your scorecard')}\nWhat you submitted stays, and others see what changed, when and why.`,
      ),
      input(
        'field',
        'What changes',
        {
          type: 'static_select',
          action_id: 'score-amend-field',
          options: options.slice(0, 100),
          ...(chosen && { initial_option: chosen }),
        },
        { dispatch: true },
      ),
      ...(field === undefined ? [] : valueBlocks(field, fieldIn(sheet.card.answers, field))),
      input('reason', 'Why', { type: 'plain_text_input', action_id: 'reason', max_length: 600 }),
    ],
  })
}

/** The block's name changes with the field, so that Slack forgets the value of the one before. */
function valueBlocks(field: string, held: FieldValue): Block[] {
  const options = choicesFor(field)
  const name = `value#${field}`
  if (options === undefined) {
    return [
      input(name, 'What it says from now on', {
        type: 'plain_text_input',
        action_id: 'value',
        multiline: true,
        max_length: 3000,
        ...(typeof held === 'string' && held !== '' && { initial_value: held }),
      }),
    ]
  }
  const chosen = options.find(({ value }) => value === held)
  return [
    input(name, 'What it says from now on', {
      type: 'static_select',
      action_id: 'value',
      options,
      ...(chosen && { initial_option: chosen }),
    }),
  ]
}

function choicesFor(field: string): Option[] | undefined {
  switch (fieldOf(field).what) {
    case 'rating':
      return RATINGS.filter(({ value }) => value !== 'NA').map(({ value, label }) =>
        option(label, value),
      )
    case 'recommendation':
      return Object.entries(RECOMMENDATIONS).map(([value, label]) => option(label, value))
    case 'confidence':
      return Object.entries(CONFIDENCE).map(([value, label]) => option(label, value))
    default:
      return undefined
  }
}
