import { type Instant, later } from '../core/time.ts'
import { type Deliver, type PendingNotice, RetryLater, type Store } from './ports.ts'

const BATCH = 100
const LONGEST_WAIT_MINUTES = 6 * 60
/** After so many failures a notice is dead, and the admins are told. */
const TRIES = 10
/** Slack takes about one message a second in each conversation. */
const PACE_MS = 1_000
/** Conversations served side by side. */
const LANES = 4

export interface Drain {
  readonly store: Store
  readonly deliver: Deliver
  readonly now: () => Instant
  readonly pause: (milliseconds: number) => Promise<void>
  /** Told of every notice that is given up. */
  readonly dead: (notice: PendingNotice, error: string) => Promise<void>
}

/**
 * Deliver what is due: in order of `due` in each conversation, conversations side by side.
 *
 * A failure is tried again later and does not hold up the rest. Returns how many were sent.
 */
export async function drainOutbox(drain: Drain): Promise<number> {
  const claimed = await drain.store.claimDue(drain.now(), BATCH)
  const conversations = [...Map.groupBy(claimed, ({ channel, to }) => `${channel}:${to}`).values()]
  let sent = 0
  const lane = async () => {
    for (let next = conversations.shift(); next; next = conversations.shift()) {
      sent += await inOrder(next, drain)
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return sent
}

async function inOrder(notices: readonly PendingNotice[], drain: Drain): Promise<number> {
  let sent = 0
  for (const [i, notice] of notices.entries()) {
    if (i > 0 && notice.channel === 'slack') await drain.pause(PACE_MS)
    if (await settle(notice, drain)) sent++
  }
  return sent
}

async function settle(
  notice: PendingNotice,
  { store, deliver, now, dead }: Drain,
): Promise<boolean> {
  try {
    await store.markSent(notice, await deliver(notice))
    return true
  } catch (error) {
    const words = String(error)
    if (error instanceof RetryLater) {
      await store.markFailed(notice, words, later(now(), error.seconds / 60))
    } else if (notice.attempts < TRIES) {
      await store.markFailed(notice, words, later(now(), backoffMinutes(notice.attempts)))
    } else {
      await store.markDead(notice, words)
      await dead(notice, words)
    }
    return false
  }
}

/** 2, 4, 8 … minutes, never more than six hours. `attempts` counts the one that has just failed. */
function backoffMinutes(attempts: number): number {
  return Math.min(2 ** attempts, LONGEST_WAIT_MINUTES)
}
