import { expect, test } from 'vitest'
import { faultsOf } from '../../../src/core/ics/check.ts'
import { invitation } from '../../../src/core/ics/invitation.ts'
import { request } from '../../support/invitation.ts'

const sound = invitation(request({ description: 'Bring a laptop.\nParking is free.' }))

/** The file with one thing changed, which has to be there to be changed. */
function withChange(from: string | RegExp, to: string): string {
  const changed = sound.replace(from, to)
  if (changed === sound) throw new Error(`nothing to change: ${from}`)
  return changed
}

const END = /DTEND.*\r\n/
const afterStart = (line: string) => withChange(/(DTSTART;TZID.*\r\n)/, `$1${line}\r\n`)

test('a sound file has no faults', () => {
  expect(faultsOf(sound)).toEqual([])
})

test.each<[string, string, string]>([
  ['no UID', withChange(/UID:.*\r\n/, ''), 'VEVENT has no UID'],
  ['an empty UID', withChange(/UID:.*/, 'UID:'), 'UID is empty'],
  ['no DTSTAMP', withChange(/DTSTAMP.*\r\n/, ''), 'VEVENT has no DTSTAMP'],
  ['no DTSTART', withChange(/DTSTART;TZID.*\r\n/, ''), 'VEVENT has no DTSTART'],
  ['an end before the start', withChange('T110000', 'T090000'), 'DTEND is not after DTSTART'],
  ['an end and a length', afterStart('DURATION:PT1H'), 'both DTEND and DURATION'],
  [
    'a day that does not exist',
    withChange('20270309T110000', '20270230T110000'),
    'DTEND is no date or time: 20270230T110000',
  ],
  [
    'a time in words',
    withChange('20270309T100000', 'tomorrow at ten'),
    'DTSTART is no date or time: tomorrow at ten',
  ],
  ['line ends of LF', sound.replaceAll('\r\n', '\n'), 'the last line has no CRLF'],
  [
    'one line end of LF',
    withChange('STATUS:CONFIRMED\r\n', 'STATUS:CONFIRMED\n'),
    'line 34 ends in a bare CR or LF',
  ],
  [
    'a line over 75 octets',
    withChange('SUMMARY:', `SUMMARY:${'č'.repeat(40)}`),
    'line 29 is longer than 75 octets',
  ],
  ['no PRODID', withChange(/PRODID.*\r\n/, ''), 'VCALENDAR has no PRODID'],
  ['no VERSION', withChange(/VERSION.*\r\n/, ''), 'VCALENDAR has no VERSION'],
  [
    'a zone that is not defined',
    withChange(/BEGIN:VTIMEZONE.*END:VTIMEZONE\r\n/s, ''),
    'DTSTART names a zone that is not defined',
  ],
  [
    'a date and a time mixed',
    withChange(/DTEND.*/, 'DTEND;VALUE=DATE:20270310'),
    'DTSTART and DTEND are of different kinds',
  ],
  [
    'COUNT and UNTIL',
    afterStart('RRULE:FREQ=DAILY;COUNT=2;UNTIL=20270401T000000Z'),
    'RRULE has COUNT and UNTIL',
  ],
  ['UNTIL in local time', afterStart('RRULE:FREQ=DAILY;UNTIL=20270401T000000'), 'UNTIL is not UTC'],
  ['a request without organizer', withChange(/ORGANIZER.*\r\n/, ''), 'VEVENT has no ORGANIZER'],
  [
    'a request without attendee',
    withChange(/ATTENDEE.*\r\n .*\r\n/, ''),
    'a REQUEST has no ATTENDEE',
  ],
  [
    'a line break in a text',
    withChange('laptop.\\n', 'laptop.\r\n'),
    'not a property: Parking is free.',
  ],
  [
    'components that cross',
    withChange('END:STANDARD\r\nEND:VTIMEZONE', 'END:VTIMEZONE\r\nEND:STANDARD'),
    'END:VTIMEZONE closes STANDARD',
  ],
  ['a file cut short', `${sound.slice(0, -100)}\r\n`, 'VEVENT is not closed'],
  ['two UIDs', afterStart('UID:int_other'), 'VEVENT has 2 UID'],
  ['a SEQUENCE in words', withChange('SEQUENCE:1', 'SEQUENCE:first'), 'SEQUENCE is first'],
  [
    'an attendee that is a name',
    withChange('mailto\r\n :ana@example.com', 'Ana'),
    'ATTENDEE is Ana',
  ],
  ['an unknown status', withChange('STATUS:CONFIRMED', 'STATUS:BUSY'), 'STATUS is BUSY'],
  ['a negative length', withChange(END, 'DURATION:-PT1H\r\n'), 'DURATION is -PT1H'],
  ['a rule that is none', afterStart('RRULE:FREQ=SOMETIMES'), 'RRULE has FREQ=SOMETIMES'],
  ['two starts', afterStart('DTSTART:20270309T120000Z'), 'VEVENT has 2 DTSTART'],
  ['a bare comma in a text', withChange('Screen with', 'Screen, with'), 'SUMMARY is not escaped'],
  [
    'a control character',
    withChange('Screen with', 'Screen\u0007with'),
    'line 29 holds a control character',
  ],
  [
    'a line separator that some readers obey',
    withChange('Screen', 'a\u2028b'),
    'line 29 holds a control character',
  ],
  [
    'a character cut by folding',
    withChange('Screen with', 'Screen \ud83d\r\n \udc69'),
    'line 29 is folded inside a character',
  ],
  [
    'a cancellation that is not cancelled',
    withChange('METHOD:REQUEST', 'METHOD:CANCEL'),
    'a CANCEL is not CANCELLED',
  ],
  [
    'a published file with attendees',
    withChange('METHOD:REQUEST', 'METHOD:PUBLISH'),
    'a PUBLISH has an ATTENDEE',
  ],
  ['an unknown method', withChange('METHOD:REQUEST', 'METHOD:INVITE'), 'unknown METHOD INVITE'],
  ['a zone and a Z', withChange('T100000\r', 'T100000Z\r'), 'DTSTART has a zone and a Z'],
  [
    'a time stamp in local time',
    withChange('DTSTAMP:20270301T080000Z', 'DTSTAMP:20270301T080000'),
    'DTSTAMP is not UTC',
  ],
  ['an answer that is none', withChange('NEEDS-ACTION', 'MAYBE'), 'PARTSTAT is MAYBE'],
  [
    'an alarm we never set',
    withChange('END:VEVENT', 'BEGIN:VALARM\r\nEND:VALARM\r\nEND:VEVENT'),
    'VEVENT holds a VALARM',
  ],
  [
    'a second event',
    sound.replace('END:VCALENDAR', 'BEGIN:VEVENT\r\nEND:VEVENT\r\nEND:VCALENDAR'),
    'not one VEVENT',
  ],
])('refused: %s', (_name, broken, fault) => {
  expect(faultsOf(broken)).toContain(fault)
})
