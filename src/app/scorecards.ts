import { type Changes, together } from '../core/changes.ts'
import type { InterviewId, PersonId } from '../core/ids.ts'
import { skippedOrNot } from '../core/kits/skipped.ts'
import type { Person } from '../core/people.ts'
import { type Amending, amend } from '../core/scorecards/amend.ts'
import {
  draftChanges,
  type FormSave,
  overridden,
  type Saved,
  save,
} from '../core/scorecards/save.ts'
import type { Scorecard } from '../core/scorecards/scorecard.ts'
import {
  type CardFacts,
  declareConflict,
  endDuty,
  type NotNeeded,
  refuseIfOff,
  submit,
  takeUpAgain,
  withdraw,
} from '../core/scorecards/submit.ts'
import { unsealIfComplete } from '../core/scorecards/unseal.ts'
import { type SealedFacts, visible } from '../core/scorecards/visibility.ts'
import { type CardSheet, cardSheet, ownCards } from './card-sheet.ts'
import { interviewOf, noteNoShow } from './interviews.ts'
import type { Deps } from './ports.ts'
import { transact } from './transact.ts'
import { unsealFacts } from './unsealing.ts'

export interface DraftSave extends Omit<FormSave, 'now'> {
  /** Reasons why words that were warned about stay. */
  readonly overrides?: Scorecard['overrides']
}

/** What a save led to, with the card as it is kept now. */
export interface DraftSaved extends Omit<Saved, 'card'> {
  readonly sheet: CardSheet
}

/**
 * Save what a form holds of a card; the first save begins it. What has not changed is not written.
 *
 * @throws Refusal `not-allowed` for who does not sit in the interview, `too-late` once it is handed in or the interview is off, or `bad-field`.
 */
export async function saveDraft(
  deps: Deps,
  who: PersonId,
  id: InterviewId,
  { overrides = [], ...form }: DraftSave,
): Promise<DraftSaved> {
  const { sheet, saved, isKept } = await transact(
    deps.store,
    () => cardSheet(deps, who, id),
    (sheet) => {
      refuseIfOff(sheet.interview)
      const saved = save(sheet.card, { ...form, now: sheet.now })
      const card = overridden(saved.card, overrides)
      const isSame = saved.changed.length === 0 && overrides.length === 0
      const isKept = sheet.kept !== undefined && isSame
      const changes: Changes = isKept ? { deeds: [] } : draftChanges(sheet.kept, card, sheet.now)
      return { ...changes, sheet: { ...sheet, card }, saved, isKept }
    },
  )
  const { changed, overwrote, kept } = saved
  return { sheet: isKept ? sheet : written(sheet), changed, overwrote, kept }
}

/** The sheet once its card is written: the store has moved its revision on. */
function written(sheet: CardSheet): CardSheet {
  const card = { ...sheet.card, rev: sheet.card.rev + 1 }
  return { ...sheet, card, kept: card }
}

/** Hand a card in; twice is once. @throws Refusal as `submit` does. */
export async function submitCard(deps: Deps, who: PersonId, id: InterviewId): Promise<void> {
  const nonce = deps.newId()
  await decide(deps, who, id, (facts) => submit(facts, { nonce, sha256: deps.sha256 }))
}

/** Take a card back before anybody may read it. @throws Refusal `too-late`. */
export async function withdrawCard(deps: Deps, who: PersonId, id: InterviewId): Promise<void> {
  await decide(deps, who, id, withdraw)
}

/**
 * Say that the candidate did not come. It ends the interview for everybody on the panel; where a colleague has handed in
 * a card, it ends their own duty only. Gives which of the two.
 *
 * @throws Refusal `not-allowed`, `too-early` or `too-late`.
 */
export async function candidateMissed(
  deps: Deps,
  who: PersonId,
  id: InterviewId,
): Promise<'everybody' | 'themselves'> {
  await cardSheet(deps, who, id)
  const cards = await deps.store.cardsAbout([id])
  if (cards.some(({ status }) => status === 'submitted')) {
    await endCardDuty(deps, who, id, 'no-show')
    return 'themselves'
  }
  await noteNoShow(deps, who, id, 'candidate', '')
  return 'everybody'
}

/** Say that it did not happen, or that it was not them. Nobody waits for the card any more. @throws Refusal `too-late`. */
export async function endCardDuty(
  deps: Deps,
  who: PersonId,
  id: InterviewId,
  reason: NotNeeded,
): Promise<void> {
  await decide(deps, who, id, (facts) => endDuty(facts, who, reason))
}

/** Declare a conflict of interest after the interview. @throws Refusal as `declareConflict` does. */
export async function declareCardConflict(
  deps: Deps,
  who: PersonId,
  id: InterviewId,
): Promise<void> {
  await decide(deps, who, id, declareConflict)
}

/** Fill a card after all; `withoutConflict` takes a declaration back. @throws Refusal `too-late`. */
export async function takeUpCard(
  deps: Deps,
  who: PersonId,
  id: InterviewId,
  how: { readonly withoutConflict?: boolean } = {},
): Promise<void> {
  await decide(deps, who, id, (facts) => takeUpAgain(facts, how))
}

/** Amend a card that others may read. @throws Refusal as `amend` does. */
export async function amendCard(
  deps: Deps,
  who: PersonId,
  id: InterviewId,
  amending: Amending,
): Promise<void> {
  const nonce = deps.newId()
  await decide(deps, who, id, (facts) => amend(facts, amending, { nonce, sha256: deps.sha256 }))
}

/** Whether somebody can read a card of others about the candidate now, of any stage. */
function canRead(person: Person, facts: SealedFacts): boolean {
  const { stages } = visible(person, facts)
  return stages.some(({ others, uncounted }) => others.length + uncounted.length > 0)
}

/** Decides about a card, and in the same commit what follows: what the candidate was never asked, and whether the stage's cards open. */
async function decide(
  deps: Deps,
  who: PersonId,
  id: InterviewId,
  decision: (facts: CardFacts) => Changes,
): Promise<void> {
  const { application, candidate } = await interviewOf(deps, id)
  await transact(
    deps.store,
    async () => {
      // First the application, which every such commit writes: what others change meanwhile makes this one fail.
      const { stage } = await interviewOf(deps, id)
      const stageFacts = await unsealFacts(deps, application, stage)
      const sheet = await cardSheet(deps, who, id)
      const askings = await deps.store.askingsOf(candidate)
      return { ...sheet, own: await ownCards(deps, sheet), stageFacts, askings }
    },
    ({ stageFacts, askings, ...facts }) => {
      const readsOthers = canRead(facts.person, { ...stageFacts, application })
      const changes = decision({ ...facts, unsealings: stageFacts.unsealings, readsOthers })
      const [card] = changes.scorecards ?? []
      if (!card) return changes
      const cards = [...stageFacts.cards.filter((one) => one.id !== card.id), card]
      const skipped = skippedOrNot(facts.interview, cards, askings)
      const all = { ...changes, askings: skipped }
      return together(all, unsealIfComplete({ ...stageFacts, cards }, facts.now))
    },
  )
}
