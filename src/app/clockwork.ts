import type { Notice } from '../core/notices.ts'
import { type Instant, MINUTE } from '../core/time.ts'
import { tellAdmins } from './dead-letters.ts'
import { planDigests } from './digest-plan.ts'
import { digestDispatcher, dispatcher } from './dispatcher.ts'
import { doItself } from './itself.ts'
import type { Rhythm } from './pace.ts'
import type { Deliver, Deps } from './ports.ts'
import { type Rounds, roundsOf } from './rounds.ts'

/** Everything that happens because it is time. */
export interface Clockwork {
  /** Something is owed: look at once. */
  readonly nudge: () => void
  /** Once a minute: what has become due is done and said. */
  readonly tick: () => Promise<void>
  /** As `tick`, and resolves only when nothing is left to do. */
  readonly finish: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** Digests are planned this often: every local time that people pick is near one of these. */
const PLAN_MS = 15 * MINUTE

/** Plans, and delivers what is due: digests apart from the rest. `failed` hears what stumbled. */
export function clockwork(
  deps: Deps,
  { toSlack, refresh, ...rhythm }: Rhythm & { readonly toSlack: Deliver; readonly refresh: Rounds },
  failed: (what: string) => (error: unknown) => void,
): Clockwork {
  const outgoing = {
    ...rhythm,
    store: deps.store,
    now: deps.now,
    deliver: (notice: Notice) =>
      notice.channel === 'self' ? doItself(deps, notice) : toSlack(notice),
    dead: (notice: Parameters<typeof tellAdmins>[1], error: unknown) =>
      tellAdmins(deps, notice, error),
  }
  const outbox = dispatcher(outgoing, failed('the outbox'))
  const digests = digestDispatcher(outgoing, failed('sending digests'))
  const planning = roundsOf(
    quarterly(deps.now, () => planDigests(deps)),
    failed('planning digests'),
  )
  const tick = () => {
    // Not waited for: neither a slow calendar nor a thousand digests may hold up what is due to be said.
    void refresh.run()
    void planning.run().then(digests.run)
    return outbox.run()
  }
  return {
    nudge: () => {
      void outbox.run()
      void digests.run()
    },
    tick,
    finish: async () => {
      await Promise.all([tick(), refresh.run(), planning.run()])
      await digests.run()
      await outbox.run()
    },
    stop: async () => {
      await planning.stop()
      await Promise.all([outbox.stop(), digests.stop(), refresh.stop()])
    },
  }
}

/** Does `work` when first asked, and once in each quarter of an hour that begins. */
function quarterly(now: () => Instant, work: () => Promise<void>): () => Promise<number> {
  let last: number | undefined
  return async () => {
    const quarter = Math.floor(now() / PLAN_MS)
    if (quarter === last) return 0
    await work()
    last = quarter
    return 0
  }
}
