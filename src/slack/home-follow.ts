/** Keeping the Home tab true: shown anew after what its reader did, and after what others did. */
import { homeFor } from '../app/home.ts'
import type { Deps, Receipt } from '../app/ports.ts'
import type { PersonId } from '../core/ids.ts'
import { homeView } from './blocks/home.ts'
import { digestOf } from './digest-of.ts'
import type { Gateway } from './gateway.ts'

type Publisher = Pick<Gateway, 'publishHome'>

/** Shows somebody their Home as it is now. `hash` is that of the view they see, if it is known. */
export async function publishHome(
  deps: Deps,
  slack: Publisher,
  who: PersonId,
  hash?: string,
): Promise<void> {
  // Something newer was published meanwhile, from facts that may be older than ours: read again, and that counts.
  if (!(await published(deps, slack, who, hash))) await published(deps, slack, who)
}

/** Shows a change made elsewhere to somebody who has opened their Home before. What reads the same costs no call. */
export async function followHome(deps: Deps, slack: Publisher, who: PersonId): Promise<Receipt> {
  const seen = await deps.store.posted(keyOf(who))
  if (!seen) return 'never opened'
  if (digestOf(homeView(await homeFor(deps, who))) !== seen.digest) {
    await publishHome(deps, slack, who, seen.ts)
  }
  return 'shown'
}

async function published(
  deps: Deps,
  slack: Publisher,
  who: PersonId,
  hash?: string,
): Promise<boolean> {
  const view = homeView(await homeFor(deps, who))
  const ts = await slack.publishHome(who, view, hash)
  if (ts === undefined) return false
  // A Home has no `ts`; what proves that it has not changed since is its hash.
  await deps.store.markPosted({ key: keyOf(who), channel: who, ts, digest: digestOf(view) })
  return true
}

function keyOf(who: PersonId): string {
  return `home:${who}`
}
