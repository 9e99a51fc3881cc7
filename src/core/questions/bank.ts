/** The questions a bot may draw from. */
import type { Exercise } from './exercise.ts'
import type { QuestionId } from './fields.ts'
import type { Item } from './item.ts'

/** A question and where it is from. */
export interface BankQuestion {
  readonly question: Item | Exercise
  /** Name of the bank it came from, the last one that has it. */
  readonly bank: string
  /** Hash of what its ratings depend on. */
  readonly hash: string
  /** Of an exercise: file name to text of what the candidate gets, and of how it may be solved. */
  readonly starter: ReadonlyMap<string, string>
  readonly reference: ReadonlyMap<string, string>
}

export type Bank = ReadonlyMap<QuestionId, BankQuestion>
