/** Measures of English text, as simple as the rules need them. */
import type { Exercise } from '../exercise.ts'
import type { Item } from '../item.ts'
import { isItem, type Path } from './problem.ts'

/** Who meets a text: `said` to the candidate, an `anchor`, or only read by the interviewer. */
export interface Passage {
  readonly at: Path
  readonly text: string
  readonly role: 'said' | 'anchor' | 'read'
}

/** Every passage of prose in a question, in the order of the file's fields. */
export function passagesOf(question: Item | Exercise): readonly Passage[] {
  const spoken = isItem(question)
    ? [said(['prompt'], question.prompt)]
    : [said(['task'], question.task)]
  const rated = isItem(question)
    ? Object.entries(question.anchors).map(([n, text]) => passage(['anchors', n], text, 'anchor'))
    : Object.entries(question.attempts).flatMap(([name, seen]) =>
        seen.map((text, i) => passage(['attempts', name, i], text, 'anchor')),
      )
  return [
    passage(['title'], question.title, 'read'),
    ...spoken,
    ...(question.setup ? [passage(['setup'], question.setup, 'read')] : []),
    passage(['key'], question.key, 'read'),
    ...question.followups.flatMap(({ ask, probes }, i) => [
      said(['followups', i, 'ask'], ask),
      passage(['followups', i, 'probes'], probes, 'read'),
    ]),
    ...rated,
    ...question.misconceptions.map((text, i) => passage(['misconceptions', i], text, 'read')),
    ...question.hints.map(({ say }, i) => said(['hints', i, 'say'], say)),
  ]
}

/** Words as one would count them on paper: runs with a letter or digit in them. */
export function words(text: string): readonly string[] {
  return text.split(/\s+/).filter((run) => /\w/.test(run) || /[\p{L}\p{N}]/u.test(run))
}

/** Words for comparing: small letters, no punctuation. */
export function tokens(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

/** Sentences, ended by a full stop, question or exclamation mark, or a colon before a clause. */
export function sentences(text: string): readonly string[] {
  return text
    .split(/(?<=[.?!:;]["”')]?)\s+/)
    .map((one) => one.trim())
    .filter((one) => words(one).length > 0)
}

/** The share of tokens two texts have in common, from 0 to 1 (Jaccard). */
export function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0
  for (const token of a) if (b.has(token)) common++
  return common / (a.size + b.size - common || 1)
}

/**
 * The school year somebody needs to read this at sight, without quoted code.
 *
 * Flesch-Kincaid grade level (Kincaid et al. 1975), syllables counted as groups of vowels.
 */
export function gradeOf(text: string): number {
  const prose = text.replace(/"[^"]*"|`[^`]*`/g, 'code')
  const all = words(prose)
  const syllables = all.reduce((sum, word) => sum + syllablesOf(word), 0)
  const perSentence = all.length / Math.max(1, sentences(prose).length)
  return 0.39 * perSentence + 11.8 * (syllables / Math.max(1, all.length)) - 15.59
}

function syllablesOf(word: string): number {
  const bare = word.toLowerCase().replace(/[^a-z]/g, '')
  const silent = bare.replace(/(?:[^laeiouy]es|[^laeiouydt]ed|[^laeiouy]e)$/, '')
  return Math.max(1, (silent.match(/[aeiouy]+/g) ?? []).length)
}

function passage(at: Path, text: string, role: Passage['role']): Passage {
  return { at, text, role }
}

function said(at: Path, text: string): Passage {
  return passage(at, text, 'said')
}
