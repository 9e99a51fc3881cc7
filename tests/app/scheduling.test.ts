import { describe, expect, test } from 'vitest'
import { applicationOf, apply } from '../../src/app/applications.ts'
import { bookOffer, proposeAgain } from '../../src/app/scheduling.ts'
import { goOnAllTheSame } from '../../src/app/screening.ts'
import { ScreeningQuestion } from '../../src/core/screening-questions.ts'
import { ClockTime, LocalDate } from '../../src/core/time.ts'
import { applied, opening } from '../support/booking.ts'
import { change, monday, staffed, times } from '../support/staffed.ts'
import { span } from '../support/time.ts'
import { admin, ana, bo, plan, type World } from '../support/world.ts'

describe('booking judges everything once more by what is known then', () => {
  const changes: [string, (deps: World) => Promise<void>, object][] = [
    [
      'the panellist no longer works that day',
      (deps) => change(deps, ana, { hours: [] }),
      { code: 'overtaken', breaches: [{ rule: 'hours', of: ana }] },
    ],
    [
      'the panellist has had a holiday put in',
      (deps) => change(deps, ana, { ownHolidays: [monday.first] }),
      { code: 'overtaken', breaches: [{ rule: 'hours', of: ana }] },
    ],
    [
      'the panellist pauses',
      (deps) => change(deps, ana, { pausedUntil: LocalDate.parse('2027-04-01') }),
      { code: 'overtaken', breaches: [{ rule: 'busy', of: ana }] },
    ],
    [
      'it would begin too soon by now',
      async (deps) => deps.wait(7 * 24 * 60 - 60),
      { code: 'overtaken', breaches: [{ rule: 'notice', of: 'screen' }] },
    ],
    ['it has begun by now', async (deps) => deps.wait(8 * 24 * 60), { code: 'in-the-past' }],
  ]
  test.each(changes)('%s', async (_, happen, reason) => {
    const deps = await staffed([ana])
    const proposal = await times(deps, await applied(deps))
    await happen(deps)
    await expect(bookOffer(deps, admin, proposal.id, 0)).rejects.toMatchObject({ reason })
    expect(await deps.store.interviewsOf(proposal.application)).toEqual([])
  })

  test('somebody left the pool', async () => {
    const deps = await staffed([ana])
    const proposal = await times(deps, await applied(deps))
    const [membership] = await deps.store.memberships(['systems'])
    if (!membership) throw new Error('Ana is in the pool')
    await deps.store.commit({ memberships: [{ ...membership, active: false }], deeds: [] })
    await expect(bookOffer(deps, admin, proposal.id, 0)).rejects.toMatchObject({
      reason: { code: 'overtaken', breaches: [{ rule: 'pool', of: 'screen/lead' }] },
    })
  })

  test('the weekly cap was reached meanwhile by another booking', async () => {
    const deps = await staffed([ana])
    await change(deps, ana, { capPerWeek: 1 })
    const mine = await times(deps, await applied(deps))
    const other = await times(deps, await applied(deps), {
      possible: { ...monday, from: ClockTime.parse('13:00'), to: ClockTime.parse('16:00') },
    })
    await bookOffer(deps, admin, other.id, 0)
    await expect(bookOffer(deps, admin, mine.id, 0)).rejects.toMatchObject({
      reason: { code: 'overtaken', breaches: [{ rule: 'cap', of: ana }] },
    })
  })

  test('of bookings racing for the last interview of a week exactly one goes through', async () => {
    const deps = await staffed([ana])
    await change(deps, ana, { capPerWeek: 1 })
    const hours = ['09:00', '10:00', '11:00', '13:00', '14:00', '15:00']
    const rivals = await Promise.all(
      hours.map(async (from) =>
        times(deps, await applied(deps), {
          possible: { ...monday, from: ClockTime.parse(from), to: ClockTime.parse('17:00') },
        }),
      ),
    )
    const results = await Promise.allSettled(rivals.map(({ id }) => bookOffer(deps, admin, id, 0)))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const week = span('2027-03-08T00:00', '2027-03-13T00:00')
    expect(await deps.store.interviewsWith([ana], week)).toHaveLength(1)
  })

  test('two interviews never share a room, though they share nobody', async () => {
    const deps = await staffed()
    const place = { kind: 'room', text: 'Tesla' } as const
    const first = await times(deps, await applied(deps), { place, without: [bo] })
    const second = await times(deps, await applied(deps), { place, without: [ana] })
    await bookOffer(deps, admin, first.id, 0)
    await expect(bookOffer(deps, admin, second.id, 0)).rejects.toMatchObject({
      reason: { code: 'room-taken', room: 'Tesla' },
    })
  })
})

