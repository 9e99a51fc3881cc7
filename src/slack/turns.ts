/** What one form does, one after another: Slack tells of letters faster than they are kept, and `Next` must come last. */

interface Turn {
  /** The newest of what may be left out if something newer comes. */
  waiting: (() => Promise<unknown>) | undefined
  /** Resolves when it is over, and what waited behind it. */
  done: Promise<void>
}

export interface Turns {
  /** After what `of` is doing. What waits there is left out: this holds all of it. */
  readonly now: <T>(of: string, work: () => Promise<T>) => Promise<T>
  /** Once `of` has nothing else to do; left out if something newer comes first. */
  readonly whenFree: (of: string, work: () => Promise<void>) => Promise<void>
  /** Resolves when `of` has nothing left to do. */
  readonly rest: (of: string) => Promise<void>
}

export function turns(): Turns {
  const all = new Map<string, Turn>()

  function take<T>(of: string, work: () => Promise<T>): Promise<T> {
    const before = all.get(of)
    if (before) before.waiting = undefined
    const running = (before?.done ?? Promise.resolve()).then(work)
    const turn: Turn = { waiting: undefined, done: Promise.resolve() }
    turn.done = settled(running).then(() => drain(of, turn))
    all.set(of, turn)
    return running
  }

  async function drain(of: string, turn: Turn): Promise<void> {
    while (turn.waiting) {
      const work = turn.waiting
      turn.waiting = undefined
      await settled(work())
    }
    if (all.get(of) === turn) all.delete(of)
  }

  return {
    now: take,
    async whenFree(of, work) {
      const turn = all.get(of)
      if (!turn) return take(of, work)
      const failures: unknown[] = []
      turn.waiting = () => work().catch((error: unknown) => failures.push(error))
      await turn.done
      if (failures.length > 0) throw failures[0]
    },
    async rest(of) {
      for (let turn = all.get(of); turn; turn = all.get(of)) await turn.done
    },
  }
}

/** Resolves when it is over, whatever came of it: whoever began it hears of its failure. */
function settled(work: Promise<unknown>): Promise<void> {
  return work.then(
    () => undefined,
    () => undefined,
  )
}
