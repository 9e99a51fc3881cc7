/** When people's published calendars are read again, and when their owners hear of trouble. */
import type { PersonId } from './ids.ts'
import { DAY_MINUTES, type Instant, later, MINUTE, type Span } from './time.ts'

/** What is known of one person's calendar address; the address itself is none of this file's business. */
export interface Feed {
  readonly who: PersonId
  /** When the kept busy time was last known to be right. */
  readonly freshAt?: Instant
  /** Where the kept busy time ends. */
  readonly coversUntil?: Instant
  /** Since it was last read well. */
  readonly failures: number
  readonly nextTry: Instant
  /** Whether the owner has heard that it is broken, and not yet that it works again. */
  readonly toldBroken: boolean
}

/** How an attempt went, as far as planning the next is concerned. */
export type Attempt =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'busy'; readonly coversUntil: Instant }
  | { readonly kind: 'failed'; readonly retryAt?: Instant }

/** A feed after an attempt, and what its owner is to be told. */
export interface Aftermath {
  readonly feed: Feed
  readonly tell?: 'broken' | 'mended'
}

const REFRESH_MINUTES = 15
const MOST_BACK_OFF_MINUTES = 6 * 60
/** Three failures in a row take three quarters of an hour: servers that are being restarted are back by then. */
const TELL_AFTER_FAILURES = 3
const STALE_AFTER_MINUTES = 2 * 60
const HORIZON_MINUTES = 90 * DAY_MINUTES
/** A calendar nobody changes is read in full this often all the same, as the weeks ahead move on. */
const FULL_READ_MINUTES = 7 * DAY_MINUTES

/** A calendar address that was just set: due at once, with nothing known. */
export function newFeed(who: PersonId, now: Instant): Feed {
  return { who, failures: 0, nextTry: now, toldBroken: false }
}

/** The feeds to read now, those that have waited longest first, at most `limit`. */
export function dueFeeds<F extends Feed>(
  feeds: readonly F[],
  now: Instant,
  limit: number,
): readonly F[] {
  return feeds
    .filter(({ nextTry }) => nextTry <= now)
    .toSorted((a, b) => a.nextTry - b.nextTry)
    .slice(0, limit)
}

/** The time to ask a calendar for: from yesterday, as an entry may be going on, to the end of what is scheduled ahead. */
export function spanToRead(now: Instant): Span {
  return { start: later(now, -DAY_MINUTES), end: later(now, HORIZON_MINUTES) }
}

/**
 * Whether to ask only for what has changed (ETag, Last-Modified).
 *
 * Not if the kept busy time ends too early: "unchanged" would then leave the last days empty for ever.
 */
export function mayAskForChanges({ coversUntil }: Feed, now: Instant): boolean {
  return coversUntil !== undefined && coversUntil > later(now, HORIZON_MINUTES - FULL_READ_MINUTES)
}

/** Plan the next attempt. The owner hears of a lasting failure once, and once more when it is over. */
export function afterAttempt(feed: Feed, attempt: Attempt, now: Instant): Aftermath {
  if (attempt.kind === 'failed') return afterFailure(feed, attempt.retryAt, now)
  const { coversUntil } = attempt.kind === 'busy' ? attempt : feed
  const mended: Feed = {
    who: feed.who,
    freshAt: now,
    ...(coversUntil !== undefined && { coversUntil }),
    failures: 0,
    nextTry: later(now, REFRESH_MINUTES),
    toldBroken: false,
  }
  return { feed: mended, ...(feed.toldBroken && { tell: 'mended' }) }
}

/** Whole minutes since the kept busy time was known to be right; nothing if it never was. */
export function minutesSinceFresh({ freshAt }: Feed, now: Instant): number | undefined {
  return freshAt === undefined ? undefined : Math.max(0, Math.floor((now - freshAt) / MINUTE))
}

/** Whether the kept busy time is too old to be relied on without a word of warning. */
export function isStale(feed: Feed, now: Instant): boolean {
  return (minutesSinceFresh(feed, now) ?? Infinity) > STALE_AFTER_MINUTES
}

/** 15, 30, 60 … minutes, at most six hours; a server that asks for longer gets it, up to the same six hours. */
function afterFailure(feed: Feed, retryAt: Instant | undefined, now: Instant): Aftermath {
  const failures = feed.failures + 1
  const backOff = Math.min(REFRESH_MINUTES * 2 ** (failures - 1), MOST_BACK_OFF_MINUTES)
  const asked = retryAt === undefined ? 0 : (retryAt - now) / MINUTE
  const minutes = Math.min(Math.max(backOff, asked), MOST_BACK_OFF_MINUTES)
  const isNews = failures >= TELL_AFTER_FAILURES && !feed.toldBroken
  return {
    feed: {
      ...feed,
      failures,
      nextTry: later(now, minutes),
      toldBroken: feed.toldBroken || isNews,
    },
    ...(isNews && { tell: 'broken' }),
  }
}
