/** Amendments of an opened card: dated, with a reason, and with what stood there before. */
import type { Changes } from '../changes.ts'
import { Refusal } from '../refusal.ts'
import { type FieldValue, fieldIn, put, textOf } from './fields.ts'
import { problemsOf } from './problems.ts'
import type { Scorecard } from './scorecard.ts'
import { sealedAmendment } from './seals.ts'
import { type CardFacts, changesOf, isOpened, type Sealing } from './submit.ts'

export interface Amending {
  readonly field: string
  readonly value: FieldValue
  readonly reason: string
}

/**
 * Amend a card that others may read already. What it said when it was handed in stays.
 *
 * @throws Refusal `bad-field` without a reason or a change or while it can still be taken back, `unfinished-card` if the card would not hold any more,
 * `too-late` unless it is handed in.
 */
export function amend(
  facts: CardFacts,
  { field, value, reason }: Amending,
  { nonce, sha256 }: Sealing,
): Changes {
  const { card, template, now } = facts
  if (card.status !== 'submitted') {
    throw new Refusal({ code: 'too-late', what: 'This scorecard', state: card.status })
  }
  if (!isOpened(facts))
    refuse('field', 'Nobody has read it yet. Take it back and hand it in again.')
  if (reason.trim() === '') refuse('reason', 'Say why it changes.')
  const answers = put(card.answers, field, value)
  const [old, now_] = [textOf(fieldIn(card.answers, field)), textOf(fieldIn(answers, field))]
  if (old === now_) refuse('value', 'It says so already.')
  const problems = problemsOf(answers, template).filter((one) => isSame(one.field, field))
  if (problems.length > 0) throw new Refusal({ code: 'unfinished-card', problems, warnings: [] })
  const said = { at: now, by: card.person, field, old, new: now_, reason, nonce }
  const seal = sha256(sealedAmendment(card, said))
  const next: Scorecard = { ...card, answers, amendments: [...card.amendments, { ...said, seal }] }
  const amendments = next.amendments.length
  return changesOf(facts, next, 'amend a scorecard', { field, amendments, seal })
}

/** Whether two fields belong to the same question, competency or observation. */
function isSame(a: string, b: string): boolean {
  return a.slice(0, a.lastIndexOf(':')) === b.slice(0, b.lastIndexOf(':'))
}

function refuse(field: string, problem: string): never {
  throw new Refusal({ code: 'bad-field', field, problem })
}
