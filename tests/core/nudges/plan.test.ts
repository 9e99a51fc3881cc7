import { describe, expect, test } from 'vitest'
import type { Listener } from '../../../src/core/calm.ts'
import type { PersonId } from '../../../src/core/ids.ts'
import { Interview } from '../../../src/core/interviews.ts'
import { judge } from '../../../src/core/nudges/check.ts'
import { nudgesOf } from '../../../src/core/nudges/plan.ts'
import { type Instant, iso, wallAt } from '../../../src/core/time.ts'
import { listener } from '../../support/listeners.ts'
import { at, belgrade } from '../../support/time.ts'
import { ana, bo, petra } from '../../support/world.ts'

const lead = bo

/** An interview of Ana's that Petra has booked, from `from` for an hour. */
function interview(from: string, of: object = {}, place: object = {}): Interview {
  const start = at(from)
  return Interview.parse({
    id: 'int_1',
    rev: 1,
    loop: 'loop_1',
    application: 'app_1',
    candidate: 'cand_1',
    opening: 'open_intern',
    stage: 'screen',
    kind: 'screen',
    title: 'Screen',
    span: { start: iso(start), end: iso((start + 3_600_000) as Instant) },
    zone: belgrade,
    place: { kind: 'video', text: '' },
    status: 'booked',
    bookedBy: petra,
    bookedAt: iso(at('2027-03-01T09:00')),
    panel: [
      {
        seat: 'lead',
        seatTitle: 'Lead',
        person: ana,
        rsvp: 'accepted',
        askedAt: iso(at('2027-03-01T09:00')),
        ...place,
      },
    ],
    ...of,
  })
}

/** Who hears what when, on a clock in Belgrade. */
function planned(
  of: Interview,
  {
    who = listener(),
    owing = [],
    since = at('2027-03-01T09:00'),
  }: {
    readonly who?: Listener
    readonly owing?: readonly PersonId[]
    readonly since?: Instant
  } = {},
): string[] {
  const listeners = new Map([
    [ana, who],
    [petra, listener({ id: petra })],
    [lead, listener({ id: lead })],
  ])
  return nudgesOf({ interview: of, leads: [lead], owing, listeners, since })
    .toSorted((a, b) => a.due - b.due)
    .map(({ due, to, body }) => {
      const { date, time } = wallAt(due, belgrade)
      return `${date.slice(5)} ${time} ${to} ${body.kind === 'nudge' ? `${body.matter} ${body.step}` : ''}`
    })
}

describe('an interview that somebody has agreed to', () => {
  test('is recalled a day and a quarter of an hour before', () => {
    expect(planned(interview('2027-03-10T10:00'))).toEqual([
      '03-09 10:00 U0ANA interview 1440',
      '03-10 09:45 U0ANA interview 15',
    ])
  })

  test('is recalled as long before as its reader wants', () => {
    const who = listener({}, { remindBefore: [120] })
    expect(planned(interview('2027-03-10T14:00'), { who })).toEqual([
      '03-10 12:00 U0ANA interview 120',
    ])
  })

  test('on a Monday is recalled on the Friday, not on the Sunday', () => {
    expect(planned(interview('2027-03-08T10:00'))[0]).toBe('03-05 19:59 U0ANA interview 1440')
  })

  test('late in the evening is recalled before the quiet hours of the day before, and shortly before it begins', () => {
    expect(planned(interview('2027-03-10T21:00'))).toEqual([
      '03-09 19:59 U0ANA interview 1440',
      '03-10 20:45 U0ANA interview 15',
    ])
  })

  test('is not recalled a day before to who was asked within that day', () => {
    const since = at('2027-03-09T12:00')
    expect(planned(interview('2027-03-10T10:00'), { since })).toEqual([
      '03-10 09:45 U0ANA interview 15',
    ])
  })
})

describe('an invitation without an answer', () => {
  const asked = { rsvp: 'asked' }

  test('is recalled a day and two hours before, then whoever booked it hears', () => {
    expect(planned(interview('2027-03-10T14:00', {}, asked))).toEqual([
      '03-09 14:00 U0ANA answer day',
      '03-10 12:00 U0ANA answer hours',
      '03-10 13:00 U0PETRA answer recruiter',
    ])
  })

  test('leaves whoever is paused alone, and tells whoever booked it all the same', () => {
    const who = listener({ pausedUntil: '2027-03-20' })
    expect(planned(interview('2027-03-10T14:00', {}, asked), { who })).toEqual([
      '03-10 13:00 U0PETRA answer recruiter',
    ])
  })

  test('is not recalled to who was asked a moment ago', () => {
    const askedAt = iso(at('2027-03-10T11:45'))
    const since = at('2027-03-10T11:45')
    expect(planned(interview('2027-03-10T14:00', {}, { ...asked, askedAt }), { since })).toEqual([
      '03-10 13:00 U0PETRA answer recruiter',
    ])
  })

  test('that passes to somebody else is recalled half an hour before it does', () => {
    const expiresAt = iso(at('2027-03-09T15:00'))
    const place = { ...asked, askedAt: iso(at('2027-03-09T10:00')), expiresAt }
    expect(planned(interview('2027-03-12T14:00', {}, place))).toEqual([
      '03-09 14:30 U0ANA lapse soon',
    ])
  })
})

