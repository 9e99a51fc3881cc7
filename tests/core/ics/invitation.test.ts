import fc from 'fast-check'
import ical, { type VEvent } from 'node-ical'
import { describe, expect, test } from 'vitest'
import { faultsOf } from '../../../src/core/ics/check.ts'
import { type Invitation, invitation } from '../../../src/core/ics/invitation.ts'
import { type Instant, instantAt, iso, later, Zone } from '../../../src/core/time.ts'
import { request } from '../../support/invitation.ts'
import { at, span } from '../../support/time.ts'

test('a request reads as it should, whole', () => {
  const file = invitation(
    request({ place: 'Room 4; ground floor', videoLink: 'https://meet.example/a' }),
  )
  expect(file.split('\r\n')).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Loopwright//Interview scheduling//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:REQUEST',
    'BEGIN:VTIMEZONE',
    'TZID:Europe/Belgrade',
    'BEGIN:DAYLIGHT',
    'DTSTART:20260329T020000',
    'TZOFFSETFROM:+0100',
    'TZOFFSETTO:+0200',
    'TZNAME:+0200',
    'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
    'END:DAYLIGHT',
    'BEGIN:STANDARD',
    'DTSTART:20261025T030000',
    'TZOFFSETFROM:+0200',
    'TZOFFSETTO:+0100',
    'TZNAME:+0100',
    'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
    'END:STANDARD',
    'END:VTIMEZONE',
    'BEGIN:VEVENT',
    'UID:int_7f3a',
    'SEQUENCE:1',
    'DTSTAMP:20270301T080000Z',
    'DTSTART;TZID=Europe/Belgrade:20270309T100000',
    'DTEND;TZID=Europe/Belgrade:20270309T110000',
    'SUMMARY:Screen with Maya Lind',
    'LOCATION:Room 4\\; ground floor',
    'URL:https://meet.example/a',
    'ORGANIZER;CN=Loopwright:mailto:hiring@example.com',
    'ATTENDEE;CN=Ana;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto',
    ' :ana@example.com',
    'STATUS:CONFIRMED',
    'TRANSP:OPAQUE',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ])
})

test('a move keeps the UID and raises the SEQUENCE', () => {
  const moved = invitation(
    request({ sequence: 2, span: span('2027-03-10T15:00', '2027-03-10T16:00') }),
  )
  expect(moved).toContain('UID:int_7f3a\r\nSEQUENCE:2\r\n')
  expect(faultsOf(moved)).toEqual([])
})

test('a cancellation says so twice, asks for no answer and frees the time', () => {
  const file = invitation(request({ method: 'cancel', sequence: 3 }))
  expect(file).toContain('METHOD:CANCEL\r\n')
  expect(file).toContain('STATUS:CANCELLED\r\nTRANSP:TRANSPARENT\r\n')
  expect(file).not.toContain('RSVP=TRUE')
  expect(faultsOf(file)).toEqual([])
})

test('the candidate’s copy names no panellist, also when it says that the interview is off', () => {
  const file = invitation(request({ method: 'publish', cancelled: true }))
  expect(file).toContain('METHOD:PUBLISH\r\n')
  expect(file).toContain('STATUS:CANCELLED\r\n')
  expect(file).not.toContain('ATTENDEE')
  expect(faultsOf(file)).toEqual([])
})

test('each answer has its word, and who has answered is not asked again', () => {
  const attendees = (['none', 'accepted', 'tentative', 'declined'] as const).map((answer, i) => ({
    email: `p${i}@example.com`,
    answer,
    required: i !== 3,
  }))
  const lines = unfolded(invitation(request({ attendees }))).filter((l) => l.startsWith('ATTENDEE'))
  expect(lines).toEqual([
    'ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:p0@example.com',
    'ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:p1@example.com',
    'ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=TENTATIVE;RSVP=FALSE:mailto:p2@example.com',
    'ATTENDEE;ROLE=OPT-PARTICIPANT;PARTSTAT=DECLINED;RSVP=FALSE:mailto:p3@example.com',
  ])
})

test.each([
  ['the first pass', '2027-10-31T00:30:00.000Z'],
  ['the second pass', '2027-10-31T01:30:00.000Z'],
  ['the hour before, as it ends in the repeated hour', '2027-10-30T23:30:00.000Z'],
])('a time that clocks show twice is written in UTC (%s)', (_name, start) => {
  const from = Date.parse(start) as Instant
  const file = invitation(request({ span: { start: from, end: later(from, 60) } }))
  expect(file).toContain(`DTSTART:${start.replaceAll(/[-:]|\.000/g, '')}\r\n`)
  expect(file).not.toContain('VTIMEZONE')
  expect(faultsOf(file)).toEqual([])
})

describe('refused:', () => {
  test.each<[string, Partial<Invitation>]>([
    ['a request to nobody', { attendees: [] }],
    ['an interview that ends as it starts', { span: span('2027-03-09T10:00', '2027-03-09T10:00') }],
    ['a mail address without @', { organizer: { email: 'hiring' } }],
    ['a mail address with a line break', { organizer: { email: 'a@b\r\nATTENDEE:x' } }],
    ['a link that runs code', { videoLink: 'javascript:alert(1)' }],
    ['a link to nowhere', { videoLink: 'the usual room' }],
  ])('%s', (_name, changes) => {
    expect(() => invitation(request(changes))).toThrow(RangeError)
  })
})

