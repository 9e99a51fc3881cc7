import { lastChannelDigest, type OfficeDays } from '../core/digest/channel.ts'
import type { AroundFacts } from '../core/digest/digest.ts'
import type { ChannelFacts } from '../core/digest/items.ts'
import type { Opening } from '../core/openings.ts'
import { unowed } from './blindness.ts'
import { aroundOf, cardsOf, IDLE_LISTED, owedWithin, sinceOf } from './digest-facts.ts'
import type { Deps } from './ports.ts'
import { openDebriefs } from './undecided.ts'

/**
 * Everything that the digest of an opening's channel is made from.
 *
 * Anybody may be in a channel, so it is as blind as the blindest of them: of a candidate about whom somebody owes a card
 * it does not even say that there is something to decide, and never whose card is missing.
 */
export async function channelFactsOf(
  deps: Deps,
  opening: Opening,
  office: OfficeDays,
): Promise<{ readonly facts: ChannelFacts; readonly around: Omit<AroundFacts, 'load'> }> {
  const { store } = deps
  const now = deps.now()
  const { zone } = office
  const of = { openings: [opening.id] }
  const [debriefs, unsettled, late, idle, around] = await Promise.all([
    openDebriefs(deps, [opening]),
    store.unsettled(of, now),
    store.withoutCards(of, owedWithin(now)),
    store.idle(of.openings, IDLE_LISTED),
    aroundOf(deps, of.openings, zone, lastChannelDigest(opening, office, now)),
  ])
  const settled = await unowed(
    deps,
    debriefs.map(({ application }) => application),
  )
  return {
    facts: {
      zone,
      now,
      debriefs: debriefs.filter(({ application }) => settled.has(application)),
      unsettled,
      owed: await cardsOf(deps, late),
      idle: await sinceOf(deps, idle.applications),
      idleCount: idle.count,
    },
    around,
  }
}
