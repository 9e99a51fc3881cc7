import type { Changes } from '../core/changes.ts'
import { Stale, type Store } from './store.ts'

/** Each stale read means that somebody else's commit went through, so this bounds a queue, not a livelock. */
const TRIES = 20

/**
 * Load facts, decide, commit; if the facts were stale, do it again.
 *
 * The one place where reading, deciding and writing meet. `decide` must be pure: it may run more than once.
 */
export async function transact<Facts, C extends Changes>(
  store: Store,
  load: () => Promise<Facts>,
  decide: (facts: Facts) => C,
): Promise<C> {
  for (let attempt = 1; ; attempt++) {
    const changes = decide(await load())
    try {
      await store.commit(changes)
      return changes
    } catch (error) {
      if (!(error instanceof Stale) || attempt === TRIES) throw error
    }
  }
}
