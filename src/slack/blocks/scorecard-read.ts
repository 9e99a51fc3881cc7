/** A scorecard as it is read: on one page, before it is handed in and after. */

import { diffOf } from '../../core/scorecards/diff.ts'
import { isEmpty } from '../../core/scorecards/problems.ts'
import type {
  Amendment,
  Answers,
  Observation,
  QuestionAnswer,
  Rating,
  Scorecard,
} from '../../core/scorecards/scorecard.ts'
import type { CardTemplate } from '../../core/scorecards/template.ts'
import type { Instant, Zone } from '../../core/time.ts'
import { whenWords } from '../../core/time-words.ts'
import { bold, cut, join, type Mrkdwn, md, NOTHING } from '../text.ts'
import { type Block, context, divider, section } from './kit.ts'
import { CONFIDENCE, fieldWords, KINDS, RECOMMENDATIONS } from './scorecard-words.ts'

const EVIDENCE_MOST = 1500
const LINE_MOST = 600

/** Everything a card says, a block each. */
export function cardBlocks(
  { answers }: Pick<Scorecard, 'answers'>,
  template: CardTemplate,
): Block[] {
  return [
    ...answers.questions.map((one) => section(questionWords(one, template))),
    ...competencyLines(answers, template),
    ...answers.observations
      .filter((one) => !isEmpty(one))
      .map((one) => section(observationWords(one, template))),
    divider(),
    section(overallWords(answers)),
  ]
}

function questionWords(answer: QuestionAnswer, { questions }: CardTemplate): Mrkdwn {
  const asked = questions.find(({ question }) => question === answer.question)
  const title = bold(cut(asked?.title ?? answer.question, 200))
  if (answer.asked !== 'yes') {
    return md`${title} · ${notAsked(answer)}`
  }
  const hints = answer.hints.length === 0 ? '' : ` · hints ${answer.hints.join(', ')}`
  const how = howAsked(answer)
  return join(
    [
      md`${title} · ${ratingWords(answer.rating, answer.naReason)}${hints}`,
      how === '' ? NOTHING : md`${how}`,
      answer.evidence === '' ? NOTHING : md`${cut(answer.evidence, EVIDENCE_MOST)}`,
    ],
    '\n',
  )
}

function notAsked({ asked, skipReason }: QuestionAnswer): string {
  if (asked === null) return 'nothing said yet'
  return `not asked${reasonOf(asked === 'no time' ? 'no time' : skipReason)}`
}

/** What bears on how an answer compares with others: `12 min · follow-ups 1 · asked differently: … · met before`. */
function howAsked({ minutes, followUps, deviation, knewIt, knewNote }: QuestionAnswer): string {
  return [
    ...(minutes === null ? [] : [`${minutes} min`]),
    ...(followUps.length === 0 ? [] : [`follow-ups ${followUps.join(', ')}`]),
    ...(deviation === '' ? [] : [`asked differently: ${cut(deviation, 300)}`]),
    ...(knewIt ? [`met before${reasonOf(knewNote)}`] : []),
  ].join(' · ')
}

function competencyLines({ competencies }: Answers, template: CardTemplate): Block[] {
  if (competencies.length === 0) return []
  const lines = competencies.map(({ competency, rating, naReason, note }) => {
    const title = template.competencies.find(({ key }) => key === competency)?.title ?? competency
    const more = note.trim() === '' ? NOTHING : md`\n${cut(note, LINE_MOST)}`
    return md`${bold(title)} · ${ratingWords(rating, naReason)}${more}`
  })
  return [divider(), ...lines.map((line) => section(line))]
}

function observationWords(
  { kind, code, what, counter }: Observation,
  { redFlags }: CardTemplate,
): Mrkdwn {
  const flag = redFlags.find((one) => one.code === code)
  const name = kind === 'red flag' && flag ? `${KINDS[kind]}, ${flag.title}` : KINDS[kind]
  const against = counter.trim() === '' ? NOTHING : md`\nAgainst it: ${cut(counter, LINE_MOST)}`
  return md`${bold(name)}\n${cut(what, EVIDENCE_MOST)}${against}`
}

function overallWords({ overall }: Answers): Mrkdwn {
  const { recommendation, confidence, summary, changeMind, process, theirQuestions, adjusted } =
    overall
  const said = recommendation === null ? 'No recommendation yet' : RECOMMENDATIONS[recommendation]
  const sure = confidence === null ? '' : ` · confidence ${CONFIDENCE[confidence].toLowerCase()}`
  const line = (label: string, text: string) =>
    text.trim() === '' ? NOTHING : md`${label}: ${cut(text, LINE_MOST)}`
  return join(
    [
      md`${bold(said)}${sure}`,
      line('Summary', summary),
      line('Would change my mind', changeMind),
      line('The interview itself', process),
      line('They asked', theirQuestions),
      adjusted ? md`The interview was adjusted to what they need.` : NOTHING,
    ],
    '\n',
  )
}

function ratingWords(rating: Rating | null, naReason: string): string {
  if (rating === null) return 'not rated yet'
  return rating === 'NA' ? `not assessed${reasonOf(naReason)}` : String(rating)
}

function reasonOf(reason: string): string {
  return reason.trim() === '' ? '' : `: ${cut(reason, 200)}`
}

/** What was changed after it was opened, newest first: what went is struck through, what came is bold. */
export function amendmentBlocks(
  amendments: readonly Amendment[],
  template: CardTemplate,
  { zone, now }: { readonly zone: Zone; readonly now: Instant },
): Block[] {
  return amendments
    .toReversed()
    .map(({ at, field, old, new: after, reason }) =>
      context(
        md`*Amended* ${whenWords(at, zone, now)} · ${fieldWords(field, template)}\n${diffWords(old, after)}\nBecause: ${cut(reason, LINE_MOST)}`,
      ),
    )
}

function diffWords(old: string, after: string): Mrkdwn {
  const stretches = diffOf(cut(old, EVIDENCE_MOST), cut(after, EVIDENCE_MOST))
  return join(
    stretches.map(({ kind, text }) => {
      const words = text.trim()
      if (kind === 'out') return md`~${words}~`
      return kind === 'in' ? md`*${words}*` : md`${words}`
    }),
    ' ',
  )
}
