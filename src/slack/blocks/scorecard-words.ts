/** What fields, problems and warnings of a scorecard are called. Plain text: Slack shows no mark-up beside a field. */
import { fieldOf } from '../../core/scorecards/fields.ts'
import type { Warning } from '../../core/scorecards/lint.ts'
import type { Problem } from '../../core/scorecards/problems.ts'
import type { Observation, Overall } from '../../core/scorecards/scorecard.ts'
import type { CardTemplate } from '../../core/scorecards/template.ts'

/** Names follow how much help was needed. */
export const RATINGS = [
  { value: '1', label: '1 · Not shown' },
  { value: '2', label: '2 · Partial' },
  { value: '3', label: '3 · Meets the bar' },
  { value: '4', label: '4 · Strong' },
  { value: '5', label: '5 · Exceptional for the level' },
  { value: 'NA', label: 'Not assessed: there was no chance to see it' },
] as const

export const RECOMMENDATIONS: Record<NonNullable<Overall['recommendation']>, string> = {
  'strong no': 'Strong no',
  no: 'No',
  yes: 'Yes',
  'strong yes': 'Strong yes',
}

export const CONFIDENCE: Record<NonNullable<Overall['confidence']>, string> = {
  low: 'Low',
  medium: 'Medium',
  high: 'High',
}

export const KINDS: Record<Observation['kind'], string> = {
  strength: 'Strength',
  concern: 'Concern',
  'red flag': 'Red flag',
}

const WHAT: Readonly<Record<string, string>> = {
  asked: 'asked',
  skipReason: 'why it was not asked',
  minutes: 'minutes',
  rating: 'rating',
  naReason: 'why it was not assessed',
  evidence: 'evidence',
  hints: 'hints',
  followUps: 'follow-ups',
  deviation: 'asked differently',
  knewIt: 'met before',
  knewNote: 'why it seems to have been met before',
  note: 'note',
  kind: 'kind',
  code: 'which flag',
  what: 'what happened',
  question: 'when',
  counter: 'what speaks against it',
  recommendation: 'Recommendation',
  confidence: 'Confidence',
  summary: 'Summary',
  changeMind: 'What would change your mind',
  process: 'About the interview itself',
  theirQuestions: 'What they asked',
  adjusted: 'Adjustments',
}

/** A field in words, such as `Debugging, rating`. */
export function fieldWords(name: string, template: CardTemplate): string {
  const { kind, of, what } = fieldOf(name)
  const word = WHAT[what] ?? what
  switch (kind) {
    case 'question':
      return `${template.questions.find(({ question }) => question === of)?.title ?? of}, ${word}`
    case 'competency':
      return `${template.competencies.find(({ key }) => key === of)?.title ?? of}, ${word}`
    case 'observation':
      return `Observation ${Number(of) + 1}, ${word}`
    case 'overall':
      return word
  }
}

/** What is wrong and what to do about it, for words beside the field. */
export function problemWords(problem: Problem): string {
  switch (problem.code) {
    case 'missing':
      return MISSING[fieldOf(problem.field).what] ?? 'Fill this in.'
    case 'reason missing':
      return 'Say why, in a few words.'
    case 'few words':
      return `Needs ${problem.needed} words or more, so that someone else can follow it. ${hasWords(problem.has)}`
    case 'too long':
      return `At most ${problem.most} characters; it has ${problem.has}.`
    case 'above cap':
      return `With hint ${problem.hint} given, at most ${problem.cap}. Rate lower, or untick the hint if it was not given.`
    case 'no evidence':
      return `Pick what it rests on, or write a note of ${problem.needed} words or more.`
    case 'far from questions':
      return `Its questions come to ${problem.mean.toFixed(1)}. Say in the note why this differs by more than one.`
  }
}

const MISSING: Readonly<Record<string, string>> = {
  asked: 'Say whether it was asked.',
  rating: 'Choose a rating.',
  code: 'Choose which red flag it is.',
  counter: 'Say what speaks against it. “None seen” is an answer.',
  recommendation: 'Choose a recommendation.',
  confidence: 'Say how sure you are.',
  changeMind: 'Say what would change your mind.',
}

function hasWords(count: number): string {
  if (count === 0) return 'There are none yet.'
  return count === 1 ? 'There is 1 now.' : `There are ${count} now.`
}

/** Why words may have to go. Their author may keep them, and says why. */
export function warningWords({ rule, found, instead = '' }: Warning): string {
  switch (rule) {
    case 'impression':
      return `“${found}” is an impression. Say what was said or done that gave it.`
    case 'comparison':
      return `“${found}” compares with others. Say what this candidate said or did.`
    case 'protected':
      return `This touches on ${found}, which nobody may note. ${instead}`.trim()
    case 'cv':
      return `“${found}” is from the CV. Say what was shown in the interview.`
    case 'unkind':
      return `“${found}”: write as if the candidate will read it. They may.`
    case 'copied':
      return 'This reads almost like what you wrote about somebody else. Say what was different.'
    case 'no moment':
      return 'Pick the question it belongs to, so that others can place it.'
  }
}
