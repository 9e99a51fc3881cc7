/** The interview, one question at a time: what to ask, and what came of it, kept in the scorecard's draft. */
import type { types } from '@slack/bolt'
import type { CardSheet } from '../../app/card-sheet.ts'
import type { KitSheet } from '../../app/kit-sheet.ts'
import type { KitQuestion } from '../../core/kits/kit.ts'
import { type FieldValue, fieldIn, fieldName } from '../../core/scorecards/fields.ts'
import { traceOf } from '../../core/scorecards/trace.ts'
import { iso } from '../../core/time.ts'
import { md } from '../text.ts'
import {
  actions,
  type Block,
  button,
  context,
  input,
  modal,
  type Option,
  option,
  section,
} from './kit.ts'
import { questionBlocks } from './kit-question.ts'

/** What of a question's answer is noted while it is asked; its rating comes afterwards, in the scorecard. */
const NOTED = ['asked', 'hints', 'followUps', 'minutes', 'evidence'] as const

/** The names of the fields that one step shows. */
export function fieldsOf(question: KitQuestion): readonly string[] {
  return NOTED.map((what) => fieldName({ kind: 'question', of: question.question, what }))
}

export function interviewStep(kit: KitSheet, card: CardSheet, at: number): types.ModalView {
  const { questions, interview } = kit.kit
  const question = questions[at]
  const isLast = at >= questions.length - 1
  if (!question) return emptyStep()
  const fields = fieldsOf(question)
  const values = fields.map((name) => [name, fieldIn(card.card.answers, name)] as const)
  const drawn = Object.fromEntries(values.map(([name, value]) => [name, traceOf(value)]))
  return modal({
    id: 'interview-step',
    title: `Question ${at + 1} of ${questions.length}`,
    submit: isLast ? 'Finish' : 'Next',
    close: 'Leave',
    metadata: JSON.stringify({ interview, at, drawn, drawnAt: iso(card.now) }),
    blocks: [
      ...questionBlocks(kit, question, at + 1),
      ...noteBlocks(kit, question, new Map(values)),
      ...(at > 0
        ? [actions('interview-turn', [button('interview-back', 'Back', String(at - 1))])]
        : []),
      context(
        md`Saved with every step, and waiting in your scorecard. Rate it there, once you have time to think.`,
      ),
    ],
  })
}

function emptyStep(): types.ModalView {
  return modal({
    id: 'interview-empty',
    title: 'Interview',
    blocks: [section(md`This kit holds no questions. Ask your recruiter for another.`)],
  })
}

function noteBlocks(
  { texts }: KitSheet,
  question: KitQuestion,
  values: ReadonlyMap<string, FieldValue>,
): Block[] {
  const name = (what: (typeof NOTED)[number]) =>
    fieldName({ kind: 'question', of: question.question, what })
  const one = (what: (typeof NOTED)[number]) => String(values.get(name(what)) ?? '')
  const text = texts.get(question.question)?.question
  const asked = ASKED.find(({ value }) => value === one('asked'))
  const hints = (text?.hints ?? []).map(({ n }) => option(`Hint ${n}`, String(n)))
  const further = (text?.followups ?? []).map(({ ask }, i) => option(ask, String(i + 1)))
  const ticked = (what: 'hints' | 'followUps', label: string, options: Option[]) =>
    ticks({ name: name(what), action: what, label }, options, values.get(name(what)) ?? [])
  return [
    input(
      name('asked'),
      'Asked',
      {
        type: 'radio_buttons',
        action_id: 'asked',
        options: ASKED,
        ...(asked && { initial_option: asked }),
      },
      { optional: true },
    ),
    ...ticked('hints', 'Hints given', hints),
    ...ticked('followUps', 'Follow-ups asked', further),
    input(
      name('minutes'),
      'Minutes it took',
      {
        type: 'number_input',
        action_id: 'minutes',
        is_decimal_allowed: false,
        min_value: '0',
        max_value: '240',
        ...(one('minutes') && { initial_value: one('minutes') }),
      },
      { optional: true },
    ),
    input(
      name('evidence'),
      'What was said or done',
      {
        type: 'plain_text_input',
        action_id: 'evidence',
        multiline: true,
        max_length: 3000,
        ...(one('evidence') && { initial_value: one('evidence') }),
      },
      { optional: true, hint: 'Words and deeds, not what you make of them yet.' },
    ),
  ]
}

/** None where there is nothing to tick. */
function ticks(
  {
    name,
    action,
    label,
  }: { readonly name: string; readonly action: string; readonly label: string },
  options: Option[],
  held: FieldValue,
): Block[] {
  if (options.length === 0) return []
  const chosen = options.filter(({ value }) => held.includes(value ?? ''))
  const element = {
    type: 'checkboxes' as const,
    action_id: action,
    options,
    ...(chosen.length > 0 && { initial_options: chosen }),
  }
  return [input(name, label, element, { optional: true })]
}

const ASKED: Option[] = [
  option('Yes', 'yes'),
  option('No time', 'no time'),
  option('Left out for another reason', 'other'),
]

/** After the last question. */
export function interviewDone({ kit, shown }: KitSheet): types.ModalView {
  return modal({
    id: 'interview-done',
    title: 'Interview',
    blocks: [
      section(
        md`Your notes on ${kit.questions.length} questions for ${shown.candidate.name} are saved as a draft of your scorecard. Rate them there while they are fresh: type /scorecard.`,
      ),
    ],
  })
}
