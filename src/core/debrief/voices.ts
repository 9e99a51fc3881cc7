/** Whose cards a debrief lays side by side, and what they say. */
import type { CardId, InterviewId, PersonId } from '../ids.ts'
import type { Interview } from '../interviews.ts'
import type { Kit } from '../kits/kit.ts'
import type { Answers, CompetencyAnswer, Rating, Scorecard } from '../scorecards/scorecard.ts'

/** One card that was handed in. */
export interface Voice {
  readonly card: CardId
  readonly person: PersonId
  readonly interview: InterviewId
  /** Of the interview in the plan, such as `Fundamentals`. */
  readonly title: string
  readonly stage: string
  /** Sat in to learn: their card never counts. */
  readonly shadow: boolean
  /** Declared a conflict of interest: their card never counts either. */
  readonly hasConflict: boolean
  /** What the card says now, amendments included: a decision rests on this. */
  readonly final: Answers
  /** What it said when it was handed in blind: statistics rest on this. */
  readonly first: Answers
  readonly amendments: Scorecard['amendments']
}

/** A piece of what somebody saw or heard, and the question it was about, if any. */
export interface Evidence {
  readonly about: string | null
  readonly text: string
}

/** The cards of these that were handed in, by the time of their interviews, then by person. */
export function voicesOf(
  cards: readonly Scorecard[],
  interviews: readonly Interview[],
): readonly Voice[] {
  const known = new Map(interviews.map((one) => [one.id, one]))
  return cards
    .flatMap((card) => {
      const interview = known.get(card.interview)
      return interview && card.status === 'submitted' ? [{ card, interview }] : []
    })
    .toSorted(
      (a, b) =>
        a.interview.span.start - b.interview.span.start || (a.card.person < b.card.person ? -1 : 1),
    )
    .map(({ card, interview }) => ({
      card: card.id,
      person: card.person,
      interview: interview.id,
      title: interview.title,
      stage: card.stage,
      shadow: card.shadow,
      hasConflict: card.conflict === 'declared',
      final: card.answers,
      first: card.submissions.at(-1)?.answers ?? card.answers,
      amendments: card.amendments,
    }))
}

/** Whether a voice takes part in what is counted, compared and combined. */
export function isHeard({ shadow, hasConflict }: Voice): boolean {
  return !shadow && !hasConflict
}

/** What somebody rated in a competency; null where they were not to, or said nothing. */
export function ratingIn(answers: Answers, competency: string): Rating | null {
  return answerIn(answers, competency)?.rating ?? null
}

/** The figure of a rating; undefined for `NA` and for nothing. */
export function figure(rating: Rating | null): number | undefined {
  return typeof rating === 'number' ? rating : undefined
}

/** What a rating in a competency rests on, in the words of its author. */
export function evidenceFor(
  { final }: Pick<Voice, 'final'>,
  competency: string,
  titles: ReadonlyMap<string, string>,
): readonly Evidence[] {
  const answer = answerIn(final, competency)
  if (!answer) return []
  const picked = answer.evidence.flatMap((reference) => referred(final, reference, titles))
  const note = answer.note === '' ? [] : [{ about: null, text: answer.note }]
  return [...note, ...picked].filter(({ text }) => text.trim() !== '')
}

/** Titles of the questions in these kits, by the question's id. */
export function titlesIn(kits: readonly Kit[]): ReadonlyMap<string, string> {
  return new Map(
    kits.flatMap(({ questions }) => questions.map(({ question, title }) => [question, title])),
  )
}

function answerIn({ competencies }: Answers, key: string): CompetencyAnswer | undefined {
  return competencies.find(({ competency }) => competency === key)
}

/** `observation:0` is one of the card's observations; anything else names a question. */
function referred(
  { questions, observations }: Answers,
  reference: string,
  titles: ReadonlyMap<string, string>,
): Evidence[] {
  const [, index] = /^observation:(\d+)$/.exec(reference) ?? []
  if (index !== undefined) {
    const seen = observations[Number(index)]
    return seen ? [{ about: null, text: seen.what }] : []
  }
  const asked = questions.find(({ question }) => question === reference)
  return asked ? [{ about: titles.get(reference) ?? reference, text: asked.evidence }] : []
}
