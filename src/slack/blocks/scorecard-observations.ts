/** The step of a scorecard for strengths, concerns and red flags. */
import { fieldName, MOST_OBSERVATIONS } from '../../core/scorecards/fields.ts'
import type { Observation } from '../../core/scorecards/scorecard.ts'
import type { CardTemplate } from '../../core/scorecards/template.ts'
import { bold, md } from '../text.ts'
import {
  actions,
  type Block,
  button,
  context,
  divider,
  type Option,
  option,
  section,
} from './kit.ts'
import { type Beside, select, textField } from './scorecard-fields.ts'
import { KINDS } from './scorecard-words.ts'

/** How many sets of fields are shown: those that are filled in, and one more. */
function shownObservations({ answers }: Beside['card']): number {
  return Math.min(MOST_OBSERVATIONS, answers.observations.length + 1)
}

export function observationBlocks(template: CardTemplate, beside: Beside): Block[] {
  const count = shownObservations(beside.card)
  return [
    section(
      md`${bold('Strengths, concerns, red flags')}\nWhat you want others to look at, as something that happened. All of it may stay empty.`,
    ),
    ...Array.from({ length: count }, (_, at) => at).flatMap((at) => [
      divider(),
      ...ofObservation(at, template, beside),
    ]),
    ...(count < MOST_OBSERVATIONS
      ? [actions('another', [button('score-another', 'Add another', 'another')])]
      : []),
  ]
}

/** A red flag is one that the plan describes; a plan may have none. */
function kindsFor({ redFlags }: CardTemplate): Option[] {
  return Object.entries(KINDS)
    .filter(([kind]) => kind !== 'red flag' || redFlags.length > 0)
    .map(([value, label]) => option(label, value))
}

function ofObservation(at: number, template: CardTemplate, beside: Beside): Block[] {
  const of = (what: string) => fieldName({ kind: 'observation', of: String(at), what })
  const held: Observation | undefined = beside.card.answers.observations[at]
  const moments = template.questions.map(({ question, title }) => option(title, question))
  return [
    ...select(
      of('kind'),
      kindsFor(template),
      { label: `${at + 1}. What is it?`, preset: 'strength' },
      beside,
    ),
    ...(held?.kind === 'red flag' ? flagBlocks(of, held, template, beside) : []),
    ...textField(of('what'), { label: 'What happened' }, beside),
    ...(moments.length > 0
      ? select(of('question'), moments, { label: 'When: the question it belongs to' }, beside)
      : []),
  ]
}

function flagBlocks(
  of: (what: string) => string,
  { code }: Observation,
  { redFlags }: CardTemplate,
  beside: Beside,
): Block[] {
  const chosen = redFlags.find((flag) => flag.code === code)
  const codes = redFlags.map((flag) => option(flag.title, flag.code))
  return [
    ...(codes.length > 0 ? select(of('code'), codes, { label: 'Which red flag' }, beside) : []),
    ...(chosen ? [context(md`*Only when:* ${chosen.when}\n*Not:* ${chosen.not}`)] : []),
    ...textField(
      of('counter'),
      { label: 'What speaks against it', hint: '“None seen” is an answer.', most: 1000 },
      beside,
    ),
  ]
}
