export interface Dispatcher {
  /** Do what is due. Calls while a round is under way become one more after it. */
  readonly run: () => Promise<void>
  /** Waits for the round under way. */
  readonly settled: () => Promise<void>
}

/** One round of `work` at a time, however often it is asked for. `work` gives how much it did. */
export function dispatcher(
  work: () => Promise<number>,
  failed: (error: unknown) => void,
): Dispatcher {
  let round: Promise<void> | undefined
  let again = false

  async function rounds(): Promise<void> {
    do {
      again = false
      // A full batch may have left more behind.
      if ((await work()) > 0) again = true
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
