import { describe, expect, test } from 'vitest'
import { Zone } from '../../src/core/time.ts'
import { ana, busyWords, calendarOf, calendarWith, fixture, read } from '../support/calendar.ts'
import { span } from '../support/time.ts'

describe('calendars as they are published', () => {
  test('Google: a series over the clock change, with one occurrence left out, one moved and one cancelled', () => {
    expect(busyWords(fixture('google-moved-occurrence.ics'))).toEqual([
      '03-01 09:30 - 10:00',
      '03-03 09:30 - 10:00',
      '03-08 09:30 - 10:00',
      '03-16 14:00 - 14:30',
      '03-22 09:30 - 10:00',
      '03-24 09:30 - 10:00',
      '03-29 09:30 - 10:00',
      '03-31 09:30 - 10:00',
      '04-05 09:30 - 10:00',
      '04-07 09:30 - 10:00',
      '04-12 09:30 - 10:00',
      '04-14 09:30 - 10:00',
      '04-19 09:30 - 10:00',
      '04-21 09:30 - 10:00',
      '04-26 09:30 - 10:00',
      '04-28 09:30 - 10:00',
    ])
  })

  test('Outlook: Windows zone names; free and elsewhere do not block, tentative and out of office do', () => {
    expect(busyWords(fixture('outlook-windows-zone.ics'))).toEqual([
      '03-22 09:00 - 10:00',
      '03-24 11:00 - 12:00',
      '03-25 00:00 - 03-27 00:00',
      '03-29 09:00 - 10:00',
      '04-05 09:00 - 10:00',
    ])
  })

  test('Exchange: an all-day series whose exceptions and end are midnights', () => {
    expect(busyWords(fixture('exchange-all-day-moved.ics'))).toEqual([
      '03-04 00:00 - 03-05 00:00',
      '03-12 00:00 - 03-13 00:00',
      '03-16 00:00 - 03-17 00:00',
      '03-18 00:00 - 03-19 00:00',
    ])
  })

  test('an exception in UTC to an all-day series means the day at home', () => {
    const series = [
      'DTSTART;VALUE=DATE:20270308',
      'RRULE:FREQ=DAILY;COUNT=3',
      'EXDATE:20270308T230000Z',
    ]
    expect(busyWords(calendarOf(...series))).toEqual([
      '03-08 00:00 - 03-09 00:00',
      '03-10 00:00 - 03-11 00:00',
    ])
  })

  test('Apple: all-day entries are days at home, floating times the clock at home; birthdays do not block', () => {
    expect(busyWords(fixture('apple-all-day-and-floating.ics'))).toEqual([
      '03-27 00:00 - 03-30 00:00',
      '04-05 00:00 - 04-06 00:00',
      '04-07 00:00 - 04-08 00:00',
      '04-09 18:00 - 19:30',
    ])
  })

  test('the same floating and all-day entries belong to another clock for an owner in New York', () => {
    const bo = { zone: Zone.parse('America/New_York') }
    const utc = span('2027-04-05T06:00', '2027-04-10T00:00')
    const busy = read(fixture('apple-all-day-and-floating.ics'), bo, utc)
    expect(busy).toEqual({
      kind: 'busy',
      unread: 0,
      spans: [
        span('2027-04-05T06:00', '2027-04-06T06:00'),
        span('2027-04-07T06:00', '2027-04-08T06:00'),
      ],
    })
  })

  test('Nextcloud: a zone under a name of its own is known by its rules, not by its neighbours’', () => {
    expect(busyWords(fixture('nextcloud-custom-zone.ics'))).toEqual([
      '03-26 09:00 - 10:00',
      '04-02 09:00 - 10:00',
    ])
  })

  test('Outlook: a customized zone follows its own clock change', () => {
    expect(busyWords(fixture('outlook-customized-zone.ics'))).toEqual([
      '03-12 15:00 - 16:00',
      '03-13 15:00 - 16:00',
      '03-14 14:00 - 15:00',
    ])
  })

  test('every way to name a zone: a path, a short name defined, a display name, an offset, an unknown one', () => {
    expect(busyWords(fixture('zone-names.ics'))).toEqual([
      '01-11 02:00 - 03:00',
      '01-12 16:00 - 17:00',
      '01-13 09:00 - 10:00',
      '01-15 11:00 - 12:00',
      '01-16 05:30 - 06:30',
      '01-17 10:00 - 11:00',
      '07-14 10:00 - 11:00',
    ])
  })

  test('a change for "this and later" moves and lengthens what follows, but not what has a change of its own', () => {
    expect(busyWords(fixture('this-and-later.ics'))).toEqual([
      '03-15 18:00 - 19:00',
      '03-22 18:00 - 19:00',
      '03-30 19:00 - 21:00',
      '04-06 19:00 - 21:00',
    ])
  })

  test('an entry its owner declined does not block, one that others declined does', () => {
    expect(busyWords(fixture('answers.ics'))).toEqual([
      '03-08 12:00 - 13:00',
      '03-08 14:00 - 15:00',
      '03-08 20:00 - 21:00',
      '03-09 10:00 - 11:00',
    ])
  })

  test('without the owner’s address nobody knows who declined, so it blocks', () => {
    expect(busyWords(fixture('answers.ics'), { zone: ana.zone })).toContain('03-08 10:00 - 11:00')
  })

  test('an address that publishes free and busy periods only', () => {
    expect(busyWords(fixture('free-busy-only.ics'))).toEqual([
      '03-08 10:00 - 11:00',
      '03-08 13:00 - 13:30',
      '03-09 10:00 - 11:00',
      '03-10 01:00 - 03-11 01:00',
      '03-12 10:00 - 10:15',
    ])
  })

  test('further dates, periods, a start outside its rule, days as exceptions, two changes on one day', () => {
    expect(busyWords(fixture('extra-dates.ics'))).toEqual([
      '03-01 10:00 - 11:00',
      '03-03 15:00 - 16:00',
      '03-06 11:00 - 11:30',
      '03-07 11:00 - 13:00',
      '03-08 10:00 - 11:00',
      '03-11 10:00 - 11:00',
      '03-25 10:00 - 11:00',
      '04-12 23:00 - 04-13 00:30',
      '04-14 23:00 - 04-15 00:30',
      '04-20 12:00 - 13:00',
      '04-26 10:00 - 10:30',
      '04-26 16:00 - 16:30',
    ])
  })

  test('the newer version counts wherever it stands; entries that share a UID by mistake all block', () => {
    expect(busyWords(fixture('older-version-last.ics'))).toEqual([
      '03-08 10:00 - 11:00',
      '03-09 10:00 - 11:00',
      '03-10 10:00 - 11:00',
      '03-11 10:00 - 11:00',
      '03-12 10:00 - 11:00',
    ])
  })

  test('what cannot be read is counted, and takes nothing else with it', () => {
    expect(busyWords(fixture('broken-entries.ics'))).toEqual([
      '03-08 10:00 - 11:00',
      '03-09 14:00 - 15:00',
      '03-10 14:00 - 14:00:01',
      '03-12 10:00 - 11:00',
      '03-13 10:00 - 10:59:59',
    ])
    expect(read(fixture('broken-entries.ics'))).toMatchObject({ unread: 7 })
  })
})

