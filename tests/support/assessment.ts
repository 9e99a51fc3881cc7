import type { PersonId } from '../../src/core/ids.ts'
import type { Interview } from '../../src/core/interviews.ts'
import { type Kit, kitIdOf } from '../../src/core/kits/kit.ts'
import { QuestionId } from '../../src/core/questions/fields.ts'
import { cardIdOf, type Scorecard } from '../../src/core/scorecards/scorecard.ts'
import { later } from '../../src/core/time.ts'

export const durability = QuestionId.parse('sys-durability-001')

/** A kit of one question, as if just drawn. */
export function kitFor(interview: Interview): Kit {
  const { id, application, candidate, opening, stage, kind, bookedAt } = interview
  return {
    id: kitIdOf(id),
    rev: 0,
    interview: id,
    application,
    candidate,
    opening,
    stage,
    kind,
    status: 'drawn',
    questions: [
      {
        question: durability,
        version: 1,
        title: 'What a successful write() promises',
        competency: 'systems',
        area: 'systems',
        topic: 'storage-and-durability',
        minutes: 10,
        difficulty: 2,
        anchor: false,
        status: 'active',
        why: [{ code: 'rates', value: 'systems' }],
      },
    ],
    blueprint: {
      items: 1,
      exercises: 0,
      competencies: { systems: 1 },
      areas: { systems: 1 },
      difficulty: [2, 3],
      followLanguages: false,
      levels: ['intern', 'junior'],
    },
    draw: { seed: 1 },
    swaps: [],
    short: [],
    drawnAt: bookedAt,
  }
}

/** The card that somebody has begun about an interview, with nothing in it yet. */
export function draftBy(person: PersonId, interview: Interview): Scorecard {
  const { id, application, candidate, opening, stage, span } = interview
  return {
    id: cardIdOf(id, person),
    rev: 0,
    interview: id,
    application,
    candidate,
    opening,
    stage,
    person,
    shadow: false,
    conflict: 'none',
    planVersion: 'v1',
    status: 'draft',
    startedAt: span.start,
    dueAt: later(span.end, 24 * 60),
    lateAt: later(span.end, 72 * 60),
    answers: {
      questions: [],
      competencies: [],
      observations: [],
      overall: {
        recommendation: null,
        confidence: null,
        summary: '',
        changeMind: '',
        process: '',
        theirQuestions: '',
        adjusted: false,
      },
    },
    savedAt: {},
    savedIn: {},
    heard: {},
    submissions: [],
    amendments: [],
    overrides: [],
    notNeeded: null,
  }
}
