/** Whether a kit keeps the hard rules, read from the questions themselves and not from what the draw made of them. */
import type { KitQuestion } from '../../src/core/kits/kit.ts'
import type { Blueprint } from '../../src/core/plans.ts'
import type { Bank } from '../../src/core/questions/bank.ts'
import { rates } from '../../src/core/questions/competencies.ts'
import type { QuestionId } from '../../src/core/questions/fields.ts'

export interface Checked {
  readonly questions: readonly KitQuestion[]
  readonly blueprint: Blueprint
  /** Of the whole interview. */
  readonly minutes: number
  readonly languages: readonly string[]
  /** Met or planned by the same candidate elsewhere. */
  readonly met: ReadonlySet<QuestionId>
  readonly reported: ReadonlySet<QuestionId>
  /** `area/topic` of every question of the loop's other kits. */
  readonly topics: readonly string[]
}

/** Every rule that a kit breaks, a line each. */
export function brokenRules(bank: Bank, kit: Checked): string[] {
  const entries = kit.questions.map(({ question }) => bank.get(question)?.question)
  const known = entries.filter((entry) => entry !== undefined)
  if (known.length < entries.length) return ['holds a question of no bank']
  return [
    ...known.flatMap((question) => brokenBy(bank, kit, question)),
    ...brokenTogether(kit, known),
    ...brokenOrder(known),
  ]
}

type Question = NonNullable<ReturnType<Bank['get']>>['question']

function languagesOf(question: Question): readonly string[] {
  if (!('kind' in question)) return question.languages
  return [question.any_language ? 'none' : question.language]
}

function brokenBy(bank: Bank, kit: Checked, question: Question): string[] {
  const { blueprint, languages, met, reported } = kit
  const own = languagesOf(question)
  const open = blueprint.followLanguages ? ['none'] : ['none', 'shell', 'sql']
  const enemies = [...bank.values()].filter(
    ({ question: other }) =>
      other.enemies?.includes(question.id) || question.enemies?.includes(other.id),
  )
  const [least, most] = blueprint.difficulty
  const rules: [boolean, string][] = [
    [['pilot', 'active'].includes(question.status), 'is in use'],
    [blueprint.levels.includes(question.level), 'is of a level wanted'],
    [own.some((one) => languages.includes(one) || open.includes(one)), 'is in a language declared'],
    [question.area in blueprint.areas, 'is of an area wanted'],
    [
      question.difficulty_author >= least && question.difficulty_author <= most,
      'is as hard as wanted',
    ],
    [!met.has(question.id), 'was never met'],
    [
      !enemies.some(({ question: other }) => met.has(other.id)),
      'is given away by none that was met',
    ],
    [
      !enemies.some(({ question: other }) => kit.questions.some((q) => q.question === other.id)),
      'is given away by none in the kit',
    ],
    [!reported.has(question.id), 'is not reported'],
  ]
  return rules.filter(([holds]) => !holds).map(([, rule]) => `${question.id} ${rule}: not so`)
}

function brokenTogether(kit: Checked, questions: readonly Question[]): string[] {
  const { blueprint, minutes, topics } = kit
  const sum = questions.reduce((total, question) => total + question.minutes, 0)
  const kept = minutes <= 30 ? 10 : 15
  const all = [...topics, ...questions.map(({ area, topic }) => `${area}/${topic}`)]
  const count = (of: readonly string[], what: string) => of.filter((one) => one === what).length
  const rules: [boolean, string][] = [
    [new Set(questions.map(({ id }) => id)).size === questions.length, 'no question twice'],
    [questions.length === blueprint.items, 'as many questions as wanted'],
    [
      questions.filter((q) => 'kind' in q).length === blueprint.exercises,
      'as many exercises as wanted',
    ],
    [sum <= minutes - kept, 'the time is enough'],
    [
      Object.entries(blueprint.competencies).every(
        ([key, wanted]) => kit.questions.filter((q) => q.competency === key).length === wanted,
      ),
      'each competency as often as wanted',
    ],
    [
      kit.questions.every((q, i) => rates(questions[i]?.competency ?? '', q.competency)),
      'each question rates its competency',
    ],
    [
      Object.entries(blueprint.areas).every(
        ([area, most]) => questions.filter((q) => q.area === area).length <= (most ?? 0),
      ),
      'no area more often than wanted',
    ],
    [
      questions.every(({ area, topic }) => count(all, `${area}/${topic}`) <= 2),
      'no topic three times in a loop',
    ],
  ]
  return rules.filter(([holds]) => !holds).map(([, rule]) => `${rule}: not so`)
}

function brokenOrder(questions: readonly Question[]): string[] {
  const levels = questions.map((question) => question.difficulty_author)
  const [most, least] = [Math.max(...levels), Math.min(...levels)]
  const isCode = (q: Question | undefined) =>
    q !== undefined &&
    ('kind' in q || q.snippet !== undefined || ['go', 'rust', 'cpp'].includes(q.area))
  const torn = questions.some(
    (q, i) =>
      q.area === 'behavioural' &&
      questions.slice(0, i).some(isCode) &&
      questions.slice(i + 1).some(isCode),
  )
  return [
    ...(most > least && levels.at(-1) === most ? ['ends on the hardest'] : []),
    ...(torn ? ['behaviour between two pieces of code'] : []),
  ]
}