describe('local times that clocks skip or show twice', () => {
  const hour = ['DTEND;TZID=Europe/Belgrade:20271031T030000']
  const autumn = span('2027-10-30T00:00', '2027-11-02T00:00')

  test('a time shown twice is the first', () => {
    const text = calendarOf('DTSTART;TZID=Europe/Belgrade:20271031T023000', ...hour)
    expect(read(text, ana, autumn)).toMatchObject({
      spans: [{ start: Date.parse('2027-10-31T00:30Z'), end: Date.parse('2027-10-31T02:00Z') }],
    })
  })

  test('an exception at a time shown twice still means its occurrence', () => {
    const rule = ['RRULE:FREQ=DAILY;COUNT=3', 'EXDATE;TZID=Europe/Belgrade:20271031T023000']
    const text = calendarOf(
      'DTSTART;TZID=Europe/Belgrade:20271030T023000',
      'DURATION:PT1H',
      ...rule,
    )
    expect(busyWords(text, ana, autumn)).toEqual(['10-30 02:30 - 03:30', '11-01 02:30 - 03:30'])
  })

  test('a day counted by DURATION is a day by the clock, 24 hours are not', () => {
    const spring = span('2027-03-27T00:00', '2027-03-30T00:00')
    const start = 'DTSTART;TZID=Europe/Belgrade:20270327T120000'
    expect(busyWords(calendarOf(start, 'DURATION:P1D'), ana, spring)).toEqual([
      '03-27 12:00 - 03-28 12:00',
    ])
    expect(busyWords(calendarOf(start, 'DURATION:PT24H'), ana, spring)).toEqual([
      '03-27 12:00 - 03-28 13:00',
    ])
  })
})

