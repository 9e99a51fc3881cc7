export interface Rounds {
  /** Do what is due. Calls while a round is under way become one more round after it. */
  readonly run: () => Promise<void>
  /** Whether no other round may begin. */
  readonly stopped: () => boolean
  /** Finishes the round under way, and begins no other. */
  readonly stop: () => Promise<void>
}

/** One round of `work` at a time, however often it is asked for. `work` gives how much it did. */
export function roundsOf(work: () => Promise<number>, failed: (error: unknown) => void): Rounds {
  let round: Promise<void> | undefined
  let again = false
  let stopped = false

  async function rounds(): Promise<void> {
    try {
      do {
        again = false
        // A full batch may have left more behind.
        if ((await work()) > 0) again = true
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
  return { run, stopped: () => stopped, stop }
}