test('a room that is taken is not offered, and where nothing else is free the reason is said', async () => {
  const deps = await staffed()
  const place = { kind: 'room', text: 'Tesla' } as const
  await bookOffer(
    deps,
    admin,
    (await times(deps, await applied(deps), { place, without: [bo] })).id,
    0,
  )
  const second = await times(deps, await applied(deps), { place, without: [ana] })
  expect(second.offers[0]?.interviews[0]).toMatchObject({
    span: span('2027-03-08T10:00', '2027-03-08T11:00'),
    room: 'Tesla',
  })
  const possible = { ...monday, to: ClockTime.parse('10:00') }
  const none = await times(deps, await applied(deps), { place, without: [ana], possible })
  expect(none.none?.conflict.map(({ rule }) => rule)).toContain('room')
  const elsewhere = await times(deps, await applied(deps), { without: [ana], possible })
  expect(elsewhere.offers).toHaveLength(1)
})

test('place, notes and length are as asked for', async () => {
  const deps = await staffed()
  const proposal = await times(deps, await applied(deps), {
    minutes: 45,
    place: { kind: 'video', text: 'https://meet.example.org/x' },
    notes: 'She would rather speak of storage.',
  })
  const loop = await bookOffer(deps, admin, proposal.id, 0)
  const [interview] = await deps.store.interviewsOf(loop.application)
  expect(interview).toMatchObject({
    span: span('2027-03-08T09:00', '2027-03-08T09:45'),
    place: { kind: 'video', text: 'https://meet.example.org/x' },
    notes: 'She would rather speak of storage.',
  })
})

test('clicks on several times of one list, all at once, book one of them', async () => {
  const deps = await staffed()
  const proposal = await times(deps, await applied(deps))
  const clicks = [0, 1, 0, 2, 1].map((index) => bookOffer(deps, admin, proposal.id, index))
  const loops = await Promise.all(clicks)
  expect(new Set(loops.map(({ interviews }) => interviews.join())).size).toBe(1)
  expect(await deps.store.interviewsOf(proposal.application)).toHaveLength(1)
})

test('two people who schedule one candidate at the same moment make one application', async () => {
  const deps = await staffed()
  const { candidate, id } = await applied(deps)
  const application = await applicationOf(deps, id)
  await deps.store.commit({ applications: [{ ...application, status: 'withdrawn' }], deeds: [] })
  await Promise.all([1, 2, 3].map(() => apply(deps, admin, candidate, opening)))
  const made = await deps.store.applicationsOf(candidate)
  expect(made.map(({ status }) => status)).toEqual(['withdrawn', 'in progress'])
})

test('an answer that rules the candidate out stops the booking until somebody says why not', async () => {
  const deps = await staffed()
  const question = ScreeningQuestion.parse({
    key: 'weeks',
    kind: 'number',
    ask: 'How many weeks?',
    unit: 'weeks',
    min: 12,
  })
  const strict = { ...deps, plans: [{ ...plan, screening: [question] }] }
  const application = await applied(deps)
  const proposal = await times(strict, application)
  const answer = { question: 'weeks', value: 8, by: admin, at: deps.now() }
  await deps.store.commit({
    applications: [{ ...application, rev: 1, screening: [answer] }],
    deeds: [],
  })
  const ruledOut = { reason: { code: 'screened-out' } }
  await expect(bookOffer(strict, admin, proposal.id, 0)).rejects.toMatchObject(ruledOut)
  await expect(times(strict, application)).rejects.toMatchObject(ruledOut)
  const reason = 'She comes back in autumn.'
  await goOnAllTheSame(strict, admin, application.id, { question: 'weeks', reason })
  await expect(bookOffer(strict, admin, proposal.id, 0)).resolves.toBeDefined()
})

test('asked again with other people, the same question keeps everything else', async () => {
  const deps = await staffed()
  const proposal = await times(deps, await applied(deps), { notes: 'Storage', minutes: 45 })
  const next = await proposeAgain(deps, admin, proposal, { without: [ana] }, 5)
  expect(next.wanted).toEqual({ ...proposal.wanted, without: [ana] })
  const people = next.offers.flatMap((o) =>
    o.interviews.flatMap((i) => i.seats.flatMap((s) => s.people)),
  )
  expect(new Set(people)).toEqual(new Set([bo]))
})

test('load carried in counts: who had fewer interviews lately comes first', async () => {
  const deps = await staffed()
  const first = await times(deps, await applied(deps), { without: [bo] })
  await bookOffer(deps, admin, first.id, 0)
  const later = await times(deps, await applied(deps), {
    possible: {
      ...monday,
      first: LocalDate.parse('2027-03-16'),
      last: LocalDate.parse('2027-03-16'),
    },
  })
  expect(later.offers[0]).toMatchObject({
    interviews: [{ seats: [{ people: [bo] }] }],
    because: [{ code: 'earliest' }, { code: 'least-load', people: [bo] }],
  })
})
