import { type Exercise, Exercise as ExerciseSchema } from '../../src/core/questions/exercise.ts'
import { type Item, Item as ItemSchema } from '../../src/core/questions/item.ts'
import type { BankFacts, Entry } from '../../src/core/questions/lint/problem.ts'

/** As an author would write it, in JSON; breaks no rule. */
export const cleanItem = {
  id: 'go-copy-struct-001',
  version: 1,
  status: 'pilot',
  title: 'What a copy of a struct shares',
  area: 'go',
  topic: 'slices',
  form: 'predict',
  competency: 'language_fundamentals',
  level: 'intern',
  difficulty_author: 2,
  minutes: 8,
  languages: ['go'],
  go_version: '>=1.22',
  prompt:
    'This program copies a value and changes the copy. Which changes does the first value see, and why?',
  snippet: { lang: 'go', code: 'package main\n\nfunc main() {}\n' },
  key: 'The fields are copied one by one. A slice field is a header, so both copies share its elements.',
  followups: [
    { ask: 'How would you make the two independent?', probes: 'copy the elements too' },
    { ask: 'What would a pointer field change?', probes: 'both copies point at one value' },
  ],
  anchors: {
    1: 'Expects that both values are one and stays with it after all the hints.',
    2: 'Says that something is shared but cannot tell which field, even when the header was named.',
    3: 'Tells copied fields from shared elements and gives one way to make them independent.',
    4: 'Also explains what a slice value holds, and what an append on one side may do to the other.',
    5: 'Also says how to test for accidental sharing, or when sharing is wanted and worth its risk.',
  },
  misconceptions: ['a copy of a struct is deep'],
  hints: [
    { n: 1, say: 'What does the value of each field consist of?', caps_at: 5 },
    { n: 2, say: 'Both headers point at the same elements.', caps_at: 2 },
  ],
  references: ['https://go.dev/ref/spec#Assignment_statements'],
  tags: ['struct', 'copy'],
  enemies: [] as string[],
  code_checks: [{ id: 'builds', tool: 'go', use_snippet: true, expect_stdout: '' }],
  author: 'ana',
  reviewed_by: [] as string[],
  review_due: '2027-05-01',
}

/** Breaks no rule either. */
export const cleanExercise = {
  kind: 'exercise',
  id: 'lnx-live-count-101',
  version: 1,
  status: 'pilot',
  title: 'Count lines',
  area: 'linux',
  topic: 'shell-and-pipes',
  competency: 'debugging',
  level: 'intern',
  difficulty_author: 1,
  minutes: 20,
  language: 'shell',
  task: 'Complete solution.sh. It prints how many lines there are on its standard input.',
  key: 'wc counts line ends; grep -c also counts a last line that has none.',
  attempts: {
    weak: ['Counts by hand and does not get to a command.'],
    adequate: ['Uses one command that counts and shows that it works.'],
    strong: ['Asks what a last line without an end should count as.'],
  },
  hints: [
    { n: 1, say: 'Which program counts things in text?', caps_at: 5 },
    { n: 2, say: 'Try wc and look at what it prints.', caps_at: 2 },
  ],
  followups: [
    { ask: 'What if the input is very long?', probes: 'it is read once, in pieces' },
    { ask: 'What if it is empty?', probes: 'zero' },
  ],
  misconceptions: ['every file ends with a line end'],
  references: ['https://man7.org/linux/man-pages/man1/wc.1.html'],
  tags: ['shell'],
  author: 'ana',
  reviewed_by: [] as string[],
  review_due: '2027-05-01',
}

export const facts: BankFacts = { license: 'MIT', recorded: new Map(), today: '2027-03-01' }

/** The clean item with some fields changed. */
export function item(changes: object = {}): Item {
  return ItemSchema.parse({ ...cleanItem, ...changes })
}

export function exercise(changes: object = {}): Exercise {
  return ExerciseSchema.parse({ ...cleanExercise, ...changes })
}

/** As read from a file whose lines are not looked at. */
export function entry(question: Item | Exercise, hash = 'aaaa'): Entry {
  return { question, file: `${question.id}.yaml`, hash, lineOf: () => 1 }
}
