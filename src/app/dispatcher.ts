import { type Drain, drainOutbox } from './outbox.ts'
import { lanes, pacing, type Rhythm } from './pace.ts'
import { type Rounds, roundsOf } from './rounds.ts'

type Outgoing = Omit<Drain, 'stopping' | 'pace' | 'inLane' | 'comeBack'> & Rhythm

/** Delivers what is due, one round at a time. A stop finishes what is being sent and gives the rest back. */
export function dispatcher(outgoing: Outgoing, failed: (error: unknown) => void): Rounds {
  const drain: Drain = {
    ...outgoing,
    pace: pacing(outgoing),
    inLane: lanes(),
    stopping: () => rounds.stopped(),
    // Sooner than the next tick, for a far end that asks for a second of patience.
    comeBack: (milliseconds) => void outgoing.pause(milliseconds).then(rounds.run),
  }
  const rounds = roundsOf(() => drainOutbox(drain), failed)
  return rounds
}
