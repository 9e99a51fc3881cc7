/** Slack takes about one message a second in each conversation. */
const PACE_MS = 1_000
/**
 * Between digests, whoever they are for. Slack opens fifty conversations a minute and takes a few hundred messages in
 * all: a thousand digests go out within twenty minutes, and leave room for everything else.
 */
export const DIGEST_PACE_MS = 1_150
/** Deliveries under way at a time. */
const LANES = 4

export interface Rhythm {
  /** Milliseconds that only ever grow, from any start. */
  readonly elapsed: () => number
  readonly pause: (milliseconds: number) => Promise<void>
}

/** Waits until `paceMs` have passed since the last message into the same conversation. */
export function pacing(
  { elapsed, pause }: Rhythm,
  paceMs = PACE_MS,
): (conversation: string) => Promise<void> {
  const next = new Map<string, number>()
  return async (conversation) => {
    const now = elapsed()
    for (const [known, from] of next) if (from <= now) next.delete(known)
    const from = next.get(conversation) ?? now
    next.set(conversation, from + paceMs)
    if (from > now) await pause(from - now)
  }
}

/** Lets a few pieces of work run at a time, in the order they came. */
export function lanes(count = LANES): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let free = count
  return async (work) => {
    if (free > 0) free--
    else await new Promise<void>((enter) => waiting.push(enter))
    try {
      return await work()
    } finally {
      const enter = waiting.shift()
      if (enter) enter()
      else free++
    }
  }
}
