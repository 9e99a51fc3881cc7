/** The answers of a card without what its own choices have made pointless: what stood there stays in the draft, and no further. */
import { isEmpty } from './problems.ts'
import type {
  Answers,
  CompetencyAnswer,
  Observation,
  QuestionAnswer,
  Scorecard,
} from './scorecard.ts'
import { NOT_ASKED } from './template.ts'

/** As they would be handed in, each entry in its place: what a choice has hidden is empty. */
export function settled(answers: Answers): Answers {
  return {
    ...answers,
    questions: answers.questions.map(settledQuestion),
    competencies: answers.competencies.map(settledCompetency),
    observations: answers.observations.map(settledObservation),
  }
}

function settledQuestion(answer: QuestionAnswer): QuestionAnswer {
  const { asked, rating, naReason, knewIt, knewNote } = answer
  if (asked === 'no time' || asked === 'other') return { ...answer, ...NOT_ASKED }
  return {
    ...answer,
    skipReason: '',
    naReason: rating === 'NA' ? naReason : '',
    knewNote: knewIt ? knewNote : '',
  }
}

function settledCompetency(answer: CompetencyAnswer): CompetencyAnswer {
  return answer.rating === 'NA' ? answer : { ...answer, naReason: '' }
}

function settledObservation(observation: Observation): Observation {
  return observation.kind === 'red flag' ? observation : { ...observation, code: '', counter: '' }
}

/** As they are handed in: settled, without empty observations; what rests on the others follows them. */
export function tidied(draft: Answers): Answers {
  const answers = settled(draft)
  const moved = movedIn(answers)
  return {
    ...answers,
    observations: answers.observations.filter((one) => !isEmpty(one)),
    competencies: answers.competencies.map((one) => ({
      ...one,
      evidence: one.evidence.flatMap((ref) =>
        ref.startsWith('observation:') ? (moved.get(ref) ?? []) : ref,
      ),
    })),
  }
}

/** Reasons for words, by the numbers that observations have once they are tidied; those of what is left out go with it. */
export function followingWords(
  overrides: Scorecard['overrides'],
  draft: Answers,
): Scorecard['overrides'] {
  const moved = movedIn(settled(draft))
  return overrides.flatMap((one) => {
    const [, observation, what] = /^(observation:\d+):(\w+)$/.exec(one.field) ?? []
    if (observation === undefined) return [one]
    const to = moved.get(observation)
    return to === undefined ? [] : [{ ...one, field: `${to}:${what}` }]
  })
}

/** Where each observation that says something goes. */
function movedIn({ observations }: Answers): ReadonlyMap<string, string> {
  const kept = observations.flatMap((one, at) => (isEmpty(one) ? [] : [at]))
  return new Map(kept.map((at, to) => [`observation:${at}`, `observation:${to}`]))
}
