import { type Drain, drainOutbox } from './outbox.ts'
import { lanes, pacing, type Rhythm } from './pace.ts'

export interface Dispatcher {
  /** Deliver what is due. Calls while a round is under way become one more round after it. */
  readonly run: () => Promise<void>
  /** Finishes what is being sent, gives the rest back, and begins no other round. */
  readonly stop: () => Promise<void>
}

type Outgoing = Omit<Drain, 'stopping' | 'pace' | 'inLane' | 'comeBack'> & Rhythm

/** One round of delivery at a time, however often it is asked for. */
export function dispatcher(outgoing: Outgoing, failed: (error: unknown) => void): Dispatcher {
  let round: Promise<void> | undefined
  let again = false
  let stopped = false
  const drain = {
    ...outgoing,
    pace: pacing(outgoing),
    inLane: lanes(),
    stopping: () => stopped,
    // Sooner than the next tick, for a far end that asks for a second of patience.
    comeBack: (milliseconds: number) => void outgoing.pause(milliseconds).then(run),
  }

  async function rounds(): Promise<void> {
    try {
      do {
        again = false
        // A full batch may have left more behind.
        if ((await drainOutbox(drain)) > 0) again = true
      } while (again && !stopped)
    } catch (error) {
      failed(error)
    } finally {
      // Here and not in a promise's `finally`: a call in between would find a round that looks no more.
      round = undefined
    }
  }

  async function run(): Promise<void> {
    if (stopped) return
    again = true
    round ??= rounds()
    await round
  }

  async function stop(): Promise<void> {
    stopped = true
    await round
  }
  return { run, stop }
}