test('a hostile name cannot add a property, a parameter or a person', () => {
  const name = 'Eve";ROLE=CHAIR:mailto:x@y.z\r\nATTENDEE:mailto:mallory@example.com\u2028X:1\u0000^'
  const file = invitation(
    request({
      title: name,
      attendees: [{ name, email: 'eve@example.com', answer: 'none', required: true }],
    }),
  )
  expect(faultsOf(file)).toEqual([])
  const attendees = unfolded(file).filter((line) => line.startsWith('ATTENDEE'))
  expect(attendees).toEqual([
    `ATTENDEE;CN="Eve^';ROLE=CHAIR:mailto:x@y.z^nATTENDEE:mailto:mallory@example.com^nX:1^^";ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:eve@example.com`,
  ])
})

test('an unusual mail address stays one address', () => {
  const email = '"o;brien,%"+čh@example.com'.replaceAll(' ', '')
  const file = invitation(request({ organizer: { email } }))
  expect(file).toContain('mailto:%22o%3Bbrien%2C%25%22+%C4%8Dh@example.com')
})

const zones = [
  'Europe/Belgrade',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Europe/Dublin',
  'Asia/Kathmandu',
  'America/St_Johns',
  'Africa/Cairo',
  'Etc/UTC',
  'America/Sao_Paulo',
  'Pacific/Chatham',
] as const

const hostileText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.string({ unit: 'binary', maxLength: 120 }),
  fc
    .array(
      fc.constantFrom(
        '\r\n',
        '\n',
        '\r',
        '"',
        '^',
        '\\',
        ';',
        ',',
        ':',
        '\u2028',
        '\u0085',
        '\t',
        '\u0000',
        '\ud800',
        '👩‍🚀',
        'é',
        'END:VEVENT',
        'ß',
      ),
      { maxLength: 60 },
    )
    .map((parts) => parts.join('')),
)
const email = fc
  .tuple(fc.string({ minLength: 1, maxLength: 40 }), fc.domain())
  .map(([local, domain]) => `${local.replaceAll(/[\s@]/g, '_')}@${domain}`)
const hostile = fc.record({
  method: fc.constantFrom('request', 'cancel', 'publish'),
  uid: fc.uuid().map((id) => `int_${id}`),
  sequence: fc.nat(1000),
  minute: fc.integer({ min: 0, max: 10 * 366 * 24 * 60 }),
  length: fc.integer({ min: 1, max: 12 * 60 }),
  zone: fc.constantFrom(...zones),
  title: hostileText,
  description: hostileText,
  place: hostileText,
  name: hostileText,
  email,
})

test('whatever people type, the file is sound and says the same times and words', () => {
  fc.assert(
    fc.property(hostile, ({ minute, length, zone, name, email: address, ...words }) => {
      const start = later(at('2026-06-01T00:00'), minute)
      const interview = { start, end: later(start, length) }
      const people = [{ name, email: address, answer: 'none' as const, required: true }]
      const file = invitation({
        ...words,
        stamp: start,
        span: interview,
        zone: Zone.parse(zone),
        organizer: { name, email: address },
        attendees: people,
      })
      expect(faultsOf(file)).toEqual([])
      expectWholeCharacters(file)
      const event = readBack(file)
      expect([event.uid, event.sequence]).toEqual([words.uid, words.sequence])
      expect([iso(instantOf(event.start)), iso(instantOf(event.end))]).toEqual([
        iso(interview.start),
        iso(interview.end),
      ])
      expect(unescaped(valueIn(file, 'SUMMARY'))).toBe(plain(words.title))
      expect(unescaped(valueIn(file, 'DESCRIPTION'))).toBe(plain(words.description))
      if (!MISREAD.test(words.title)) expect(event.summary).toBe(plain(words.title))
    }),
    { numRuns: 300 },
  )
})

/** node-ical takes an escaped backslash before `n` for a line break, drops outer quotes, and all of them near `TZID=`. */
const MISREAD = /\\|^"|TZID=/s

/** Seconds and all-day values aside, an event's `Date` is an instant. */
function instantOf(date: Date | undefined): Instant {
  return instantAt(date?.toISOString().slice(0, -1) ?? '', Zone.parse('Etc/UTC'))
}

function readBack(file: string): VEvent {
  const events = Object.values(ical.sync.parseICS(file)).filter((part) => part?.type === 'VEVENT')
  const [event, ...others] = events
  if (event?.type !== 'VEVENT' || others.length > 0) throw new Error('not one event')
  return event
}

function expectWholeCharacters(file: string): void {
  const octets = new TextEncoder().encode(file)
  let line = 0
  for (let i = 0; i < octets.length; i++) {
    if (octets[i] !== 0x0a) continue
    expect(i - 1 - line).toBeLessThanOrEqual(75)
    new TextDecoder('utf-8', { fatal: true }).decode(octets.slice(line, i))
    line = i + 1
  }
}

function unfolded(file: string): string[] {
  return file.replaceAll('\r\n ', '').split('\r\n')
}

function valueIn(file: string, name: string): string {
  return (
    unfolded(file)
      .find((line) => line.startsWith(`${name}:`))
      ?.slice(name.length + 1) ?? ''
  )
}

function unescaped(value: string): string {
  return value.replaceAll(/\\(.)/g, (_all, next: string) => (/n/i.test(next) ? '\n' : next))
}

/** What may be left of a text: every kind of line break as `\n`, no control characters, no half characters. */
function plain(text: string): string {
  const broken = text
    .toWellFormed()
    .replaceAll('\r\n', '\n')
    .replaceAll(/[\r\v\f\u2028\u2029]/g, '\n')
  const breaks = ['\u001c', '\u001d', '\u001e', '\u0085']
  return [...broken]
    .map((c) => (breaks.includes(c) ? '\n' : c))
    .filter((c) => c === '\n' || c === '\t' || !/\p{Cc}/u.test(c))
    .join('')
}
