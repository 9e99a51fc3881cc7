/** What is still wrong with a card, each problem with the field it is about. Words are made where it is shown. */
import { fieldName } from './fields.ts'
import type { Answers, CompetencyAnswer, Observation, QuestionAnswer } from './scorecard.ts'
import type { CardTemplate } from './template.ts'
import { wordsIn } from './words.ts'

export type Flaw =
  | { readonly code: 'missing' }
  /** Not assessed, skipped or far from its questions, and nothing says why. */
  | { readonly code: 'reason missing' }
  | { readonly code: 'few words'; readonly needed: number; readonly has: number }
  | { readonly code: 'too long'; readonly most: number; readonly has: number }
  /** The hints that were given leave no better rating than `cap`; `hint` is the one that says so. */
  | { readonly code: 'above cap'; readonly cap: number; readonly hint: number }
  /** A competency is rated on nothing: no question or observation is picked, and no note says what was seen. */
  | { readonly code: 'no evidence'; readonly needed: number }
  /** More than one away from the mean of its questions, without a note. */
  | { readonly code: 'far from questions'; readonly mean: number }

export type Problem = Flaw & { readonly field: string }

/** Characters of the summary at most. */
export const SUMMARY_MOST = 600

/** Everything that keeps a card from being handed in, in the order of its fields. */
export function problemsOf(answers: Answers, template: CardTemplate): Problem[] {
  return [
    ...answers.questions.flatMap((one) => ofQuestion(one, template)),
    ...answers.competencies.flatMap((one) => ofCompetency(one, answers, template)),
    ...answers.observations.flatMap((one, at) => ofObservation(one, at, template)),
    ...ofOverall(answers.overall, template),
  ]
}

type Found = readonly [what: string, flaw: Flaw][]

function ofQuestion(answer: QuestionAnswer, template: CardTemplate): Problem[] {
  const named = (found: Found) => problems('question', answer.question, found)
  const { asked, rating, skipReason, naReason, evidence } = answer
  if (asked === null) return named([['asked', { code: 'missing' }]])
  if (asked !== 'yes') {
    return named([
      ...when(asked === 'other' && isBlank(skipReason), 'skipReason', { code: 'reason missing' }),
    ])
  }
  if (rating === null) return named([['rating', { code: 'missing' }]])
  if (rating === 'NA') {
    return named(when(isBlank(naReason), 'naReason', { code: 'reason missing' }))
  }
  return named([
    ...aboveCap(answer, rating, template),
    ...fewWords('evidence', evidence, rating, template),
  ])
}

function aboveCap(
  { question, hints }: QuestionAnswer,
  rating: number,
  template: CardTemplate,
): Found {
  const asked = template.questions.find((one) => one.question === question)
  const [strictest] = (asked?.hints ?? [])
    .filter(({ n }) => hints.includes(n))
    .toSorted((a, b) => a.capsAt - b.capsAt || a.n - b.n)
  if (!strictest || rating <= strictest.capsAt) return []
  return [['rating', { code: 'above cap', cap: strictest.capsAt, hint: strictest.n }]]
}

function ofCompetency(
  answer: CompetencyAnswer,
  answers: Answers,
  template: CardTemplate,
): Problem[] {
  const { competency, rating, naReason, note, evidence } = answer
  const named = (found: Found) => problems('competency', competency, found)
  if (rating === null) return named([['rating', { code: 'missing' }]])
  if (rating === 'NA') {
    return named(when(isBlank(naReason), 'naReason', { code: 'reason missing' }))
  }
  const needed = neededFor(rating, template)
  const rests = evidence.some((ref) => holds(ref, answers)) || countOf(note) >= needed
  const canPick = hasEvidence(answers)
  const mean = meanOf(competency, answers, template)
  const isFar = mean !== undefined && Math.abs(rating - mean) > 1
  return named([
    ...when(!rests && canPick, 'evidence', { code: 'no evidence', needed }),
    ...when(!rests && !canPick, 'note', { code: 'few words', needed, has: countOf(note) }),
    ...when(isFar && isBlank(note), 'note', { code: 'far from questions', mean: mean ?? 0 }),
  ])
}

