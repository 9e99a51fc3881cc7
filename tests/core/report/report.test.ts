import { describe, expect, test } from 'vitest'
import { csvOf } from '../../../src/core/report/csv.ts'
import {
  daysOfLead,
  daysToDecide,
  daysToSchedule,
  hoursToCard,
} from '../../../src/core/report/durations.ts'
import { reportOf } from '../../../src/core/report/report.ts'
import { sampleOf } from '../../../src/core/report/sample.ts'
import { loadWords } from '../../../src/slack/blocks/report-words.ts'
import {
  applicationNo,
  cardAfter,
  decisionOn,
  interviewerNo,
  placeOf,
  screenNo,
  seasonOf,
  upTo,
} from '../../support/season.ts'
import { at, span } from '../../support/time.ts'
import { ana, bo, petra } from '../../support/world.ts'

describe('how long it takes', () => {
  test('to schedule runs from being added to the first booking of the stage', () => {
    const facts = seasonOf({
      applications: [applicationNo(1, at('2027-03-01T09:00'))],
      interviews: [screenNo(1), { ...screenNo(1), bookedAt: at('2027-03-05T09:00') }],
    })
    expect(daysToSchedule(facts)).toEqual([1])
  })

  test('a later stage is entered when it is decided to advance', () => {
    const facts = seasonOf({
      applications: [applicationNo(1, at('2027-01-10T09:00'))],
      decisions: [decisionOn(1, 'advance', at('2027-03-01T21:00'))],
      interviews: [screenNo(1, { stage: 'loop' })],
    })
    expect(daysToSchedule(facts)).toEqual([0.5])
  })

  test('what was booked before the period, or after it, is not counted', () => {
    const applications = [applicationNo(1, at('2027-01-10T09:00'))]
    const booked = (when: string) =>
      daysToSchedule(seasonOf({ applications, interviews: [screenNo(1, { bookedAt: at(when) })] }))
    expect(booked('2027-02-28T23:59')).toEqual([])
    expect(booked('2027-04-01T00:00')).toEqual([])
    expect(booked('2027-03-31T23:59')).toHaveLength(1)
  })

  test('lead time is to the time first agreed, whatever it was moved to', () => {
    const from = span('2027-03-04T09:00', '2027-03-04T10:00')
    const moves = [
      {
        from,
        to: span('2027-03-09T10:00', '2027-03-09T11:00'),
        by: petra,
        at: at('2027-03-03T09:00'),
        reason: '',
      },
    ]
    expect(daysOfLead(seasonOf({ interviews: [screenNo(1, { moves })] }))).toEqual([2])
    expect(daysOfLead(seasonOf({ interviews: [screenNo(1, {}, at('2027-03-05T09:00'))] }))).toEqual(
      [3],
    )
  })

  test('to decide runs from the last interview of the stage to the first decision that is not to hold', () => {
    const facts = seasonOf({
      interviews: [screenNo(1), screenNo(1, {}, at('2027-03-10T10:00'))],
      decisions: [
        decisionOn(1, 'hold', at('2027-03-10T12:00')),
        decisionOn(1, 'no', at('2027-03-12T11:00')),
        decisionOn(1, 'advance', at('2027-03-20T11:00')),
      ],
    })
    expect(daysToDecide(facts)).toEqual([2])
  })

  test('a card counts from the end of the interview to when it was first handed in, and a shadow never', () => {
    const screen = screenNo(1)
    const again = cardAfter(screen, 3)
    const first = again.submissions[0]
    if (!first) throw new Error('it was handed in')
    const later = { ...first, at: at('2027-03-12T10:00') }
    const cards = [
      { ...again, submissions: [first, later] },
      cardAfter(screen, 1, { shadow: true }),
    ]
    expect(hoursToCard(seasonOf({ interviews: [screen], cards }))).toEqual([3])
  })
})

describe('what is too little to say is not said', () => {
  test.each([
    [4, null, null],
    [5, 3, null],
    [9, 5, null],
    [10, 5.5, 9.1],
  ])('of %i values the median is %s and the ninetieth percentile %s', (n, median, p90) => {
    expect(sampleOf(upTo(n))).toEqual({ n, median, p90 })
  })

  test('the ages of four cards are nobody else’s business', () => {
    const interviews = upTo(4).map((n) => screenNo(n))
    const few = seasonOf({ interviews, cards: interviews.map((one) => cardAfter(one, 2)) })
    expect(reportOf(few)).toMatchObject({ cardAges: [], toCard: { n: 4, median: null } })
    const five = [...interviews, screenNo(5)]
    const enough = seasonOf({ interviews: five, cards: five.map((one) => cardAfter(one, 2)) })
    expect(reportOf(enough).cardAges[0]).toEqual({ label: 'up to 4', count: 5 })
  })

  test('a reason that was given four times is counted with the others', () => {
    const declined = (reason: string, times: number) =>
      upTo(times).map(() => placeOf(bo, { rsvp: 'declined', reason }))
    const panel = [
      ...declined('busy: a deadline', 5),
      ...declined('away', 3),
      // Somebody else has been found for the seat since.
      placeOf(bo, { rsvp: 'replaced', reason: 'away' }),
      placeOf(bo, { rsvp: 'replaced' }),
      placeOf(bo, { rsvp: 'lapsed' }),
      placeOf(ana),
    ]
    expect(reportOf(seasonOf({ interviews: [screenNo(1, { panel })] })).declines).toEqual({
      asked: 12,
      declined: 9,
      lapsed: 1,
      reasons: [{ reason: 'busy', count: 5 }],
      rare: 4,
    })
  })
})

