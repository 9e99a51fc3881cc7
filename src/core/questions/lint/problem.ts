import type { Path } from '../../paths.ts'
import type { Exercise } from '../exercise.ts'
import type { Item } from '../item.ts'

/**
 * The rules a bank is held to. Two need a network and are not among them: W10, dead links, and W13,
 * an answer found word for word on the web. E8's green checks are what `banks verify` proves.
 */
export const RULES = {
  E1: 'format: the schema, no YAML aliases or tags, ids used once',
  E2: 'anchors 1 to 5, 8 to 45 words each, all different',
  E3: 'hint caps start at 5, never rise, end at 2',
  E4: 'a known competency, area and topic that belong together',
  E5: 'minutes 5 to 12 (exercises 15 to 60), enough for reading',
  E6: 'the prompt has at most 110 words and ends with a question or an instruction',
  E7: '2 to 4 follow-ups, each with what it probes',
  E8: 'active needs two reviewers other than the author and a review still due',
  E9: 'language questions have code checks; snippets have at most 25 lines',
  E10: 'at least one reference, https, official ones first',
  E11: 'a change of what is rated raises the version',
  E12: 'enemies and variants exist and name each other',
  E13: 'nothing about what must never be asked or noted',
  E14: "the licence is the bank's",
  W1: 'words that belittle or assume',
  W2: 'trivia',
  W3: 'too many questions at once',
  W4: 'hard to follow when heard',
  W5: 'anchors that describe persons',
  W6: 'anchor 3 asks for an exact number or a product',
  W7: 'nearly the same prompt as another question',
  W8: 'the prompt gives the key away',
  W9: 'idiom, sport or brand',
  W11: 'needs an image or colour',
  W12: 'depends on a version that is not stated',
  W14: 'a snippet that no check compiles',
} as const
export type Rule = keyof typeof RULES

export type Severity = 'error' | 'warning'

export type { Path }

/** One document of a bank, read and found to fit its schema. */
export interface Entry {
  readonly question: Item | Exercise
  readonly file: string
  /** Hash of what its ratings depend on. */
  readonly hash: string
  /** The line of the file, from 1, where that part stands. */
  readonly lineOf: (at: Path) => number
}

/** What a rule found wrong. */
export interface Finding {
  readonly rule: Rule
  readonly at: Path
  /** What is wrong and how to mend it. */
  readonly say: string
}

/** A finding with its place, as people and programs read it. */
export interface Problem {
  readonly file: string
  readonly line: number
  readonly item: string | null
  readonly rule: Rule
  readonly severity: Severity
  readonly message: string
}

/** What rules may know beside the question itself. */
export interface BankFacts {
  /** The licence the bank states. */
  readonly license: string
  /** `id@version` to the hash recorded when that version was first used. */
  readonly recorded: ReadonlyMap<string, string>
  /** ISO date. */
  readonly today: string
}

export function isItem(question: Item | Exercise): question is Item {
  return 'prompt' in question
}

export function isExercise(question: Item | Exercise): question is Exercise {
  return !isItem(question)
}

/** The finding as a problem of its file. */
export function problemOf(entry: Entry, { rule, at, say }: Finding): Problem {
  return {
    file: entry.file,
    line: entry.lineOf(at),
    item: entry.question.id,
    rule,
    severity: severityOf(rule),
    message: say,
  }
}

export function severityOf(rule: Rule): Severity {
  return rule.startsWith('E') ? 'error' : 'warning'
}
