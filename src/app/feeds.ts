import {
  afterReading,
  type CalendarFeed,
  calendarAddress,
  mailWithin,
  staleCalendars,
  setAddress as withAddress,
} from '../core/calendar-feeds.ts'
import { dueFeeds, mayAskForChanges, spanToRead } from '../core/feeds.ts'
import type { PersonId } from '../core/ids.ts'
import type { Instant } from '../core/time.ts'
import { permitted } from './people.ts'
import type { Deps, ReadFeed } from './ports.ts'
import type { Store } from './store.ts'
import { transact } from './transact.ts'

/** What reading calendars needs: no Slack, and nothing of the rest. */
export interface FeedDeps {
  readonly store: Store
  readonly readFeed: ReadFeed
  readonly now: () => Instant
}

/** Calendars read in one round, at most. */
const ROUND = 20
/** Calendars read side by side: each takes a thread and a connection. */
const LANES = 2

/** What somebody says of their published calendar. */
export interface CalendarTyped {
  /** Its address, or undefined for the one it has. */
  readonly address: string | undefined
  /** Their own mail address in it, if they give one. */
  readonly mail: string | null
}

/** Set the address of somebody's published calendar; null removes it. @throws Refusal `not-allowed` or `bad-field`. */
export async function setCalendar(
  deps: Deps,
  who: PersonId,
  whose: PersonId,
  typed: CalendarTyped | null,
): Promise<void> {
  await permitted(deps, who, 'set availability', { self: whose })
  await transact(
    deps.store,
    () => feedOf(deps.store, whose),
    (known) => {
      const address = typed?.address ?? (typed && known?.url) ?? ''
      const url = typed === null ? null : calendarAddress(address)
      const mail = typed?.mail ?? null
      return withAddress(known, { url, mail }, { who: whose, by: who, now: deps.now() })
    },
  )
}

/** Somebody's published calendar, if they have ever set one. */
export async function feedOf(
  store: Pick<Store, 'feeds'>,
  who: PersonId,
): Promise<CalendarFeed | undefined> {
  return (await store.feeds([who]))[0]
}

/** Whose calendars are too old to be relied on, and how old in minutes; undefined if never read. */
export async function staleAmong(
  deps: Pick<Deps, 'store' | 'now'>,
  people: readonly PersonId[],
): Promise<ReturnType<typeof staleCalendars>> {
  return staleCalendars(await deps.store.feeds(people), deps.now())
}

/** Read the calendars that are due, two at a time. Gives how many were read. */
export async function refreshDue(deps: FeedDeps): Promise<number> {
  const set = (await deps.store.feeds()).filter(({ url }) => url !== null)
  const owners = new Map(
    (await deps.store.people(set.map(({ id }) => id))).map((owner) => [owner.id, owner]),
  )
  const turns = set
    .filter(({ id }) => owners.get(id)?.status === 'active')
    .map((feed) => ({ ...feed.state, feed }))
  const due = [...dueFeeds(turns, deps.now(), ROUND)]
  const count = due.length
  const lane = async () => {
    for (let next = due.shift(); next; next = due.shift()) await refresh(deps, next.feed)
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return count
}

/** Read somebody's calendar now, if they have one. */
export async function refreshOne(deps: FeedDeps, who: PersonId): Promise<void> {
  const feed = await feedOf(deps.store, who)
  if (feed) await refresh(deps, feed)
}

async function refresh(deps: FeedDeps, feed: CalendarFeed): Promise<void> {
  const owner = await deps.store.person(feed.id)
  if (!owner || feed.url === null) return
  const { url, etag, lastModified } = feed
  const email = feed.mail ?? mailWithin(url)
  const now = deps.now()
  const within = spanToRead(now)
  const isChangeEnough = mayAskForChanges(feed.state, now)
  const read = await deps.readFeed({
    url,
    owner: { zone: owner.zone, ...(email && { email }) },
    within,
    now,
    ...(isChangeEnough && etag !== null && { etag }),
    ...(isChangeEnough && lastModified !== null && { lastModified }),
  })
  await transact(
    deps.store,
    () => feedOf(deps.store, feed.id),
    (current) =>
      // Another address was set meanwhile: what was read is of no use.
      current?.url === url && current.mail === feed.mail
        ? afterReading(current, read, { until: within.end, now: deps.now() })
        : { deeds: [] },
  )
}
