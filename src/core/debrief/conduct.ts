/** How the interviews were held, as far as it bears on how their ratings compare. Says nothing of the candidate. */
import { wrongSince } from '../kits/rated-with.ts'
import type { QuestionReport } from '../kits/reports.ts'
import type { Instant } from '../time.ts'
import type { Voice } from './voices.ts'

export interface Conduct {
  readonly voice: Voice
  /** A question reported as wrong since, one put in other words, one that seems to have been known, or trouble with the interview itself. */
  readonly kind: 'wrong' | 'reworded' | 'known' | 'interview'
  /** Title of the question; null for the interview. */
  readonly about: string | null
  /** In the words of who was there; may be empty for what seems to have been known. */
  readonly text: string
  /** When it was reported as wrong. */
  readonly at?: Instant
}

/** What these cards say of how it was asked, in their order. */
export function conductIn(
  voices: readonly Voice[],
  titles: ReadonlyMap<string, string>,
  reports: readonly QuestionReport[],
): readonly Conduct[] {
  return voices.flatMap((voice) => {
    const { questions, overall } = voice.final
    const asked = questions.flatMap((answer): Conduct[] => {
      const { question, deviation, knewIt, knewNote, rating } = answer
      const at = typeof rating === 'number' ? wrongSince(reports, answer) : undefined
      const about = titles.get(question) ?? question
      return [
        ...(at === undefined ? [] : [{ voice, kind: 'wrong' as const, about, text: '', at }]),
        ...(deviation === '' ? [] : [{ voice, kind: 'reworded' as const, about, text: deviation }]),
        ...(knewIt ? [{ voice, kind: 'known' as const, about, text: knewNote }] : []),
      ]
    })
    if (overall.process === '') return asked
    return [...asked, { voice, kind: 'interview', about: null, text: overall.process }]
  })
}
