/** The audit log is a chain: each entry holds the hash of the one before, so that no link can be changed alone. */
import { z } from 'zod'
import type { DeedVerb } from './deeds.ts'
import { Instant, iso } from './time.ts'

/** Ids, states, codes and instants. Never a name, a mail address or free text: entries outlive an erasure. */
export const Facts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
export type Facts = Readonly<z.infer<typeof Facts>>

/** What the log calls the database itself, of which copies are made. */
export const DATABASE = 'database'

/** One change of state, as the decision reports it. */
export interface Deed {
  /** A Slack id, or `system`. */
  readonly actor: string
  readonly verb: DeedVerb
  /** Id of what was changed. */
  readonly object: string
  readonly before: Facts
  readonly after: Facts
  readonly at: Instant
}

export const Entry = z.object({
  seq: z.int().positive(),
  actor: z.string(),
  verb: z.string(),
  object: z.string(),
  before: Facts,
  after: Facts,
  at: Instant,
  previous: z.string(),
  hash: z.string(),
})
export type Entry = Readonly<z.infer<typeof Entry>>

/** Hash of nothing: what the first entry calls its predecessor. */
export const GENESIS = '0'.repeat(64)

/** SHA-256 of UTF-8 text, in hex. */
export type Sha256 = (text: string) => string

/** The entry that follows `last` for `deed`. */
export function follow(last: Entry | undefined, deed: Deed, sha256: Sha256): Entry {
  const unsealed = { ...deed, seq: (last?.seq ?? 0) + 1, previous: last?.hash ?? GENESIS }
  return { ...unsealed, hash: sha256(sealed(unsealed)) }
}

/** The first of `entries` that does not follow from the one before, the first of them from `after`; undefined when the chain holds. */
export function firstBroken(
  entries: Iterable<Entry>,
  sha256: Sha256,
  after?: Entry,
): Entry | undefined {
  let last = after
  for (const entry of entries) {
    const { seq, previous, hash } = entry
    const follows = seq === (last?.seq ?? 0) + 1 && previous === (last?.hash ?? GENESIS)
    if (!follows || hash !== sha256(sealed(entry))) return entry
    last = entry
  }
  return undefined
}

/** The text that is hashed: a fixed order of fields, keys of facts sorted. */
function sealed(entry: Omit<Entry, 'hash'>): string {
  const { seq, previous, actor, verb, object, before, after, at } = entry
  return JSON.stringify([
    seq,
    previous,
    actor,
    verb,
    object,
    sorted(before),
    sorted(after),
    iso(at),
  ])
}

function sorted(facts: Facts): [string, unknown][] {
  return Object.entries(facts).toSorted(([a], [b]) => (a < b ? -1 : 1))
}
