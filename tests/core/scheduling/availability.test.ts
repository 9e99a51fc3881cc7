import { describe, expect, test } from 'vitest'
import {
  freeSpans,
  prepare,
  shelf,
  workingSpans,
} from '../../../src/core/scheduling/availability.ts'
import { ClockTime, iso, LocalDate, type Span, Zone } from '../../../src/core/time.ts'
import { dates, everyDay, hours, person } from '../../support/people.ts'
import { at, span } from '../../support/time.ts'

const tuesday = span('2027-03-09T00:00', '2027-03-10T00:00')
const week = span('2027-03-08T00:00', '2027-03-15T00:00')
const override = (date: string, ...ranges: readonly (readonly [string, string])[]) => ({
  date: LocalDate.parse(date),
  ranges: ranges.map(([from, to]) => [ClockTime.parse(from), ClockTime.parse(to)] as const),
})

describe('working time', () => {
  test('is the weekly hours of the weekday', () => {
    expect(workingSpans(person(), week)).toEqual(
      ['08', '09', '10', '11', '12'].map((day) =>
        span(`2027-03-${day}T09:00`, `2027-03-${day}T17:00`),
      ),
    )
  })

  test('is cut where the window ends', () => {
    const noon = span('2027-03-09T12:00', '2027-03-09T13:00')
    expect(workingSpans(person(), noon)).toEqual([noon])
  })

  test('is one span where ranges overlap, touch, or come in any order', () => {
    const parts = [hours('15:00', '17:00'), hours('09:00', '12:00'), hours('11:00', '13:00')]
    const one = person({ hours: [...parts, hours('13:00', '14:00')] })
    expect(workingSpans(one, tuesday)).toEqual([
      span('2027-03-09T09:00', '2027-03-09T14:00'),
      span('2027-03-09T15:00', '2027-03-09T17:00'),
    ])
  })

  test('goes on over midnight where two dates touch', () => {
    const night = person({ hours: [hours('22:00', '24:00'), hours('00:00', '06:00')] })
    const one = span('2027-03-08T22:00', '2027-03-09T06:00')
    expect(workingSpans(night, span('2027-03-08T12:00', '2027-03-09T12:00'))).toEqual([one])
  })

  test('of a date with overrides is all of theirs and nothing else', () => {
    const overrides = [
      override('2027-03-09', ['10:00', '11:00']),
      override('2027-03-09', ['20:00', '21:00']),
    ]
    expect(workingSpans(person({ overrides }), tuesday)).toEqual([
      span('2027-03-09T10:00', '2027-03-09T11:00'),
      span('2027-03-09T20:00', '2027-03-09T21:00'),
    ])
  })

  test.each([
    ['an override without ranges', { overrides: [override('2027-03-09')] }],
    ['a holiday', { holidays: dates('2027-03-09') }],
    [
      'a holiday with an override',
      { holidays: dates('2027-03-09'), overrides: [override('2027-03-09', ['10:00', '11:00'])] },
    ],
    ['an empty range', { hours: [hours('09:00', '09:00')] }],
    ['a reversed range', { hours: [hours('17:00', '09:00')] }],
    ['other weekdays', { hours: [hours('09:00', '17:00', [1, 3])] }],
  ])('is none with %s', (_name, changed) => {
    expect(workingSpans(person(changed), tuesday)).toEqual([])
  })

  test('follows the clock of the person when it changes', () => {
    const early = person({ hours: [hours('01:00', '04:00', everyDay)] })
    const spring = span('2027-03-28T00:00', '2027-03-29T00:00')
    const autumn = span('2027-10-31T00:00', '2027-11-01T00:00')
    expect(workingSpans(early, spring).map(isoSpan)).toEqual([
      '2027-03-28T00:00:00.000Z/2027-03-28T02:00:00.000Z',
    ])
    expect(workingSpans(early, autumn).map(isoSpan)).toEqual([
      '2027-10-30T23:00:00.000Z/2027-10-31T03:00:00.000Z',
    ])
  })

  test('of a range in a gap stands after it, in order with its neighbours', () => {
    const parts = [hours('02:10', '02:50', everyDay), hours('03:00', '03:15', everyDay)]
    const spring = span('2027-03-28T00:00', '2027-03-29T00:00')
    expect(workingSpans(person({ hours: parts }), spring)).toEqual([
      span('2027-03-28T03:00', '2027-03-28T03:50'),
    ])
  })

  test('of a date that does not exist moves on to the next, as each of its times does', () => {
    const zone = Zone.parse('Pacific/Apia')
    const fridays = person({ zone, hours: [hours('09:00', '17:00', [5])] })
    const around = { start: at('2011-12-29T12:00', zone), end: at('2012-01-02T00:00', zone) }
    expect(workingSpans(fridays, around)).toEqual([
      { start: at('2011-12-31T09:00', zone), end: at('2011-12-31T17:00', zone) },
    ])
  })
})

