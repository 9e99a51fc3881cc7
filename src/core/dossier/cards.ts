/** One scorecard in a document: what is in force, and what it said before where it was amended. */
import { titlesIn } from '../debrief/voices.ts'
import type { PersonId } from '../ids.ts'
import type { Interview } from '../interviews.ts'
import type { Kit } from '../kits/kit.ts'
import { wrongSince } from '../kits/rated-with.ts'
import type { QuestionReport } from '../kits/reports.ts'
import type { Plan } from '../plans.ts'
import type { Scorecard } from '../scorecards/scorecard.ts'
import type { Zone } from '../time.ts'
import { dayWords, whenWords } from '../time-words.ts'
import { heading, type Part, paragraph, quote, table } from './document.ts'

type Answer = Scorecard['answers']['questions'][number]

export interface CardFacts {
  readonly plan: Plan
  readonly interviews: readonly Interview[]
  readonly kits: readonly Kit[]
  readonly reports: readonly QuestionReport[]
  readonly nameOf: (person: PersonId) => string
  readonly zone: Zone
}

export function cardParts(card: Scorecard, facts: CardFacts): Part[] {
  const { nameOf, zone } = facts
  const title = facts.interviews.find(({ id }) => id === card.interview)?.title ?? ''
  const { overall } = card.answers
  const handedIn = card.submissions.at(-1)
  return [
    heading(3, `${nameOf(card.person)}, ${title}${asideOf(card)}`),
    paragraph(
      `Recommendation: ${overall.recommendation ?? 'none'}, confidence ${overall.confidence ?? 'not given'}.${handedIn ? ` Handed in ${whenWords(handedIn.at, zone)}.` : ''}`,
    ),
    ...quote('Summary', overall.summary),
    ...quote('What would change my mind', overall.changeMind),
    ...competencyParts(card, facts),
    ...questionParts(card, facts),
    ...observationParts(card),
    ...(overall.adjusted
      ? [paragraph('The interview was adjusted to what the candidate needs.')]
      : []),
    ...quote('About the interview itself', overall.process),
    ...quote('What the candidate asked', overall.theirQuestions),
    ...table(
      ['Amended', 'Field', 'Before', 'After', 'Why'],
      card.amendments.map((one) => [
        whenWords(one.at, zone),
        one.field,
        one.old,
        one.new,
        one.reason,
      ]),
    ),
  ]
}

function competencyParts({ answers }: Scorecard, { plan }: CardFacts): Part[] {
  const rows = answers.competencies
    .filter(({ rating }) => rating !== null)
    .map(({ competency, rating, naReason, note }) => [
      plan.competencies.find(({ key }) => key === competency)?.title ?? competency,
      String(rating),
      note === '' ? naReason : note,
    ])
  return table(['Competency', 'Rating', 'Note'], rows)
}

function questionParts({ answers }: Scorecard, facts: CardFacts): Part[] {
  const titles = titlesIn(facts.kits)
  const rows = answers.questions.map((one) => [
    titles.get(one.question) ?? one.question,
    one.asked === 'yes'
      ? String(one.rating ?? '')
      : `not asked: ${one.skipReason || one.asked || 'not said'}`,
    one.hints.join(', '),
    one.followUps.join(', '),
    one.minutes === null ? '' : String(one.minutes),
    one.evidence === '' ? one.naReason : one.evidence,
    howAsked(one, facts),
  ])
  const heads = [
    'Question',
    'Rating',
    'Hints',
    'Follow-ups',
    'Minutes',
    'Evidence',
    'How it was asked',
  ]
  return table(heads, rows)
}

function howAsked(answer: Answer, { reports, zone }: CardFacts): string {
  const { deviation, knewIt, knewNote, rating } = answer
  const at = typeof rating === 'number' ? wrongSince(reports, answer) : undefined
  const wrong = at === undefined ? '' : `Reported as wrong on ${dayWords(at, zone)}.`
  const known =
    knewNote === '' ? 'Seems to have been known.' : `Seems to have been known: ${knewNote}`
  return [wrong, deviation, knewIt ? known : ''].filter((words) => words !== '').join(' ')
}

function asideOf({ shadow, conflict }: Scorecard): string {
  if (conflict === 'declared') return ' (conflict of interest, does not count)'
  return shadow ? ' (shadow, does not count)' : ''
}

function observationParts({ answers }: Scorecard): Part[] {
  const rows = answers.observations.map(({ kind, code, what, counter }) => [
    code === '' ? kind : `${kind}: ${code.replaceAll('_', ' ')}`,
    what,
    counter,
  ])
  return table(['Observation', 'What happened', 'Against it'], rows)
}
