/** A card that could be handed in, and the template it follows. */
import type { Answers, QuestionAnswer } from '../../src/core/scorecards/scorecard.ts'
import { answersFor, type CardTemplate } from '../../src/core/scorecards/template.ts'
import { durability } from './assessment.ts'
import { plan } from './world.ts'

/** Fifteen words of behaviour and more. */
export const EVIDENCE =
  'She said the kernel keeps written pages, named fsync before acknowledging, and listed what may be lost.'

export const template: CardTemplate = {
  questions: [
    {
      question: durability,
      version: 1,
      title: 'What a successful write() promises',
      competency: 'systems',
      isBehavioural: false,
      anchors: [{ ratings: '3', text: 'names fsync' }],
      hints: [
        { n: 1, say: 'Who else holds the bytes?', capsAt: 5 },
        { n: 2, say: 'Is there a call that waits?', capsAt: 3 },
        { n: 3, say: 'fsync waits.', capsAt: 2 },
      ],
      followUps: ['And if only the process dies?', 'What does the disk itself promise?'],
    },
  ],
  competencies: plan.competencies.filter(({ key }) => key === 'systems' || key === 'communication'),
  redFlags: [{ code: 'resists_feedback', title: 'Resists feedback', when: 'twice', not: 'asking' }],
  rules: plan.scorecard,
}

const question: QuestionAnswer = {
  question: durability,
  version: 1,
  asked: 'yes',
  skipReason: '',
  minutes: null,
  rating: 3,
  naReason: '',
  evidence: EVIDENCE,
  hints: [],
  followUps: [],
  deviation: '',
  knewIt: false,
  knewNote: '',
}

/** Answers that could be handed in, with changes to its question. */
export function answers(
  changes: Partial<QuestionAnswer> = {},
  more: Partial<Answers> = {},
): Answers {
  return {
    ...answersFor(template),
    questions: [{ ...question, ...changes }],
    competencies: [
      { competency: 'systems', rating: 3, naReason: '', evidence: [durability], note: '' },
      {
        competency: 'communication',
        rating: 'NA',
        naReason: 'Too little time.',
        evidence: [],
        note: '',
      },
    ],
    overall: {
      recommendation: 'yes',
      confidence: 'medium',
      summary: 'Explained durability in her own words and checked what she did not know.',
      changeMind: 'A second question on the network.',
      process: '',
      theirQuestions: '',
      adjusted: false,
    },
    ...more,
  }
}

/** The fields of a whole card without a kit in the small plan, as a form gives them. */
export const wholeCard = {
  'competency:systems:rating': '3',
  'competency:systems:note': EVIDENCE,
  'competency:debugging:rating': '4',
  'competency:debugging:note': 'She named two causes and a check that tells one from the other.',
  ...Object.fromEntries(
    ['language', 'learning', 'communication'].flatMap((key) => [
      [`competency:${key}:rating`, 'NA'],
      [`competency:${key}:naReason`, 'Not in this interview.'],
    ]),
  ),
  'overall:recommendation': 'yes',
  'overall:confidence': 'medium',
  'overall:summary': 'Explained durability in her own words and checked what she did not know.',
  'overall:changeMind': 'A second question on the network.',
}
