import { expect, test } from 'vitest'
import { type FeedDeps, feedOf, refreshDue, setCalendar, staleAmong } from '../../src/app/feeds.ts'
import type { ReadFeed } from '../../src/app/ports.ts'
import { type FeedRead, feedState } from '../../src/core/calendar-feeds.ts'
import { span } from '../support/time.ts'
import { admin, ana, bo, petra, type World, world } from '../support/world.ts'

const address = 'https://calendar.example.org/secret-7/basic.ics'
const doctor = span('2027-03-09T09:00', '2027-03-09T10:00')
const week = span('2027-03-08T00:00', '2027-03-15T00:00')
const read: FeedRead = { kind: 'busy', spans: [doctor], unread: 2, etag: '"v1"' }
const broken: FeedRead = { kind: 'failed', why: 'There is no calendar.' }

/** The world with a far end that answers `answers` in turn, and what it was asked. */
async function reading(...answers: FeedRead[]) {
  const deps = await world()
  const asked: Parameters<ReadFeed>[0][] = []
  const feeds: FeedDeps = {
    store: deps.store,
    now: deps.now,
    readFeed: async (request) => {
      asked.push(request)
      return answers.shift() ?? broken
    },
  }
  return { deps, feeds, asked }
}

const stateOf = async (deps: World) => feedState(await feedOf(deps.store, ana), deps.now())
const busyOf = async (deps: World) => (await deps.store.busySpans([ana, bo], week)).get(ana)
const said = async (deps: World) =>
  (await deps.store.claimDue(deps.now(), 9)).map(({ to, body }) => [to, body])

test('a calendar is read once it is set, and again after a quarter of an hour', async () => {
  const { deps, feeds, asked } = await reading(read, { kind: 'unchanged' })
  await setCalendar(deps, ana, ana, { address, mail: null })
  expect(await stateOf(deps)).toEqual({ kind: 'waiting' })
  expect(await refreshDue(feeds)).toBe(1)
  expect(await busyOf(deps)).toEqual([doctor])
  deps.wait(14)
  expect(await refreshDue(feeds)).toBe(0)
  expect(await stateOf(deps)).toEqual({ kind: 'read', minutes: 14, unread: 2 })
  deps.wait(1)
  expect(await refreshDue(feeds)).toBe(1)
  expect(asked.map(({ etag }) => etag)).toEqual([undefined, '"v1"'])
  expect(await busyOf(deps)).toEqual([doctor])
})

test('another address forgets what was read from the one before', async () => {
  const { deps, feeds } = await reading(read)
  await setCalendar(deps, ana, ana, { address, mail: null })
  await refreshDue(feeds)
  await setCalendar(deps, ana, ana, { address: 'webcal://other.example.org/a.ics', mail: null })
  expect(await busyOf(deps)).toEqual([])
  expect(await feedOf(deps.store, ana)).toMatchObject({
    url: 'https://other.example.org/a.ics',
    etag: null,
  })
})

test('whoever gives their mail address has what they declined not counted, and Google’s own says it', async () => {
  const { deps, feeds, asked } = await reading(read, read, read)
  await setCalendar(deps, ana, ana, { address, mail: null })
  await refreshDue(feeds)
  await setCalendar(deps, ana, ana, { address: undefined, mail: 'ana@example.org' })
  expect(await stateOf(deps)).toEqual({ kind: 'waiting' })
  await refreshDue(feeds)
  const google = 'https://calendar.google.com/calendar/ical/ana.n%40example.org/private-7/basic.ics'
  await setCalendar(deps, ana, ana, { address: google, mail: null })
  await refreshDue(feeds)
  expect(asked.map(({ owner, etag }) => [owner.email, etag])).toEqual([
    [undefined, undefined],
    ['ana@example.org', undefined],
    ['ana.n@example.org', undefined],
  ])
})

test('a mail address alone is no calendar', async () => {
  const { deps } = await reading()
  const setting = setCalendar(deps, ana, ana, { address: undefined, mail: 'ana@example.org' })
  await expect(setting).rejects.toMatchObject({ reason: { code: 'bad-field', field: 'calendar' } })
})

test('what comes back from an address that was replaced meanwhile is not kept', async () => {
  const { deps, feeds } = await reading()
  await setCalendar(deps, ana, ana, { address, mail: null })
  await refreshDue({
    ...feeds,
    readFeed: async () => {
      await setCalendar(deps, ana, ana, null)
      return read
    },
  })
  expect(await busyOf(deps)).toEqual([])
  expect(await stateOf(deps)).toEqual({ kind: 'none' })
})

test('the owner of a broken calendar hears of it once, and once more when it works again', async () => {
  const { deps, feeds } = await reading(read, broken, broken, broken, broken, read)
  await setCalendar(deps, ana, ana, { address, mail: null })
  for (let i = 0; i < 6; i++) {
    await refreshDue(feeds)
    deps.wait(24 * 60)
  }
  expect(await said(deps)).toEqual([
    [ana, { kind: 'say', text: expect.stringMatching(/can't read your calendar.*There is no/) }],
    [ana, { kind: 'say', text: expect.stringContaining('again') }],
  ])
  expect(await busyOf(deps)).toEqual([doctor])
})

test('a calendar that has not been read for hours counts as stale', async () => {
  const { deps, feeds } = await reading(read)
  await setCalendar(deps, ana, ana, { address, mail: null })
  await refreshDue(feeds)
  expect(await staleAmong(deps, [ana, bo])).toEqual([])
  deps.wait(121)
  expect(await staleAmong(deps, [ana, bo])).toEqual([{ who: ana, minutes: 121 }])
})

test('calendars of people who have left are not read', async () => {
  const { deps, feeds, asked } = await reading(read)
  await setCalendar(deps, ana, ana, { address, mail: null })
  const left = await deps.store.person(ana)
  if (!left) throw new Error('Ana is known')
  await deps.store.commit({ people: [{ ...left, status: 'gone' }], deeds: [] })
  expect(await refreshDue(feeds)).toBe(0)
  expect(asked).toEqual([])
})

test('only its owner and admins set a calendar, and no log names the address', async () => {
  const { deps } = await reading()
  await expect(setCalendar(deps, petra, ana, { address, mail: null })).rejects.toMatchObject({
    reason: { code: 'not-allowed' },
  })
  await setCalendar(deps, admin, ana, { address, mail: null })
  await setCalendar(deps, ana, ana, null)
  const entries = (await deps.store.auditOf(ana)).filter(({ verb }) => verb.includes('calendar'))
  expect(entries.map(({ actor, verb, after }) => [actor, verb, after])).toEqual([
    [admin, 'set calendar', { set: true }],
    [ana, 'remove calendar', { set: false }],
  ])
  expect(JSON.stringify(await deps.store.auditFrom(1, 99))).not.toContain('secret-7')
})

test.each([
  'my calendar',
  'file:///etc/passwd',
  'https://',
  `https://example.org/${'a'.repeat(2000)}`,
])('%s is no address', async (typed) => {
  const { deps } = await reading()
  await expect(setCalendar(deps, ana, ana, { address: typed, mail: null })).rejects.toMatchObject({
    reason: { code: 'bad-field', field: 'calendar' },
  })
})
