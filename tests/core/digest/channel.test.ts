import { describe, expect, test } from 'vitest'
import {
  channelDigestOf,
  channelDigests,
  followChannelDigest,
  nextChannelDigest,
} from '../../../src/core/digest/channel.ts'
import type { ChannelFacts } from '../../../src/core/digest/items.ts'
import { ChannelId, OpeningId, PersonId } from '../../../src/core/ids.ts'
import { setChannelDigest } from '../../../src/core/opening-settings.ts'
import { Opening } from '../../../src/core/openings.ts'
import { ClockTime, iso, LocalDate, later, Zone } from '../../../src/core/time.ts'
import { held } from '../../support/cards.ts'
import { at } from '../../support/time.ts'
import { ana, bo, petra } from '../../support/world.ts'

const since = at('2027-01-01T00:00')
const nine = { at: ClockTime.parse('09:00'), names: false, since }

function openingWith(settings: Partial<Opening> = {}): Opening {
  return {
    ...Opening.parse({
      id: 'open_intern',
      rev: 1,
      plan: 'intern',
      planVersion: 'v',
      title: 'Intern',
    }),
    channel: ChannelId.parse('C0HIRING'),
    channelDigest: nine,
    ...settings,
  }
}

const office = (zone = 'Europe/Belgrade', ...holidays: string[]) => ({
  zone: Zone.parse(zone),
  holidays: holidays.map((date) => LocalDate.parse(date)),
})

const clock = (time: string) => ({ at: ClockTime.parse(time), names: false, since })

describe('a channel has its digest on the office’s clock, on its working days', () => {
  test.each([
    ['this morning', '2027-03-09T06:00', office(), '09:00', '2027-03-09T08:00:00.000Z'],
    [
      'until noon, where it was late',
      '2027-03-09T11:59',
      office(),
      '09:00',
      '2027-03-09T08:00:00.000Z',
    ],
    ['from noon on tomorrow', '2027-03-09T12:00', office(), '09:00', '2027-03-10T08:00:00.000Z'],
    ['after the weekend', '2027-03-12T13:00', office(), '09:00', '2027-03-15T08:00:00.000Z'],
    [
      'not on a holiday of the office',
      '2027-03-09T13:00',
      office('Europe/Belgrade', '2027-03-10'),
      '09:00',
      '2027-03-11T08:00:00.000Z',
    ],
    [
      'in Kathmandu',
      '2027-03-09T00:00',
      office('Asia/Kathmandu'),
      '09:00',
      '2027-03-09T03:15:00.000Z',
    ],
    [
      'an hour earlier in UTC once clocks have gone forward',
      '2027-03-27T12:00',
      office(),
      '09:00',
      '2027-03-29T07:00:00.000Z',
    ],
    [
      'at the end of the gap on a day that skips its time',
      '2027-09-06T00:00',
      office('America/Santiago'),
      '09:00',
      '2027-09-06T12:00:00.000Z',
    ],
  ])('%s', (_, now, where, time, expected) => {
    const next = nextChannelDigest(openingWith({ channelDigest: clock(time) }), where, at(now))
    expect(next && iso(next.at)).toBe(expected)
  })

  test.each([
    ['nobody asked for one', { channelDigest: null }],
    ['the opening has no channel', { channel: null }],
    ['the opening is closed', { status: 'closed' }],
  ] as const)('none comes if %s', (_, settings) => {
    expect(channelDigests(openingWith(settings), office(), at('2027-03-09T06:00'))).toEqual([])
  })
})

test('planning it twice names the same notice, whichever process plans it', () => {
  const [notice] = channelDigests(openingWith(), office(), at('2027-03-09T06:00'))
  expect(notice).toEqual({
    key: 'digest:open_intern:2027-03-09',
    channel: 'digest',
    to: 'C0HIRING',
    due: at('2027-03-09T09:00'),
    body: { kind: 'channel digest', opening: 'open_intern', date: '2027-03-09' },
  })
  expect(channelDigests(openingWith(), office(), at('2027-03-09T09:30'))).toEqual([notice])
})

