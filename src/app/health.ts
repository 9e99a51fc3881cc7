import { DATABASE } from '../core/audit.ts'
import type { Health } from '../core/health.ts'
import type { Deps } from './ports.ts'

/** How the bot itself is. */
export async function healthOf({ store, now, settings }: Deps): Promise<Health> {
  const [{ waiting, dead }, size, backedUp] = await Promise.all([
    store.outboxState(now()),
    store.size(),
    store.lastDeed(DATABASE),
  ])
  return { waiting, dead, size, backedUp: backedUp ?? null, versions: settings.versions }
}
