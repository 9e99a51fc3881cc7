import { describe, expect, test } from 'vitest'
import {
  type Attempt,
  afterAttempt,
  dueFeeds,
  type Feed,
  isStale,
  mayAskForChanges,
  minutesSinceFresh,
  newFeed,
  spanToRead,
} from '../../src/core/feeds.ts'
import { PersonId } from '../../src/core/ids.ts'
import { type Instant, later } from '../../src/core/time.ts'
import { at } from '../support/time.ts'

const ana = PersonId.parse('U0ANA')
const bo = PersonId.parse('U0BO')
const noon = at('2027-03-01T12:00')
const failed: Attempt = { kind: 'failed' }
const fine: Attempt = { kind: 'unchanged' }

/** The feed after attempts made each as soon as it was due, with what was told and how long each wait was. */
function lived(attempts: readonly Attempt[]) {
  const told: (string | undefined)[] = []
  const waits: number[] = []
  let feed = newFeed(ana, noon)
  for (const attempt of attempts) {
    const now = feed.nextTry
    const after = afterAttempt(feed, attempt, now)
    told.push(after.tell)
    waits.push((after.feed.nextTry - now) / 60_000)
    feed = after.feed
  }
  return { feed, told, waits }
}

test('a calendar that is fine is read every quarter of an hour', () => {
  expect(lived([fine, fine, fine]).waits).toEqual([15, 15, 15])
})

test('one that fails is left alone longer and longer, up to six hours', () => {
  expect(lived(Array(7).fill(failed)).waits).toEqual([15, 30, 60, 120, 240, 360, 360])
})

test('a server that asks for a pause gets it, but not for days', () => {
  const pause = (minutes: number): Attempt => ({ kind: 'failed', retryAt: later(noon, minutes) })
  expect(lived([pause(100)]).waits).toEqual([100])
  expect(lived([pause(5)]).waits).toEqual([15])
  expect(lived([pause(3 * 24 * 60)]).waits).toEqual([360])
})

describe('the owner', () => {
  test('hears of a lasting failure once, and once more when it is over', () => {
    const attempts = [fine, failed, failed, failed, failed, failed, fine, fine]
    expect(lived(attempts).told).toEqual([
      undefined,
      undefined,
      undefined,
      'broken',
      undefined,
      undefined,
      'mended',
      undefined,
    ])
  })

  test('hears nothing of a failure that passes', () => {
    expect(
      lived([fine, failed, failed, fine, failed, failed, fine]).told.every(
        (tell) => tell === undefined,
      ),
    ).toBe(true)
  })

  test('hears of the next failure again', () => {
    const broken = [failed, failed, failed]
    expect(lived([...broken, fine, ...broken]).told.filter((tell) => tell !== undefined)).toEqual([
      'broken',
      'mended',
      'broken',
    ])
  })
})

test('what is due is read in the order in which it became due, no more than can be read', () => {
  const feed = (who: PersonId, nextTry: Instant): Feed => ({ ...newFeed(who, noon), nextTry })
  const feeds = [
    feed(ana, noon),
    feed(bo, later(noon, -5)),
    feed(ana, later(noon, 1)),
    feed(bo, later(noon, -1)),
  ]
  expect(dueFeeds(feeds, noon, 10)).toEqual([feeds[1], feeds[3], feeds[0]])
  expect(dueFeeds(feeds, noon, 1)).toEqual([feeds[1]])
})

describe('asking only for changes', () => {
  test('is for a calendar whose busy time reaches far enough', () => {
    const { end } = spanToRead(noon)
    const { feed } = afterAttempt(newFeed(ana, noon), { kind: 'busy', coversUntil: end }, noon)
    expect(mayAskForChanges(feed, later(noon, 6 * 24 * 60))).toBe(true)
    expect(mayAskForChanges(feed, later(noon, 7 * 24 * 60))).toBe(false)
  })

  test('is not for one that was never read', () => {
    expect(mayAskForChanges(newFeed(ana, noon), noon)).toBe(false)
  })

  test('leaves the end of the busy time where it was', () => {
    const read = afterAttempt(
      newFeed(ana, noon),
      { kind: 'busy', coversUntil: later(noon, 999) },
      noon,
    )
    const again = afterAttempt(read.feed, fine, later(noon, 15))
    expect(again.feed).toEqual({ ...read.feed, freshAt: later(noon, 15), nextTry: later(noon, 30) })
  })
})

test('busy time is stale when it was last right over two hours ago, or never', () => {
  const { feed } = afterAttempt(newFeed(ana, noon), fine, noon)
  const broken = afterAttempt(feed, failed, later(noon, 15)).feed
  expect(minutesSinceFresh(broken, later(noon, 42.5))).toBe(42)
  expect(isStale(broken, later(noon, 120))).toBe(false)
  expect(isStale(broken, later(noon, 121))).toBe(true)
  expect(isStale(newFeed(ana, noon), noon)).toBe(true)
})
