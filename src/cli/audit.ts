import { brokenCards, noteSeals, type SealsLogged } from '../app/seals.ts'
import type { Store } from '../app/store.ts'
import { type Entry, firstBroken } from '../core/audit.ts'
import type { BrokenSeal } from '../core/scorecards/seals.ts'
import { iso } from '../core/time.ts'
import { sha256 } from '../storage/audit.ts'
import type { Answer } from './command.ts'

const PAGE = 1_000

/**
 * Check the whole chain, then every scorecard against the seals in it. Exit status 1 and the first broken link, or the
 * cards that are not as they were sealed. `entries` are those that hold: before a broken link, if there is one.
 *
 * A log cut off at its end still holds: compare `entries` and `newest` with those of an earlier run.
 */
export async function verifyAudit(store: Store): Promise<Answer> {
  let entries = 0
  let last: Entry | undefined
  const logged: SealsLogged = new Map()
  for (;;) {
    const page = await store.auditFrom(entries + 1, PAGE)
    const broken = firstBroken(page, sha256, last)
    if (broken) {
      const held = entries + page.indexOf(broken)
      return { status: 1, output: { ok: false, entries: held, broken: shown(broken) } }
    }
    if (page.length === 0) break
    noteSeals(logged, page)
    entries += page.length
    last = page.at(-1)
  }
  const newest = last?.hash ?? null
  const cards = await brokenCards(store, logged, sha256)
  if (cards.length === 0) return { status: 0, output: { ok: true, entries, newest } }
  const said = cards.map(({ card, broken }) => ({ card, what: BROKEN[broken] }))
  return { status: 1, output: { ok: false, entries, newest, scorecards: said } }
}

const BROKEN: Record<BrokenSeal, string> = {
  submission: 'what was handed in has been changed since',
  amendment: 'an amendment has been changed since it was made',
  answers: 'it says something else than was handed in and amended',
  log: 'what was handed in or amended is not what the audit log tells of',
  conflict: 'whether a conflict of interest was declared is not what the audit log tells of',
  missing: 'it is gone, although its candidate was not erased',
}

function shown({ seq, actor, verb, object, at }: Entry) {
  return { seq, actor, verb, object, at: iso(at) }
}
