import type { Notice } from '../core/notices.ts'
import { conversationOf, type Drain, drainOutbox } from './outbox.ts'
import { DIGEST_PACE_MS, lanes, pacing, type Rhythm } from './pace.ts'
import { type Rounds, roundsOf } from './rounds.ts'

type Outgoing = Omit<Drain, 'of' | 'batch' | 'stopping' | 'pace' | 'inLane' | 'comeBack'> & Rhythm

/** Delivers what is due, one round at a time. A stop finishes what is being sent and gives the rest back. */
export function dispatcher(outgoing: Outgoing, failed: (error: unknown) => void): Rounds {
  const pace = pacing(outgoing)
  return rounds(outgoing, failed, {
    of: ['slack', 'home', 'self'],
    batch: 100,
    // A second between messages into one conversation, and none between anything else.
    pace: async (notice) => {
      if (notice.channel === 'slack') await pace(conversationOf(notice))
    },
  })
}

/** Delivers digests, spread over time: a thousand may be due in one minute, and other messages go past them. */
export function digestDispatcher(outgoing: Outgoing, failed: (error: unknown) => void): Rounds {
  const pace = pacing(outgoing, DIGEST_PACE_MS)
  return rounds(outgoing, failed, { of: ['digest'], batch: 20, pace: () => pace('digests') })
}

function rounds(
  outgoing: Outgoing,
  failed: (error: unknown) => void,
  how: Pick<Drain, 'of' | 'batch'> & { readonly pace: (notice: Notice) => Promise<void> },
): Rounds {
  const drain: Drain = {
    ...outgoing,
    ...how,
    inLane: lanes(),
    stopping: () => all.stopped(),
    // Sooner than the next tick, for a far end that asks for a second of patience.
    comeBack: (milliseconds) => void outgoing.pause(milliseconds).then(all.run),
  }
  const all = roundsOf(() => drainOutbox(drain), failed)
  return all
}