describe('free time', () => {
  const nineToTwelve = [hours('09:00', '12:00')]

  test('is working time without busy spans, in any order and overlapping', () => {
    const busy = [
      span('2027-03-09T10:30', '2027-03-09T11:00'),
      span('2027-03-09T08:00', '2027-03-09T09:15'),
      span('2027-03-09T10:00', '2027-03-09T10:45'),
    ]
    expect(freeSpans(person({ hours: nineToTwelve, busy }), tuesday)).toEqual([
      span('2027-03-09T09:15', '2027-03-09T10:00'),
      span('2027-03-09T11:00', '2027-03-09T12:00'),
    ])
  })

  test('keeps the buffer before an interview after what came before it, and the other way round', () => {
    const busy = [span('2027-03-09T10:00', '2027-03-09T10:30')]
    const buffers = { bufferBeforeMinutes: 15, bufferAfterMinutes: 5 }
    expect(freeSpans(person({ hours: nineToTwelve, busy, ...buffers }), tuesday)).toEqual([
      span('2027-03-09T09:00', '2027-03-09T09:55'),
      span('2027-03-09T10:45', '2027-03-09T12:00'),
    ])
  })

  test('is not cut by an empty busy span, whatever the buffers', () => {
    const busy = [span('2027-03-09T10:00', '2027-03-09T10:00')]
    const buffers = { bufferBeforeMinutes: 15, bufferAfterMinutes: 5 }
    const one = person({ hours: nineToTwelve, busy, ...buffers })
    expect(freeSpans(one, tuesday)).toEqual(workingSpans(one, tuesday))
  })

  test('knows of meetings outside the window whose buffer reaches into it', () => {
    const busy = [span('2027-03-09T10:00', '2027-03-09T10:30')]
    const one = person({ busy, bufferBeforeMinutes: 15 })
    const later = span('2027-03-09T10:30', '2027-03-09T11:00')
    expect(freeSpans(one, later)).toEqual([span('2027-03-09T10:45', '2027-03-09T11:00')])
  })

  test('ends to the second where a meeting ends to the second', () => {
    const end = at('2027-03-09T10:00:01')
    const one = person({ busy: [{ start: at('2027-03-09T08:00'), end }] })
    expect(freeSpans(one, tuesday)[0]?.start).toBe(end)
  })
})

describe('what is prepared', () => {
  const ana = person({ busy: [span('2027-03-09T10:00', '2027-03-09T11:00')] })
  const first = prepare(ana, week)

  test('is taken over whole while nothing has changed', () => {
    expect(prepare({ ...ana }, tuesday, first)).toBe(first)
  })

  test('keeps its working time when only meetings change', () => {
    const second = prepare({ ...ana, busy: [] }, week, first)
    expect(second.working).toBe(first.working)
    expect(second.free).toEqual(second.working)
  })

  test.each([
    ['hours', { hours: [hours('10:00', '11:00')] }],
    ['overrides', { overrides: [override('2027-03-09')] }],
    ['holidays', { holidays: dates('2027-03-10') }],
    ['zone', { zone: Zone.parse('Asia/Tokyo') }],
    ['busy spans', { busy: [span('2027-03-10T10:00', '2027-03-10T11:00')] }],
    ['buffer before', { bufferBeforeMinutes: 5 }],
    ['buffer after', { bufferAfterMinutes: 5 }],
  ])('is prepared again when the %s change', (_name, changed) => {
    const anew = prepare({ ...ana, ...changed }, week)
    const again = prepare({ ...ana, ...changed }, week, first)
    expect(again).toEqual(anew)
    expect(again.free).not.toEqual(first.free)
  })

  test('is prepared again for a window it does not cover', () => {
    const month = span('2027-03-01T00:00', '2027-04-01T00:00')
    expect(prepare(ana, month, first)).toEqual(prepare(ana, month))
  })
})

describe('a shelf', () => {
  const [ana, bo] = [person(), person({ id: 'bo' })]

  test('prepares again only who has changed', () => {
    const { prepared } = shelf()
    const before = [ana, bo].map((one) => prepared(one, week))
    const busy = [span('2027-03-09T10:00', '2027-03-09T11:00')]
    const after = [{ ...ana, busy }, bo].map((one) => prepared(one, week))
    expect(after[0]).not.toBe(before[0])
    expect(after[1]).toBe(before[1])
  })

  test('answers for another date nearby with what it has', () => {
    const { prepared } = shelf()
    expect(prepared(ana, tuesday)).toBe(prepared(ana, week))
    expect(prepared(ana, week)).toBe(prepared(ana, span('2027-03-20T00:00', '2027-04-01T00:00')))
  })

  test('covers what it is asked for, however long', () => {
    const { prepared } = shelf()
    for (const days of [1, 40, 400]) {
      const asked = { start: tuesday.start, end: at('2027-03-09T00:00') + days * 86_400_000 }
      const { within } = prepared(ana, asked as Span)
      expect(within.start <= asked.start && asked.end <= within.end).toBe(true)
    }
  })

  test('forgets who was asked about longest ago', () => {
    const { prepared } = shelf(2)
    const [oldest, cy] = [prepared(ana, week), person({ id: 'cy' })]
    const kept = prepared(bo, week)
    prepared(cy, week)
    expect(prepared(bo, week)).toBe(kept)
    expect(prepared(ana, week)).not.toBe(oldest)
  })
})

function isoSpan({ start, end }: Span): string {
  return `${iso(start)}/${iso(end)}`
}
