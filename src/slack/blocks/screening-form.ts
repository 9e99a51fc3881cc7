/** The screening questions of a plan as a form, and the reason for going on in spite of an answer. */
import type { types } from '@slack/bolt'
import type { ApplicationShown } from '../../app/candidate-page.ts'
import type { Candidate } from '../../core/candidates.ts'
import type { AnswerValue, Objection } from '../../core/screening.ts'
import type { ScreeningQuestion } from '../../core/screening-questions.ts'
import { bold, cut, md } from '../text.ts'
import { type Block, input, modal, option, section } from './kit.ts'

/** Name of the field of a question, apart from fields of our own. */
export function fieldOf(question: string): string {
  return `q-${question}`
}

export function screeningForm(
  candidate: Candidate,
  { application, opening, plan }: ApplicationShown,
  metadata: string,
): types.ModalView {
  const answers = new Map(application.screening.map(({ question, value }) => [question, value]))
  return modal({
    id: 'screening-form',
    title: 'Screening',
    submit: 'Save',
    close: 'Back',
    metadata,
    blocks: [
      section(
        md`${bold(cut(candidate.name, 200))} · ${cut(opening.title, 200)}\nLeave open what you have not asked yet.`,
      ),
      ...plan.screening.map((question) => questionInput(question, answers.get(question.key))),
    ],
  })
}

/** Why somebody goes on although an answer rules the candidate out. */
export function passOverForm({ ask, why }: Objection, metadata: string): types.ModalView {
  return modal({
    id: 'pass-over-form',
    title: 'Go on all the same',
    submit: 'Go on',
    close: 'Back',
    metadata,
    blocks: [
      section(md`*Rules them out*\n${cut(ask, 200)}\n${cut(why, 200)}`),
      input(
        'reason',
        'Why do you go on all the same?',
        { type: 'plain_text_input', action_id: 'reason', multiline: true, max_length: 500 },
        { hint: 'It stays with the application, with your name.' },
      ),
    ],
  })
}

type InputElement = types.InputBlock['element']

function questionInput(question: ScreeningQuestion, answer: AnswerValue | undefined): Block {
  const { key, ask, help } = question
  const unit = question.kind === 'number' ? `In ${question.unit}. ` : ''
  const hint = `${unit}${help}`.trim()
  return input(fieldOf(key), ask, elementOf(question, answer), {
    optional: true,
    ...(hint && { hint }),
  })
}

function elementOf(question: ScreeningQuestion, answer: AnswerValue | undefined): InputElement {
  const action_id = 'answer'
  switch (question.kind) {
    case 'yes or no':
      return radio(
        [option('Yes', 'yes'), option('No', 'no')],
        answer === true ? 'yes' : answer === false ? 'no' : undefined,
      )
    case 'one of':
      return radio(question.options.map(same), answer)
    case 'some of': {
      const options = question.options.map(same)
      const picked = options.filter(
        ({ value }) => Array.isArray(answer) && answer.includes(value ?? ''),
      )
      return {
        type: 'checkboxes',
        action_id,
        options,
        ...(picked.length > 0 && { initial_options: picked }),
      }
    }
    case 'number':
      return {
        type: 'number_input',
        action_id,
        is_decimal_allowed: true,
        min_value: '0',
        ...(typeof answer === 'number' && { initial_value: String(answer) }),
      }
    case 'date':
      return {
        type: 'datepicker',
        action_id,
        ...(typeof answer === 'string' && { initial_date: answer }),
      }
    case 'text':
      return {
        type: 'plain_text_input',
        action_id,
        multiline: true,
        max_length: 1000,
        ...(typeof answer === 'string' && { initial_value: cut(answer, 1000) }),
      }
  }
}

function radio(
  options: readonly types.PlainTextOption[],
  chosen: AnswerValue | undefined,
): InputElement {
  const initial = options.find(({ value }) => value === chosen)
  return {
    type: 'radio_buttons',
    action_id: 'answer',
    options: [...options],
    ...(initial && { initial_option: initial }),
  }
}

function same(words: string) {
  return option(words, words)
}
