import type { Notice } from '../core/notices.ts'
import { type Instant, later } from '../core/time.ts'
import { type Deliver, RetryLater } from './ports.ts'
import type { PendingNotice, Store } from './store.ts'

const LONGEST_WAIT_MINUTES = 6 * 60
/** After so many failures a notice is dead, and the admins are told. */
const TRIES = 10

export interface Drain {
  readonly store: Store
  /** What it delivers; another drain has the rest. */
  readonly of: readonly Notice['channel'][]
  /** How many are claimed at a time: what is claimed must go out before the claim lapses. */
  readonly batch: number
  readonly deliver: Deliver
  readonly now: () => Instant
  /** Resolves when the notice may go. */
  readonly pace: (notice: Notice) => Promise<void>
  /** Runs at most a few deliveries at a time. */
  readonly inLane: <T>(work: () => Promise<T>) => Promise<T>
  /** Asks for another round after so many milliseconds. */
  readonly comeBack: (milliseconds: number) => void
  /** Once true, what is not being sent yet is given back. */
  readonly stopping: () => boolean
  /** Told of every notice that is given up. */
  readonly dead: (notice: PendingNotice, error: unknown) => Promise<void>
}

/**
 * Deliver what is due: in order of `due` in each conversation, conversations side by side.
 *
 * A failure is tried again later and does not hold up the rest. Returns how many were sent.
 */
export async function drainOutbox(drain: Drain): Promise<number> {
  const claimed = await drain.store.claimDue(drain.now(), drain.batch, drain.of)
  const conversations = [...Map.groupBy(claimed, conversationOf).values()]
  const sent = await Promise.all(conversations.map((notices) => inOrder(notices, drain)))
  return sent.reduce((sum, count) => sum + count, 0)
}

async function inOrder(notices: readonly PendingNotice[], drain: Drain): Promise<number> {
  let sent = 0
  for (const notice of notices) {
    if (!drain.stopping()) await drain.pace(notice)
    if (await drain.inLane(() => settle(notice, drain))) sent++
  }
  return sent
}

async function settle(notice: PendingNotice, drain: Drain): Promise<boolean> {
  const { store, deliver, now, dead, stopping } = drain
  if (stopping()) {
    // The next start sends it at once, and need not wait for the claim to lapse.
    await store.markFailed(notice, 'the bot was stopped before it was sent', now())
    return false
  }
  try {
    await store.markSent(notice, await deliver(notice))
    return true
  } catch (error) {
    const words = String(error)
    if (error instanceof RetryLater) {
      await store.markFailed(notice, words, later(now(), error.seconds / 60))
      drain.comeBack(error.seconds * 1_000)
    } else if (notice.attempts < TRIES) {
      await store.markFailed(notice, words, later(now(), backoffMinutes(notice.attempts)))
    } else {
      await store.markDead(notice, words)
      await dead(notice, error)
    }
    return false
  }
}

/** What goes out one after the other. */
export function conversationOf({ channel, to }: Notice): string {
  return `${channel}:${to}`
}

/** 2, 4, 8 … minutes, never more than six hours. `attempts` counts the one that has just failed. */
function backoffMinutes(attempts: number): number {
  return Math.min(2 ** attempts, LONGEST_WAIT_MINUTES)
}
