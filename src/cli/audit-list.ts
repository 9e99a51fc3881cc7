/** `audit list`: the entries of the audit log that fit, newest first. */
import { parseArgs } from 'node:util'
import type { EntriesWanted, Store } from '../app/store.ts'
import type { Entry } from '../core/audit.ts'
import { Instant, iso } from '../core/time.ts'
import { type Answer, BadUsage, done } from './command.ts'

const USUAL = 100
const MOST = 10_000

/** What `audit list` was asked for. `file` is that of a copy. */
export interface Listing {
  readonly wanted: EntriesWanted
  readonly limit: number
  readonly file: string | undefined
}

/** @throws BadUsage for an unknown option, or a value that is none. */
export function listingOf(args: readonly string[]): Listing {
  const { values, positionals } = optionsOf(args)
  const [file, ...more] = positionals
  if (more.length > 0) throw new BadUsage('Name one file, or none.')
  const { actor, object, from, until, before, limit } = values
  return {
    wanted: {
      ...(actor !== undefined && { actor }),
      ...(object !== undefined && { objects: object }),
      ...(from !== undefined && { from: instantOf('from', from) }),
      ...(until !== undefined && { until: instantOf('until', until) }),
      ...(before !== undefined && { before: countOf('before', before) }),
    },
    limit: limit === undefined ? USUAL : Math.min(MOST, countOf('limit', limit)),
    file,
  }
}

/** Lists them; `older` is what to give as `--before` for the next page, or null at the end. */
export async function listAudit(store: Store, { wanted, limit }: Listing): Promise<Answer> {
  const found = await store.auditWhere(wanted, limit + 1)
  const entries = found.slice(0, limit)
  const older = found.length > limit ? (entries.at(-1)?.seq ?? null) : null
  return done({ entries: entries.map(shown), older })
}

function shown({ seq, at, actor, verb, object, before, after, hash }: Entry) {
  return { seq, at: iso(at), actor, verb, object, before, after, hash }
}

function optionsOf(args: readonly string[]) {
  const text = { type: 'string' } as const
  const options = {
    actor: text,
    object: { type: 'string', multiple: true },
    from: text,
    until: text,
    before: text,
    limit: text,
    json: { type: 'boolean' },
  } as const
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    throw new BadUsage(error instanceof Error ? error.message : String(error))
  }
}

function instantOf(name: string, text: string): Instant {
  const parsed = Instant.safeParse(text)
  if (parsed.success) return parsed.data
  throw new BadUsage(`--${name} is ${text}; expected an instant such as 2027-03-01T10:00:00Z.`)
}

function countOf(name: string, text: string): number {
  const count = Number(text)
  if (Number.isSafeInteger(count) && count > 0) return count
  throw new BadUsage(`--${name} is ${text}; expected a whole number, 1 or more.`)
}
