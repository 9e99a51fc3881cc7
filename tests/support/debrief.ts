/** Mila's technical loop in the furnished workspace, held on Friday 26 February 2027, and cards that say something. */

import type { Store } from '../../src/app/store.ts'
import { ApplicationId, CandidateId, OpeningId, PersonId } from '../../src/core/ids.ts'
import type { Interview } from '../../src/core/interviews.ts'
import type { Kit } from '../../src/core/kits/kit.ts'
import { QuestionId } from '../../src/core/questions/fields.ts'
import type {
  Answers,
  Observation,
  Rating,
  Recommendation,
  Scorecard,
} from '../../src/core/scorecards/scorecard.ts'
import { type Unsealing, unsealingId } from '../../src/core/scorecards/unsealing.ts'
import { later } from '../../src/core/time.ts'
import { kitFor } from './assessment.ts'
import { cardBy, held, unsealedBy } from './cards.ts'
import { at } from './time.ts'

export const search = OpeningId.parse('open_search-backend-infra-intern')
export const milasApplication = ApplicationId.parse('app_mila_search-backend-infra-intern')
export const milasCandidate = CandidateId.parse('cand_mila')
export const anaN = PersonId.parse('U0ANA')
export const boM = PersonId.parse('U0BO')
export const kaito = PersonId.parse('U0KAITO')
export const fatima = PersonId.parse('U0FATIMA')
export const luka = PersonId.parse('U0LUKA')

/** What a card says, by the words of a test. */
export interface Says {
  readonly ratings?: Readonly<Record<string, Rating>>
  /** Evidence for each rating, by competency; made up where a test does not care. */
  readonly evidence?: Readonly<Record<string, string>>
  readonly observations?: readonly Observation[]
  readonly recommendation?: Recommendation
  readonly summary?: string
  readonly questions?: Answers['questions']
}

export function answersOf(says: Says): Answers {
  const { ratings = {}, evidence = {}, observations = [], questions = [] } = says
  return {
    questions: [...questions],
    competencies: Object.entries(ratings).map(([competency, rating]) => ({
      competency,
      rating,
      naReason: '',
      evidence: [],
      note: evidence[competency] ?? `what was said about ${competency}`,
    })),
    observations: [...observations],
    overall: {
      recommendation: says.recommendation ?? 'yes',
      confidence: 'medium',
      summary: says.summary ?? '',
      changeMind: '',
      process: '',
      theirQuestions: '',
      adjusted: false,
    },
  }
}

/** A card that was handed in three hours after its interview. */
export function handedIn(
  person: PersonId,
  interview: Interview,
  says: Says,
  changes: Partial<Scorecard> = {},
): Scorecard {
  const answers = answersOf(says)
  const when = later(interview.span.end, 3 * 60)
  const submissions = [{ at: when, answers, nonce: 'n', seal: 'a'.repeat(64) }]
  return cardBy(person, interview, 'submitted', { answers, submissions, ...changes })
}

export function question(
  id: string,
  changes: Partial<Answers['questions'][number]> = {},
): Answers['questions'][number] {
  return {
    question: QuestionId.parse(id),
    version: 1,
    asked: 'yes',
    skipReason: '',
    minutes: 10,
    rating: 3,
    naReason: '',
    evidence: '',
    hints: [],
    followUps: [],
    deviation: '',
    knewIt: false,
    knewNote: '',
    ...changes,
  }
}

const inLoop = (
  name: string,
  title: string,
  people: Parameters<typeof held>[1],
  from: string,
  to: string,
) =>
  held(name, people, {
    application: milasApplication,
    candidate: milasCandidate,
    opening: search,
    stage: 'technical-loop',
    kind: name,
    title,
    span: { start: at(`2027-02-26T${from}`), end: at(`2027-02-26T${to}`) },
    bookedBy: PersonId.parse('U0PETRA'),
    rev: 0,
  })

export const fundamentals = inLoop(
  'fundamentals',
  'Fundamentals',
  [anaN, { person: kaito, shadow: true }],
  '10:00',
  '11:00',
)
export const language = inLoop('language', 'Language and debugging', [boM], '11:15', '12:15')
export const learning = inLoop('learning', 'Learning', [fatima], '13:00', '13:45')

export const QUOTE = 'She named two causes and a check for each before touching the code.'
export const OTHER_QUOTE = 'He tried things until one of them worked and could not say why.'

export const anasCard: Scorecard = handedIn(anaN, fundamentals, {
  ratings: {
    systems_fundamentals: 4,
    data_structures_and_search: 3,
    communication: 4,
    debugging: 4,
  },
  evidence: { debugging: QUOTE },
  recommendation: 'strong yes',
  summary: 'Explains what the kernel promises, and what it does not.',
  questions: [question('sys-durability-001', { evidence: 'Named fsync before acknowledging.' })],
})

export const bosCard: Scorecard = handedIn(boM, language, {
  ratings: {
    language_fundamentals: 3,
    debugging: 2,
    communication: 3,
    collaboration_and_feedback: 3,
  },
  evidence: { debugging: OTHER_QUOTE },
  recommendation: 'no',
  observations: [
    {
      kind: 'red flag',
      code: 'resists_feedback',
      what: 'Rejected the same correction twice without a reason.',
      question: null,
      counter: 'Took a later correction and used it at once.',
    },
  ],
})

export const fatimasCard: Scorecard = handedIn(fatima, learning, {
  ratings: {
    learning_and_curiosity: 5,
    collaboration_and_feedback: 4,
    debugging: 4,
    communication: 4,
  },
  recommendation: 'yes',
})

export const kaitosCard: Scorecard = handedIn(kaito, fundamentals, {
  ratings: { systems_fundamentals: 1 },
  recommendation: 'strong no',
})

export const allCards = [anasCard, bosCard, fatimasCard, kaitosCard]

/** The cards of a stage of hers, opened once all were in. */
export function milasUnsealing(
  stage = 'technical-loop',
  changes: Partial<Unsealing> = {},
): Unsealing {
  return {
    ...unsealedBy('all in', 'system', stage),
    id: unsealingId(milasApplication, stage),
    rev: 0,
    application: milasApplication,
    at: at('2027-02-26T18:00'),
    ...changes,
  }
}

/** The kit of Ana's interview: one question that was asked, one that was not. */
export const fundamentalsKit: Kit = {
  ...kitFor(fundamentals),
  questions: kitFor(fundamentals).questions.flatMap((one) => [
    { ...one, competency: 'systems_fundamentals' },
    {
      ...one,
      question: QuestionId.parse('sys-memory-001'),
      title: 'Where the memory of a container goes',
      competency: 'systems_fundamentals',
      topic: 'memory',
    },
  ]),
}

/** Stores the loop with these cards, as they would lie in the database had people filled them. */
export async function storeLoop(
  store: Store,
  cards: readonly Scorecard[],
  interviews: readonly Interview[] = [fundamentals, language, learning],
): Promise<void> {
  const application = await store.application(milasApplication)
  if (!application) throw new Error('Mila has applied')
  await store.commit({
    applications: [{ ...application, stage: 'technical-loop' }],
    interviews,
    kits: [fundamentalsKit],
    scorecards: cards,
    deeds: [],
  })
}
