import { type Drain, drainOutbox } from './outbox.ts'

export interface Dispatcher {
  /** Deliver what is due. Calls while one is under way become one more round after it. */
  readonly run: () => Promise<void>
  /** Waits for the round under way. */
  readonly settled: () => Promise<void>
}

/** One round of delivery at a time, however often it is asked for. */
export function dispatcher(drain: Drain, failed: (error: unknown) => void): Dispatcher {
  let round: Promise<void> | undefined
  let again = false

  async function rounds(): Promise<void> {
    do {
      again = false
      // A full batch may have left more behind.
      if ((await drainOutbox(drain)) > 0) again = true
    } while (again)
  }

  const run = () => {
    if (round) {
      again = true
      return round
    }
    round = rounds()
      .catch(failed)
      .finally(() => {
        round = undefined
      })
    return round
  }
  return { run, settled: async () => round }
}
