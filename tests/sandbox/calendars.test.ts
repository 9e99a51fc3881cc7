import { sync } from 'node-ical'
import { expect, test } from 'vitest'
import { calendarFor } from '../../sandbox/calendars/feed.ts'
import { zoneLines } from '../../sandbox/calendars/zone.ts'
import { type Furniture, faultsIn } from '../../sandbox/furniture/furniture.ts'
import { people } from '../../sandbox/furniture/people.ts'
import { furnitureFor } from '../../sandbox/slack/create.ts'
import type { Person } from '../../sandbox/slack/workspace.ts'
import { workspace } from './support.ts'

const ana: Person = {
  id: 'U0ANA',
  name: 'ana',
  realName: 'Ana',
  title: '',
  email: 'ana@example.org',
  tz: 'Europe/Belgrade',
  locale: 'en-GB',
  isAdmin: false,
  isBot: false,
  deleted: false,
}
const friday = Date.parse('2027-03-05T10:00:00Z')

test('every person’s calendar is served, and not again while it is the same', async () => {
  const slack = await workspace({ now: friday })
  const first = await fetch(`${slack.url}/calendars/U0ANA.ics`)
  expect(first.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  const etag = first.headers.get('etag') ?? ''
  const again = await fetch(`${slack.url}/calendars/ana.ics`, {
    headers: { 'if-none-match': etag },
  })
  expect(again.status).toBe(304)
  for (const person of people) {
    expect((await fetch(`${slack.url}/calendars/${person.id}.ics`)).status, person.name).toBe(200)
  }
  expect((await fetch(`${slack.url}/calendars/U0NOBODY.ics`)).status).toBe(404)
})

test('lines end in CRLF and hold 75 octets at most', () => {
  const title = `Разговор ${'о великим питањима '.repeat(9)}; one, two\\three`
  const meeting = { user: 'U0ANA', title, when: { inDays: 1 }, from: '09:00', to: '10:00' }
  const { body } = calendarFor(ana, [meeting], friday)
  const lines = body.split('\r\n')
  expect(lines.at(-1)).toBe('')
  expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
  expect(body.replaceAll('\r\n ', '')).toContain('; one\\, two\\\\three'.replace(';', '\\;'))
})

test('a reader finds weekly meetings at the same local time across the change of clocks', async () => {
  const slack = await workspace({ now: Date.parse('2027-03-22T08:00:00Z') })
  const text = await (await fetch(`${slack.url}/calendars/ana.ics`)).text()
  const standUp = Object.values(sync.parseICS(text)).find(
    (c) => c?.type === 'VEVENT' && c.summary === 'Search stand-up',
  )
  if (standUp?.type !== 'VEVENT') throw new Error('no stand-up')
  const between = standUp.rrule?.between(
    new Date('2027-03-26T00:00:00Z'),
    new Date('2027-03-30T00:00:00Z'),
  )
  expect(between?.map((d) => d.toISOString())).toEqual([
    '2027-03-26T08:45:00.000Z',
    '2027-03-29T07:45:00.000Z',
  ])
})

test('what happens in so many days skips the weekend', () => {
  const at = (inDays: number) => {
    const meeting = { user: ana.id, title: 'Once', when: { inDays }, from: '09:00', to: '10:00' }
    const { body } = calendarFor(ana, [meeting], friday)
    return /DTSTART;TZID=[^:]+:(?<day>\d{8})T090000/.exec(body)?.groups?.day
  }
  expect([at(0), at(1), at(5)]).toEqual(['20270305', '20270308', '20270312'])
})

test('a zone’s changes are written out, and a zone without changes has none', () => {
  const year = ['2027-01-01', '2028-01-01'].map((d) => Date.parse(d))
  const [from = 0, to = 0] = year
  const newfoundland = zoneLines('America/St_Johns', from, to).join('\n')
  expect(newfoundland).toContain('DTSTART:20270314T020000\nTZOFFSETFROM:-0330\nTZOFFSETTO:-0230')
  expect(newfoundland).toContain('DTSTART:20271107T020000\nTZOFFSETFROM:-0230\nTZOFFSETTO:-0330')
  expect(zoneLines('Asia/Kathmandu', from, to).filter((l) => l === 'BEGIN:DAYLIGHT')).toEqual([])
})

test('the furniture is sound, and unsound furniture is named', () => {
  const sound = furnitureFor(false)
  const bot = { ...ana, id: 'U0LOOPWRIGHT', name: 'loopwright' }
  expect(faultsIn({ ...sound, people: [...sound.people, bot] })).toEqual([])
  const broken: Furniture = {
    people: [{ ...ana, tz: 'Mars/Olympus' }, ana],
    channels: [],
    meetings: [{ user: 'U0X', title: 'Odd', when: { weekly: [8] }, from: '10:00', to: '09:00' }],
  }
  expect(faultsIn(broken)).toEqual([
    'U0ANA is there twice',
    'two people are called ana',
    'ana lives in no known zone, Mars/Olympus',
    '“Odd” is in the calendar of a stranger, U0X',
    '“Odd” of U0X has no proper times',
    '“Odd” of U0X falls on no weekday',
  ])
})
