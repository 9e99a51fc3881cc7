/** Which programming languages answers declare. */
import { Language } from './questions/item.ts'
import type { AnswerValue } from './screening.ts'
import type { ScreeningQuestion } from './screening-questions.ts'

/** Every language a candidate can declare. */
export const LANGUAGES = Language.exclude(['none']).options

/** A language as people write it. */
export function languageName(language: string): string {
  const known = LANGUAGES.find((one) => one === language)
  return known ? NAMES[known] : language
}

const NAMES: Readonly<Record<(typeof LANGUAGES)[number], string>> = {
  c: 'C',
  cpp: 'C++',
  go: 'Go',
  java: 'Java',
  javascript: 'JavaScript',
  python: 'Python',
  rust: 'Rust',
  shell: 'Shell',
  sql: 'SQL',
  typescript: 'TypeScript',
}

/**
 * The languages that answers declare, such as `['go', 'rust']`, each once; undefined if no answered
 * question of the plan declares any. For `Candidate.languages`.
 */
export function languagesDeclared(
  questions: readonly ScreeningQuestion[],
  answers: readonly { readonly question: string; readonly value: AnswerValue }[],
): readonly string[] | undefined {
  const told = questions.flatMap((question) => {
    const value = answers.findLast((answer) => answer.question === question.key)?.value
    return declares(question) && value !== undefined ? [{ question, value }] : []
  })
  if (told.length === 0) return undefined
  const languages = told.flatMap(({ question, value }) => {
    const picked = Array.isArray(value) ? value : [String(value)]
    return picked.flatMap((option) => question.languages[option] ?? [])
  })
  return [...new Set(languages)]
}

/**
 * What a candidate may have declared once through the screening: one list of languages for each
 * single option that goes on. If no question asks, each candidate's own list is all that is known,
 * so only the empty one is certain.
 */
export function declarable(
  questions: readonly ScreeningQuestion[],
): readonly (readonly string[])[] {
  const asking = questions.filter(declares)
  if (asking.length === 0) return [[]]
  return asking.flatMap((question) =>
    goingOn(question).map((option) => question.languages[option] ?? []),
  )
}

type Choice = Extract<ScreeningQuestion, { options: string[] }>

function declares(question: ScreeningQuestion): question is Choice {
  return 'languages' in question && Object.keys(question.languages).length > 0
}

function goingOn(question: Choice): readonly string[] {
  if (question.kind === 'one of')
    return question.options.filter((option) => !question.rulesOut.includes(option))
  return question.needsOneOf.length > 0 ? question.needsOneOf : question.options
}
