import { describe, expect, test } from 'vitest'
import { loopwright } from '../support/cli.ts'

const ana = {
  id: 'ana',
  zone: 'Europe/Belgrade',
  hours: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }],
  overrides: [{ date: '2027-03-12', ranges: [['10:00', '14:00']] }],
  holidays: ['2027-03-08'],
  busy: [['2027-03-02T09:00:00Z', '2027-03-02T10:00:00Z']],
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
}

const search = {
  now: '2027-03-01T08:00:00Z',
  noticeMinutes: 330,
  from: '2027-03-01T00:00:00Z',
  to: '2027-03-02T11:30:00Z',
  durationMinutes: 60,
  stepMinutes: 60,
  gridZone: 'Europe/Belgrade',
  people: [ana],
}

test('slots answers the starts in UTC with milliseconds, ascending', async () => {
  const { status, json, error } = await loopwright(['slots'], search)
  expect({ status, error }).toEqual({ status: 0, error: '' })
  expect(json()).toEqual({
    starts: [
      '2027-03-01T14:00:00.000Z',
      '2027-03-01T15:00:00.000Z',
      '2027-03-02T08:00:00.000Z',
      '2027-03-02T10:00:00.000Z',
    ],
  })
})

test('starts are round times in UTC unless a zone is named', async () => {
  const { gridZone: _, ...inUtc } = { ...search, people: [{ ...ana, zone: 'Asia/Kathmandu' }] }
  const { json } = await loopwright(['slots'], {
    ...inUtc,
    now: '2027-01-01T00:00:00Z',
    to: '2027-03-01T05:30:00Z',
  })
  expect(json()).toEqual({ starts: ['2027-03-01T04:00:00.000Z'] })
})

test('a person may leave out what does not apply to them', async () => {
  const { id, zone, hours, busy } = ana
  const people = [{ id, zone, hours, busy }]
  const short = await loopwright(['slots'], { ...search, people })
  expect(short.json()).toEqual((await loopwright(['slots'], search)).json())
})

describe('what slots cannot read is refused with status 2, a line for each problem', () => {
  const [head, tail] = [
    { ...search, people: [ana] },
    { ...ana, id: 'bo' },
  ]
  const withAna = (changed: object) => ({ ...head, people: [{ ...ana, ...changed }] })
  test.each([
    ['no document', '', '$: is missing; expected one JSON document'],
    ['a list', [], '$: is []; expected an object'],
    ['an unknown key', { ...search, 'to do': 1 }, '$["to do"]: is not a known key; expected only '],
    ['a missing key', { ...search, to: undefined }, '$.to: is missing; expected an instant in UTC'],
    ['a duration of nothing', { ...search, durationMinutes: 0 }, '$.durationMinutes: is 0; exp'],
    ['half a minute', { ...search, stepMinutes: 7.5 }, '$.stepMinutes: is 7.5; expected a whole'],
    [
      'an offset',
      { ...search, now: '2027-03-01T08:00:00+01:00' },
      '$.now: is "2027-03-01T08:00:00',
    ],
    [
      'a date that is none',
      withAna({ holidays: ['2027-02-29'] }),
      '$.people[0].holidays[0]: is "2027',
    ],
    [
      'an offset as a zone',
      withAna({ zone: '+05:30' }),
      '$.people[0].zone: is "+05:30"; expected an',
    ],
    [
      'weekday 0',
      withAna({ hours: [{ ...ana.hours[0], days: [0] }] }),
      '$.people[0].hours[0].days[0]',
    ],
    [
      'a reversed span',
      withAna({ busy: [['2027-03-02T09:00:00Z', '2027-03-02T08:59:59Z']] }),
      '$.people[0].busy[0]: is [',
    ],
    [
      'a day that begins at 24:00',
      withAna({ overrides: [{ date: '2027-03-02', ranges: [['24:00', '24:00']] }] }),
      '$.people[0].overrides[0].ranges[0][0]: is "24:00"; expected a time such as 09:00, at most 23:59',
    ],
    [
      'a person twice',
      { ...search, people: [ana, tail, ana] },
      '$.people[2].id: is "ana"; expected an id',
    ],
  ])('%s', async (_name, input, line) => {
    const { status, out, error } = await loopwright(['slots'], input)
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(error.split('\n')).toEqual([expect.stringContaining(line), ''])
  })

  test('text that is not JSON', async () => {
    const { status, error } = await loopwright(['slots'], '{"now": }')
    expect(status).toBe(2)
    expect(error).toMatch(/^\$: is not JSON \(.+\); expected one JSON document\n$/)
  })

  test('several at once', async () => {
    const { error } = await loopwright(['slots'], withAna({ zone: 'Mars', busy: 7, id: '' }))
    expect(error).toBe(
      '$.people[0].id: is ""; expected a text that is not empty\n' +
        '$.people[0].zone: is "Mars"; expected an IANA time zone such as Europe/Belgrade\n' +
        '$.people[0].busy: is 7; expected a list\n',
    )
  })
})