/** Whether there is anything that a rating could rest on but a note. */
function hasEvidence({ questions, observations }: Answers): boolean {
  return (
    questions.some(({ evidence }) => !isBlank(evidence)) ||
    observations.some(({ what }) => !isBlank(what))
  )
}

/** Whether what a rating rests on says anything: a question with evidence, or an observation. */
function holds(ref: string, { questions, observations }: Answers): boolean {
  const [, at] = /^observation:(\d+)$/.exec(ref) ?? []
  if (at !== undefined) return !isBlank(observations[Number(at)]?.what ?? '')
  return !isBlank(questions.find(({ question }) => question === ref)?.evidence ?? '')
}

/** Mean of the ratings of a competency's questions on this card; undefined if none was rated. */
export function meanOf(
  competency: string,
  { questions }: Answers,
  template: CardTemplate,
): number | undefined {
  const own = new Set(
    template.questions
      .filter((one) => one.competency === competency)
      .map(({ question }) => question),
  )
  const ratings = questions
    .filter(({ question }) => own.has(question))
    .flatMap(({ asked, rating }) => (asked === 'yes' && typeof rating === 'number' ? [rating] : []))
  if (ratings.length === 0) return undefined
  return ratings.reduce((sum, rating) => sum + rating, 0) / ratings.length
}

function ofObservation(
  observation: Observation,
  at: number,
  { rules, redFlags }: CardTemplate,
): Problem[] {
  if (isEmpty(observation)) return []
  const { kind, code, what, counter } = observation
  const has = countOf(what)
  const isFlag = kind === 'red flag'
  return problems('observation', String(at), [
    ...when(has < rules.minWords, 'what', { code: 'few words', needed: rules.minWords, has }),
    ...when(isFlag && !redFlags.some((flag) => flag.code === code), 'code', { code: 'missing' }),
    ...when(isFlag && isBlank(counter), 'counter', { code: 'missing' }),
  ])
}

/** Whether an observation says nothing; it is left out when the card is handed in. */
export function isEmpty({ what, code, counter }: Observation): boolean {
  return isBlank(what) && code === '' && isBlank(counter)
}

function ofOverall(overall: Answers['overall'], { rules }: CardTemplate): Problem[] {
  const { recommendation, confidence, summary, changeMind } = overall
  const has = countOf(summary)
  return problems('overall', '', [
    ...when(recommendation === null, 'recommendation', { code: 'missing' }),
    ...when(confidence === null, 'confidence', { code: 'missing' }),
    ...when(has < rules.minWords, 'summary', { code: 'few words', needed: rules.minWords, has }),
    ...when(summary.length > SUMMARY_MOST, 'summary', {
      code: 'too long',
      most: SUMMARY_MOST,
      has: summary.length,
    }),
    ...when(isBlank(changeMind), 'changeMind', { code: 'missing' }),
  ])
}

function fewWords(what: string, text: string, rating: number, template: CardTemplate): Found {
  const [needed, has] = [neededFor(rating, template), countOf(text)]
  return when(has < needed, what, { code: 'few words', needed, has })
}

/** Words of evidence that a rating needs: more at the ends of the scale. */
export function neededFor(rating: number, { rules }: CardTemplate): number {
  return rating === 3 || rating === 4 ? rules.minWords : rules.minWordsExtreme
}

function when(isSo: boolean, what: string, flaw: Flaw): Found {
  return isSo ? [[what, flaw]] : []
}

function problems(
  kind: Parameters<typeof fieldName>[0]['kind'],
  of: string,
  found: Found,
): Problem[] {
  return found.map(([what, flaw]) => ({ ...flaw, field: fieldName({ kind, of, what }) }))
}

function countOf(text: string): number {
  return wordsIn(text).length
}

function isBlank(text: string): boolean {
  return text.trim() === ''
}
