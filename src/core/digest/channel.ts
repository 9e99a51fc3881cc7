/** The digest of an opening's channel: when it comes, and what it says. */
import type { Notice } from '../notices.ts'
import type { Opening } from '../openings.ts'
import { USUAL_HOURS } from '../people.ts'
import {
  addDays,
  ClockTime,
  Instant,
  iso,
  type LocalDate,
  later,
  wallAt,
  weekdayOf,
  type Zone,
} from '../time.ts'
import { type AroundFacts, type Digest, LINES } from './digest.ts'
import { type ChannelFacts, channelItems, type Item } from './items.ts'
import { type Due, digestKey, dueOn, lastOn, nextOn } from './when.ts'

/** Where an opening is filled: its clock, and its public holidays around the time in question. */
export interface OfficeDays {
  readonly zone: Zone
  readonly holidays: readonly LocalDate[]
}

/** Where the time was taken back while a digest lies there. */
const USUAL_TIME = ClockTime.parse('09:00')

/** Whether the channel is to have a digest on a date of the office's calendar. */
export function channelWantsOn(
  { channel, channelDigest, status }: Opening,
  { holidays, zone }: OfficeDays,
  date: LocalDate,
): boolean {
  if (channel === null || channelDigest === null || status === 'closed') return false
  const due = dueOn(date, channelDigest.at, zone)
  if (!due || due.at < channelDigest.since) return false
  return USUAL_HOURS.some(({ days }) => days.includes(weekdayOf(date))) && !holidays.includes(date)
}

/** The next digest of an opening's channel that is not too late at `now`. */
export function nextChannelDigest(
  opening: Opening,
  office: OfficeDays,
  now: Instant,
): Due | undefined {
  const { channelDigest } = opening
  if (channelDigest === null) return undefined
  return nextOn((date) => channelWantsOn(opening, office, date), {
    time: channelDigest.at,
    zone: office.zone,
    now,
  })
}

/** When the last digest of an opening's channel of before today was due, a week ago at the most. */
export function lastChannelDigest(opening: Opening, office: OfficeDays, now: Instant): Instant {
  return lastOn((date) => channelWantsOn(opening, office, date), {
    ...{ time: opening.channelDigest?.at ?? USUAL_TIME, zone: office.zone, now },
  })
}

/** That digest as a notice, as far as there is one. Planning it again changes nothing. */
export function channelDigests(opening: Opening, office: OfficeDays, now: Instant): Notice[] {
  const due = nextChannelDigest(opening, office, now)
  const { id, channel } = opening
  if (!due || channel === null) return []
  return [
    {
      key: digestKey(id, due.date),
      channel: 'digest',
      to: channel,
      due: due.at,
      body: { kind: 'channel digest', opening: id, date: due.date },
    },
  ]
}

/**
 * What makes the digest in an opening's channel show what is done: at the end of the minute, so that whatever happens
 * in one minute costs one edit.
 */
export function followChannelDigest(
  { id, channel, channelDigest }: Pick<Opening, 'id' | 'channel' | 'channelDigest'>,
  now: Instant,
): Notice[] {
  if (channel === null || channelDigest === null) return []
  const due = nextMinute(now)
  return [
    {
      key: `follow:${id}:${iso(due)}`,
      channel: 'home',
      to: channel,
      due,
      body: { kind: 'follow digest', opening: id },
    },
  ]
}

function nextMinute(now: Instant): Instant {
  return Instant.parse(`${iso(later(now, 1)).slice(0, 16)}:00.000Z`)
}

/** What the channel is told. Nothing waits, nothing is told. */
export function channelDigestOf(
  facts: ChannelFacts,
  around: Omit<AroundFacts, 'load'>,
  listed?: readonly string[],
): Digest {
  const all = channelItems(facts)
  const then = listed && new Set(listed)
  const items = then ? all.filter(({ key }) => then.has(key)) : all
  const unlisted = then ? 0 : unlistedOf(facts, all)
  const { date } = wallAt(facts.now, facts.zone)
  const on = (day: LocalDate) =>
    around.soon.filter(({ span }) => wallAt(span.start, facts.zone).date === day)
  return {
    date,
    items: items.slice(0, LINES),
    more: Math.max(0, items.length - LINES) + unlisted,
    matters: items.length + unlisted,
    done: Math.max(0, (listed?.length ?? items.length) - items.length),
    today: on(date),
    tomorrow: on(addDays(date, 1)),
    changes: around.changes,
    since: around.since,
    load: null,
  }
}

/** Applications that wait and were not looked at one by one. */
function unlistedOf({ idle, idleCount }: ChannelFacts, items: readonly Item[]): number {
  return items.some(({ kind }) => kind === 'next') ? Math.max(0, idleCount - idle.length) : 0
}
