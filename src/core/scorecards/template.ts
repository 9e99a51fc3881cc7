/** What a card asks: the questions of its kit in their order, the competencies its interview rates, the flags of the plan. */
import type { Interview } from '../interviews.ts'
import type { Kit } from '../kits/kit.ts'
import type { Competency, Plan } from '../plans.ts'
import type { Exercise } from '../questions/exercise.ts'
import type { QuestionId } from '../questions/fields.ts'
import type { Item } from '../questions/item.ts'
import type { Answers, QuestionAnswer } from './scorecard.ts'

/** A question as far as a card is about it. Without its text in the bank there are no anchors and no hints. */
export interface AskedQuestion {
  readonly question: QuestionId
  readonly version: number
  readonly title: string
  readonly competency: string
  /** About what somebody did or would do, not about how things work. */
  readonly isBehavioural: boolean
  readonly anchors: readonly Anchor[]
  readonly hints: readonly AskedHint[]
  /** What may be asked further, in the order of the bank: the first is number 1. */
  readonly followUps: readonly string[]
}

/** What is said or done at a rating, such as `3`, or at several, such as `4-5`. */
export interface Anchor {
  readonly ratings: string
  readonly text: string
}

export interface AskedHint {
  readonly n: number
  readonly say: string
  /** The best rating that can still be given once this was said. */
  readonly capsAt: number
}

export interface CardTemplate {
  readonly questions: readonly AskedQuestion[]
  readonly competencies: readonly Competency[]
  readonly redFlags: Plan['redFlags']
  readonly rules: Plan['scorecard']
}

export interface TemplateFacts {
  readonly plan: Plan
  readonly interview: Interview
  /** None before it is drawn: the card then asks for competencies and the whole only. */
  readonly kit: Kit | undefined
  /** The text of a question in the version asked, from the bank or as kept. */
  readonly text: (
    asked: Pick<QuestionAnswer, 'question' | 'version'>,
  ) => Item | Exercise | undefined
  /** What the card holds already: an answered question stays on it though its kit has moved on. */
  readonly answers?: Answers | undefined
}

export function templateOf({ plan, interview, kit, text, answers }: TemplateFacts): CardTemplate {
  const drawn = kit?.questions ?? []
  const left = (answers?.questions ?? []).filter(
    (one) => isAnswered(one) && !drawn.some(({ question }) => question === one.question),
  )
  const questions = [
    ...drawn.map((one) => askedOf(one, text(one))),
    ...left.map((one) => askedOf({ ...one, title: one.question, competency: '' }, text(one))),
  ]
  const rated = ratedIn(plan, interview, questions)
  return {
    questions,
    competencies: plan.competencies.filter(({ key }) => rated.has(key)),
    redFlags: plan.redFlags,
    rules: plan.scorecard,
  }
}

/** Those that the interview is said to rate; else those of its questions; else all. */
function ratedIn(
  plan: Plan,
  { stage, kind }: Interview,
  questions: readonly AskedQuestion[],
): ReadonlySet<string> {
  const planned = plan.stages
    .find(({ key }) => key === stage)
    ?.interviews.find(({ key }) => key === kind)
  const keys = [planned?.rates ?? [], questions.map(({ competency }) => competency)]
  const known = new Set(plan.competencies.map(({ key }) => key))
  const named = keys.map((some) => some.filter((key) => known.has(key)))
  return new Set(named.find((some) => some.length > 0) ?? known)
}

function askedOf(
  drawn: Pick<AskedQuestion, 'question' | 'version' | 'title' | 'competency'>,
  text: Item | Exercise | undefined,
): AskedQuestion {
  const { question, version } = drawn
  return {
    question,
    version,
    title: text?.title ?? drawn.title,
    competency: drawn.competency === '' ? (text?.competency ?? '') : drawn.competency,
    isBehavioural: text?.area === 'behavioural',
    anchors: text ? anchorsOf(text) : [],
    hints: (text?.hints ?? []).map(({ n, say, caps_at }) => ({ n, say, capsAt: caps_at })),
    followUps: (text?.followups ?? []).map(({ ask }) => ask),
  }
}

function anchorsOf(text: Item | Exercise): Anchor[] {
  if ('anchors' in text) {
    return Object.entries(text.anchors).map(([ratings, said]) => ({ ratings, text: said }))
  }
  const { weak, adequate, strong } = text.attempts
  const seen = (ratings: string, all: readonly string[]) => ({ ratings, text: all.join('; ') })
  return [seen('1-2', weak), seen('3', adequate), seen('4-5', strong)]
}

/** Whether anything was written about a question. */
export function isAnswered(answer: QuestionAnswer): boolean {
  const { asked, rating, evidence, hints, followUps, naReason, deviation } = answer
  return (
    asked !== null ||
    rating !== null ||
    `${evidence}${naReason}${deviation}` !== '' ||
    hints.length + followUps.length > 0
  )
}

/** What a card says of a question that was not asked, apart from why. */
export const NOT_ASKED = {
  minutes: null,
  rating: null,
  naReason: '',
  evidence: '',
  hints: [],
  followUps: [],
  deviation: '',
  knewIt: false,
  knewNote: '',
}

const NOTHING = { asked: null, skipReason: '', ...NOT_ASKED }

/** The answers as the template asks for them: in its order, what is new empty, what it no longer asks left out unless answered. */
export function answersFor(template: CardTemplate, answers?: Answers): Answers {
  const known = new Map(answers?.questions.map((one) => [one.question, one]))
  const rated = new Map(answers?.competencies.map((one) => [one.competency, one]))
  return {
    questions: template.questions.map(
      ({ question, version }) => known.get(question) ?? { question, version, ...NOTHING },
    ),
    competencies: template.competencies.map(
      ({ key: competency }) =>
        rated.get(competency) ?? { competency, rating: null, naReason: '', evidence: [], note: '' },
    ),
    observations: answers?.observations ?? [],
    overall: answers?.overall ?? {
      recommendation: null,
      confidence: null,
      summary: '',
      changeMind: '',
      process: '',
      theirQuestions: '',
      adjusted: false,
    },
  }
}
