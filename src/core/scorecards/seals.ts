/** What the seals of cards are hashes of, and whether cards still say what was sealed. */
import type { Entry, Sha256 } from '../audit.ts'
import type { CardId } from '../ids.ts'
import { fieldIn, put, textOf } from './fields.ts'
import { type Amendment, Answers, type Scorecard, type Submitted } from './scorecard.ts'

/** Fields that cards have had since seals were first made: they are hashed where they say something. */
const ADDED: ReadonlySet<string> = new Set(['followUps', 'deviation', 'knewNote', 'adjusted'])

/** The text whose hash seals a card: its answers in a fixed order of fields, and a number nobody can guess. */
export function sealedCard(id: CardId, answers: Answers, nonce: string): string {
  return JSON.stringify([id, nonce, Answers.parse(answers)], saidAdded)
}

function saidAdded(key: string, value: unknown): unknown {
  const isEmpty = value === '' || value === false || (Array.isArray(value) && value.length === 0)
  return ADDED.has(key) && isEmpty ? undefined : value
}

/** The text whose hash seals an amendment: what it says and the seal before it, so that none can be taken out. */
export function sealedAmendment(
  card: Pick<Scorecard, 'id' | 'submissions' | 'amendments'>,
  { at, by, field, old, new: after, reason, nonce }: Omit<Amendment, 'seal'>,
): string {
  const before = card.amendments.at(-1)?.seal ?? card.submissions.at(-1)?.seal ?? ''
  return JSON.stringify([card.id, nonce, before, at, by, field, old, after, reason])
}

/** Deeds by which something of a card is sealed, or it is said whether it counts. */
export const SEALING: ReadonlySet<string> = new Set([
  'submit a scorecard',
  'amend a scorecard',
  'end a scorecard duty',
  'take up a scorecard',
])

/** A deed by which something was sealed, as the audit log has it. */
export type SealingDeed = Pick<Entry, 'verb' | 'object' | 'after'>

/** What is not as it was sealed or, for `conflict`, as it was declared; `missing` is a card that the log tells of and that is gone without an erasure. */
export type BrokenSeal = 'submission' | 'amendment' | 'answers' | 'log' | 'conflict' | 'missing'

/**
 * What of a card is not as it was sealed; undefined where everything holds.
 *
 * `deeds` are those of the log about this card, oldest first. Amendments from before they were sealed are taken as they are.
 */
export function brokenSeal(
  card: Scorecard,
  deeds: readonly SealingDeed[],
  sha256: Sha256,
): BrokenSeal | undefined {
  const { id, submissions, amendments } = card
  const holds = ({ answers, nonce, seal }: Submitted) =>
    seal === sha256(sealedCard(id, answers, nonce))
  if (!submissions.every(holds)) return 'submission'
  const isSealed = (one: Amendment, at: number) =>
    one.seal === '' ||
    one.seal === sha256(sealedAmendment({ ...card, amendments: amendments.slice(0, at) }, one))
  if (!amendments.every(isSealed)) return 'amendment'
  if (!isSame(sealsIn(deeds, 'submit a scorecard'), submissions)) return 'log'
  if (!isSame(sealsIn(deeds, 'amend a scorecard'), amendments)) return 'log'
  if (card.conflict !== conflictIn(deeds)) return 'conflict'
  return card.status === 'submitted' && !saysWhatItShould(card) ? 'answers' : undefined
}

/** As it was last declared, or taken back. */
function conflictIn(deeds: readonly SealingDeed[]): Scorecard['conflict'] {
  const said = deeds.flatMap(({ after }) => {
    if (after.reason === 'conflict') return 'declared'
    return after.conflict === undefined ? [] : after.conflict
  })
  return said.at(-1) === 'declared' ? 'declared' : 'none'
}

function sealsIn(deeds: readonly SealingDeed[], verb: string): string[] {
  return deeds.filter((deed) => deed.verb === verb).map(({ after }) => String(after.seal ?? ''))
}

function isSame(seals: readonly string[], kept: readonly { readonly seal: string }[]): boolean {
  return seals.length === kept.length && kept.every(({ seal }, at) => seal === seals[at])
}

/** Whether a card in force says what was handed in, with its amendments. */
function saysWhatItShould({ id, answers, submissions, amendments }: Scorecard): boolean {
  const last = submissions.at(-1)
  if (!last) return false
  const amended = amendments.reduce<Answers | undefined>(
    (so, one) => (so === undefined ? so : withAmendment(so, one)),
    last.answers,
  )
  return amended !== undefined && sealedCard(id, amended, '') === sealedCard(id, answers, '')
}

/** Undefined where the amendment does not follow from what stood there. */
function withAmendment(
  answers: Answers,
  { field, old, new: after }: Amendment,
): Answers | undefined {
  const held = fieldIn(answers, field)
  if (textOf(held) !== old) return undefined
  return put(answers, field, typeof held === 'string' ? after : after.split(', '))
}
