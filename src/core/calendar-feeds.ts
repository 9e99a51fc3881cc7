/** People's published calendars: set, read, gone wrong. What is kept of them is when somebody is busy. */
import { z } from 'zod'
import type { Changes } from './changes.ts'
import { afterAttempt, isStale, minutesSinceFresh, newFeed } from './feeds.ts'
import { PersonId } from './ids.ts'
import type { Notice } from './notices.ts'
import { Refusal } from './refusal.ts'
import { Instant, type Span } from './time.ts'

/** Somebody's calendar address, and what is known of what is there. */
export const CalendarFeed = z.object({
  id: PersonId,
  rev: z.int(),
  /** Works like a password: shown to nobody, told to nobody. Null once it has been removed. */
  url: z.string().nullable(),
  /** Their mail address in that calendar, to know an invitation they have declined. */
  mail: z.string().nullable().default(null),
  /** What the last full answer carried, to ask for changes only. */
  etag: z.string().nullable(),
  lastModified: z.string().nullable(),
  /** Entries that could not be read, and so may hide busy time. */
  unread: z.int(),
  /** Why the last attempt failed, in words for the owner; null when it did not. */
  why: z.string().nullable(),
  state: z.object({
    who: PersonId,
    freshAt: Instant.exactOptional(),
    coversUntil: Instant.exactOptional(),
    failures: z.int(),
    nextTry: Instant,
    toldBroken: z.boolean(),
  }),
})
export type CalendarFeed = Readonly<z.infer<typeof CalendarFeed>>

/** Busy time of somebody's own calendar, instead of whatever was kept before. */
export interface BusyTime {
  readonly who: PersonId
  readonly spans: readonly Span[]
}

/** What came of reading a calendar. */
export type FeedRead =
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'busy'
      /** Within the time asked for, in order, none touching another. */
      readonly spans: readonly Span[]
      readonly unread: number
      readonly etag?: string
      readonly lastModified?: string
    }
  /** `why` is for the owner to read; `retryAt` is what the server asked for. */
  | { readonly kind: 'failed'; readonly why: string; readonly retryAt?: Instant }

/** What an owner is shown of their calendar. */
export type FeedState =
  | { readonly kind: 'none' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'read'; readonly minutes: number; readonly unread: number }
  | { readonly kind: 'failing'; readonly why: string; readonly minutes: number | undefined }

const MOST_CHARACTERS = 2000

/**
 * The address as it is fetched; `webcal:` is https.
 *
 * @throws Refusal `bad-field` if it cannot be one. Whether a calendar is there shows when it is read.
 */
export function calendarAddress(typed: string): string {
  const address = typed.trim().replace(/^webcals?:/i, 'https:')
  const isAddress = /^https?:\/\/[^\s/]+\S*$/i.test(address) && URL.canParse(address)
  if (isAddress && address.length <= MOST_CHARACTERS) return address
  const problem =
    'This is not an address. Copy the one that begins with https:// and often ends in .ics.'
  throw new Refusal({ code: 'bad-field', field: 'calendar', problem })
}

/** The mail address that is part of a calendar's own address, as in Google's and Fastmail's; null if there is none. */
export function mailWithin(url: string): string | null {
  const parts = URL.parse(url)?.pathname.split('/').map(decoded) ?? []
  return parts.find((part) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(part)) ?? null
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** Set the address of somebody's calendar, or remove it. What was read before is dropped. */
export function setAddress(
  known: CalendarFeed | undefined,
  { url, mail }: Pick<CalendarFeed, 'url' | 'mail'>,
  {
    who,
    by,
    now,
  }: { readonly who: PersonId; readonly by: PersonId | 'system'; readonly now: Instant },
): Changes {
  if (url === (known?.url ?? null) && mail === (known?.mail ?? null)) return { deeds: [] }
  const feed: CalendarFeed = {
    id: who,
    rev: known?.rev ?? 0,
    url,
    mail: url === null ? null : mail,
    etag: null,
    lastModified: null,
    unread: 0,
    why: null,
    state: newFeed(who, now),
  }
  const deed = {
    actor: by,
    verb: url === null ? ('remove calendar' as const) : ('set calendar' as const),
    object: who,
    before: { set: (known?.url ?? null) !== null },
    after: { set: url !== null },
    at: now,
  }
  return { feeds: [feed], busy: [{ who, spans: [] }], deeds: [deed] }
}

/**
 * What an attempt to read `feed` leaves: its next turn, the busy time, and a word to its owner if it is news.
 *
 * `until` is where the time asked for ends.
 */
export function afterReading(
  feed: CalendarFeed,
  read: FeedRead,
  { until, now }: { readonly until: Instant; readonly now: Instant },
): Changes {
  const attempt = read.kind === 'busy' ? { kind: read.kind, coversUntil: until } : read
  const { feed: state, tell } = afterAttempt(feed.state, attempt, now)
  const next: CalendarFeed = { ...feed, ...keptOf(feed, read), state }
  const deed = { actor: 'system', object: feed.id, before: {}, after: {}, at: now }
  return {
    feeds: [next],
    ...(read.kind === 'busy' && { busy: [{ who: feed.id, spans: read.spans }] }),
    ...(tell && { notices: [toOwner(next, tell, now)] }),
    // Reading is not told to the log, a calendar that breaks or mends is.
    deeds: tell ? [{ ...deed, verb: `calendar ${tell}` }] : [],
  }
}

/** What is to be shown of a calendar. */
export function feedState(feed: CalendarFeed | undefined, now: Instant): FeedState {
  if (!feed || feed.url === null) return { kind: 'none' }
  const minutes = minutesSinceFresh(feed.state, now)
  if (feed.why !== null) return { kind: 'failing', why: feed.why, minutes }
  if (minutes === undefined) return { kind: 'waiting' }
  return { kind: 'read', minutes, unread: feed.unread }
}

/** People whose calendar is too old to be relied on without a word of warning, and how old it is in minutes. */
export function staleCalendars(
  feeds: readonly CalendarFeed[],
  now: Instant,
): readonly { readonly who: PersonId; readonly minutes: number | undefined }[] {
  return feeds
    .filter(({ url, state }) => url !== null && isStale(state, now))
    .map(({ id, state }) => ({ who: id, minutes: minutesSinceFresh(state, now) }))
}

type Kept = Pick<CalendarFeed, 'etag' | 'lastModified' | 'unread' | 'why'>

function keptOf(feed: CalendarFeed, read: FeedRead): Kept {
  const { etag, lastModified, unread } = feed
  switch (read.kind) {
    case 'unchanged':
      return { etag, lastModified, unread, why: null }
    case 'failed':
      return { etag, lastModified, unread, why: read.why }
    case 'busy':
      return {
        etag: read.etag ?? null,
        lastModified: read.lastModified ?? null,
        unread: read.unread,
        why: null,
      }
  }
}

function toOwner({ id, rev, why }: CalendarFeed, tell: 'broken' | 'mended', now: Instant): Notice {
  const text =
    tell === 'broken'
      ? `I can't read your calendar, so I may miss when you are busy. ${why} You can set it again in /availability.`
      : 'I can read your calendar again. Nothing for you to do.'
  return {
    key: `calendar:${id}:${tell}:r${rev + 1}`,
    channel: 'slack',
    to: id,
    due: now,
    body: { kind: 'say', text },
  }
}
