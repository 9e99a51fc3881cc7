/** Looking through the banks. */
import type { Bank, BankQuestion } from '../questions/bank.ts'

/** What is looked for; what is empty does not matter. */
export interface BankFilter {
  readonly area: string
  /** Of the area. */
  readonly topic: string
  /** 1 to 5. */
  readonly difficulty: string
  readonly status: string
  /** In the title, the prompt or the id. */
  readonly text: string
}

/** The questions that fit, in order of id. */
export function questionsLike(bank: Bank, filter: BankFilter): readonly BankQuestion[] {
  return [...bank.values()]
    .filter(({ question }) => fits(question, filter))
    .sort((a, b) => (a.question.id < b.question.id ? -1 : 1))
}

function fits(question: BankQuestion['question'], filter: BankFilter): boolean {
  const { area, topic, difficulty, status, text } = filter
  const words = 'kind' in question ? question.task : question.prompt
  const all = `${question.id} ${question.title} ${words}`.toLowerCase()
  return (
    (area === '' || question.area === area) &&
    (topic === '' || question.topic === topic) &&
    (difficulty === '' || question.difficulty_author === Number(difficulty)) &&
    (status === '' || question.status === status) &&
    text
      .toLowerCase()
      .split(/\s+/)
      .every((word) => all.includes(word))
  )
}
