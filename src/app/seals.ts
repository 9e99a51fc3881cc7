/** Whether every scorecard still says what was sealed. Tells which do not, and nothing of what is in one. */
import type { Entry, Sha256 } from '../core/audit.ts'
import { CardId } from '../core/ids.ts'
import { interviewOfCard } from '../core/scorecards/scorecard.ts'
import { type BrokenSeal, brokenSeal, SEALING, type SealingDeed } from '../core/scorecards/seals.ts'
import type { Store } from './store.ts'

export interface BrokenCard {
  readonly card: CardId
  readonly broken: BrokenSeal
}

/** Deeds by which cards were sealed, by the card, oldest first. */
export type SealsLogged = Map<string, SealingDeed[]>

/** Notes what entries of the log, in their order, tell of seals. */
export function noteSeals(logged: SealsLogged, entries: readonly Entry[]): void {
  for (const { verb, object, after } of entries) {
    if (!SEALING.has(verb)) continue
    logged.set(object, [...(logged.get(object) ?? []), { verb, object, after }])
  }
}

const PAGE = 200

/** Every card that is not as it was sealed, held against what a log that holds tells of seals. */
export async function brokenCards(
  store: Store,
  logged: SealsLogged,
  sha256: Sha256,
): Promise<BrokenCard[]> {
  const found: BrokenCard[] = []
  const gone = new Set(logged.keys())
  for (let after = ''; ; ) {
    const page = await store.cardsFrom(after, PAGE)
    for (const card of page) {
      gone.delete(card.id)
      const broken = brokenSeal(card, logged.get(card.id) ?? [], sha256)
      if (broken) found.push({ card: card.id, broken })
    }
    const last = page.at(-1)
    if (!last) break
    after = last.id
  }
  for (const id of gone) {
    const card = CardId.parse(id)
    if (!(await wasErased(store, card))) found.push({ card, broken: 'missing' })
  }
  return found
}

/** Cards go with their candidates, and only with them. */
async function wasErased(store: Store, card: CardId): Promise<boolean> {
  const interview = await store.interview(interviewOfCard(card))
  const candidate = interview && (await store.candidate(interview.candidate))
  return candidate?.status === 'erased'
}