describe('what comes out', () => {
  test('is cut to the time asked for, and says nothing of where one entry ends and the next begins', () => {
    const entry = (uid: string, from: string, to: string) => [
      'BEGIN:VEVENT',
      `UID:${uid}`,
      'SUMMARY:Doctor',
      `DTSTART:${from}`,
      `DTEND:${to}`,
      'END:VEVENT',
    ]
    const text = calendarWith(
      ...entry('a', '20270308T070000Z', '20270308T090000Z'),
      ...entry('b', '20270308T090000Z', '20270308T100000Z'),
      ...entry('c', '20270308T093000Z', '20270308T094500Z'),
      ...entry('d', '20270308T120000Z', '20270308T180000Z'),
      ...entry('e', '20270309T120000Z', '20270309T180000Z'),
    )
    const morning = span('2027-03-08T09:00', '2027-03-08T14:00')
    const busy = read(text, ana, morning)
    expect(busy).toEqual({
      kind: 'busy',
      spans: [
        span('2027-03-08T09:00', '2027-03-08T11:00'),
        span('2027-03-08T13:00', '2027-03-08T14:00'),
      ],
      unread: 0,
    })
    expect(JSON.stringify(busy)).not.toContain('Doctor')
  })

  test('holds what began before and goes on', () => {
    const text = calendarOf('DTSTART;VALUE=DATE:20261220', 'DTEND;VALUE=DATE:20270103')
    expect(busyWords(text)).toEqual(['01-01 00:00 - 01-03 00:00'])
  })

  test.each([
    ['a web page', '<!doctype html><title>Sign in</title>', 'not-a-calendar'],
    ['nothing', '', 'not-a-calendar'],
    ['a calendar that broke off', fixture('answers.ics').slice(0, 400), 'cut-off'],
    [
      'a calendar with 30,000 further dates',
      calendarOf('DTSTART:20270301T000000Z', 'DURATION:PT1M', `RDATE:${manyTimes()}`),
      'too-many',
    ],
  ])('of %s is no busy time but a reason', (_name, text, why) => {
    expect(read(text)).toEqual({ kind: 'unusable', why })
  })

  test('is the same whatever the line ends, with a mark before the text and blanks after the lines', () => {
    const text = fixture('google-moved-occurrence.ics')
    const variants = [
      text.replaceAll('\r\n', '\n'),
      text.replaceAll('\r\n', '\r'),
      `\uFEFF${text}`,
      text.replaceAll('\r\n', ' \r\n'),
    ]
    for (const variant of variants) expect(busyWords(variant)).toEqual(busyWords(text))
  })
})

/** Every minute from 1 March on. */
function manyTimes(): string {
  const first = Date.parse('2027-03-01T00:00Z')
  const times = Array.from({ length: 30_000 }, (_, i) => new Date(first + i * 60_000).toISOString())
  return times.map((time) => time.replaceAll(/[-:]|\.000/g, '')).join(',')
}
