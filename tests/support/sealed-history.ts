/** Histories of a panel that writes cards, one way or the other, beside a running bot. */

import { breakTheGlass, openScorecards } from '../../src/app/open-cards.ts'
import type { Deps } from '../../src/app/ports.ts'
import { endCardDuty, saveDraft, submitCard, withdrawCard } from '../../src/app/scorecards.ts'
import { PersonId } from '../../src/core/ids.ts'
import type { Interview } from '../../src/core/interviews.ts'
import { Refusal } from '../../src/core/refusal.ts'
import type { FieldValue } from '../../src/core/scorecards/fields.ts'
import type { Instant } from '../../src/core/time.ts'
import { openSource } from '../../src/storage/dialect.ts'
import { openStore } from '../../src/storage/store.ts'
import { depsOver } from './deps-over.ts'
import type { FrontDoor } from './front-door.ts'
import { CRITICISM, DURABILITY } from './held-interview.ts'

/** Which way everybody writes but the one who watches. */
export type Direction = 'for' | 'against'

export type Step =
  | { readonly do: 'draft' | 'submit' | 'withdraw' | 'not me'; readonly who: string }
  | { readonly do: 'open' | 'break glass'; readonly who: string }
  | { readonly do: 'wait'; readonly hours: number }

/** Words that stand in cards of one direction and nowhere else. */
export const TELLTALE = { for: 'quokka', against: 'zebra' } as const

const FOR = `She named fsync before acknowledging, drew the path of a write and tested a ${TELLTALE.for} against it, and then asked what a rename promises and when.`
const AGAINST = `He said that nothing can be lost once write returns, kept to the ${TELLTALE.against} after hint three, and asked nothing.`

export function contentOf(direction: Direction): Readonly<Record<string, FieldValue>> {
  const isFor = direction === 'for'
  const evidence = isFor ? FOR : AGAINST
  const [rating, low] = isFor ? ['5', '4'] : ['1', '2']
  return {
    [`question:${DURABILITY}:asked`]: 'yes',
    [`question:${DURABILITY}:rating`]: rating,
    [`question:${DURABILITY}:evidence`]: evidence,
    [`question:${DURABILITY}:hints`]: isFor ? [] : ['1', '2', '3'],
    [`question:${CRITICISM}:asked`]: isFor ? 'no time' : 'other',
    [`question:${CRITICISM}:skipReason`]: isFor ? '' : 'There was no point any more.',
    'competency:systems_fundamentals:rating': rating,
    'competency:systems_fundamentals:evidence': [DURABILITY],
    'competency:learning_and_curiosity:rating': low,
    'competency:learning_and_curiosity:note': evidence,
    'competency:communication:rating': isFor ? '5' : 'NA',
    'competency:communication:naReason': isFor ? '' : 'The line was bad.',
    'competency:communication:note': isFor ? evidence : '',
    ...(isFor
      ? {}
      : {
          'observation:0:kind': 'red flag',
          'observation:0:code': 'resists_feedback',
          'observation:0:what': evidence,
          'observation:0:question': DURABILITY,
          'observation:0:counter': 'none seen',
        }),
    'overall:recommendation': isFor ? 'strong yes' : 'strong no',
    'overall:confidence': isFor ? 'high' : 'low',
    'overall:summary': evidence,
    'overall:changeMind': 'A second question on the network.',
  }
}

/** What the bot's own verbs need, on a connection of its own to the bot's database. */
export async function besides(door: FrontDoor): Promise<Deps> {
  const store = await openStore(await openSource(door.database))
  return depsOver(store, () => door.slack.ws.clock.now() as Instant)
}

/** Plays a history. What is refused is refused whichever way people write, and changes nothing. */
export async function play(
  door: FrontDoor,
  interview: Interview,
  steps: readonly Step[],
  direction: Direction,
): Promise<void> {
  const deps = await besides(door)
  for (const step of steps) {
    if (step.do === 'wait') await door.wind(step.hours * 60)
    else await acted(deps, interview, step, direction).catch(refused)
    await door.settled()
  }
  await deps.store.close()
}

async function acted(
  deps: Deps,
  { id, application, stage }: Interview,
  step: Exclude<Step, { readonly do: 'wait' }>,
  direction: Direction,
): Promise<void> {
  const who = PersonId.parse(step.who)
  switch (step.do) {
    case 'draft':
      await saveDraft(deps, who, id, { fields: contentOf(direction), form: 'V1' })
      return
    case 'submit':
      await saveDraft(deps, who, id, { fields: contentOf(direction), form: 'V1' })
      return submitCard(deps, who, id)
    case 'withdraw':
      return withdrawCard(deps, who, id)
    case 'not me':
      return endCardDuty(deps, who, id, 'not me')
    case 'open':
      return openScorecards(deps, who, application, stage, 'The last one is on holiday.')
    case 'break glass':
      return breakTheGlass(deps, who, application, stage, 'The candidate has asked for it.')
  }
}

function refused(error: unknown): void {
  if (!(error instanceof Refusal)) throw error
  // A card that is not whole would be a fault of this file.
  if (error.reason.code === 'unfinished-card') throw error
}
