/** The step of a scorecard about one question: what was asked, with which hints, how it was answered. */
import { fieldName } from '../../core/scorecards/fields.ts'
import type { QuestionAnswer } from '../../core/scorecards/scorecard.ts'
import type { AskedHint, AskedQuestion, CardTemplate } from '../../core/scorecards/template.ts'
import { bold, cut, join, type Mrkdwn, md } from '../text.ts'
import { actions, type Block, button, context, option, section } from './kit.ts'
import {
  type Beside,
  numberField,
  radios,
  ratingOptions,
  textField,
  ticks,
} from './scorecard-fields.ts'

const ASKED = [
  option('Yes', 'yes'),
  option('No, there was no time', 'no time'),
  option('No, for another reason', 'other'),
]

export function questionBlocks(
  question: AskedQuestion,
  name: string,
  { rules }: CardTemplate,
  beside: Beside,
): Block[] {
  const of = (what: string) => fieldName({ kind: 'question', of: question.question, what })
  const answer = beside.card.answers.questions.find((one) => one.question === question.question)
  const asked = radios(of('asked'), ASKED, { label: 'Asked', required: true }, beside)
  if (answer?.asked === 'no time' || answer?.asked === 'other') {
    return [headOf(question), ...asked, ...skipped(of, answer.asked === 'other', beside)]
  }
  // Until it is said whether it was asked, nothing more is required: the choice may be that it was not.
  const required = answer?.asked === 'yes'
  const isAssessed = answer?.rating !== 'NA'
  const { minWords, minWordsExtreme } = rules
  return [
    headOf(question),
    ...asked,
    ...hints(of('hints'), question.hints, beside),
    ...anchorsOf(question.anchors),
    ...radios(of('rating'), ratingOptions, { label: 'Rating', required }, beside),
    ...(isAssessed ? [] : notAssessed(of, beside)),
    ...textField(
      of('evidence'),
      {
        label: `What did ${name} say or do?`,
        required: required && isAssessed,
        hint: `${minWords} words or more, ${minWordsExtreme} for a 1, 2 or 5, so that someone else can follow it.`,
      },
      beside,
    ),
    ...(beside.fold !== 'shut' || saysHowAsked(answer)
      ? howAsked(of, question, name, beside)
      : [actions('more', [button('score-more', MORE, 'more', { label: MORE })])]),
  ]
}

const MORE = 'How it was asked'

/** Whether what is folded away says anything: then it is shown. */
function saysHowAsked(answer: QuestionAnswer | undefined): boolean {
  if (!answer) return false
  const { followUps, deviation, minutes, knewIt } = answer
  return followUps.length > 0 || deviation !== '' || minutes !== null || knewIt
}

/** What bears on how this answer compares with others. All of it may stay empty. */
function howAsked(
  of: (what: string) => string,
  { question, followUps }: AskedQuestion,
  name: string,
  beside: Beside,
): Block[] {
  const isWanted = beside.fold === 'just opened'
  const further = followUps.map((ask, i) => option(ask, String(i + 1)))
  const knew = beside.card.answers.questions.find((one) => one.question === question)?.knewIt
  return [
    ...(further.length === 0
      ? []
      : ticks(of('followUps'), further, { label: 'Follow-ups asked', focus: isWanted }, beside)),
    ...textField(
      of('deviation'),
      {
        label: 'Asked differently from how it is worded',
        lines: 'one',
        most: 300,
        focus: isWanted && further.length === 0,
      },
      beside,
    ),
    ...numberField(of('minutes'), { label: 'Minutes it took', most: 240 }, beside),
    ...ticks(
      of('knewIt'),
      [option(`${name} seems to have met it before`, 'yes')],
      { label: 'Known before' },
      beside,
    ),
    ...(knew
      ? textField(
          of('knewNote'),
          { label: 'What gave that impression', lines: 'one', most: 300 },
          beside,
        )
      : []),
  ]
}

function headOf({ title, competency }: AskedQuestion): Block {
  return section(
    md`${bold(title)}${competency === '' ? '' : ` · ${competency.replaceAll('_', ' ')}`}`,
  )
}

function skipped(of: (what: string) => string, required: boolean, beside: Beside): Block[] {
  return textField(
    of('skipReason'),
    { label: 'Why it was not asked', lines: 'one', most: 300, required },
    beside,
  )
}

function notAssessed(of: (what: string) => string, beside: Beside): Block[] {
  return textField(
    of('naReason'),
    { label: 'Why it could not be assessed', lines: 'one', most: 300, required: true },
    beside,
  )
}

function hints(name: string, all: readonly AskedHint[], beside: Beside): Block[] {
  if (all.length === 0) return []
  const options = all.map(({ n, say, capsAt }) => {
    const cap = capsAt >= 5 ? 'no cap' : `at most ${capsAt}`
    return option(`${n} · ${cap}`, String(n), say)
  })
  return ticks(name, options, { label: 'Hints given' }, beside)
}

const ANCHOR_MOST = 550

/** What is said or done at each rating. */
export function anchorsOf(anchors: AskedQuestion['anchors']): Block[] {
  if (anchors.length === 0) return []
  const lines = anchors.map(
    ({ ratings, text }): Mrkdwn => md`*${ratings}*  ${cut(text, ANCHOR_MOST)}`,
  )
  return [context(join(lines, '\n'))]
}
