/** The step of a scorecard in which competencies are rated, each on evidence that is picked. */
import type { Competency } from '../../core/plans.ts'
import { fieldName } from '../../core/scorecards/fields.ts'
import { meanOf } from '../../core/scorecards/problems.ts'
import type { Answers } from '../../core/scorecards/scorecard.ts'
import type { CardTemplate } from '../../core/scorecards/template.ts'
import { bold, md } from '../text.ts'
import { type Block, divider, type Option, option, section } from './kit.ts'
import { type Beside, picks, ratingOptions, select, textField } from './scorecard-fields.ts'
import { anchorsOf } from './scorecard-question.ts'

export function competencyBlocks(template: CardTemplate, beside: Beside): Block[] {
  const evidence = evidenceOptions(template, beside.card.answers)
  return [
    section(md`Now the competencies. Rate what the answers show together.`),
    ...template.competencies.flatMap((one) => [
      divider(),
      ...ofCompetency(one, template, evidence, beside),
    ]),
  ]
}

function ofCompetency(
  { key, title, anchors }: Competency,
  template: CardTemplate,
  evidence: readonly Option[],
  beside: Beside,
): Block[] {
  const { answers } = beside.card
  const of = (what: string) => fieldName({ kind: 'competency', of: key, what })
  const mean = meanOf(key, answers, template)
  const isNotAssessed =
    answers.competencies.find(({ competency }) => competency === key)?.rating === 'NA'
  const said = Object.entries(anchors).map(([ratings, text]) => ({ ratings, text }))
  return [
    section(
      md`${bold(title)}${mean === undefined ? '' : ` · its questions come to ${mean.toFixed(1)}`}`,
    ),
    ...anchorsOf(said),
    ...select(of('rating'), ratingOptions, { label: `${title}: rating`, required: true }, beside),
    ...(isNotAssessed
      ? textField(
          of('naReason'),
          { label: 'Why it could not be assessed', lines: 'one', most: 300, required: true },
          beside,
        )
      : []),
    ...(evidence.length === 0
      ? []
      : picks(
          of('evidence'),
          evidence,
          { label: 'What it rests on', preset: presetFor(key, template, answers) },
          beside,
        )),
    ...textField(
      of('note'),
      { label: 'Note', hint: 'What else you saw, or why the rating differs from its questions.' },
      beside,
    ),
  ]
}

/** Questions with evidence, and observations. */
function evidenceOptions({ questions }: CardTemplate, answers: Answers): Option[] {
  const written = new Set(
    answers.questions
      .filter(({ evidence }) => evidence.trim() !== '')
      .map(({ question }) => question),
  )
  return [
    ...questions
      .filter(({ question }) => written.has(question))
      .map(({ question, title }) => option(title, question)),
    ...answers.observations.flatMap(({ what }, at) =>
      what.trim() === '' ? [] : [option(what, `observation:${at}`)],
    ),
  ]
}

function presetFor(key: string, { questions }: CardTemplate, answers: Answers): string[] {
  const own = questions.filter(({ competency }) => competency === key)
  return own
    .map(({ question }) => question)
    .filter((id) =>
      answers.questions.some(({ question, evidence }) => question === id && evidence.trim() !== ''),
    )
}