test('what happens within a minute costs the channel one edit', () => {
  const keys = (time: string, seconds: number) =>
    followChannelDigest(openingWith(), later(at(time), seconds / 60)).map(({ key }) => key)
  expect(keys('2027-03-09T09:00', 1)).toEqual(keys('2027-03-09T09:00', 59))
  expect(keys('2027-03-09T09:00', 0)).toEqual(['follow:open_intern:2027-03-09T08:01:00.000Z'])
  expect(keys('2027-03-09T09:00', 60)).toEqual(['follow:open_intern:2027-03-09T08:02:00.000Z'])
  expect(followChannelDigest(openingWith({ channelDigest: null }), at('2027-03-09'))).toEqual([])
})

/** Nothing waits, on Tuesday at nine. */
const nothing: ChannelFacts = {
  zone: Zone.parse('Europe/Belgrade'),
  now: at('2027-03-09T09:00'),
  debriefs: [],
  unsettled: [],
  owed: [],
  idle: [],
  idleCount: 0,
}
const around = { soon: [], changes: [], since: at('2027-03-08T09:00') }

test('overdue scorecards are counted, and nobody is named', () => {
  const owed = [ana, bo].map((person, i) => ({
    ...{ interview: held('1'), person, card: undefined, shadow: false },
    due: at(`2027-03-0${i + 5}T09:00`),
    late: at('2027-03-12T09:00'),
  }))
  const facts = { ...nothing, owed: [...owed, { ...owed[0], due: at('2027-03-10T09:00') }] }
  const { items } = channelDigestOf(facts as ChannelFacts, around)
  expect(items).toEqual([
    {
      kind: 'late',
      count: 2,
      oldest: at('2027-03-05T09:00'),
      key: 'late',
      cost: [3, at('2027-03-05T09:00')],
    },
  ])
})

test('what was listed in the morning and is done is counted; what has come since is not listed', () => {
  const asked = held('1', [{ person: bo, rsvp: 'asked' }], { status: 'booked' })
  const facts = { ...nothing, unsettled: [asked] }
  const [first] = channelDigestOf(facts, around).items
  const later = channelDigestOf(facts, around, [first?.key ?? '', 'late'])
  expect([later.items.map(({ key }) => key), later.matters, later.done]).toEqual([
    [first?.key],
    1,
    1,
  ])
  expect(channelDigestOf(facts, around, ['late'])).toMatchObject({ items: [], matters: 0, done: 1 })
})

describe('choosing it', () => {
  const by = { by: petra, now: at('2027-03-08T10:00') }

  test('plans the next one, tells the audit log and mends what lies there', () => {
    const changed = setChannelDigest(openingWith(), office(), { ...nine, names: true }, by)
    expect(changed).toMatchObject({
      openings: [{ channelDigest: { at: '09:00', names: true, since } }],
      planned: [{ key: 'digest:open_intern:2027-03-08' }],
      notices: [{ body: { kind: 'follow digest', opening: OpeningId.parse('open_intern') } }],
      deeds: [
        {
          actor: PersonId.parse('U0PETRA'),
          verb: 'set channel digest',
          object: 'open_intern',
          before: { at: '09:00', names: false },
          after: { at: '09:00', names: true },
        },
      ],
    })
  })

  test('at a time that has passed today begins with the next day', () => {
    const eight = { at: ClockTime.parse('08:00'), names: false }
    const { openings: [next] = [] } = setChannelDigest(openingWith(), office(), eight, by)
    expect(next?.channelDigest?.since).toBe(by.now)
    const due = next && nextChannelDigest(next, office(), by.now)
    expect(due?.date).toBe('2027-03-09')
  })

  test('the same again changes nothing', () => {
    expect(setChannelDigest(openingWith(), office(), nine, by)).toEqual({ deeds: [] })
  })

  test('is refused where there is no channel', () => {
    const opening = openingWith({ channel: null, channelDigest: null })
    expect(() => setChannelDigest(opening, office(), nine, by)).toThrow(
      expect.objectContaining({
        reason: expect.objectContaining({ code: 'bad-field', field: 'at' }),
      }),
    )
  })
})
