/** The forms behind a kit's buttons: swap a question, report one, why these. */
import type { types } from '@slack/bolt'
import type { KitSheet } from '../../app/kit-sheet.ts'
import type { KitQuestion } from '../../core/kits/kit.ts'
import type { QuestionId } from '../../core/questions/fields.ts'
import { bold, cut, md } from '../text.ts'
import { type Block, context, input, modal, option, plain, section } from './kit.ts'
import { titleOf } from './kit-question.ts'
import { whyBesides, whyWords } from './kit-words.ts'

/**
 * Which question goes, which comes, and why. The second list follows from the first. `below` is the kit's own
 * modal, if the form lies on one: it is shown anew afterwards.
 */
export function swapForm(
  sheet: KitSheet,
  out: QuestionId | undefined,
  offered: readonly KitQuestion[],
  below: string,
): types.ModalView {
  const { kit } = sheet
  return modal({
    id: 'kit-swap-form',
    title: 'Swap a question',
    close: 'Keep it',
    metadata: JSON.stringify({ interview: kit.interview, out: out ?? '', below }),
    ...(offered.length > 0 && { submit: 'Swap it' }),
    blocks: [
      // Not an input: Slack wants a form with one to have something to send off.
      section(md`*Which one goes*`, questionMenu(kit.questions, 'kit-swap-out', out)),
      ...(out ? comingBlocks(out, offered) : []),
    ],
  })
}

function comingBlocks(out: QuestionId, offered: readonly KitQuestion[]): Block[] {
  if (offered.length === 0) {
    return [
      section(
        md`No other question of the same competency, about as hard, fits this candidate and the time.`,
      ),
    ]
  }
  return [
    input(`in#${out}`, 'What comes instead', {
      type: 'radio_buttons',
      action_id: 'in',
      options: offered.map((one) =>
        option(
          one.title,
          one.question,
          `${one.minutes} min · difficulty ${Math.round(one.difficulty)} of 5`,
        ),
      ),
    }),
    context(...offered.map((one) => md`${bold(one.title)}: ${whyWords(one.why)}`)),
    input('reason', 'Why', {
      type: 'plain_text_input',
      action_id: 'reason',
      max_length: 300,
      placeholder: plain('Kept with the kit', 150),
    }),
  ]
}

export function reportForm({ kit }: KitSheet, below: string): types.ModalView {
  return modal({
    id: 'kit-report-form',
    title: 'Leaked or wrong',
    close: 'Go back',
    submit: 'Report it',
    metadata: JSON.stringify({ interview: kit.interview, out: '', below }),
    blocks: [
      input('question', 'Which question', questionMenu(kit.questions, 'question', undefined)),
      input('kind', 'What is it', {
        type: 'radio_buttons',
        action_id: 'kind',
        options: [
          option('Leaked', 'leaked', 'Candidates seem to know it, or it is on the web'),
          option('Wrong', 'wrong', 'The question or its key is not right'),
        ],
      }),
      input(
        'note',
        'What you saw',
        { type: 'plain_text_input', action_id: 'note', multiline: true, max_length: 500 },
        { optional: true },
      ),
      context(
        md`No kit asks it any more. Kits that would have are mended at once, and their panels are told.`,
      ),
    ],
  })
}

export function whyView({ kit }: KitSheet): types.ModalView {
  const swapped = kit.swaps.map(
    (one) =>
      md`${one.by === 'system' ? 'Replaced' : 'Swapped'}: ${one.out.question} for ${one.in.question}. ${one.reason}`,
  )
  return modal({
    id: 'kit-why',
    title: 'Why these questions',
    close: 'Back',
    blocks: [
      ...kit.questions.flatMap((question, i) => [
        section(titleOf(question, i + 1)),
        context(md`${whyBesides(question.why)}`),
      ]),
      ...(swapped.length > 0 ? [context(...swapped)] : []),
      context(
        md`Drawn with seed ${Number(kit.draw.seed ?? 0)}; the same seed and banks give the same kit.`,
      ),
    ],
  })
}

function questionMenu(
  questions: readonly KitQuestion[],
  action: string,
  chosen: QuestionId | undefined,
): types.StaticSelect {
  const options = questions.map((one) => option(cut(one.title, 75), one.question))
  const initial = options.find(({ value }) => value === chosen)
  return {
    type: 'static_select',
    action_id: action,
    options,
    ...(initial && { initial_option: initial }),
  }
}
