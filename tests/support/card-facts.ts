/** A card of Ana's about an interview of Mila's at ten, and what is known of it at noon. */
import { Opening } from '../../src/core/openings.ts'
import { Refusal } from '../../src/core/refusal.ts'
import type { Scorecard } from '../../src/core/scorecards/scorecard.ts'
import type { CardFacts } from '../../src/core/scorecards/submit.ts'
import { sha256 } from '../../src/storage/audit.ts'
import { opening } from './booking.ts'
import { cardBy, held, unsealedBy } from './cards.ts'
import { answers, template } from './filled.ts'
import { at } from './time.ts'
import { ana, petra } from './world.ts'

export const interview = held('a')
export const noon = at('2027-03-09T12:00')
export const draft = cardBy(ana, interview, 'draft', { answers: answers() })
export const handedIn = cardBy(ana, interview, 'submitted', { answers: answers() })

export const facts: CardFacts = {
  card: draft,
  interview,
  opening: Opening.parse({
    id: opening,
    rev: 1,
    plan: 'intern',
    planVersion: 'v1',
    title: 'Intern',
    leads: [petra],
  }),
  template,
  own: [],
  unsealings: [],
  readsOthers: false,
  now: noon,
}

export const sealing = { nonce: 'n1', sha256 }

/** The card handed in, and open to others. */
export const opened = { ...facts, card: handedIn, unsealings: [unsealedBy('all in')] }

/** Why `work` is refused, or nothing. */
export function refusedWith(work: () => unknown) {
  try {
    work()
  } catch (error) {
    if (error instanceof Refusal) return error.reason
    throw error
  }
  return undefined
}

/** The card that is changed, if one is. */
export const only = (changes: { scorecards?: readonly Scorecard[] }) => changes.scorecards?.[0]