describe('a scorecard that is owed', () => {
  const done = (from: string) => interview(from, { status: 'done' })
  const owing = [ana]

  test('is recalled soon, four working hours and a working day after; then the lead hears', () => {
    expect(planned(done('2027-03-09T10:00'), { owing })).toEqual([
      '03-09 11:15 U0ANA card soon',
      '03-09 15:00 U0ANA card hours',
      '03-10 11:00 U0ANA card day',
      '03-10 15:00 U0BO card lead',
    ])
  })

  test('of a Friday evening lets the weekend pass', () => {
    expect(planned(done('2027-03-05T15:30'), { owing })).toEqual([
      '03-05 16:45 U0ANA card soon',
      '03-08 12:30 U0ANA card hours',
      '03-08 16:30 U0ANA card day',
      '03-09 12:30 U0BO card lead',
    ])
  })

  test('waits for a pause and for holidays to end, and is not recalled three times at once then', () => {
    const who = listener({ pausedUntil: '2027-03-15' }, {}, ['2027-03-15'])
    expect(planned(done('2027-03-09T10:00'), { owing, who })).toEqual([
      '03-16 08:00 U0ANA card soon',
      '03-16 10:00 U0ANA card hours',
      '03-16 12:00 U0ANA card day',
      '03-16 16:00 U0BO card lead',
    ])
  })

  test('that was taken back is recalled again from then on, under keys of its own', () => {
    const all = nudgesOf({
      interview: done('2027-03-09T10:00'),
      ...{ leads: [lead], owing: [ana], since: at('2027-03-10T09:30') },
      takenBack: new Map([[ana, { times: 1, at: at('2027-03-10T09:30') }]]),
      listeners: new Map([
        [ana, listener()],
        [lead, listener({ id: lead })],
      ]),
    })
    const heard = all.map(({ key, due }) => `${wallAt(due, belgrade).date} ${key.split(':v0:')[1]}`)
    expect(heard).toEqual([
      '2027-03-10 hours:U0ANA:1',
      '2027-03-11 day:U0ANA:1',
      '2027-03-11 lead:U0BO:1',
    ])
  })

  test('is not recalled once nobody waits for it, nor is the author told as their own lead', () => {
    expect(planned(done('2027-03-09T10:00'), { owing: [] })).toEqual([])
    const who = listener({ id: lead })
    const all = nudgesOf({
      interview: interview('2027-03-09T10:00', { status: 'done' }, { person: lead }),
      leads: [lead],
      owing: [lead],
      listeners: new Map([[lead, who]]),
      since: at('2027-03-01T09:00'),
    })
    expect(all.map(({ body }) => body.kind === 'nudge' && body.step)).toEqual([
      'soon',
      'hours',
      'day',
    ])
  })
})

describe('in the moment a reminder is due', () => {
  const body = { kind: 'nudge', interview: interview('2027-03-10T10:00').id, by: null } as const
  const facts = { interview: interview('2027-03-10T10:00'), owing: [], listener: listener() }

  test('it is said if its reason stands', () => {
    const now = at('2027-03-09T10:00')
    const reminder = { ...body, matter: 'interview', step: '1440', about: ana } as const
    expect(judge(reminder, { ...facts, now })).toEqual({ say: true })
  })

  test.each([
    ['the interview is off', { interview: interview('2027-03-10T10:00', { status: 'cancelled' }) }],
    ['they can’t make it', { interview: interview('2027-03-10T10:00', {}, { rsvp: 'declined' }) }],
    ['it has begun', { now: at('2027-03-10T10:00') }],
    ['they have left', { listener: listener({ status: 'gone' }) }],
    ['they want no such reminder any more', { listener: listener({}, { remindBefore: [30] }) }],
  ])('it is over if %s', (_, change) => {
    const reminder = { ...body, matter: 'interview', step: '1440', about: ana } as const
    const verdict = judge(reminder, { ...facts, now: at('2027-03-09T10:00'), ...change })
    expect(verdict).toEqual({ say: false, until: null })
  })

  test('one of a card waits for the morning if it is night by now', () => {
    const card = { ...body, matter: 'card', step: 'hours', about: ana } as const
    const done = interview('2027-03-09T10:00', { status: 'done' })
    const now = at('2027-03-09T23:00')
    const verdict = judge(card, { ...facts, interview: done, owing: [ana], now })
    expect(verdict).toEqual({ say: false, until: at('2027-03-10T08:00') })
    expect(judge(card, { ...facts, interview: done, owing: [], now })).toEqual({
      say: false,
      until: null,
    })
  })
})
