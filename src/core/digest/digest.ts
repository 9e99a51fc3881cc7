/** One digest: what waits, in the order of what delay costs, and what else its reader is glad to know. */
import type { Interview } from '../interviews.ts'
import type { Load } from '../load.ts'
import { addDays, type Instant, type LocalDate, wallAt } from '../time.ts'
import { type DigestFacts, type Item, isMatter, itemsOf } from './items.ts'

/** What has happened in the reader's openings since their last digest, by kind. */
export const CHANGES = ['booked', 'moved', 'cancelled', 'missed', 'applied', 'withdrew'] as const
export type Changed = (typeof CHANGES)[number]

export interface Digest {
  readonly date: LocalDate
  /** What is listed, dearest first. */
  readonly items: readonly Item[]
  /** How many beyond those; Home has them. */
  readonly more: number
  /** How many things ask for a deed, listed or not. */
  readonly matters: number
  /** How many of those it had at first wait no longer: done, called off or lapsed; nought when it is first sent. */
  readonly done: number
  /** Interviews of the reader's openings in which they do not sit themselves. */
  readonly today: readonly Interview[]
  readonly tomorrow: readonly Interview[]
  readonly changes: readonly { readonly what: Changed; readonly count: number }[]
  /** From when on those are counted: the last digest of before today. */
  readonly since: Instant
  /** For who sits in interviews this week. */
  readonly load: Load | null
}

export interface AroundFacts {
  /** Of the reader's openings, today and tomorrow, by start. */
  readonly soon: readonly Interview[]
  readonly changes: Digest['changes']
  readonly since: Instant
  readonly load: Load
}

/** A message takes fifty blocks; so many lines leave room for the rest. */
export const LINES = 36

/** What the reader is told. Nothing waits, nothing is told: `isDue` says which. */
export function digestOf(facts: DigestFacts, around: AroundFacts): Digest {
  const items = itemsOf(facts)
  // Applications that nobody listed have no line each, but count.
  const unlisted = items.some(({ kind }) => kind === 'next')
    ? Math.max(0, facts.idleCount - facts.idle.length)
    : 0
  return whole(facts, around, items, unlisted, 0)
}

/**
 * The same digest later that day: of what it listed at first, what is still to do.
 *
 * What has come since has messages of its own, and is in tomorrow's.
 */
export function digestLater(
  facts: DigestFacts,
  around: AroundFacts,
  listed: readonly string[],
): Digest {
  const then = new Set(listed)
  const items = itemsOf(facts).filter(({ key }) => then.has(key))
  const left = items.filter(isMatter).length
  const first = listed.filter((key) => !key.startsWith('interview:')).length
  return whole(facts, around, items, 0, Math.max(0, first - left))
}

/** Whether there is anything to send it for. */
export function isDue({ items }: Digest): boolean {
  return items.length > 0
}

function whole(
  { reader, zone, now }: DigestFacts,
  { soon, changes, since, load }: AroundFacts,
  items: readonly Item[],
  unlisted: number,
  done: number,
): Digest {
  const { date } = wallAt(now, zone)
  const wants = (part: DigestFacts['reader']['without'][number]) => !reader.without.includes(part)
  const on = (day: LocalDate) =>
    wants('openings')
      ? soon.filter(({ span, panel }) => {
          const isOwn = panel.some(
            ({ person, rsvp }) => person === reader.id && rsvp === 'accepted',
          )
          return !isOwn && wallAt(span.start, zone).date === day
        })
      : []
  return {
    date,
    items: items.slice(0, LINES),
    more: Math.max(0, items.length - LINES) + unlisted,
    matters: items.filter(isMatter).length + unlisted,
    done,
    today: on(date),
    tomorrow: on(addDays(date, 1)),
    changes: wants('changes') ? changes : [],
    since,
    load: load.week > 0 && wants('interviews') ? load : null,
  }
}
