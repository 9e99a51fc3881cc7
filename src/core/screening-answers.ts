/** Answers to the screening questions of an application, as one change. */

import type { By } from './candidate-facts.ts'
import type { Application, Candidate } from './candidates.ts'
import type { Changes } from './changes.ts'
import { languagesDeclared } from './declared-languages.ts'
import { Refusal } from './refusal.ts'
import { type AnswerValue, passOver, type Screening, withAnswer } from './screening.ts'
import type { ScreeningQuestion } from './screening-questions.ts'

export interface Answered {
  readonly question: string
  readonly value: AnswerValue
}

/** Record answers; nothing if they are what was answered before. Languages they declare become the candidate's. */
export function answer(
  { application, candidate }: { application: Application; candidate: Candidate },
  questions: readonly ScreeningQuestion[],
  answers: readonly Answered[],
  { by, now }: By,
): Changes {
  const before = new Map(application.screening.map(({ question, value }) => [question, value]))
  const news = answers.filter(
    ({ question, value }) => JSON.stringify(before.get(question)) !== JSON.stringify(value),
  )
  if (news.length === 0) return { deeds: [] }
  const next = news.reduce<Application>(
    (so, { question, value }) => withAnswer(so, { question, value: copied(value), by, at: now }),
    application,
  )
  const languages = languagesDeclared(questions, next.screening)
  const isNew = languages && languages.join() !== candidate.languages.join()
  return {
    applications: [next],
    ...(isNew && { candidates: [{ ...candidate, languages: [...languages] }] }),
    deeds: [
      {
        actor: by,
        verb: 'answer screening',
        object: application.id,
        before: {},
        after: { questions: news.map(({ question }) => question).join(' ') },
        at: now,
      },
    ],
  }
}

/** Go on in spite of an answer. The log says so; the reason stays on the application. @throws Refusal `bad-field`. */
export function goOn(
  application: Application,
  { question, reason }: { readonly question: string; readonly reason: string },
  { by, now }: By,
): Changes {
  return {
    applications: [passOver(application, { question, by, reason })],
    deeds: [
      {
        actor: by,
        verb: 'pass over',
        object: application.id,
        before: {},
        after: { question },
        at: now,
      },
    ],
  }
}

/** Nothing is scheduled while an answer stands against it. @throws Refusal `screened-out` naming each. */
export function refuseScreenedOut({ against }: Screening): void {
  if (against.length === 0) return
  throw new Refusal({
    code: 'screened-out',
    questions: against.map(({ ask, why }) => `${ask} ${why}`),
  })
}

function copied(value: AnswerValue): AnswerValue {
  return Array.isArray(value) ? [...value] : value
}
