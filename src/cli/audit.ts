import type { Store } from '../app/store.ts'
import { type Entry, firstBroken } from '../core/audit.ts'
import { iso } from '../core/time.ts'
import { sha256 } from '../storage/audit.ts'
import type { Answer } from './command.ts'

const PAGE = 1_000

/**
 * Check the whole chain. Exit status 1 and the first broken link when it does not hold.
 *
 * A log cut off at its end still holds: compare `entries` and `newest` with those of an earlier run.
 */
export async function verifyAudit(store: Store): Promise<Answer> {
  let entries = 0
  let last: Entry | undefined
  for (;;) {
    const page = await store.auditFrom(entries + 1, PAGE)
    const broken = firstBroken(page, sha256, last)
    if (broken) return { status: 1, output: { ok: false, entries, broken: shown(broken) } }
    if (page.length === 0)
      return { status: 0, output: { ok: true, entries, newest: last?.hash ?? null } }
    entries += page.length
    last = page.at(-1)
  }
}

function shown({ seq, actor, verb, object, at }: Entry) {
  return { seq, actor, verb, object, at: iso(at) }
}