describe('load', () => {
  const crew = (size: number, cap: number | null = null) => {
    const all = upTo(size).map((n) => interviewerNo(n, cap))
    return {
      people: all.map(({ person }) => person),
      memberships: all.map(({ membership }) => membership),
    }
  }
  const given = (to: number, times: number) =>
    upTo(times).map((n) =>
      screenNo(to * 100 + n, { panel: [placeOf(interviewerNo(to).person.id)] }),
    )

  test('is a distribution over everybody in a pool, those with none included', () => {
    const { load } = reportOf(
      seasonOf({ ...crew(10, 2), interviews: [...given(1, 8), ...given(2, 2)] }),
    )
    expect(load).toMatchObject({ people: 10, interviews: 10, busiest: { people: 2, share: 1 } })
    expect(load.perWeek.map(({ count }) => count)).toEqual([8, 1, 0, 1, 0, 0])
    expect(load.ofCap.map(({ count }) => count)).toEqual([8, 1, 0, 0, 1, 0])
  })

  test('the busiest are never one alone, and are said as many as they are', () => {
    const { load } = reportOf(seasonOf({ ...crew(12), interviews: given(1, 6) }))
    expect(load.busiest).toEqual({ people: 3, share: 1 })
    expect(loadWords(load)).toBe(
      '6 interviews. The busiest 3 of 12 people took 100\u00a0% of the seats; an even spread would be 25\u00a0%.',
    )
  })

  test('of four people nothing is shown that could be read as a name', () => {
    const { load } = reportOf(seasonOf({ ...crew(4, 2), interviews: given(1, 8) }))
    expect(load).toMatchObject({ perWeek: [], ofCap: [], busiest: null })
  })

  test('a shadow’s seat and a cancelled interview are no load', () => {
    const shadow = placeOf(interviewerNo(1).person.id, { shadow: true })
    const interviews = [
      ...given(2, 5),
      screenNo(1, { panel: [shadow] }),
      ...given(3, 4).map((one) => ({ ...one, status: 'cancelled' as const })),
    ]
    const { load } = reportOf(seasonOf({ ...crew(5), interviews }))
    expect(load.perWeek.map(({ count }) => count)).toEqual([4, 0, 0, 1, 0, 0])
  })
})

describe('the funnel', () => {
  test('counts those added in the period by how far they have come', () => {
    const applications = [
      ...upTo(4).map((n) => applicationNo(n)),
      applicationNo(9, at('2027-02-01T09:00')),
    ]
    const facts = seasonOf({
      applications,
      interviews: [screenNo(1), screenNo(2), screenNo(3, { status: 'cancelled' }), screenNo(9)],
      decisions: [decisionOn(2, 'offer', at('2027-03-20T10:00'))],
    })
    expect(reportOf(facts).funnel).toEqual([
      { key: 'applied', title: '', count: 4 },
      { key: 'screen', title: 'Screen', count: 2 },
      { key: 'offer', title: '', count: 1 },
    ])
  })
})

test('moves are counted by interview, and the latest reasons stand beside', () => {
  const move = (day: number, reason: string) => ({
    from: span('2027-03-04T09:00', '2027-03-04T10:00'),
    to: span('2027-03-09T10:00', '2027-03-09T11:00'),
    by: petra,
    at: at(`2027-03-0${day}T09:00`),
    reason,
  })
  const moves = [move(3, 'exam'), move(4, ''), move(5, 'train')]
  const of = (n: number) =>
    reportOf(
      seasonOf({ interviews: [screenNo(1, { moves }), ...upTo(n).map((i) => screenNo(i + 1))] }),
    )
  const interview = screenNo(1).id
  expect(of(4).moves).toEqual({
    interviews: 5,
    moved: 1,
    latest: [
      { interview, at: at('2027-03-05T09:00'), reason: 'train' },
      { interview, at: at('2027-03-03T09:00'), reason: 'exam' },
    ],
  })
  expect(csvOf(of(4))).toContain('latest moves,2027-03-05T08:00:00.000Z train,1,moves,\r\n')
  // With four that could be moved, one would know who was.
  expect(of(3).moves).toEqual({ interviews: 4, moved: 1, latest: [] })
  expect(csvOf(of(3))).toContain('moves,moved,,interviews,4\r\n')
})

test('the table has a line a figure, and says nothing where there is too little', () => {
  const lines = csvOf(reportOf(seasonOf({ interviews: upTo(10).map((n) => screenNo(n)) }))).split(
    '\r\n',
  )
  expect(lines[0]).toBe('measure,label,value,unit,n')
  expect(lines).toContain('lead time,median,7.04,days,10')
  expect(lines).toContain('time to decide,median,,days,0')
  expect(lines.at(-1)).toBe('')
})

test('a title that looks like a formula is a text in the table', () => {
  const [opening] = seasonOf().openings
  const plans = seasonOf().plans.map((plan) => ({
    ...plan,
    stages: plan.stages.map((stage) => ({ ...stage, key: '=cmd', title: '"a", b' })),
  }))
  expect(opening).toBeDefined()
  expect(csvOf(reportOf(seasonOf({ plans })))).toContain("funnel,'=cmd,0,applications,")
})
