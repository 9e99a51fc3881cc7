import type { Clock as Shown } from '../protocol.ts'

/** The workspace's clock: it stamps messages and can be set, wound on and stopped. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly shown: () => Shown
  readonly set: (now: number) => void
  readonly wind: (milliseconds: number) => void
  readonly run: (running: boolean) => void
}

/** Year 2100: message ids keep ten digits before the point until well after it. */
const LATEST = 4_102_444_800_000

/**
 * Make a clock that starts at `start` and runs on with `real`.
 *
 * Acknowledgements, trigger ids, rate limits and response URLs do not use it: the bot meets those in
 * real time.
 */
export function createClock(real: () => number, start = real()): Clock {
  let shown = bounded(start)
  let since = real()
  let running = true
  const now = () => Math.min(LATEST, running ? shown + real() - since : shown)
  const setTo = (to: number) => {
    shown = bounded(to)
    since = real()
  }
  return {
    now,
    shown: () => ({ now: now(), running }),
    set: setTo,
    wind: (milliseconds) => setTo(now() + milliseconds),
    run: (run) => {
      setTo(now())
      running = run
    },
  }
}

function bounded(milliseconds: number): number {
  return Math.min(LATEST, Math.max(0, Math.floor(milliseconds)))
}
